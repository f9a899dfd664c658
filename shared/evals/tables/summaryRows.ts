/** Rows that sum up the others: named so, or equal to the mean or the sum of what stands above them. */
import type { TableRow } from '../../files/delimited.ts';
import type { Cell, ReadCell } from './cells.ts';
import type { Grid } from './grid.ts';
import { summaryKind } from './headerNames.ts';

export interface SummaryRow {
  row: TableRow;
  reason: 'average_row' | 'total_row';
}

/** Named rows this near an end of the table are summaries; an item between others may be called "all". */
const nearEnd = 6;
const fewestAbove = 5;

const numberIn = (cell: Cell): number | null => {
  if (cell.kind === 'number') return cell.value;
  if (cell.kind !== 'word') return null;
  return cell.mark.state === 'pass' ? 1 : cell.mark.state === 'fail' ? 0 : null;
};

/** Cells as any item has them: verdicts, 0, 1, texts, blank. */
const isPlain = (row: TableRow, read: ReadCell): boolean =>
  row.cells.every((written) => {
    const cell = read(written);
    return cell.kind !== 'number' || cell.value === 0 || cell.value === 1;
  });

/** What a cell says of its row by the name of a summary. */
type NameIn = (written: string, at: number) => ReturnType<typeof summaryKind>;

/**
 * A name of a summary says so where few rows of its column have one: "accuracy" in every row is what is measured, and
 * "passed" or "N" among verdicts is one.
 */
const namesIn = ({ rows }: Grid, read: ReadCell): NameIn => {
  const columns = new Map<number, { named: number; verdicts: number }>();
  const columnOf = (at: number): { named: number; verdicts: number } => {
    const known = columns.get(at) ?? {
      named: rows.filter(({ cells }) => summaryKind(cells[at] ?? '') !== null).length,
      verdicts: rows.filter(({ cells }) => read(cells[at] ?? '').kind === 'word').length,
    };
    columns.set(at, known);
    return known;
  };
  return (written, at) => {
    const kind = summaryKind(written);
    if (kind === null) return null;
    const { named, verdicts } = columnOf(at);
    const isSaid = named <= Math.max(1, rows.length / 3) && (kind !== 'perhaps' || verdicts <= rows.length / 2);
    return isSaid ? kind : null;
  };
};

const namedReason = (row: TableRow, read: ReadCell, nameIn: NameIn): SummaryRow['reason'] | null => {
  const kinds = row.cells.map(nameIn);
  if (kinds.includes('average')) return 'average_row';
  if (kinds.includes('total')) return 'total_row';
  return kinds.includes('perhaps') && !isPlain(row, read) ? 'total_row' : null;
};

/** Whether the last row gives the mean or the sum of every column of numbers above it, and is no plain result itself. */
const sumsUp = (rows: readonly TableRow[], read: ReadCell): SummaryRow['reason'] | null => {
  const last = rows.at(-1);
  const above = rows.slice(0, -1);
  if (last === undefined || above.length < fewestAbove || isPlain(last, read)) return null;
  let isMean = true;
  let isSum = true;
  for (const [at, written] of last.cells.entries()) {
    const cell = read(written);
    if (cell.kind === 'blank') continue;
    if (cell.kind !== 'number') return null;
    const values = above.flatMap((row) => numberIn(read(row.cells[at] as string)) ?? []);
    if (values.length === 0) return null;
    const sum = values.reduce((total, value) => total + value, 0);
    const mean = sum / values.length;
    isMean &&= Math.abs(cell.value - mean) <= 0.0051 || Math.abs(cell.value - 100 * mean) <= 0.51;
    isSum &&= Math.abs(cell.value - sum) < 1e-6;
    if (!isMean && !isSum) return null;
  }
  return isMean ? 'average_row' : 'total_row';
};

/** The rows that sum up others, apart from the rows of results. */
export const summaryRows = (grid: Grid, read: ReadCell): { grid: Grid; summaries: SummaryRow[] } => {
  const { length } = grid.rows;
  const nameIn = namesIn(grid, read);
  const named = grid.rows.flatMap((row, r): SummaryRow[] => {
    const reason = r === 0 || r >= length - nearEnd ? namedReason(row, read, nameIn) : null;
    return reason === null ? [] : [{ row, reason }];
  });
  const isNamed = new Set(named.map(({ row }) => row));
  const rest = grid.rows.filter((row) => !isNamed.has(row));
  const reason = sumsUp(rest, read);
  const last = rest.at(-1);
  if (reason === null || last === undefined) return { grid: { ...grid, rows: rest }, summaries: named };
  return { grid: { ...grid, rows: rest.slice(0, -1) }, summaries: [...named, { row: last, reason }] };
};
