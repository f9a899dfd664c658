/** What of a table was not counted, as remarks of its reading. */
import { drop, type EvalReading } from '../reading.ts';
import type { AsideKind } from '../remarks.ts';
import type { Column } from './columns.ts';
import type { Grid } from './grid.ts';
import { summaryKind } from './headerNames.ts';
import type { AsideWhy } from './layout.ts';
import type { SummaryRow } from './summaryRows.ts';
import type { TryColumn } from './tryColumns.ts';

const columnAsides: Record<AsideWhy, AsideKind> = {
  label: 'labelColumn',
  index: 'indexColumn',
  unnamed: 'unnamedColumn',
  total: 'totalColumn',
  text: 'textColumn',
  scale: 'scaleColumn',
  chosen: 'chosenColumn',
  empty: 'emptyColumn',
  other: 'otherColumn',
};

/** The first number of a column that is neither 0 nor 1, with its line. */
const oddPlace = (grid: Grid, column: Column): { line: number; value: string } => {
  const row = grid.rows.find(({ cells }) => !/^[01]?$/.test(cells[column.at] as string));
  return { line: row?.line ?? grid.headerLine, value: (row?.cells[column.at] ?? '').slice(0, 40) };
};

export const leaveColumns = (
  reading: EvalReading,
  grid: Grid,
  left: readonly { column: Column; why: AsideWhy }[],
): void => {
  for (const { column, why } of left) {
    if (column.header === '' && why !== 'index' && why !== 'unnamed') continue;
    const named = { column: column.header === '' ? `${column.at + 1}` : column.header };
    const details = why === 'scale' ? { ...named, ...oddPlace(grid, column) } : named;
    reading.aside.push({ kind: columnAsides[why], details });
    if (why === 'scale') reading.questions.push({ kind: 'scaleColumn', details });
  }
};

/** Columns that are tries of one model are said, for they could be models of their own. */
export const leaveTries = (reading: EvalReading, tries: ReadonlyMap<Column, TryColumn>, unnamed: string): void => {
  const columnsOf = new Map<string, string[]>();
  for (const [{ header }, { model }] of tries)
    columnsOf.set(model || unnamed, [...(columnsOf.get(model || unnamed) ?? []), header]);
  for (const [model, columns] of columnsOf)
    reading.aside.push({ kind: 'tryColumns', details: { columns: columns.slice(0, 10).join(', '), model } });
};

export const leaveSummaries = (reading: EvalReading, summaries: readonly SummaryRow[]): void => {
  for (const { row, reason } of summaries) {
    drop(reading, reason);
    reading.aside.push({
      kind: reason === 'average_row' ? 'averageRow' : 'totalRow',
      details: { line: row.line, label: row.cells.find((cell) => summaryKind(cell) !== null) ?? '-' },
    });
  }
};

/** Titles above and lone texts below. */
export const leaveSurroundings = (reading: EvalReading, { titles, notes }: Grid): void => {
  for (const { cells, line } of titles) {
    drop(reading, 'title');
    reading.aside.push({
      kind: 'title',
      details: {
        line,
        text: cells
          .filter((cell) => cell !== '')
          .join(' ')
          .slice(0, 80),
      },
    });
  }
  if (notes.length === 0) return;
  drop(reading, 'note_row', notes.length);
  reading.aside.push({
    kind: 'notes',
    details: { rows: notes.length, line: (notes[0] as Grid['notes'][number]).line },
  });
};

interface Place {
  line: number;
  model: string;
  value: string;
}

/** Gathers cells that say nothing known, and asks about them once. */
export const strangeCells = (reading: EvalReading) => {
  const found = new Map<string, Place & { count: number }>();
  return {
    add: (place: Place): void => {
      const before = found.get(place.value);
      if (before === undefined) found.set(place.value, { ...place, count: 1 });
      else before.count += 1;
    },
    tell: (): void => {
      for (const { line, model, value, count } of [...found.values()].slice(0, 20))
        reading.questions.push({ kind: 'word', details: { line, model, value: value.slice(0, 40), cells: count } });
    },
  };
};
