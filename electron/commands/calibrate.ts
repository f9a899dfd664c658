/** `portfolio calibrate`: how alike the models of an outcome file fail. */
import type { Command } from 'commander';
import { calibrate } from '../../shared/engine/calibrate/calibrate.ts';
import { calibrationRemarks, fitTable, parametersTable } from '../../shared/report/calibrationTables.ts';
import type { Run } from './decided.ts';
import { type AnswerOptions, addAnswerOptions, answersOf } from './evalAnswers.ts';
import { costsOn, outcomesOn } from './readOutcomes.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface CalibrateOptions extends AnswerOptions {
  costs?: string;
  json: boolean;
}

const calibrateCommand = async (terminal: Terminal, file: string, options: CalibrateOptions): Promise<number> =>
  withValue(terminal, file, await outcomesOn(terminal, file, answersOf(options)), async ({ matrix, costs: own }) => {
    const files = options.costs === undefined ? [] : [options.costs];
    return withValue(terminal, options.costs ?? file, await costsOn(files, [matrix]), (costs) =>
      withValue(terminal, file, calibrate(matrix, costs[0] ?? own), (calibration) => {
        const { language, say } = terminal;
        if (options.json) {
          terminal.print(`${JSON.stringify(calibration, null, 2)}\n`);
          return 0;
        }
        const parameters = parametersTable(calibration, say);
        terminal.print(
          [
            `${parameters.title}\n`,
            textTable(parameters, language, say),
            textTable(fitTable(calibration, say), language, say),
            [...calibrationRemarks(calibration, language, say), say('report.methodCalibrate')]
              .map((remark) => `${remark}\n`)
              .join(''),
          ].join('\n'),
        );
        return 0;
      }),
    );
  });

export const addCalibrate = (program: Command, run: Run): void => {
  addAnswerOptions(
    program
      .command('calibrate')
      .description('how alike models fail (rho, tau, beta, gamma), from who solved what')
      .argument('<outcomes>', 'results as for "import evals"; in a table, cells between 0 and 1 are shares of tries')
      .option('--costs <file>', 'USD per attempt, one row per item and one column per model')
      .option('--json', 'everything, as JSON; shares are 0 to 1', false),
  ).action((file: string, options: CalibrateOptions) => run((terminal) => calibrateCommand(terminal, file, options)));
};
