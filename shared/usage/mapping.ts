/** Which column of any table means what: guessed from names in several languages, or stated, and a plain value to keep. */
import { z } from 'zod';
import { cleanText } from '../catalog/checks.ts';
import { currencyIn } from '../files/numbers.ts';
import { isZone, parseTime, timeOfSerial } from '../files/times.ts';
import { type MappedField, mappedFields, synonyms, type Tongue, tongues, zoneByTongue } from './columnNames.ts';
import { withoutUnit } from './columnUnits.ts';
import { plainField } from './fields.ts';

/** Column names as the file writes them, by what they hold. */
export const usageColumnsSchema = z.partialRecord(z.enum(mappedFields), cleanText(300));

export type UsageColumns = Partial<Record<MappedField, string>>;

/** The columns of a table as a key: tables with the same ones are mapped alike, whatever their order. */
export const usageColumnsKey = (columns: readonly string[]): string =>
  JSON.stringify(
    columns
      .map(plainField)
      .filter((column) => column !== '')
      .sort(),
  );

export interface Mapping {
  columns: UsageColumns;
  /** Whether the input column holds the cached tokens; null: not stated. */
  cachedInside: boolean | null;
  /** Zone of times that name none, and currency of amounts that name none; null: not stated. */
  zone: string | null;
  currency: string | null;
  /** Model names of the file, mapped once to ids of the catalog or the price file. */
  models: Record<string, string>;
}

export const emptyMapping: Mapping = { columns: {}, cachedInside: null, zone: null, currency: null, models: {} };

const isMappedField = (text: string): text is MappedField => mappedFields.some((field) => field === text);

/**
 * Adds one statement to a mapping: `COLUMN=FIELD`, `zone=Europe/Berlin`, `currency=EUR`, `cached=included` or
 * `excluded`, or `NAME IN FILE=MODEL ID`. null where it is none of them.
 */
export const withStatement = (mapping: Mapping, statement: string): Mapping | null => {
  const at = statement.lastIndexOf('=');
  if (at <= 0 || at === statement.length - 1) return null;
  const left = statement.slice(0, at).trim();
  const right = statement.slice(at + 1).trim();
  if (isMappedField(right)) return { ...mapping, columns: { ...mapping.columns, [right]: left } };
  if (left === 'zone') return isZone(right) ? { ...mapping, zone: right } : null;
  if (left === 'currency') return /^[A-Za-z]{3}$/.test(right) ? { ...mapping, currency: right.toUpperCase() } : null;
  if (left === 'cached')
    return right === 'included' || right === 'excluded' ? { ...mapping, cachedInside: right === 'included' } : null;
  return { ...mapping, models: { ...mapping.models, [left]: right } };
};

/** A column's name without a unit or currency in brackets. */
const bare = (column: string): string =>
  plainField(withoutUnit(column.replace(/[([（].*[)\]）]/g, ' ').replace(/[$€£¥¢%]/g, ' ')));

/** The name of a field inside others: `prompt_tokens` of `usage.prompt_tokens`. */
const leaf = (column: string): string => column.slice(column.lastIndexOf('.') + 1);

