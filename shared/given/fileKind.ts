/** What kind of file a file is: one that was given where another belongs is named, with the command that takes it. */
import { readPriceList } from '../catalog/import/readPriceList.ts';
import { looksLikeModel } from '../evals/modelName.ts';
import { readContent } from '../evals/readEvals.ts';
import { saysAnything } from '../evals/reading.ts';
import type { TableRow } from '../files/delimited.ts';
import type { JsonBatch } from '../files/jsonText.ts';
import { currencyIn } from '../files/numbers.ts';
import { type Content, type JsonContent, openFile, type TableContent } from '../files/openFile.ts';
import { answering, type FileSource, giveUp } from '../files/reading.ts';
import type { Refusal } from '../foundation/answer.ts';
import { Collected } from '../usage/collected.ts';
import { apiAnswers } from '../usage/formats/apiAnswers.ts';
import { readJson } from '../usage/jsonUsage.ts';
import { emptyMapping } from '../usage/mapping.ts';
import { unitIn } from '../usage/priceSheet/priceColumns.ts';
import { readPriceFile } from '../usage/priceSheet/readPriceFile.ts';
import { readPriceSheet } from '../usage/priceSheet/readPriceSheet.ts';
import { emptySheetMapping } from '../usage/priceSheet/sheetMapping.ts';
import type { Outcome } from '../usage/recognise.ts';
import { readTable } from '../usage/tableUsage.ts';

export type FileKind = 'plan' | 'usage' | 'evals' | 'prices';

/** So many rows or values say what a file is. */
const mostRows = 500;
/** The largest public price list is below 3 MB. */
const mostListBytes = 8 * 1024 * 1024;

async function* firstRows(batches: AsyncIterable<TableRow[]>): AsyncGenerator<TableRow[]> {
  let left = mostRows;
  for await (const batch of batches) {
    yield batch.slice(0, left);
    left -= batch.length;
    if (left <= 0) return;
  }
}

async function* firstValues(batches: AsyncIterable<JsonBatch>): AsyncGenerator<JsonBatch> {
  let left = mostRows;
  for await (const { values, badLines } of batches) {
    yield { values: values.slice(0, left), badLines };
    left -= values.length;
    if (left <= 0) return;
  }
}

type Shortened = TableContent | JsonContent;

const shortened = (content: Content): Shortened | null => {
  switch (content.kind) {
    case 'table':
      return { ...content, rows: () => firstRows(content.rows()) };
    case 'json':
      return { ...content, values: () => firstValues(content.values()) };
    case 'yaml':
      return null;
    default: {
      const never: never = content;
      return never;
    }
  }
};

const isPlan = async (content: Shortened): Promise<boolean> => {
  if (content.kind !== 'json') return false;
  for await (const { values } of content.values())
    for (const { value } of values)
      if (typeof value === 'object' && value !== null && 'format' in value) return value.format === 'portfolio';
  return false;
};

/** `named`: a tool's own export says what it is; `guessed`: its columns could mean it. */
type Sureness = 'named' | 'guessed';

const usageIn = async (content: Shortened): Promise<Sureness | 'evals' | null> => {
  const collected = new Collected();
  const outcome = await answering(
    (): Promise<Outcome> =>
      content.kind === 'table'
        ? readTable(content, emptyMapping, collected)
        : readJson(content, emptyMapping, collected),
  );
  const refusal = outcome.ok ? (outcome.value.isRead ? null : outcome.value.refusal) : outcome.error;
  // A column that stands twice is asked about once the rest is known to be usage.
  if (refusal?.kind === 'usageColumnTwice') return 'guessed';
  if (refusal !== null) return refusal.kind === 'fileIsEvals' ? 'evals' : null;
  const [file] = collected.files;
  const isNamed = file !== undefined && file.mapping === null && !file.format.startsWith(apiAnswers.id);
  return isNamed ? 'named' : 'guessed';
};

const evalsIn = async (content: Content): Promise<Sureness | null> => {
  const read = await answering(() => readContent(content, { stem: content.name, folder: null }, {}));
  if (!read.ok || !saysAnything(read.value)) return null;
  const { format, results, questions } = read.value;
  if (!format.startsWith('eval.')) return 'named';
  // Any table has columns of numbers: those of models, with verdicts or scores that need no question, are results.
  const models = results.models.list;
  const isOfModels = models.filter(looksLikeModel).length >= (models.length * 2) / 3;
  return isOfModels && !questions.some(({ kind }) => kind === 'threshold') ? 'guessed' : null;
};

/** A list of a known publisher, or a sheet with a model and its two prices. */
const isPriceList = async (source: FileSource): Promise<boolean> => {
  if ((source.size ?? 0) > mostListBytes) return false;
  const asked = { stated: emptySheetMapping, remembered: () => null };
  const sheet = await readPriceSheet(source, asked);
  if (sheet.ok) {
    const { columns, mapping } = sheet.value;
    const { model, input, output } = mapping.columns;
    const isPriced = columns.some((column) => unitIn(column) !== null && currencyIn(column) !== null);
    const areCounts = [input, output].some((column) => /tokens?\W*$/i.test(column ?? ''));
    return model !== undefined && (isPriced || (input !== undefined && output !== undefined && !areCounts));
  }
  const file = await readPriceFile(source, asked, null);
  return file.ok && 'text' in file.value && readPriceList(file.value.text, '2000-01-01').ok;
};

/** What one content is by itself, and how surely; a price list is asked for last. */
const kindOfContent = async (content: Content): Promise<{ kind: FileKind; isSure: boolean } | null> => {
  const beginning = shortened(content);
  if (beginning === null) return (await evalsIn(content)) === 'named' ? { kind: 'evals', isSure: true } : null;
  if (await isPlan(beginning)) return { kind: 'plan', isSure: true };
  const usage = await usageIn(beginning);
  if (usage === 'named') return { kind: 'usage', isSure: true };
  const evals = usage === 'evals' ? 'named' : await evalsIn(beginning);
  if (evals === 'named') return { kind: 'evals', isSure: true };
  if (usage === 'guessed') return { kind: 'usage', isSure: true };
  return evals === null ? null : { kind: 'evals', isSure: false };
};

/** Sheets of a workbook or members of an archive that are looked at. */
const mostContents = 8;

/** What a file is, by what it holds; null where nobody here knows. Its beginning is read, of a price list the whole. */
export const fileKindOf = async (source: FileSource): Promise<FileKind | null> => {
  const found = await answering(async (): Promise<FileKind | null> => {
    const opened = await openFile(source);
    if (!opened.ok) return null;
    let likely: FileKind | null = null;
    for (const content of opened.value.slice(0, mostContents)) {
      const known = await kindOfContent(content);
      if (known?.isSure) return known.kind;
      likely ??= known?.kind ?? null;
    }
    return (await isPriceList(source)) ? 'prices' : likely;
  });
  return found.ok ? found.value : null;
};

const refusals = {
  plan: 'fileIsPlan',
  usage: 'fileIsUsage',
  evals: 'fileIsEvals',
  prices: 'fileIsPrices',
} as const satisfies Record<FileKind, string>;

/**
 * The refusal of a file that is of another kind than was wanted; null where it is not known to be. `typed` is how the
 * one who gave it would name it on a command line.
 */
export const otherKind = async (wanted: FileKind, source: FileSource, typed: string): Promise<Refusal | null> => {
  const kind = await fileKindOf(source);
  if (kind === null || kind === wanted) return null;
  const said = await answering(async () => giveUp(refusals[kind], { name: source.name, typed }));
  return said.ok ? null : said.error;
};
