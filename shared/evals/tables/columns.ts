/** What the columns of a table hold, by their cells. */
import type { Grade, Mark } from '../mark.ts';
import { markOfGrade, passMark } from '../mark.ts';
import type { Cell, ReadCell } from './cells.ts';
import type { Grid } from './grid.ts';
import { type HeaderMeaning, meaningOf } from './headerNames.ts';

export interface Column {
  at: number;
  header: string;
  meaning: HeaderMeaning | null;
  blank: number;
  unknown: number;
  /** Verdict words and errors. */
  verdicts: number;
  numbers: number;
  min: number;
  max: number;
  /** Every number is whole. */
  isWhole: boolean;
  texts: number;
  /** Texts that are letters of grades or P and F. */
  letters: Set<string>;
  lettered: number;
  /** Different cells, blank ones left out; counting stops at `mostDistinct`. */
  distinct: Set<string>;
}

const mostDistinct = 20_000;

export const columnsOf = (grid: Grid, read: ReadCell): Column[] =>
  grid.header.map((header, at) => {
    const column: Column = {
      at,
      header,
      meaning: header === '' ? null : meaningOf(header),
      blank: 0,
      unknown: 0,
      verdicts: 0,
      numbers: 0,
      min: Number.POSITIVE_INFINITY,
      max: Number.NEGATIVE_INFINITY,
      isWhole: true,
      texts: 0,
      letters: new Set(),
      lettered: 0,
      distinct: new Set(),
    };
    for (const { cells } of grid.rows) count(column, cells[at] as string, read);
    return column;
  });

const count = (column: Column, written: string, read: ReadCell): void => {
  const cell = read(written);
  if (cell.kind === 'blank') {
    column.blank += 1;
    return;
  }
  if (column.distinct.size < mostDistinct) column.distinct.add(written);
  if (/^[CIPNF]$/.test(written)) {
    column.letters.add(written);
    column.lettered += 1;
  } else if (cell.kind === 'number') {
    column.numbers += 1;
    column.min = Math.min(column.min, cell.value);
    column.max = Math.max(column.max, cell.value);
    column.isWhole &&= Number.isInteger(cell.value);
  } else if (cell.kind === 'text') column.texts += 1;
  else if (cell.mark.state === 'unknown') column.unknown += 1;
  else column.verdicts += 1;
};

/** Grades of Inspect (C, I, P, N), P and F for pass and fail, or none. */
export const letteringOf = ({ letters }: Pick<Column, 'letters'>): 'grades' | 'passFail' | 'none' => {
  if (letters.has('C') || letters.has('I')) return letters.has('F') ? 'none' : 'grades';
  return letters.has('F') || letters.has('P') ? 'passFail' : 'none';
};

export const isEmpty = (column: Column): boolean =>
  column.verdicts + column.numbers + column.texts + column.lettered === 0;

/** Cells that could be results: verdicts, letters, numbers from 0 to 100, at most a few other texts among them. */
export const isVerdictLike = (column: Column): boolean => {
  const lettered = letteringOf(column) === 'none' && !column.letters.has('N') ? 0 : column.lettered;
  const said = column.verdicts + column.numbers + lettered;
  return (
    said > 0 &&
    column.texts + (column.lettered - lettered) <= said / 9 &&
    (column.numbers === 0 || (column.min >= 0 && column.max <= 100))
  );
};

/** What all numbers of the columns are written out of: 10 where they read 9/10 and 7/10; null where they are not. */
export const wholeOf = (columns: readonly Column[]): number | null => {
  const wholes = new Set<string>();
  for (const { distinct } of columns)
    for (const written of distinct)
      if (/\d/.test(written)) wholes.add(/^[\d.,]+\s?\/\s?(\d+)$/.exec(written)?.[1] ?? '');
  const [whole = ''] = wholes;
  return wholes.size === 1 && Number(whole) > 1 ? Number(whole) : null;
};

/** Cells that say yes or no and nothing between. */
export const isBinary = (column: Column): boolean =>
  column.numbers === 0 || (column.min >= 0 && column.max <= 1 && column.isWhole);

/** A different whole number in each row, as counters of rows are, in whatever order. */
export const isCounter = ({ numbers, isWhole, distinct }: Column, grid: Grid): boolean =>
  grid.rows.length > 1 && isWhole && numbers === grid.rows.length && distinct.size === numbers;

/** The mark of a cell in a column of results, or null where it says nothing that is known. */
export const markIn = (written: string, cell: Cell, lettering: 'grades' | 'passFail' | 'none'): Mark | null => {
  if (lettering === 'grades' && /^[CIPN]$/.test(written)) return markOfGrade(written as Grade);
  if (lettering === 'passFail' && written === 'P') return passMark;
  switch (cell.kind) {
    case 'blank':
      return { state: 'unknown' };
    case 'number':
      return { state: 'score', score: cell.value };
    case 'word':
      return cell.mark;
    case 'text':
      return null;
    default: {
      const never: never = cell;
      return never;
    }
  }
};
