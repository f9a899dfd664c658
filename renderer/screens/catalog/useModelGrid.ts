/** The grid of models as its table library has it: rows in order, the columns in sight, the chosen cell, what is drawn. */
import { type ColumnVisibilityState, type SortingState, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { columns, features } from './columns.ts';
import type { CatalogRow } from './facts.ts';
import type { Place } from './gridKeys.ts';
import { rowHeight, type ShownColumn } from './ModelRows.tsx';

export interface GridState {
  rows: CatalogRow[];
  visibility: ColumnVisibilityState;
  sorting: SortingState;
  onSort: (sorting: SortingState) => void;
}

export const useModelGrid = ({ rows, visibility, sorting, onSort }: GridState) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Place>({ row: 0, column: 0 });
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.model.id,
    state: { columnVisibility: visibility, sorting },
    enableSortingRemoval: false,
    onSortingChange: (change) => onSort(typeof change === 'function' ? change(sorting) : change),
    onColumnVisibilityChange: () => {},
  });
  const sorted = table.getRowModel().rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: visibility is what decides which columns are shown
  const shownColumns = useMemo<ShownColumn[]>(
    () => table.getVisibleLeafColumns().map((column) => ({ id: column.id, fact: column.columnDef.meta?.fact ?? null })),
    [table, visibility],
  );
  const last: Place = { row: sorted.length - 1, column: shownColumns.length - 1 };
  const active: Place = { row: Math.min(chosen.row, last.row), column: Math.min(chosen.column, last.column) };
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The chosen row stays drawn wherever the reader scrolls, so that what has the focus exists.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        return active.row < 0 || drawn.includes(active.row) ? drawn : [...drawn, active.row].sort((a, b) => a - b);
      },
      [active.row],
    ),
  });

  // A new order or a new choice of models begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of rows is the occasion
  useEffect(() => {
    setChosen((place) => ({ ...place, row: Math.min(place.row, 0) }));
    scroller.current?.scrollTo({ top: 0 });
  }, [rows, sorting]);

  /** Chooses the cell nearest to the place and brings it into sight. */
  const moveTo = (to: Place) => {
    const row = Math.max(-1, Math.min(to.row, last.row));
    const column = Math.max(0, Math.min(to.column, last.column));
    setChosen({ row, column });
    if (row >= 0) virtualizer.scrollToIndex(row, { align: 'auto' });
    const head = scroller.current?.querySelector<HTMLElement>(`[data-head="${column}"]`);
    if (column === 0) scroller.current?.scrollTo({ left: 0 });
    else head?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return { scroller, sorted, shownColumns, last, active, virtualizer, choose: setChosen, moveTo };
};

export type ModelGrid = ReturnType<typeof useModelGrid>;
