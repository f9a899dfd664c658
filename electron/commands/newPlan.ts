/** `portfolio new`: a plan from a preset, or from what usage and evals show. */
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { type WorkKind, workKinds } from '../../shared/catalog/category.ts';
import type { Evidence } from '../../shared/catalog/evidence.ts';
import { usualYardsticks } from '../../shared/catalog/yardsticks.ts';
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { missingRates } from '../../shared/engine/missingRates.ts';
import { planFromPreset } from '../../shared/engine/planFromPreset.ts';
import { planWithEvals } from '../../shared/evals/planWithEvals.ts';
import { summariseEvals } from '../../shared/evals/summary.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { planFromUsage } from '../../shared/plan/fromUsage/planFromUsage.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { type Preset, presetOf, presets } from '../../shared/plan/presets.ts';
import { takeSnapshot } from '../../shared/plan/snapshot.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';
import { presetNotes } from '../../shared/report/presetNotes.ts';
import { rowTitle } from '../../shared/report/rowName.ts';
import { rowOfFiles } from '../../shared/report/rowOfFiles.ts';
import type { Mapping } from '../../shared/usage/mapping.ts';
import { pricedByFile } from '../../shared/usage/ownPrices.ts';
import { catalogBook } from '../../shared/usage/priceBook.ts';
import { type GroupKey, groupKeys } from '../../shared/usage/summary.ts';
import { saveFile } from '../saveFile.ts';
import { type Run, rowCalled } from './decided.ts';
import { type AnswerOptions, addAnswerOptions, answersOf } from './evalAnswers.ts';
import { mappingOf, priceFileOf } from './importUsage.ts';
import { checkOutputs } from './outputs.ts';
import { readEvalFiles } from './readEvalFiles.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { referenceOf } from './referenceOf.ts';
import { type Terminal, withValue } from './terminal.ts';

interface Options extends AnswerOptions {
  preset?: string;
  fromUsage?: string[];
  evals?: string[];
  kind?: ReadonlyMap<string, WorkKind>;
  prices?: string;
  row?: string;
  by?: GroupKey;
  map: string[];
  output?: string;
  list?: boolean;
  force: boolean;
}

interface Made {
  plan: Plan;
  /** Her own measurements, beside the catalog's. */
  evidence: Evidence[];
  remarks: string[];
}

const listPresets = ({ print, say }: Terminal): number => {
  const longest = Math.max(...presets.map(({ id }) => id.length));
  for (const { id, name, about } of presets) print(`${id.padEnd(longest)}  ${say(name)}: ${say(about)}\n`);
  return 0;
};

/** One more row's kind, by the row's label in the files. */
const kindTyped = (text: string, before: ReadonlyMap<string, WorkKind> = new Map()): ReadonlyMap<string, WorkKind> => {
  const at = text.lastIndexOf('=');
  const kind = workKinds.find((known) => known === text.slice(at + 1));
  if (at < 1 || kind === undefined)
    throw new InvalidArgumentError(`allowed: ROW=KIND, where KIND is one of ${workKinds.join(', ')}`);
  return new Map([...before, [text.slice(0, at), kind]]);
};

const unknownPreset = (preset: string): Answer<never> => {
  const allowed = presets.map(({ id }) => id).join(', ');
  return refuse('unknownPreset', `There is no preset ${preset}; allowed: ${allowed}.`, { preset, allowed });
};

const referenceFor = (catalog: Catalog) => (plan: Plan) => referenceOf(catalog, yardsticksOf(plan));

/** The models are chosen by the preset's rules; what each chose is in the plan's notes and told. */
const fromPreset = ({ say, language }: Terminal, preset: Preset, catalog: Catalog): Made => {
  const made = planFromPreset(preset, { ...catalog, reference: referenceOf(catalog, usualYardsticks) }, say);
  const notes = presetNotes(made, catalog.models, say, language);
  return { plan: { ...made.plan, notes }, evidence: [], remarks: notes.split('\n') };
};

const fromUsage = async (
  terminal: Terminal,
  files: readonly string[],
  options: Options,
  mapping: Mapping,
  catalog: Catalog,
): Promise<Answer<Made>> => {
  const { say, language } = terminal;
  const reading = await readUsageFiles(terminal, files, mapping);
  if (!reading.ok) return reading;
  const made = planFromUsage(
    {
      reading: reading.value,
      by: options.by ?? null,
      mapped: mapping.models,
      kinds: options.kind ?? new Map(),
      catalog,
      referenceFor: referenceFor(catalog),
      missingRates: (plan) => missingRates(plan, { ...catalog, reference: referenceFor(catalog)(plan) }),
    },
    say,
    language,
  );
  if (!made.ok) return made;
  const labels = made.value.rows.flatMap(({ label }) => label ?? []);
  const unmet = [...(options.kind?.keys() ?? [])].filter((label) => !labels.includes(label));
  return unmet.length === 0
    ? answer({ plan: made.value.plan, evidence: [], remarks: made.value.remarks })
    : refuse('usageNoRow', `The files hold no row ${unmet.join(', ')}; allowed: ${labels.join(', ')}.`, {
        rows: unmet.join(', '),
        allowed: labels.join(', '),
      });
};

