/**
 * Tables as CSV: RFC 4180, CRLF. A spreadsheet runs a text cell that begins like a formula, so such a cell gets an
 * apostrophe before it (OWASP, CSV Injection); numbers come from number columns and are never touched.
 */
import type { Cell, Table } from './table.ts';

export interface CsvOptions {
  /** Excel reads UTF-8 only behind a byte order mark. Defaults to true. */
  byteOrderMark?: boolean;
  /** Raw text for machines: no apostrophes. Defaults to false. */
  raw?: boolean;
}

const byteOrderMark = '\uFEFF';
/** What a spreadsheet may take for a formula, full-width forms included, after spaces, marks and quotes that it ignores. */
const formula = '[^\\S\\t\\r\\n\\uFEFF]*(?:[\\uFEFF\\u200B"][^\\S\\t\\r\\n\\uFEFF]*)*[=+\\-@＝＋－＠]';
/**
 * Where a cell can begin: at the start of the text, and behind a semicolon, tab or line end, since a sheet that splits
 * there and not at commas does not see the quotes around the text. Apostrophes that stand there already get one more,
 * so that guarding can be undone.
 */
const atStart = `(?='*(?:${formula}|[\\t\\r\\n]))`;
const inside = `(?='*${formula})`;
const guardPlaces = { start: new RegExp(`^${atStart}`), inside: new RegExp(`([;\\t\\r\\n])${inside}`, 'g') };
const guards = { start: new RegExp(`^'${atStart}`), inside: new RegExp(`([;\\t\\r\\n])'${inside}`, 'g') };

/** The text as one that no spreadsheet runs, wherever it splits it. */
export const guardText = (text: string): string =>
  text.replace(guardPlaces.inside, "$1'").replace(guardPlaces.start, "'");

/** Undoes exactly one guard at each place. */
export const unguardText = (cell: string): string => cell.replace(guards.start, '').replace(guards.inside, '$1');

const quote = (text: string): string => (/[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const field = (cell: Cell, raw: boolean): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return quote(raw ? cell : guardText(cell));
};

/** A table as CSV text: labels first, unknown as an empty field, numbers in full precision with a point. */
export const tableToCsv = (table: Table, options: CsvOptions = {}): string => {
  const raw = options.raw ?? false;
  const lines = [
    table.columns.map((column) => field(column.label, raw)),
    ...table.rows.map((row) => table.columns.map((column) => field(row.cells[column.key] ?? null, raw))),
  ];
  return ((options.byteOrderMark ?? true) ? byteOrderMark : '') + lines.map((line) => `${line.join(',')}\r\n`).join('');
};
