/** `portfolio fidelity`: parameters fitted on one outcome file, held against another; transfer between suites. */
import type { Command } from 'commander';
import { shippedSuiteRates } from '../../db/suiteRates.ts';
import { checkFidelity } from '../../shared/engine/calibrate/fidelity.ts';
import { saidAgainstHappened } from '../../shared/engine/transfer/saidHappened.ts';
import { shippedSaidByChance } from '../../shared/engine/transfer/shippedSaidHappened.ts';
import { calibrationRemarks, fidelityTable, parametersTable } from '../../shared/report/calibrationTables.ts';
import { missesByChance, transferTable } from '../../shared/report/transferTables.ts';
import type { Run } from './decided.ts';
import { type AnswerOptions, addAnswerOptions, answersOf } from './evalAnswers.ts';
import { costsOn, outcomesOn } from './readOutcomes.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface FidelityOptions extends AnswerOptions {
  fit?: string;
  check?: string;
  costs?: string[];
  transfer: boolean;
  json: boolean;
}

/** What is said of two models from one suite, held against what another shows: from the counts that ship. */
const transferReport = (terminal: Terminal, json: boolean): Promise<number> =>
  withValue(terminal, 'fidelity', shippedSuiteRates(), (rates) => {
    const { language, say } = terminal;
    const report = saidAgainstHappened(rates, (share) => terminal.progress?.(`${Math.round(100 * share)}%`));
    terminal.progress?.('');
    const notes = `${say('saidHappened.note')}\n${say('evidence.sureChanceNote', missesByChance(language))}\n`;
    terminal.print(
      json
        ? `${JSON.stringify({ ...report, byChance: shippedSaidByChance }, null, 2)}\n`
        : `${textTable(transferTable(report, language, say), language, say)}\n${notes}`,
    );
    return 0;
  });

/** The exit code of a command that was typed wrongly, as the parser of the command line has it. */
const wrongUse = 2;

/** Two outcome files, or `--transfer` alone. */
const fidelityCommand = async (terminal: Terminal, options: FidelityOptions): Promise<number> => {
  const { fit, check, transfer, json } = options;
  if (transfer && fit === undefined && check === undefined) return transferReport(terminal, json);
  if (transfer || fit === undefined || check === undefined) {
    terminal.complain(terminal.say('refusals.fidelityNeedsFiles'));
    return wrongUse;
  }
  return checkOutcomes(terminal, { ...options, fit, check });
};

const checkOutcomes = async (
  terminal: Terminal,
  options: FidelityOptions & { fit: string; check: string },
): Promise<number> =>
  withValue(terminal, options.fit, await outcomesOn(terminal, options.fit, answersOf(options)), async (fit) =>
    withValue(terminal, options.check, await outcomesOn(terminal, options.check, answersOf(options)), async (check) =>
      withValue(terminal, 'costs', await costsOn(options.costs ?? [], [fit.matrix, check.matrix]), (costs) => {
        const own = [costs[0] ?? fit.costs, costs[1] ?? check.costs] as const;
        return withValue(terminal, options.fit, checkFidelity(fit.matrix, check.matrix, ...own), (report) => {
          const { language, say } = terminal;
          if (options.json) {
            terminal.print(`${JSON.stringify(report, null, 2)}\n`);
            return 0;
          }
          const remarks = calibrationRemarks(report.calibration, language, say);
          if (report.gamma?.basis === 'reference')
            remarks.push(say('calibrate.gammaReference', { value: report.gamma.value }));
          if (report.sameCells > 0) remarks.push(say('calibrate.sameOutcomes', { cells: report.sameCells }));
          const heading = say('calibrate.checked', {
            fitModels: report.calibration.models,
            fitItems: report.calibration.items,
            checkModels: report.checkModels,
            checkItems: report.checkItems,
          });
          terminal.print(
            [
              `${heading}\n`,
              textTable(parametersTable(report.calibration, say), language, say),
              textTable(fidelityTable(report, say), language, say),
              [...remarks, say('report.methodFidelity')].map((remark) => `${remark}\n`).join(''),
            ].join('\n'),
          );
          return 0;
        });
      }),
    ),
  );

export const addFidelity = (program: Command, run: Run): void => {
  addAnswerOptions(
    program
      .command('fidelity')
      .description('fits on one outcome file and predicts another: errors beside assuming independence')
      .option('--fit <file>', 'outcomes to fit on')
      .option('--check <file>', 'outcomes to predict')
      .option('--transfer', 'alone: what is said of two models, held against suites left out', false)
      .option('--costs <files...>', 'USD per attempt for the models of either')
      .option('--json', 'everything, as JSON; errors are shares, 0 to 1', false),
  ).action((options: FidelityOptions) => run((terminal) => fidelityCommand(terminal, options)));
};
