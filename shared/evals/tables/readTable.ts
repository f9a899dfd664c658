/** A table of results of any layout. */

import type { TableRow } from '../../files/delimited.ts';
import { type Answer, answer } from '../../foundation/answer.ts';
import { createReading, type EvalAnswers, type EvalReading, type FormatId } from '../reading.ts';
import { cellReader } from './cells.ts';
import { columnsOf } from './columns.ts';
import { gridOf, turned } from './grid.ts';
import { type Layout, layoutOf, needsTurning } from './layout.ts';
import { readJudge } from './readJudge.ts';
import { readLong } from './readLong.ts';
import { readTotals, totalsLayout } from './readTotals.ts';
import { readWide } from './readWide.ts';
import { summaryRows } from './summaryRows.ts';
import { leaveSummaries, leaveSurroundings } from './tableRemarks.ts';

export interface ResultTable {
  /** The file's name without its ending: what a model is called where nothing else names it. */
  name: string;
  sheet: string | null;
  rows: readonly TableRow[];
}

const formatOf = (layout: Layout, sheet: string | null): FormatId => {
  if (layout.kind === 'judge') return 'eval.judge_human_csv';
  if (layout.kind === 'long') return sheet === null ? 'eval.long_csv' : 'eval.long_xlsx';
  return sheet === null ? 'eval.wide_csv' : 'eval.wide_xlsx';
};

/** Refusals name the line, the column, the value and what is allowed. */
export const readResultTable = (table: ResultTable, answers: EvalAnswers): Answer<EvalReading> => {
  const found = gridOf(table.rows, table.sheet);
  if (!found.ok) return found;
  const read = cellReader(found.value.sign);
  const roles = answers.columns ?? {};
  const asWritten = summaryRows(found.value, read);
  const isTurned = needsTurning(columnsOf(asWritten.grid, read), asWritten.grid, roles);
  const { grid, summaries } = isTurned ? summaryRows(turned(asWritten.grid), read) : asWritten;
  const columns = columnsOf(grid, read);
  const layout = layoutOf(columns, grid, roles);
  const reading = createReading(table.name, formatOf(layout, table.sheet), 0.5, {
    sheet: table.sheet,
    headerRow: grid.headerLine,
    dataRows: found.value.rows.length - asWritten.summaries.length,
  });
  leaveSurroundings(reading, grid);
  if (isTurned) reading.aside.push({ kind: 'turned', details: {} });
  leaveSummaries(reading, isTurned ? [...asWritten.summaries, ...summaries] : summaries);
  const totals = Object.keys(roles).length > 0 ? null : totalsLayout(columns, grid, read);
  if (totals !== null) return answer(readTotals(reading, grid, totals, read));
  switch (layout.kind) {
    case 'judge':
      return readJudge(reading, grid, layout, read, answers);
    case 'long':
      return readLong(reading, grid, layout, read, answers);
    case 'wide':
      return readWide(reading, grid, layout, read, answers);
    default: {
      const never: never = layout;
      return never;
    }
  }
};
