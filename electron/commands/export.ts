/** `portfolio export`: the workbook, the table of figures or that of decisions, as the page exports them. */
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { decisionsTable } from '../../shared/report/decisionsTable.ts';
import { figuresTable } from '../../shared/report/figuresTable.ts';
import { buildWorkbook } from '../../shared/report/workbook.ts';
import { saveFile } from '../saveFile.ts';
import { readingOf } from './evaluate.ts';
import { checkOutputs } from './outputs.ts';
import { readPlan } from './readPlan.ts';
import { refusalText, type Terminal, withValue } from './terminal.ts';

export interface ExportOptions {
  xlsx?: string;
  csv?: string;
  decisions?: string;
  /** Replaces files that are there. */
  force?: boolean;
}

export const exportCommand = async (terminal: Terminal, file: string, options: ExportOptions): Promise<number> => {
  const targets = [options.xlsx, options.csv, options.decisions].filter((target) => target !== undefined);
  if (targets.length === 0) {
    terminal.complain(terminal.say('shell.cliExportWhat'));
    return 1;
  }
  const checked = await checkOutputs([file], targets, options.force ?? false);
  if (!checked.ok) {
    terminal.complain(refusalText(checked.error, terminal.language));
    return 1;
  }
  return withValue(terminal, file, await readPlan(file), async (document) => {
    const { say } = terminal;
    const reading = readingOf(document, drawsOfIntervals, terminal);
    const outputs: [string, () => Promise<Uint8Array> | Uint8Array][] = [];
    if (options.xlsx !== undefined) outputs.push([options.xlsx, () => buildWorkbook(reading)]);
    if (options.csv !== undefined) {
      const table = figuresTable(reading);
      outputs.push([options.csv, () => new TextEncoder().encode(tableToCsv(table))]);
    }
    if (options.decisions !== undefined) {
      const table = decisionsTable(reading);
      outputs.push([options.decisions, () => new TextEncoder().encode(tableToCsv(table))]);
    }
    for (const [target, build] of outputs) {
      const code = await withValue(
        terminal,
        target,
        await saveFile(target, await build(), options.force ? {} : { expected: null }),
        ({ bytes, notes }) => {
          terminal.print(`${say('shell.cliWrote', { file: target, bytes })}\n`);
          for (const note of notes) terminal.complain(say(saveNoteWords[note], { name: target }));
          return 0;
        },
      );
      if (code !== 0) return code;
    }
    return 0;
  });
};
