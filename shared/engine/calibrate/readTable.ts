/** Text of a spreadsheet export to rows of cells: comma, semicolon or tab, quotes, CRLF and a byte order mark. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';

export interface TableText {
  /** Every non-empty line as its cells, blanks around unquoted cells removed. */
  rows: string[][];
  /** The line of the file (from 1) on which each row starts. */
  lines: number[];
  separator: ',' | ';' | '\t';
}

const separatorOf = (header: string): TableText['separator'] => {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (separator: string) => bare.split(separator).length;
  if (count('\t') > 1 && count('\t') >= count(',') && count('\t') >= count(';')) return '\t';
  return count(';') > count(',') ? ';' : ',';
};

/**
 * Splits the text of a CSV file (RFC 4180; the separator is read off the first line). Refuses a quote that is
 * never closed and text that follows a closing quote, naming the line.
 */
export const readTable = (text: string): Answer<TableText> => {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const firstEnd = source.search(/[\r\n]/);
  const separator = separatorOf(firstEnd < 0 ? source : source.slice(0, firstEnd));
  const rows: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  let position = 0;
  while (position < source.length) {
    const startLine = line;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      let cell: string;
      while (source[position] === ' ') position += 1;
      if (source[position] === '"') {
        let value = '';
        position += 1;
        for (;;) {
          const quote = source.indexOf('"', position);
          if (quote < 0)
            return refuse('tableQuote', `Line ${startLine}: a quote is opened and never closed.`, { line: startLine });
          const piece = source.slice(position, quote);
          for (const character of piece) if (character === '\n') line += 1;
          value += piece;
          position = quote + 1;
          if (source[position] !== '"') break;
          value += '"';
          position += 1;
        }
        while (source[position] === ' ') position += 1;
        const next = source[position];
        if (next !== undefined && next !== separator && next !== '\n' && next !== '\r')
          return refuse('tableQuote', `Line ${line}: text follows a closing quote; expected a separator.`, { line });
        cell = value;
      } else {
        const start = position;
        while (position < source.length) {
          const next = source[position];
          if (next === separator || next === '\n' || next === '\r') break;
          position += 1;
        }
        cell = source.slice(start, position).trim();
      }
      cells.push(cell);
      if (source[position] === separator) position += 1;
      else {
        ended = true;
        if (source[position] === '\r') position += 1;
        if (source[position] === '\n') position += 1;
        line += 1;
      }
    }
    if (cells.length > 1 || cells[0] !== '') {
      rows.push(cells);
      lines.push(startLine);
    }
  }
  return answer({ rows, lines, separator });
};
