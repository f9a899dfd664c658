/** A table of results in one piece: its header, its rows, and what stood around them. */

import type { TableRow } from '../../files/delimited.ts';
import { headerIndexOf } from '../../files/headerRow.ts';
import { type DecimalSign, decimalSignOf } from '../../files/numbers.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';

export interface Grid {
  /** The sheet of a workbook, or null. */
  sheet: string | null;
  header: string[];
  /** Line of the file (row of the sheet) of the header, from 1. */
  headerLine: number;
  /** Rows below the header that say something, each as wide as the header. */
  rows: TableRow[];
  /** Rows above the header that say something. */
  titles: TableRow[];
  /** Rows of one lone text: footnotes. */
  notes: TableRow[];
  sign: DecimalSign;
}

export const gridLimits = { rows: 4_000_000, cells: 16_000_000, nameLength: 300 } as const;

const filledCount = (row: TableRow): number => row.cells.reduce((count, cell) => count + (cell === '' ? 0 : 1), 0);

/** Rows of cells without blanks around them are kept as they are: a table has millions of cells. */
const trimmed = (row: TableRow): TableRow =>
  row.cells.every((cell) => cell === cell.trim())
    ? row
    : { cells: row.cells.map((cell) => cell.trim()), line: row.line };

/** The line under the header of a table in Markdown. */
const isRule = ({ cells }: TableRow): boolean => cells.every((cell) => cell === '' || /^:?-{3,}:?$/.test(cell));

/** A header of numbers (items named 1, 2, 3) looks like data; it stands above the first row of words, as wide. */
const headerAt = (rows: readonly TableRow[]): number => {
  const found = headerIndexOf(rows);
  const widest = rows.slice(0, 60).reduce((most, row) => Math.max(most, filledCount(row)), 0);
  const isWide = (row: TableRow): boolean => filledCount(row) >= Math.max(1, (widest * 2) / 3);
  const first = rows.findIndex(isWide);
  if (found <= first) return found === -1 ? first : found;
  const cells = rows[first]?.cells.filter((cell) => cell !== '') ?? [];
  // A title of two cells ends before the header does.
  const isShort = (rows[first]?.cells.length ?? 0) < (rows[found]?.cells.length ?? 0);
  return first !== -1 && !isShort && new Set(cells).size === cells.length ? first : found;
};

const widthOf = (header: string[], rows: readonly TableRow[]): number => {
  let width = header.findLastIndex((cell) => cell !== '') + 1;
  for (const { cells } of rows)
    if (cells.length > width) width = Math.max(width, cells.findLastIndex((cell) => cell !== '') + 1);
  return width;
};

const signIn = (rows: readonly TableRow[]): DecimalSign => {
  const some = rows.slice(0, 2000);
  return decimalSignOf(some.flatMap(({ cells }) => cells.filter((cell) => /^\d*[.,]\d+\s?%?$/.test(cell)))) ?? '.';
};

/**
 * Finds header and rows. Refusals: outcomesEmpty, outcomesTooLarge, outcomesRaggedRow with the line, the cells it has
 * and those of the header. `sheet` rows may be short, for blank cells at the end of a row are not stored there.
 */
export const gridOf = (raw: readonly TableRow[], sheet: string | null): Answer<Grid> => {
  const all = raw.map(trimmed).filter((row) => row.cells.some((cell) => cell !== '') && !isRule(row));
  const at = headerAt(all);
  const headerRow = all[at];
  if (headerRow === undefined)
    return refuse(
      'outcomesEmpty',
      'The file is empty; expected a header line (item, then models) and one line per item.',
    );
  const below = all.slice(at + 1);
  const notes = below.filter((row) => row.cells.length < 2 && filledCount(headerRow) > 2);
  const lone = new Set(notes);
  const data = below.filter((row) => !lone.has(row));
  const stated = headerRow.cells.length;
  const width = widthOf(headerRow.cells, data);
  const cells = data.length * width;
  if (data.length > gridLimits.rows || cells > gridLimits.cells)
    return refuse(
      'outcomesTooLarge',
      `The table has ${data.length} rows of ${width} columns; at most ${gridLimits.rows} rows and ${gridLimits.cells} cells are read.`,
      data.length > gridLimits.rows
        ? { value: data.length, limit: gridLimits.rows }
        : { value: cells, limit: gridLimits.cells },
    );
  const header = Array.from({ length: width }, (_, c) => headerRow.cells[c] ?? '');
  const ragged = sheet === null ? data.find((row) => row.cells.length < Math.min(stated, width)) : undefined;
  const wide = data.find((row) => row.cells.findLastIndex((cell) => cell !== '') >= stated);
  const bad = ragged ?? wide;
  if (bad !== undefined)
    return refuse(
      'outcomesRaggedRow',
      `Line ${bad.line} has ${bad.cells.length} cells; the header has ${stated}, and every row must have as many.`,
      { line: bad.line, value: bad.cells.length, allowed: stated },
    );
  const rows = data.map((row) =>
    row.cells.length === width
      ? row
      : { cells: Array.from({ length: width }, (_, c) => row.cells[c] ?? ''), line: row.line },
  );
  return answer({
    sheet,
    header,
    headerLine: headerRow.line,
    rows,
    titles: all.slice(0, at),
    notes,
    sign: signIn(rows),
  });
};

/** Rows become columns: a table of one row per model as one of a column per model. */
export const turned = (grid: Grid): Grid => ({
  ...grid,
  header: ['item', ...grid.rows.map((row) => row.cells[0] ?? '')],
  rows: grid.header.slice(1).map((name, c) => ({
    cells: [name, ...grid.rows.map((row) => row.cells[c + 1] ?? '')],
    line: grid.headerLine,
  })),
});
