/** Text tables in pieces: which sign parts the columns, a `sep=` line, and rows with the line each begins on. */
import Papa from 'papaparse';
import { readLimits } from './limits.ts';
import { giveUp } from './reading.ts';

export interface TableRow {
  cells: string[];
  /** Line of the file the row begins on, from 1; of a sheet, its row. */
  line: number;
  /** Set where a quotation mark of the row is never closed: it holds all that followed. */
  isOpen?: true;
  /** Set where the text ends inside or right behind the row, without the end of a line. */
  isUnended?: true;
}

const signs = [',', ';', '\t', '|'] as const;

export interface Dialect {
  delimiter: string;
  /** Rows to pass over at the start: 1 where a `sep=` line stands. */
  skipLines: number;
}

interface Parsed {
  data: string[][];
  errors: { code: string; row?: number }[];
  meta: { cursor: number };
}

const parsePiece = (text: string, delimiter: string, newline: '\r' | '\n' | '\r\n', partial: boolean): Parsed =>
  new Papa.Parser({ delimiter, newline }).parse(text, 0, partial) as Parsed;

/** The line ending of a text, by its first one outside quotes; `\n` where there is none. */
const newlineOf = (sample: string): '\r' | '\n' | '\r\n' => {
  const bare = sample.replace(/"(?:[^"]|"")*"/g, '');
  const first = /\r\n|\n|\r/.exec(bare)?.[0];
  return first === '\r\n' || first === '\r' ? first : '\n';
};

/**
 * How a table is written, from its beginning: a `sep=` line decides; else the sign that gives the most constant number
 * of columns above one over the first lines, wider tables first.
 */
export const dialectOf = (sample: string): Dialect => {
  const stated = /^\s*"?sep=(.)"?\s*(?:\r\n|\n|\r)/i.exec(sample)?.[1];
  if (stated !== undefined) return { delimiter: stated, skipLines: 1 };
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of signs) {
    const rows = parsePiece(sample, delimiter, newlineOf(sample), true).data.slice(0, 60);
    const widths = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, count] of counts) {
      if (width < 2) continue;
      const score = count / widths.length + Math.min(width, 30) / 1000;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return { delimiter: best.delimiter, skipLines: 0 };
};

const countLines = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/**
 * The rows of a table of text, a batch per piece of text. Empty lines come as rows of one empty cell. Refusals:
 * fileLineTooLong where a quotation mark is never closed, fileTooManyColumns.
 */
export async function* tableRows(
  name: string,
  texts: AsyncIterable<string>,
  dialect: Dialect,
): AsyncGenerator<TableRow[]> {
  let pending = '';
  let line = 1;
  let newline: '\r' | '\n' | '\r\n' | null = null;
  let skip = dialect.skipLines;
  const rowsOf = (partial: boolean): TableRow[] => {
    const sign = newline ?? '\n';
    const parsed = parsePiece(pending, dialect.delimiter, sign, partial);
    const hasBreaks = parsed.data.length > 0 && pending.includes('"');
    const rows: TableRow[] = [];
    const openRow = partial ? undefined : parsed.errors.find(({ code }) => code === 'MissingQuotes')?.row;
    for (const [r, cells] of parsed.data.entries()) {
      if (cells.length > readLimits.columns)
        giveUp('fileTooManyColumns', { name, line, columns: cells.length, max: readLimits.columns });
      if (skip > 0) skip -= 1;
      else rows.push(r === openRow ? { cells, line, isOpen: true } : { cells, line });
      line += 1;
      if (hasBreaks) for (const cell of cells) if (cell.includes('\n')) line += countLines(cell);
    }
    pending = partial ? pending.slice(parsed.meta.cursor) : '';
    return rows;
  };
  for await (const text of texts) {
    pending += text;
    if (newline === null && /[\r\n]./s.test(pending)) newline = newlineOf(pending);
    if (newline === null && pending.length < readLimits.lineBytes) continue;
    // A piece that ends inside a line break would count the break twice.
    if (pending.endsWith('\r')) continue;
    const rows = rowsOf(true);
    if (pending.length > readLimits.lineBytes)
      giveUp('fileLineTooLong', { name, line, mib: readLimits.lineBytes / 1024 / 1024 });
    if (rows.length > 0) yield rows;
  }
  if (pending !== '') {
    newline ??= newlineOf(pending);
    const isUnended = !/[\r\n]$/.test(pending);
    const rows = rowsOf(false);
    const last = rows.at(-1);
    if (last?.cells.length === 1 && last.cells[0] === '') rows.pop();
    else if (last && isUnended) last.isUnended = true;
    if (rows.length > 0) yield rows;
  }
}
