/**
 * Tables as CSV: RFC 4180, CRLF. A spreadsheet runs a text cell that begins like a formula, so such a cell gets a
 * leading apostrophe (OWASP, CSV Injection); numbers come from number columns and are never touched.
 */
import type { Cell, Table } from './table.ts';

export interface CsvOptions {
  /** Excel reads UTF-8 only behind a byte order mark. Defaults to true. */
  byteOrderMark?: boolean;
  /** Raw text for machines: no apostrophes. Defaults to false. */
  raw?: boolean;
}

const byteOrderMark = '\uFEFF';
/** What a spreadsheet may take for a formula, after spaces and marks that it ignores; full-width forms included. */
const dangerous = /^[\s\uFEFF\u200B]*[=+\-@\t\r\n＝＋－＠]|^[\t\r\n]/;
/** A text that already begins with apostrophes before a dangerous start gets one more, so that guarding can be undone. */
const guarded = /^'+/;

/** The text as a cell that no spreadsheet runs. */
export const guardText = (text: string): string => (dangerous.test(text.replace(guarded, '')) ? `'${text}` : text);

/** Undoes exactly one guard. */
export const unguardText = (cell: string): string =>
  cell.startsWith("'") && dangerous.test(cell.replace(guarded, '')) ? cell.slice(1) : cell;

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
