/** What single cells of a table say: a number, a verdict word, a letter grade, nothing, or other text. */
import { type DecimalSign, parseDecimal } from '../../files/numbers.ts';
import { type Mark, markOfWord } from '../mark.ts';

export type Cell =
  | { kind: 'blank' }
  | { kind: 'number'; value: number }
  /** A word that is a verdict, an error, or says that nothing is known. */
  | { kind: 'word'; mark: Mark }
  | { kind: 'text' };

const blank: Cell = { kind: 'blank' };
const text: Cell = { kind: 'text' };
const mostKept = 100_000;

const numberIn = (written: string, sign: DecimalSign): number | null => {
  const [, part, whole] = /^(\d+(?:[.,]\d+)?)\s?\/\s?(\d+)$/.exec(written) ?? [];
  if (part !== undefined && whole !== undefined) {
    const value = parseDecimal(part, sign);
    return value === null || Number(whole) === 0 || value > Number(whole) ? null : value / Number(whole);
  }
  const percent = /^(.*\d[.,]?)\s?%$/.exec(written)?.[1];
  if (percent === undefined) return parseDecimal(written, sign);
  const value = parseDecimal(percent, sign);
  return value === null ? null : value / 100;
};

export type ReadCell = (written: string) => Cell;

/** Reads cells of one table; the same text is looked at once. 37% is 0.37, and so is 37/100. */
export const cellReader = (sign: DecimalSign): ReadCell => {
  const kept = new Map<string, Cell>();
  const read = (written: string): Cell => {
    if (written === '') return blank;
    const value = /\d/.test(written) ? numberIn(written, sign) : null;
    if (value !== null) return { kind: 'number', value };
    const mark = written.length <= 40 ? markOfWord(written) : null;
    return mark === null ? text : { kind: 'word', mark };
  };
  return (written) => {
    let cell = kept.get(written);
    if (cell === undefined) {
      cell = read(written);
      if (kept.size < mostKept) kept.set(written, cell);
    }
    return cell;
  };
};
