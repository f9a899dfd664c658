/** A table with one row per model that says how many samples there were and how many of them it solved. */
import { looksLikeModel } from '../modelName.ts';
import { countedTotal, type EvalReading } from '../reading.ts';
import type { ReadCell } from './cells.ts';
import type { Column } from './columns.ts';
import type { Grid } from './grid.ts';
import { plainHeader } from './headerNames.ts';

const countNames =
  /^(?:n|total|count|items|samples|cases|questions|tasks|tests|instances|(?:total|num|number of|n) (?:items|samples|cases|questions|tasks|tests|instances)|anzahl|gesamt|总数|样本数|题数)$/;
const passedNames =
  /^(?:passed|passes|correct|solved|resolved|successes|(?:num|number|n) (?:passed|correct|solved)|bestanden|richtig|通过|通过数|正确数)$/;
const rateNames =
  /^(?:accuracy|acc|(?:pass|success|solve|resolve) ?rate|% ?(?:passed|correct|solved|resolved)|准确率|通过率|正确率)$/;
const errorNames = /^errors?$/;

export interface TotalsLayout {
  model: Column;
  count: Column;
  /** How many were solved, or their share. */
  passed: { column: Column; isShare: boolean };
  errors: Column | null;
}

const isCount = (column: Column, grid: Grid): boolean =>
  column.isWhole && column.numbers === grid.rows.length && column.min >= 0;

/** Whether a table holds nothing but the totals of its models; null where it does not. */
export const totalsLayout = (columns: readonly Column[], grid: Grid, read: ReadCell): TotalsLayout | null => {
  const named = (names: RegExp): Column | undefined =>
    columns.find((column) => names.test(plainHeader(column.header)) && column.numbers === grid.rows.length);
  const model = columns.find(
    ({ texts, distinct }) =>
      texts === grid.rows.length && distinct.size === texts && [...distinct].filter(looksLikeModel).length >= texts / 2,
  );
  const [count, solved, rate] = [named(countNames), named(passedNames), named(rateNames)];
  const column = solved ?? rate;
  if (model === undefined || count === undefined || column === undefined || column === count) return null;
  if (!isCount(count, grid) || count.max < 2) return null;
  const isShare = solved === undefined;
  const fits = grid.rows.every(({ cells }) => {
    const [of, won] = [read(cells[count.at] ?? ''), read(cells[column.at] ?? '')];
    return of.kind === 'number' && won.kind === 'number' && won.value >= 0 && won.value <= (isShare ? 100 : of.value);
  });
  if (!fits || (!isShare && !isCount(column, grid))) return null;
  const errors = named(errorNames) ?? null;
  return {
    model,
    count,
    passed: { column, isShare },
    errors: errors !== null && isCount(errors, grid) ? errors : null,
  };
};

export const readTotals = (
  reading: EvalReading,
  grid: Grid,
  { model, count, passed: { column, isShare }, errors }: TotalsLayout,
  read: ReadCell,
): EvalReading => {
  const numberIn = (cells: readonly string[], at: number): number => {
    const cell = read(cells[at] ?? '');
    return cell.kind === 'number' ? cell.value : 0;
  };
  // A column of shares that goes beyond 1 is one of percentages.
  const whole = isShare && column.max > 1 ? 100 : 1;
  for (const { cells } of grid.rows) {
    const n = numberIn(cells, count.at);
    const won = numberIn(cells, column.at);
    const passed = isShare ? Math.round((won / whole) * n) : won;
    const failed = errors === null ? 0 : numberIn(cells, errors.at);
    reading.totals.push(countedTotal({ model: cells[model.at] ?? '', n, passed, errors: failed }));
  }
  return reading;
};
