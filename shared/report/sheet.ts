/**
 * A workbook nobody has written yet: sheets, cells, formulas, names and charts as plain data. The library that turns
 * it into a file can be replaced without touching what the workbook says.
 */

export type Look =
  | 'title'
  | 'lead'
  | 'heading'
  | 'head'
  | 'label'
  | 'text'
  | 'note'
  /** A number a reader may change. */
  | 'input'
  /** The same where nobody measured it. */
  | 'assumed'
  /** A number the engine gave that no formula of a spreadsheet can. */
  | 'value'
  | 'formula'
  | 'total'
  | 'strong'
  | 'big';

export type Format =
  | 'text'
  | 'usd'
  | 'usdMonth'
  | 'price'
  | 'share'
  | 'sureness'
  | 'count'
  | 'number'
  | 'factor'
  | 'minutes'
  | 'app';

export type Validation =
  | { kind: 'between'; low: number; high: number | null; message: string }
  | { kind: 'list'; allowed: string[]; message: string };

export interface SheetCell {
  /** From 1. */
  row: number;
  column: number;
  /** Text and numbers only: a formula is never made from a value. With a formula it is the cached result. */
  value: string | number | boolean | null;
  formula?: string;
  look: Look;
  format: Format;
  /** A name for the cell, valid in the whole workbook. */
  name?: string;
  validation?: Validation;
  wrap?: boolean;
  right?: boolean;
}

export interface SheetChart {
  /** Columns unless it says otherwise. */
  kind?: 'line';
  /** Of the values; prices with their cents unless it says otherwise. */
  format?: Format;
  title: string;
  stacked: boolean;
  /** One category per cell of the range; each series has one value per category. Ranges are absolute, with sheet. */
  categories: string;
  series: {
    /** The cell that holds the name: a name itself could be taken for a reference. */
    name: string;
    values: string;
    colour: string;
    /** Set where each point has its own colour. */
    pointColours?: string[];
  }[];
  /** Corners, from 1. */
  from: { row: number; column: number };
  to: { row: number; column: number };
}

export interface Sheet {
  name: string;
  cells: SheetCell[];
  /** Characters, by column from 1. */
  widths: number[];
  /** Points, by row, where a text needs more than one line. */
  heights: Map<number, number>;
  freeze: { rows: number; columns: number } | null;
  merges: { row: number; from: number; to: number }[];
  charts: SheetChart[];
  /** Cells that say OK: anything else in them is coloured. */
  okRanges: string[];
  tabColour: string | null;
  /** How it prints: as many landscape pages as it needs, or on one page. */
  page: 'flow' | 'onePortrait' | 'oneLandscape';
}

export interface WorkbookSpec {
  title: string;
  sheets: Sheet[];
}

/** Excel's limits. */
export const longestText = 32_767;
const longestSheetName = 31;

/** What XML 1.0 cannot carry: control characters, halves of surrogate pairs, two that are no characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A text that XML and Excel can carry: nothing unprintable, and not longer than a cell. */
export const cellText = (text: string): string => {
  const clean = text.replace(/\r\n?/g, '\n').replace(unprintable, '');
  return clean.length <= longestText ? clean : `${clean.slice(0, longestText - 1).replace(unprintable, '')}…`;
};

/** A name Excel accepts for a sheet, unlike every name in `taken` (without regard to case), which it joins. */
export const sheetName = (wanted: string, taken: Set<string>): string => {
  const plain =
    cellText(wanted)
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  const safe = plain.toLowerCase() === 'history' ? `${plain}_` : plain;
  const cut = (text: string, length: number): string =>
    text.slice(0, length).replace(unprintable, '').replace(/'+$/, '').trim();
  let name = cut(safe, longestSheetName);
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const suffix = ` (${number})`;
    name = cut(safe, longestSheetName - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
};

/** A column's letters: 1 is A, 27 is AA. */
export const columnLetters = (column: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};

export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
