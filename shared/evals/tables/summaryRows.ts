/** Rows that sum up the others: named so, or equal to the mean or the sum of what stands above them. */
import type { ReadCell } from './cells.ts';
import type { Column } from './columns.ts';
import type { Grid } from './grid.ts';
import { summaryKind } from './headerNames.ts';

export type SummaryReason = 'average_row' | 'total_row';

/** Named rows this near an end of the table are summaries; an item between others may be called "all". */
const nearEnd = 6;
const fewestAbove = 5;

const labelOf = (cells: readonly string[], item: Column | null): string =>
  (item === null ? undefined : cells[item.at]) || (cells.find((cell) => cell !== '') ?? '');

/** Whether the last row gives the mean or the sum of every column of numbers above it, and is no plain result itself. */
const sumsUp = (grid: Grid, results: readonly Column[], read: ReadCell): SummaryReason | null => {
  const last = grid.rows.at(-1);
  const above = grid.rows.slice(0, -1);
  if (last === undefined || above.length < fewestAbove) return null;
  let compared = 0;
  let isPlain = true;
  let isMean = true;
  let isSum = true;
  for (const { at } of results) {
    const cell = read(last.cells[at] as string);
    if (cell.kind === 'blank') continue;
    if (cell.kind !== 'number') return null;
    let sum = 0;
    let count = 0;
    for (const row of above) {
      const value = read(row.cells[at] as string);
      const said = value.kind === 'number' ? value.value : value.kind !== 'word' ? null : { pass: 1, fail: 0 }[value.mark.state as string];
      if (said === null || said === undefined) continue;
      sum += said;
      count += 1;
    }
    if (count === 0) return null;
    compared += 1;
    isPlain &&= cell.value === 0 || cell.value === 1;
    isMean &&= Math.abs(cell.value - sum / count) <= 0.0051 || Math.abs(cell.value - (100 * sum) / count) <= 0.51;
    isSum &&= Math.abs(cell.value - sum) < 1e-6;
  }
  if (compared === 0 || isPlain) return null;
  return isMean ? 'average_row' : isSum ? 'total_row' : null;
};

/** Cells as any item has them: verdicts, 0, 1, blank. */
const isPlain = (cells: readonly string[], results: readonly Column[], read: ReadCell): boolean =>
  results.every(({ at }) => {
    const cell = read(cells[at] as string);
    return cell.kind !== 'number' || cell.value === 0 || cell.value === 1;
  });

/** Which rows sum up others, by their place in `grid.rows`. */
export const summaryRows = (
  grid: Grid,
  item: Column | null,
  results: readonly Column[],
  read: ReadCell,
): Map<number, SummaryReason> => {
  const found = new Map<number, SummaryReason>();
  grid.rows.forEach((row, r) => {
    if (r > 0 && r < grid.rows.length - nearEnd) return;
    const kind = summaryKind(labelOf(row.cells, item));
    if (kind === null || (kind === 'perhaps' && isPlain(row.cells, results, read))) return;
    found.set(r, kind === 'average' ? 'average_row' : 'total_row');
  });
  const last = grid.rows.length - 1;
  if (!found.has(last)) {
    const reason = sumsUp({ ...grid, rows: grid.rows.filter((_, r) => !found.has(r)) }, results, read);
    if (reason !== null) found.set(last, reason);
  }
  return found;
};
