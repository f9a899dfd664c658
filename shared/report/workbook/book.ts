/** What the sheets of one workbook share while they are written: where the inputs, prices and results stand. */

import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import type { Reading } from '../reading.ts';
import { type Sheet, sheetName } from '../sheet.ts';
import type { CellRef } from './formula.ts';

/** A figure of the workbook that must equal the app's. */
export interface Check {
  what: string;
  cell: CellRef;
  app: number;
}

/** Where a stack's figures stand, per category and over the mix; a figure that does not exist is null. */
export interface FigureCells {
  usdPerTask: CellRef;
  model: CellRef;
  verifier: CellRef;
  human: CellRef;
  silentFailures: CellRef;
  /** Hardware and commitments, per task; null: there are none. */
  fixed: CellRef | null;
  /** What of it is invoiced, a month; over the mix, that of each category. */
  committedMonth: CellRef[];
  success: CellRef;
  silentFailure: CellRef;
  abandoned: CellRef;
  usdPerSuccess: CellRef;
  humanMinutes: CellRef;
  value: CellRef;
}

export interface PriceCells {
  prompt: CellRef;
  completion: CellRef;
  cacheRead: CellRef;
  cacheWrite: CellRef;
  batchPrompt: CellRef;
  batchCompletion: CellRef;
  batchDiscount: CellRef;
  requestFee: CellRef;
  tiers: { prompt: CellRef; completion: CellRef; cacheRead: CellRef; cacheWrite: CellRef }[];
}

export interface Book {
  reading: Reading;
  sheetNames: Set<string>;
  cellNames: Set<string>;
  inputs: Map<string, CellRef>;
  prices: Map<ModelId, PriceCells>;
  /** Cost of one attempt by `category/model`. */
  attempts: Map<string, CellRef>;
  /** What a row of a stack pays of its fleets in a month, by `stack/row`. */
  hardware: Map<string, { committed: CellRef[]; owned: CellRef[] }>;
  stacks: { stackId: StackId; name: string; total: FigureCells | null; categories: Map<RowId, FigureCells> }[];
  checks: Check[];
}

export const newBook = (reading: Reading): Book => ({
  reading,
  sheetNames: new Set(),
  cellNames: new Set(),
  inputs: new Map(),
  prices: new Map(),
  attempts: new Map(),
  hardware: new Map(),
  stacks: [],
  checks: [],
});

export const nameSheet = (book: Book, wanted: string): string => sheetName(wanted, book.sheetNames);

/** A name for a cell: letters, digits and underscores, never like an address, unlike every other. */
export const nameCell = (book: Book, wanted: string): string => {
  const plain = wanted
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 100);
  const base = /^[a-z][a-z0-9]*_/.test(plain) ? plain : `cell_${plain}`;
  let name = base;
  for (let number = 2; book.cellNames.has(name); number++) name = `${base}_${number}`;
  book.cellNames.add(name);
  return name;
};

/** An input that a formula needs must stand on the Inputs sheet. */
export const input = (book: Book, key: string): CellRef => {
  const cell = book.inputs.get(key);
  if (cell === undefined) throw new RangeError(`no input ${key}`);
  return cell;
};

export const letterOf = (index: number): string =>
  String.fromCharCode(65 + (index % 26)).repeat(1 + Math.floor(index / 26));

/** Colours of the stacks, by the order of the plan. */
const stackColours = ['2F5FD0', 'C4641A', '1F7A4D', '8A4FBF', 'A3402B', '5C646E'];

export const colourOf = (index: number): string => stackColours[index % stackColours.length] ?? '2F5FD0';

export const freezeAt = (sheet: Sheet, rows: number, columns: number): void => {
  sheet.freeze = { rows, columns };
};