/** A name without the number of a name that came before, and without what is in brackets where another has it so. */
const shared = (column: string): string => plainField(column.replace(/ #\d+$/, ''));

/**
 * Other columns that a guess could have meant as well, and that say something else: of the same name, or of the same
 * but for what stands in brackets (`Cost (input)` and `Cost (output)`).
 */
export const differingTwins = (
  column: string,
  columns: readonly string[],
  cellsOf: (column: string) => readonly string[],
): string[] => {
  const isBracketed = bare(column) !== plainField(column) && bare(column) !== '';
  const own = cellsOf(column);
  return columns.filter(
    (other) =>
      other !== column &&
      other !== '' &&
      (shared(other) === shared(column) || (isBracketed && bare(other) === bare(column))) &&
      cellsOf(other).some((cell, row) => cell !== own[row]),
  );
};

/** Amounts under a name of money or of limits are no counts: `cost.input` is what input costs. */
const isOfMoney = (column: string): boolean =>
  /(^|[._])(costs?|pric(e|es|ing)|rates?|limits?|cost_?details)\./i.test(column);

export interface GuessedMapping {
  mapping: Mapping;
  /** A zone that the language of the columns suggests. */
  likelyZone: string | null;
  /** Whether there is a time and at least one of tokens and cost. */
  isEnough: boolean;
}

/** Fields whose cells are figures; a column of texts of the same name is none of them. */
const figures: ReadonlySet<MappedField> = new Set([
  'cached',
  'cache_write',
  'reasoning',
  'input',
  'output',
  'requests',
  'cost',
  'total',
]);

/** Some figures with their signs and units (`1.234,50 €`, `$0.01`, `3.2M`), or nothing at all: no column of sentences. */
const holdsFigures = (values: readonly string[]): boolean => {
  const said = values.map((value) => value.trim()).filter((value) => value !== '');
  const written = said.filter((value) => /^[^\d]{0,8}\d[\d\s.,'’eE+-]*[^\d]{0,12}$/.test(value));
  return said.length === 0 || written.length > said.length / 20;
};

interface Table {
  columns: readonly string[];
  /** Columns that mean something already. */
  taken: ReadonlySet<string>;
  valuesOf: (column: string) => string[];
}

const columnFor = (
  field: MappedField,
  { columns, taken, valuesOf }: Table,
): { column: string; tongue: Tongue } | null => {
  const isMoney = field === 'cost' || field === 'currency';
  const fits = (column: string): boolean =>
    !taken.has(column) && (isMoney || !isOfMoney(column)) && (!figures.has(field) || holdsFigures(valuesOf(column)));
  for (const nameOf of [plainField, bare, (column: string) => bare(leaf(column))])
    for (const tongue of tongues)
      for (const synonym of synonyms[field][tongue] ?? []) {
        const column = columns.find((one) => nameOf(one) === synonym && fits(one));
        if (column !== undefined) return { column, tongue };
      }
  return null;
};

/** Names of figures: a count of 45,000 is no day of a spreadsheet. */
const namesFigures = /token|cost|price|count|total|amount|usage|input|output|prompt|completion|request|usd|eur/i;

/** The column most of whose values are times, where no name says so. */
const timeByContent = (columns: readonly string[], valuesOf: (column: string) => string[]): string | null =>
  columns.find((column) => {
    const values = valuesOf(column).filter((value) => value !== '');
    const isSerial = (value: string): boolean => !namesFigures.test(column) && timeOfSerial(value) !== null;
    const times = values.filter((value) => parseTime(value) !== null || isSerial(value));
    return values.length > 0 && times.length >= values.length * 0.8;
  }) ?? null;

const orderOfGuesses: readonly MappedField[] = [
  'cached',
  'cache_write',
  'reasoning',
  'input',
  'output',
  'requests',
  'cost',
  'currency',
  'time',
  'model',
  'session',
  'trace',
  'prompt',
  'project',
  'key',
  'tag',
  'batch',
  'status',
  'id',
  'total',
];

/** What the columns of a table mean, as far as their names and values are certain; stated ones win. */
export const guessMapping = (
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  stated: Mapping,
): GuessedMapping => {
  const found: Partial<Record<MappedField, string>> = {};
  const taken = new Set<string>();
  for (const field of mappedFields) {
    const wanted = stated.columns[field];
    const column = wanted === undefined ? undefined : columns.find((one) => plainField(one) === plainField(wanted));
    if (column === undefined) continue;
    found[field] = column;
    taken.add(column);
  }
  const seen = new Set<Tongue>();
  for (const field of orderOfGuesses) {
    if (found[field] !== undefined) continue;
    const guess = columnFor(field, { columns, taken, valuesOf });
    if (guess === null) continue;
    found[field] = guess.column;
    taken.add(guess.column);
    seen.add(guess.tongue);
  }
  found.time ??=
    timeByContent(
      columns.filter((column) => !taken.has(column)),
      valuesOf,
    ) ?? undefined;
  const tongue = tongues.find((one) => one !== 'en' && seen.has(one));
  const named =
    stated.currency ??
    (found.cost === undefined
      ? null
      : (currencyIn(found.cost.replace(/_/g, ' ')) ?? currencyOfValues(valuesOf(found.cost))));
  const currency = named === '¥' ? (tongue === 'ja' ? 'JPY' : tongue === 'zh' ? 'CNY' : named) : named;
  const hasAmount =
    found.input !== undefined || found.output !== undefined || found.total !== undefined || found.cost !== undefined;
  return {
    mapping: { ...stated, columns: found, currency },
    likelyZone: tongue === undefined ? null : (zoneByTongue[tongue] ?? null),
    isEnough: found.time !== undefined && hasAmount,
  };
};

const currencyOfValues = (values: readonly string[]): string | null => {
  const named = new Set(values.map(currencyIn).filter((currency) => currency !== null));
  return named.size === 1 ? ([...named][0] ?? null) : null;
};
