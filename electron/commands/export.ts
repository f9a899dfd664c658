/** `portfolio export`: the workbook, the table of figures or that of decisions, as the page exports them. */
import { evaluate } from '../../shared/engine/evaluate.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { decisionsTable } from '../../shared/report/decisionsTable.ts';
import { figuresTable } from '../../shared/report/figuresTable.ts';
import { buildWorkbook } from '../../shared/report/workbook.ts';
import { saveFile } from '../saveFile.ts';
import { readPlan } from './readPlan.ts';
import { type Terminal, withValue } from './terminal.ts';

export const exportCommand = async (
  terminal: Terminal,
  file: string,
  options: { xlsx?: string; csv?: string; decisions?: string },
): Promise<number> =>
  withValue(terminal, file, await readPlan(file), async ({ plan, snapshot }) => {
    const { say, language } = terminal;
    if (options.xlsx === undefined && options.csv === undefined && options.decisions === undefined) {
      terminal.complain(say('shell.cliExportWhat'));
      return 1;
    }
    const job = { plan, snapshot, draws: drawsOfIntervals };
    const outcome = evaluate(job);
    const outputs: [string, () => Promise<Uint8Array> | Uint8Array][] = [];
    if (options.xlsx !== undefined) outputs.push([options.xlsx, () => buildWorkbook(job, outcome, say, language)]);
    if (options.csv !== undefined) {
      const table = figuresTable({ job, outcome, say, language });
      outputs.push([options.csv, () => new TextEncoder().encode(tableToCsv(table))]);
    }
    if (options.decisions !== undefined) {
      const table = decisionsTable({ job, outcome, say, language });
      outputs.push([options.decisions, () => new TextEncoder().encode(tableToCsv(table))]);
    }
    for (const [target, build] of outputs) {
      const code = await withValue(terminal, target, await saveFile(target, await build()), ({ bytes }) => {
        terminal.print(`${say('shell.cliWrote', { file: target, bytes })}\n`);
        return 0;
      });
      if (code !== 0) return code;
    }
    return 0;
  });