/** The row that results are about: the one she names, else the only one; else a likely one, said so. */
const withEvals = async (
  { say, language }: Terminal,
  made: Made,
  options: Options & { evals: string[] },
  mapping: Mapping,
  catalog: Catalog,
): Promise<Answer<Made>> => {
  const answers = answersOf(options);
  const set = await readEvalFiles(options.evals, answers);
  if (!set.ok) return set;
  const likely = rowOfFiles(
    made.plan,
    say,
    options.evals.map((file) => basename(file)),
  );
  const row = options.row === undefined ? likely.row.id : rowCalled(made.plan, options.row);
  const name = basename(options.evals[0] ?? '').replace(/\.[^.]+$/, '');
  const ask = { summary: summariseEvals(set.value, answers), row, name, mapped: mapping.models, catalog };
  const rated = planWithEvals(made.plan, ask, say, language);
  if (!rated.ok) return rated;
  const guessed = options.row === undefined && made.plan.categories.length > 1;
  const taken = say(likely.isNamed ? 'evals.remarkRowNamed' : 'evals.remarkRow', { row: rowTitle(say, likely.row) });
  return answer({
    plan: rated.value.plan,
    evidence: rated.value.evidence,
    remarks: [...made.remarks, ...(guessed ? [taken] : []), ...rated.value.remarks],
  });
};

/** The catalog with the prices of her file, and the names there that it does not know. */
const atOwnPrices = async (
  { say, day }: Terminal,
  { prices, map }: Options,
  catalog: Catalog,
): Promise<Answer<{ catalog: Catalog; remarks: string[] }>> => {
  if (prices === undefined) return answer({ catalog, remarks: [] });
  const mapping = mappingOf(map);
  if (!mapping.ok) return mapping;
  const book = await priceFileOf(prices);
  if (!book.ok) return book;
  const { known } = catalogBook(catalog.models);
  const priced = pricedByFile(catalog.models, book.value, known, mapping.value.models, day);
  if (!priced.ok) return priced;
  const { models, unknown } = priced.value;
  return answer({
    catalog: { ...catalog, models },
    remarks: unknown.length === 0 ? [] : [say('fromUsage.remarkPricesUnknown', { models: unknown.join(', ') })],
  });
};

const made = async (terminal: Terminal, options: Options, catalog: Catalog): Promise<Answer<Made>> => {
  const mapping = mappingOf(options.map);
  if (!mapping.ok) return mapping;
  const { preset, fromUsage: files, evals } = options;
  const chosen = preset === undefined ? null : presetOf(preset);
  if (preset !== undefined && chosen === null) return unknownPreset(preset);
  const start =
    chosen === null
      ? await fromUsage(terminal, files ?? [], options, mapping.value, catalog)
      : answer(fromPreset(terminal, chosen, catalog));
  return start.ok && evals !== undefined
    ? withEvals(terminal, start.value, { ...options, evals }, mapping.value, catalog)
    : start;
};

const newPlanCommand = async (terminal: Terminal, options: Options, writtenBy: string): Promise<number> => {
  const { say, print, complain } = terminal;
  if (options.list) return listPresets(terminal);
  const { output, preset, fromUsage: files = [], evals = [] } = options;
  if (output === undefined || (preset === undefined) === (files.length === 0)) {
    complain(say('shell.cliNewWhat'));
    return 1;
  }
  const inputs = [...files, ...evals, ...(options.prices === undefined ? [] : [options.prices])];
  return withValue(terminal, output, await checkOutputs(inputs, [output], options.force), () =>
    withValue(terminal, 'catalog', readUserCatalog(terminal), async (shipped) =>
      withValue(terminal, options.prices ?? 'catalog', await atOwnPrices(terminal, options, shipped), async (own) =>
        withValue(terminal, output, await made(terminal, options, own.catalog), async ({ plan, evidence, remarks }) => {
          const whole = { ...own.catalog, evidence: [...own.catalog.evidence, ...evidence] };
          const snapshot = takeSnapshot(plan, whole, referenceOf(whole, yardsticksOf(plan)));
          const bytes = new TextEncoder().encode(writePortfolio({ plan, snapshot, unknown: {} }, writtenBy));
          const saved = await saveFile(output, bytes, options.force ? {} : { expected: null });
          return withValue(terminal, output, saved, ({ bytes: size, notes }) => {
            print(`${say('shell.cliWrote', { file: output, bytes: size })}\n`);
            for (const remark of [...own.remarks, ...remarks]) print(`${remark}\n`);
            for (const note of notes) complain(say(saveNoteWords[note], { name: output }));
            return 0;
          });
        }),
      ),
    ),
  );
};

export const addNewPlan = (program: Command, run: Run, writtenBy: string): void => {
  addAnswerOptions(
    program
      .command('new')
      .description('a plan from a preset, or from your usage and evals')
      .option('--list', 'the presets, one a line', false)
      .option('--preset <name>', 'start from a preset')
      .option(
        '--from-usage <files...>',
        'start from usage exports: rows of work, volumes, shapes, and today as stack A',
      )
      .option('--evals <files...>', 'results of your own evaluations, as evidence of one row')
      .option('--prices <file>', 'a price file over the catalog: how negotiated prices come in')
      .option('--row <row>', 'the row the results are about, by id or name')
      .addOption(new Option('--by <key>', 'what tells rows of work apart').choices([...groupKeys]))
      .option(
        '--kind <row=kind>',
        'what a row of the usage is like, such as coding-agent=programming; may be given several times',
        kindTyped,
      )
      .option(
        '--map <statement>',
        'as in import usage; NAME=MODEL ID says what a model name means',
        (statement: string, before: string[]) => [...before, statement],
        [],
      )
      .option('-o, --output <file>', 'the .portfolio file to write')
      .option('--force', 'replace a file that is there', false),
  ).action((options: Options) => run((terminal) => newPlanCommand(terminal, options, writtenBy)));
};
