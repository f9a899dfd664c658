/** `portfolio export`: the workbook, tables, the page to read, and a stack as a gateway runs it, as the page exports them. */
import { type Command, Option } from 'commander';
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { readingPage } from '../../shared/handover/readingPage.ts';
import { type StackFormat, stackFile, stackFormats } from '../../shared/handover/stackFiles.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { decisionsTable } from '../../shared/report/decisionsTable.ts';
import { figuresTable } from '../../shared/report/figuresTable.ts';
import type { Reading } from '../../shared/report/reading.ts';
import { buildWorkbook } from '../../shared/report/workbook.ts';
import { saveFile } from '../saveFile.ts';
import type { Run } from './decided.ts';
import { readingOf } from './evaluate.ts';
import { checkOutputs } from './outputs.ts';
import { readPlan } from './readPlan.ts';
import { refusalText, type Terminal, withValue } from './terminal.ts';

interface ExportOptions {
  xlsx?: string;
  csv?: string;
  decisions?: string;
  html?: string;
  /** The format a stack leaves in; it is written to `output`. */
  gateway?: StackFormat;
  stack?: string;
  output?: string;
  /** Replaces files that are there. */
  force?: boolean;
}

type Output = [target: string, build: () => Promise<Uint8Array> | Uint8Array];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The one there is, so that it need not be named. */
const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** Every file that is asked for, with how it is made. Refusal: unknownStack. */
const outputsOf = (reading: Reading, options: ExportOptions): Answer<Output[]> => {
  const { job, outcome } = reading;
  const outputs: Output[] = [];
  if (options.xlsx !== undefined) outputs.push([options.xlsx, () => buildWorkbook(reading)]);
  if (options.csv !== undefined) outputs.push([options.csv, () => bytesOf(tableToCsv(figuresTable(reading)))]);
  if (options.decisions !== undefined)
    outputs.push([options.decisions, () => bytesOf(tableToCsv(decisionsTable(reading)))]);
  if (options.html !== undefined) {
    outputs.push([options.html, () => bytesOf(readingPage(reading))]);
  }
  const { gateway, output, stack: name } = options;
  if (gateway !== undefined && output !== undefined) {
    const { stacks } = job.plan;
    const stack = name === undefined ? onlyOne(stacks) : stacks.find((one) => one.id === name || one.name === name);
    if (stack === undefined) {
      const allowed = stacks.map((one) => one.name).join(', ');
      return refuse('unknownStack', `The plan has no stack "${name ?? ''}"; it has ${allowed}.`, {
        stack: `"${name ?? ''}"`,
        allowed,
      });
    }
    outputs.push([
      output,
      () => bytesOf(stackFile(gateway, { plan: job.plan, snapshot: job.snapshot, outcome, stack }, reading).text),
    ]);
  }
  return answer(outputs);
};

const writeAll = async (terminal: Terminal, outputs: readonly Output[], force: boolean): Promise<number> => {
  const { say } = terminal;
  for (const [target, build] of outputs) {
    const saved = await saveFile(target, await build(), force ? {} : { expected: null });
    const code = await withValue(terminal, target, saved, ({ bytes, notes }) => {
      terminal.print(`${say('shell.cliWrote', { file: target, bytes })}\n`);
      for (const note of notes) terminal.complain(say(saveNoteWords[note], { name: target }));
      return 0;
    });
    if (code !== 0) return code;
  }
  return 0;
};

const exportCommand = async (terminal: Terminal, file: string, options: ExportOptions): Promise<number> => {
  const { xlsx, csv, decisions, html, gateway, output } = options;
  const targets = [xlsx, csv, decisions, html, output].filter((target) => target !== undefined);
  if (targets.length === 0 || (gateway === undefined) !== (output === undefined)) {
    terminal.complain(terminal.say('shell.cliExportWhat'));
    return 1;
  }
  const checked = await checkOutputs([file], targets, options.force ?? false);
  if (!checked.ok) {
    terminal.complain(refusalText(checked.error, terminal.language));
    return 1;
  }
  return withValue(terminal, file, await readPlan(file, terminal.choice), (document) => {
    const outputs = outputsOf(readingOf(document, drawsOfIntervals, terminal), options);
    return withValue(terminal, file, outputs, (all) => writeAll(terminal, all, options.force ?? false));
  });
};

export const addExport = (program: Command, run: Run): void => {
  program
    .command('export')
    .description('the workbook with live formulas, tables, a page to read, or a stack as a gateway runs it')
    .argument('<plan>', 'a .portfolio file')
    .option('--xlsx <file>', 'write a workbook')
    .option('--csv <file>', 'write every figure as CSV')
    .option('--decisions <file>', 'write what decides between the stacks as CSV')
    .option('--html <file>', 'write a page to read, in one file that runs nothing')
    .addOption(
      new Option('--gateway <format>', 'write a stack for the engineers to the file named by -o').choices(stackFormats),
    )
    .option('--stack <name>', 'which stack, by name or id; needed where there are several')
    .option('-o, --output <file>', 'where the stack is written')
    .option('--force', 'replace files that are there', false)
    .action((file: string, options: ExportOptions) => run((terminal) => exportCommand(terminal, file, options)));
};
