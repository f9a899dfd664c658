/** Puts cells on a sheet one after another and hands back where they stand. */
import { cellText, type Format, type Look, type Sheet, type SheetCell } from '../sheet.ts';
import type { CellRef, Formula } from './formula.ts';

const titleHeight = 27;

export type Extra = Pick<SheetCell, 'name' | 'validation' | 'wrap' | 'right'>;

export const newSheet = (name: string, widths: number[], tabColour: string | null = null): Sheet => ({
  name,
  cells: [],
  widths,
  heights: new Map(),
  freeze: null,
  merges: [],
  charts: [],
  okRanges: [],
  tabColour,
  page: 'flow',
});

/** Where a cell goes. */
export interface At {
  sheet: Sheet;
  row: number;
  column: number;
}

const place = ({ sheet, row, column }: At, cell: Omit<SheetCell, 'row' | 'column'>): CellRef => {
  sheet.cells.push({ row, column, ...cell });
  return {
    sheet: sheet.name,
    row,
    column,
    name: cell.name ?? null,
    value: typeof cell.value === 'number' ? cell.value : null,
  };
};

export const putText = (at: At, text: string, look: Look, extra: Extra = {}): CellRef => {
  if (look === 'title') at.sheet.heights.set(at.row, titleHeight);
  return place(at, { value: cellText(text), look, format: 'text', ...extra });
};

export const putNumber = (at: At, value: number, format: Format, look: Look, extra: Extra = {}): CellRef =>
  place(at, { value, look, format, ...extra });

/** A number, or the word for unknown where there is none. */
export const putKnown = (
  at: At,
  value: number | null | undefined,
  { format, look, unknown, ...extra }: Extra & { format: Format; look: Look; unknown: string },
): CellRef =>
  value === null || value === undefined
    ? place(at, { value: unknown, look, format, right: true, ...extra })
    : putNumber(at, value, format, look, extra);

export const putFormula = (
  at: At,
  formula: Formula,
  format: Format,
  look: Look = 'formula',
  extra: Extra = {},
): CellRef => place(at, { value: formula.value, formula: formula.write(at.sheet.name), look, format, ...extra });

/** A formula that may answer with a word; `text` is written as it stands. */
export const putAnswer = (
  at: At,
  text: string,
  value: number | string,
  format: Format,
  look: Look = 'formula',
): CellRef => place(at, { value, formula: text, look, format, right: format !== 'text' });

/** Points of one line of text. */
export const lineHeight = 15;

/** A text across several columns, on a row tall enough for it. */
export const putAcross = (
  { sheet, row, to }: { sheet: Sheet; row: number; to: number },
  text: string,
  look: Look,
  lines = 1,
): CellRef => {
  sheet.merges.push({ row, from: 1, to });
  const cell = putText({ sheet, row, column: 1 }, text, look, { wrap: true });
  if (lines > 1) sheet.heights.set(row, look === 'title' ? lines * titleHeight : lines * lineHeight + 3);
  return cell;
};

/** Lines a text takes in a width of characters; Chinese characters are two wide. */
export const linesOf = (text: string, width: number): number => {
  let wide = 0;
  for (const character of text) wide += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return Math.max(1, Math.ceil((wide * 1.08) / width));
};
