/** `portfolio fidelity`: parameters fitted on one outcome file, held against another. */
import { checkFidelity } from '../../shared/engine/calibrate/fidelity.ts';
import { calibrationRemarks, fidelityTable, parametersTable } from '../../shared/report/calibrationTables.ts';
import { type AnswerOptions, answersOf } from './evalAnswers.ts';
import { costsOn, outcomesOn } from './readOutcomes.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

export const fidelityCommand = async (
  terminal: Terminal,
  options: AnswerOptions & { fit: string; check: string; costs?: string[]; json: boolean },
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
