/** `portfolio calibrate`: how alike the models of an outcome file fail. */
import { calibrate } from '../../shared/engine/calibrate/calibrate.ts';
import { calibrationRemarks, fitTable, parametersTable } from '../../shared/report/calibrationTables.ts';
import { type AnswerOptions, answersOf } from './evalAnswers.ts';
import { costsOn, outcomesOn } from './readOutcomes.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

export const calibrateCommand = async (
  terminal: Terminal,
  file: string,
  options: AnswerOptions & { costs?: string; json: boolean },
): Promise<number> =>
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
