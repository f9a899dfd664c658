/** Where the names of columns stand in a table: below titles, above the data. */
import type { TableRow } from './delimited.ts';

const isNumber = (cell: string): boolean => /^[\s$€£¥+(-]*\d[\d.,\s'%)€$£-]*(?:e[+-]?\d+)?$/i.test(cell);
const filled = (row: TableRow): string[] => row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/**
 * The index of the header row among the first rows: the first whose cells are words, mostly different, and at least
 * two thirds as many as the widest rows below have; -1 where there is none.
 */
export const headerIndexOf = (rows: readonly TableRow[]): number => {
  const start = rows.slice(0, 60);
  const widths = start.map((row) => filled(row).length).sort((a, b) => a - b);
  // A quarter of the rows are at least this wide: titles and sparse rows do not count.
  const usual = widths[Math.floor(widths.length * 0.75)] ?? 0;
  return start.findIndex((row, i) => {
    const cells = filled(row);
    if (cells.length < 2 && usual >= 2) return false;
    if (cells.length < 1 || cells.length < Math.min(usual, row.cells.length) * (2 / 3)) return false;
    const words = cells.filter((cell) => !isNumber(cell)).length;
    const next = start.slice(i + 1).find((row) => filled(row).length > 0);
    return (
      words >= cells.length * (2 / 3) &&
      new Set(cells).size >= cells.length / 2 &&
      (next === undefined || next.cells.length <= row.cells.length * 2)
    );
  });
};

/** Names of columns told apart: one whose key came before is followed by its number, `Tokens #2`. Blank names stay. */
export const numberedNames = (names: readonly string[], keyOf: (name: string) => string): string[] => {
  const times = new Map<string, number>();
  return names.map((name) => {
    if (name === '') return name;
    const time = (times.get(keyOf(name)) ?? 0) + 1;
    times.set(keyOf(name), time);
    return time === 1 ? name : `${name} #${time}`;
  });
};
