/**
 * A formula and its value, written once: the text a spreadsheet recalculates and the number we cache in the cell come
 * from the same expression, so they cannot say different things. Only functions that every spreadsheet has had
 * since 2007 are used.
 */
import { columnLetters, quoteSheet } from '../sheet.ts';

export interface CellRef {
  sheet: string;
  row: number;
  column: number;
  name: string | null;
  /** null where the cell holds a text: unknown. */
  value: number | null;
}

export interface Formula {
  value: number;
  /** The text as it stands on a sheet: cells of the same sheet need no sheet name. */
  write: (onSheet: string) => string;
  /** How tightly it binds: 3 a single term, 2 a product, 1 a sum. */
  binds: 1 | 2 | 3;
}

const addressOf = (cell: CellRef, onSheet: string, absolute = false): string => {
  const mark = absolute ? '$' : '';
  const address = `${mark}${columnLetters(cell.column)}${mark}${cell.row}`;
  return cell.sheet === onSheet ? address : `${quoteSheet(cell.sheet)}!${address}`;
};

/** The cell's number. A cell that holds a text has none and must not be asked. */
export const at = (cell: CellRef): Formula => {
  if (cell.value === null) throw new RangeError(`no number in ${cell.sheet} ${cell.row},${cell.column}`);
  return { value: cell.value, binds: 3, write: (onSheet) => cell.name ?? addressOf(cell, onSheet) };
};

/** The cell's number, or another where the cell says unknown. */
export const orElse = (cell: CellRef, other: Formula): Formula => ({
  value: cell.value ?? other.value,
  binds: 3,
  write: (onSheet) => {
    const ref = cell.name ?? addressOf(cell, onSheet);
    return `IF(ISNUMBER(${ref}),${ref},${other.write(onSheet)})`;
  },
});

export const number = (value: number): Formula => ({ value, binds: value < 0 ? 1 : 3, write: () => String(value) });

const tight = (formula: Formula, binds: number, onSheet: string): string =>
  formula.binds < binds ? `(${formula.write(onSheet)})` : formula.write(onSheet);

export const plus = (...terms: Formula[]): Formula =>
  terms.length === 1 && terms[0] !== undefined
    ? terms[0]
    : {
        value: terms.reduce((sum, term) => sum + term.value, 0),
        binds: terms.length === 0 ? 3 : 1,
        write: (onSheet) => (terms.length === 0 ? '0' : terms.map((term) => tight(term, 1, onSheet)).join('+')),
      };

export const minus = (from: Formula, ...less: Formula[]): Formula => ({
  value: less.reduce((rest, term) => rest - term.value, from.value),
  binds: 1,
  write: (onSheet) => [tight(from, 1, onSheet), ...less.map((term) => tight(term, 2, onSheet))].join('-'),
});

export const times = (...terms: Formula[]): Formula => ({
  value: terms.reduce((product, term) => product * term.value, 1),
  binds: 2,
  write: (onSheet) => terms.map((term) => tight(term, 2, onSheet)).join('*'),
});

/** What is below zero is zero. */
export const atLeastZero = (formula: Formula): Formula => ({
  value: Math.max(formula.value, 0),
  binds: 3,
  write: (onSheet) => `MAX(${formula.write(onSheet)},0)`,
});

export const over = (top: Formula, bottom: Formula): Formula => ({
  value: top.value / bottom.value,
  binds: 2,
  write: (onSheet) => `${tight(top, 2, onSheet)}/${tight(bottom, 3, onSheet)}`,
});

const places = 7;

/** A difference without the last bits in which two sums of the same things differ: nothing is then 0 and never −0. */
export const rounded = (formula: Formula): Formula => ({
  value: Math.round(formula.value * 10 ** places) / 10 ** places + 0,
  binds: 1,
  // A program that keeps a zero below zero would show its sign.
  write: (onSheet) => `ROUND(${formula.write(onSheet)},${places})+0`,
});

export const power = (base: Formula, exponent: Formula): Formula => ({
  value: base.value ** exponent.value,
  binds: 2,
  write: (onSheet) => `${tight(base, 3, onSheet)}^${tight(exponent, 3, onSheet)}`,
});

const rangeOf = (cells: readonly CellRef[], onSheet: string): string => {
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('an empty range');
  return `${addressOf(first, onSheet)}:${columnLetters(last.column)}${last.row}`;
};

const numberIn = (cell: CellRef): number => cell.value ?? 0;

/** Sum of a run of cells. */
export const sumOf = (cells: readonly CellRef[]): Formula => ({
  value: cells.reduce((sum, cell) => sum + numberIn(cell), 0),
  binds: 3,
  write: (onSheet) => `SUM(${rangeOf(cells, onSheet)})`,
});

/** Sum of products of runs of cells of one length. */
export const sumProduct = (first: readonly CellRef[], second: readonly CellRef[]): Formula => ({
  value: first.reduce((sum, cell, i) => sum + numberIn(cell) * numberIn(second[i]!), 0),
  binds: 3,
  write: (onSheet) => `SUMPRODUCT(${rangeOf(first, onSheet)},${rangeOf(second, onSheet)})`,
});

/** One of two, as a cell that says yes or no tells. */
export const ifYes = (cell: CellRef, isYes: boolean, yes: string, whenYes: Formula, otherwise: Formula): Formula => ({
  value: isYes ? whenYes.value : otherwise.value,
  binds: 3,
  write: (onSheet) =>
    `IF(${cell.name ?? addressOf(cell, onSheet)}="${yes.replaceAll('"', '""')}",${whenYes.write(onSheet)},${otherwise.write(onSheet)})`,
});

/** An absolute range with its sheet, for charts. */
export const chartRange = (cells: readonly CellRef[]): string => {
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('an empty range');
  return `${quoteSheet(first.sheet)}!$${columnLetters(first.column)}$${first.row}:$${columnLetters(last.column)}$${last.row}`;
};

export const plainRange = (cells: readonly CellRef[], onSheet: string): string => rangeOf(cells, onSheet);
export const plainCell = (cell: CellRef, onSheet: string): string => addressOf(cell, onSheet);
