/** How the nouns of the catalog lie in tables: one list of columns per table, named like the fields they hold. */
import type { Database } from 'better-sqlite3';
import type { Evidence } from '../shared/catalog/evidence.ts';
import type { Model, Price } from '../shared/catalog/model.ts';
import { prepared } from './prepared.ts';

/** SQLite has no booleans and no lists: those columns hold 0 or 1, and JSON. */
type Kind = 'plain' | 'yesNo' | 'json';
type Columns<T> = Record<keyof T & string, Kind>;
type Owner = 'seed' | 'user';

const modelColumns: Columns<Omit<Model, 'price'>> = {
  id: 'plain',
  owner: 'plain',
  name: 'plain',
  author: 'plain',
  authorName: 'plain',
  originCountry: 'plain',
  originGroup: 'plain',
  openWeights: 'yesNo',
  licence: 'plain',
  paramsTotalB: 'plain',
  paramsActiveB: 'plain',
  paramsNote: 'plain',
  sizeClass: 'plain',
  contextTokens: 'plain',
  maxOutputTokens: 'plain',
  inputModalities: 'json',
  toolCalling: 'yesNo',
  structuredOutput: 'yesNo',
  reasoning: 'yesNo',
  releaseDate: 'plain',
  listedDate: 'plain',
  status: 'plain',
  huggingFaceId: 'plain',
  sources: 'json',
};

const priceColumns: Columns<Price> = {
  promptUsdPerM: 'plain',
  completionUsdPerM: 'plain',
  cacheReadUsdPerM: 'plain',
  cacheWriteUsdPerM: 'plain',
  batchDiscount: 'plain',
  batchPromptUsdPerM: 'plain',
  batchCompletionUsdPerM: 'plain',
  requestFeeUsd: 'plain',
  webSearchUsdPerCall: 'plain',
  tiers: 'json',
  tierMode: 'plain',
  promoDiscount: 'plain',
  undiscountedPromptUsdPerM: 'plain',
  undiscountedCompletionUsdPerM: 'plain',
  basis: 'plain',
  asOf: 'plain',
  source: 'plain',
  note: 'plain',
};

const evidenceColumns: Columns<Evidence> = {
  id: 'plain',
  owner: 'plain',
  modelId: 'plain',
  category: 'plain',
  benchmark: 'plain',
  config: 'plain',
  metric: 'plain',
  value: 'plain',
  successes: 'plain',
  trials: 'plain',
  tasks: 'plain',
  successDefinition: 'plain',
  usdPerTask: 'plain',
  promptTokensPerTask: 'plain',
  completionTokensPerTask: 'plain',
  date: 'plain',
  source: 'plain',
  selfReported: 'yesNo',
  notes: 'plain',
};

/** A price with the model it belongs to and who wrote it. */
export interface PriceRow extends Price {
  modelId: string;
  owner: Owner;
}
const priceRowColumns: Columns<PriceRow> = { modelId: 'plain', owner: 'plain', ...priceColumns };

type Cells = Record<string, string | number | null>;

const toCells = <T extends object>(columns: Columns<T>, row: T): Cells =>
  Object.fromEntries(
    (Object.entries(columns) as [keyof T & string, Kind][]).map(([name, kind]) => {
      const value = row[name];
      if (value === null || kind === 'plain') return [name, value as string | number | null];
      return [name, kind === 'yesNo' ? Number(value) : JSON.stringify(value)];
    }),
  );

const fromCells = <T extends object>(columns: Columns<T>, cells: Cells): T =>
  Object.fromEntries(
    (Object.entries(columns) as [string, Kind][]).map(([name, kind]) => {
      const cell = cells[name] ?? null;
      if (cell === null || kind === 'plain') return [name, cell];
      return [name, kind === 'yesNo' ? cell === 1 : JSON.parse(String(cell))];
    }),
  ) as T;

/** What can be done with one table: `where` is SQL of this program, never of a user; values are always bound. */
const tableOf = <T extends object>(table: string, columns: Columns<T>) => {
  const names = Object.keys(columns);
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
  return {
    insertAll: (db: Database, rows: Iterable<T>): void => {
      const statement = prepared(db, insert);
      for (const row of rows) statement.run(toCells(columns, row));
    },
    /** Equal for rows that hold the same. */
    keyOf: (row: T): string => JSON.stringify(Object.values(toCells(columns, row))),
    readAll: (db: Database, tail: string, values: Cells = {}): T[] =>
      prepared(db, `SELECT ${names.join(', ')} FROM ${table} ${tail}`)
        .all(values)
        .map((cells) => fromCells(columns, cells as Cells)),
  };
};

export const modelTable = tableOf<Omit<Model, 'price'>>('model', modelColumns);
export const priceTable = tableOf<PriceRow>('price', priceRowColumns);
export const evidenceTable = tableOf<Evidence>('evidence', evidenceColumns);

/** The price alone, as the catalog shows it. */
export const priceOf = ({ modelId: _modelId, owner: _owner, ...price }: PriceRow): Price => price;
