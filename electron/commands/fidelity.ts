/** `portfolio fidelity`: parameters fitted on one outcome file, held against another. */
import { checkFidelity } from '../../shared/engine/calibrate/fidelity.ts';
import { calibrationRemarks, fidelityTable, parametersTable } from '../../shared/report/calibrationTables.ts';
import { readCosts, readOutcomes } from './readOutcomes.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

export const fidelityCommand = async (
  terminal: Terminal,
  options: { fit: string; check: string; costs?: string[]; json: boolean },
): Promise<number> =>
  withValue(terminal, options.fit, await readOutcomes(options.fit), async (fit) =>
    withValue(terminal, options.check, await readOutcomes(options.check), async (check) =>
      withValue(terminal, 'costs', await readCosts(options.costs ?? [], [fit, check]), (costs) =>
        withValue(terminal, options.fit, checkFidelity(fit, check, costs[0] ?? null, costs[1] ?? null), (report) => {
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
        }),
      ),
    ),
  );
