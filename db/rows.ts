/** How the nouns of the catalog lie in tables: a column for each field, named like it; the migrations make the columns. */
import type { Database } from 'better-sqlite3';
import { type Evidence, evidenceFields } from '../shared/catalog/evidence.ts';
import { type ModelHistory, modelHistoryFields } from '../shared/catalog/history.ts';
import { type Model, modelFields, newTier, type Price, priceFields } from '../shared/catalog/model.ts';
import type { FieldKind, Fields } from '../shared/catalog/record.ts';
import type { ModelId } from '../shared/foundation/ids.ts';
import { prepared, preparedRaw } from './prepared.ts';

type Owner = 'seed' | 'user';
type Cell = string | number | null;
type Cells = Record<string, Cell>;

/** A model without its offers: prices are rows of their own. */
export type ModelRow = Omit<Model, 'offers'>;

/** A price with the model it belongs to and who wrote it. */
export interface PriceRow extends Price {
  modelId: ModelId;
  owner: Owner;
}

const priceRowFields = { modelId: evidenceFields.modelId, owner: modelFields.owner, ...priceFields };

/** SQLite has no booleans and no lists: those columns hold 0 or 1, and JSON. */
const toCell = (kind: FieldKind, value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (kind === 'flag') return Number(value);
  return kind === 'list' ? JSON.stringify(value) : (value as string | number);
};

const fromCell = (kind: FieldKind, cell: Cell | undefined): unknown => {
  if (cell === null || cell === undefined) return null;
  if (kind === 'flag') return cell === 1;
  return kind === 'list' ? JSON.parse(String(cell)) : cell;
};

/** The columns of a table: its key first, then every field that is no record with a table of its own. */
const columnsOf = (fields: Fields, key: readonly string[]): [name: string, kind: FieldKind][] => {
  const names = new Set([...key, ...Object.keys(fields)]);
  return [...names].flatMap((name): [string, FieldKind][] => {
    const kind = fields[name]?.kind;
    return kind === undefined || kind === 'record' ? [] : [[name, kind]];
  });
};

/** What can be done with one table: `tail` is SQL of this program, never of a user; values are always bound. */
const tableOf = <T extends object>(table: string, fields: Fields, key: readonly (keyof T & string)[]) => {
  const columns = columnsOf(fields, key);
  const names = columns.map(([name]) => name);
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  const toCells = (row: T): Cell[] =>
    columns.map(([name, kind]) => toCell(kind, (row as Readonly<Record<string, unknown>>)[name]));
  /** Rows are copies of it: made field by field each would be a shape of its own, and slow. */
  const nothing: Readonly<Record<string, unknown>> = Object.fromEntries(names.map((name) => [name, null]));
  const fromCells = (cells: readonly Cell[]): T => {
    const row: Record<string, unknown> = { ...nothing };
    columns.forEach(([name, kind], i) => {
      row[name] = fromCell(kind, cells[i]);
    });
    return row as T;
  };
  return {
    name: table,
    columns,
    insertAll: (db: Database, rows: Iterable<T>): void => {
      const statement = prepared(db, insert);
      for (const row of rows) statement.run(toCells(row));
    },
    /** Equal for rows that hold the same. */
    keyOf: (row: T): string => JSON.stringify(toCells(row)),
    readAll: (db: Database, tail: string, values: Cells = {}): T[] =>
      preparedRaw(db, `SELECT ${names.join(', ')} FROM ${table} ${tail}`)
        .all(values)
        .map((cells) => fromCells(cells as Cell[])),
  };
};

export const modelTable = tableOf<ModelRow>('model', modelFields, ['id', 'owner']);
export const priceTable = tableOf<PriceRow>('price', priceRowFields, ['modelId', 'owner']);
/** An offer of this release: a price of the seed's that is no history yet. */
export type OfferRow = Omit<PriceRow, 'owner'>;

export const offerTable = tableOf<OfferRow>('offer', { modelId: evidenceFields.modelId, ...priceFields }, ['modelId']);
export const historyTable = tableOf<ModelHistory>('history', modelHistoryFields, ['modelId']);
export const evidenceTable = tableOf<Evidence>('evidence', evidenceFields, ['id', 'owner']);

/** The price alone, as the catalog shows it; tiers written before a field of theirs have it unknown. */
export const priceOf = ({ modelId: _modelId, owner: _owner, ...price }: PriceRow): Price => ({
  ...price,
  tiers: price.tiers.map(newTier),
});
