/** `portfolio export`: the workbook, tables, the page to read, and a stack as a gateway runs it, as the page exports them. */
import { type Command, Option } from 'commander';
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { horizonOf } from '../../shared/engine/horizon/horizon.ts';
import { placesOf } from '../../shared/engine/horizon/regions.ts';
import { drawsOfBands, drawsOfIntervals, type Job } from '../../shared/engine/job.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { readingPage } from '../../shared/handover/readingPage.ts';
import { type StackFormat, stackFile, stackFormats } from '../../shared/handover/stackFiles.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { decisionsTable } from '../../shared/report/decisionsTable.ts';
import { figuresTable } from '../../shared/report/figuresTable.ts';
import { tableInMoney } from '../../shared/report/inMoney.ts';
import { type WorkbookAsk, workbookOf } from '../../shared/report/workbookOf.ts';
import { saveFile } from '../saveFile.ts';
import { answered, type Run } from './decided.ts';
import { readingOf } from './evaluate.ts';
import { addFutureOptions, type FutureOptions, futureOf, leavesPlan, requireNamed } from './futureOptions.ts';
import { jobOnCatalog } from './jobOnCatalog.ts';
import { numberTyped } from './numberTyped.ts';
import { checkOutputs } from './outputs.ts';
import { addPlaceOptions, asksPairs, type PlaceOptions, placesAskOf } from './places.ts';
import { readPlan } from './readPlan.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { inMoneyOf, refusalText, type Terminal, withValue } from './terminal.ts';

interface ExportOptions extends Omit<FutureOptions, 'months'>, PlaceOptions {
  /** The last of the months ahead; without it the workbook has none. */
  months?: number;
  /** Whether the workbook has a sheet of places. */
  places?: boolean;
  xlsx?: string;
  csv?: string;
  decisions?: string;
  html?: string;
  /** The format a stack leaves in; it is written to `output`. */
  gateway?: StackFormat;
  output?: string;
  /** Replaces files that are there. */
  force?: boolean;
}

type Output = [target: string, build: () => Promise<Uint8Array> | Uint8Array];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The one there is, so that it need not be named. */
const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** What the workbook has beside the plan's figures, where it was asked for. Refusals: notHonoured, those of the catalog. */
const besideOf = (
  terminal: Terminal,
  document: PortfolioDocument,
  options: ExportOptions,
): Answer<Pick<WorkbookAsk, 'horizon' | 'places'>> => {
  const job: Job = { plan: document.plan, snapshot: document.snapshot, draws: 0 };
  const { months, places } = options;
  const future = months === undefined ? null : futureOf({ ...options, months }, terminal.day);
  const leaves = future !== null && leavesPlan(future);
  const wide = leaves || (places === true && asksPairs(options)) ? readUserCatalog(terminal) : answer(null);
  if (!wide.ok) return wide;
  const among = wide.value === null || !leaves ? job : jobOnCatalog(job, document, wide.value);
  return answered('Plan', () => {
    if (future !== null) requireNamed(among, future);
    const ask = places ? placesAskOf(job, options, wide.value?.evidence ?? []) : null;
    const from = options.gdp === undefined && typeof options.regions === 'string' ? options.regions : 'typed';
    return {
      horizon:
        future === null ? null : { job: among, future, found: horizonOf({ ...among, draws: drawsOfBands }, future) },
      places: ask === null ? null : { ask, sharesFrom: from, found: placesOf(job, ask) },
    };
  });
};

/** Every file that is asked for, with how it is made. Refusal: unknownStack. */
const outputsOf = (terminal: Terminal, document: PortfolioDocument, options: ExportOptions): Answer<Output[]> => {
  const reading = readingOf(document, drawsOfIntervals, inMoneyOf(terminal, document.plan));
  const { job, outcome, language, day } = reading;
  const outputs: Output[] = [];
  const beside =
    options.xlsx === undefined ? answer({ horizon: null, places: null }) : besideOf(terminal, document, options);
  if (!beside.ok) return beside;
  if (options.xlsx !== undefined)
    outputs.push([options.xlsx, () => workbookOf({ document, outcome, language, day, found: null, ...beside.value })]);
  if (options.csv !== undefined)
    outputs.push([options.csv, () => bytesOf(tableToCsv(tableInMoney(figuresTable(reading), reading.say)))]);
  if (options.decisions !== undefined)
    outputs.push([options.decisions, () => bytesOf(tableToCsv(tableInMoney(decisionsTable(reading), reading.say)))]);
  if (options.html !== undefined) {
    outputs.push([options.html, () => bytesOf(readingPage(reading))]);
  }
  const { gateway, output, stack: name } = options;
  if (gateway !== undefined && output !== undefined) {
    const { stacks } = job.plan;
    const stack = name === undefined ? onlyOne(stacks) : stacks.find((one) => one.id === name || one.name === name);
    if (stack === undefined) {
      const allowed = stacks.map((one) => one.name).join(', ');
      return refuse('unknownStack', `The plan has no stack “${name ?? ''}”; it has ${allowed}.`, {
        stack: name ?? '',
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
    const outputs = outputsOf(terminal, document, options);
    return withValue(terminal, file, outputs, (all) => writeAll(terminal, all, options.force ?? false));
  });
};

export const addExport = (program: Command, run: Run): void => {
  const command = program
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
    .option('--months <n>', 'the workbook also has the months ahead, to this one; what moves in them:', numberTyped)
    .option('--places', 'the workbook also has regions and languages; what holds there:', false);
  addPlaceOptions(addFutureOptions(command)).action((file: string, options: ExportOptions) =>
    run((terminal) => exportCommand(terminal, file, options)),
  );
};
