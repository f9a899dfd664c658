/**
 * All models in a grid that draws only the rows in sight. Arrow keys move from cell to cell, Enter opens the model,
 * and the line below tells where the chosen cell's figure was read.
 */
import './modelTable.css';
import { type ColumnVisibilityState, type SortingState, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { sourceIn } from '../../../shared/words/catalogSentences.ts';
import { Icon } from '../../parts/Icon.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import { columns, features, nameColumn } from './columns.ts';
import type { CatalogRow, Fact } from './facts.ts';

const rowHeight = 34;
const nameWidth = 232;
/** Rows that Page Up and Page Down move by. */
const page = 12;

interface ShownColumn {
  id: string;
  fact: Fact | null;
}

/** Row -1 is the row of the column heads. */
interface Place {
  row: number;
  column: number;
}

const widthOf = (column: ShownColumn): number => column.fact?.width ?? nameWidth;

const Cell = ({
  id,
  row,
  column,
  index,
  isActive,
  speech,
}: {
  id: string;
  row: CatalogRow;
  column: ShownColumn;
  index: number;
  isActive: boolean;
  speech: Speech;
}) => {
  const { fact } = column;
  const shown = fact === null ? row.model.name : fact.show(row, speech);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles the cell may have take a column index
    <div
      id={id}
      role={fact === null ? 'rowheader' : 'gridcell'}
      aria-colindex={index + 1}
      className={`grid-cell ${fact?.numeric ? 'numeric' : ''} ${fact === null ? 'grid-name' : ''}`}
      data-active={isActive || undefined}
      data-column={index}
      style={{ width: widthOf(column) }}
      title={fact === null || (shown !== null && shown.length > 14) ? (shown ?? undefined) : undefined}
    >
      {shown === null ? (
        <>
          <span aria-hidden="true" className="faint">
            –
          </span>
          <span className="visually-hidden">{speech.say('catalog.unknown')}</span>
        </>
      ) : fact === null ? (
        <>
          <span className="grid-name-text">{shown}</span>
          {row.stacks.map((stack) => (
            <StackBadge key={stack} stack={stack} />
          ))}
          <span className="grid-name-author">{row.model.authorName}</span>
        </>
      ) : (
        shown
      )}
    </div>
  );
};

const Row = memo(
  ({
    gridId,
    row,
    index,
    start,
    shownColumns,
    activeColumn,
    isSelected,
    speech,
  }: {
    gridId: string;
    row: CatalogRow;
    index: number;
    start: number;
    shownColumns: readonly ShownColumn[];
    /** null where the chosen cell is in another row. */
    activeColumn: number | null;
    isSelected: boolean;
    speech: Speech;
  }) => (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid whose rows are placed by hand
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className="grid-row"
      data-row={index}
      style={{ transform: `translateY(${start}px)`, height: rowHeight }}
    >
      {shownColumns.map((column, c) => (
        <Cell
          key={column.id}
          id={`${gridId}-${index}-${c}`}
          row={row}
          column={column}
          index={c}
          isActive={activeColumn === c}
          speech={speech}
        />
      ))}
    </div>
  ),
);

const SourceLine = ({
  id,
  row,
  column,
  speech,
}: {
  id: string;
  row: CatalogRow;
  column: ShownColumn;
  speech: Speech;
}) => {
  const { say, language } = speech;
  const { fact } = column;
  const origin = fact?.origin(row) ?? null;
  return (
    <p className="grid-source" id={id}>
      <strong>{row.model.name}</strong>
      {fact === null ? (
        <span>
          {row.model.authorName} · {row.model.id}
        </span>
      ) : (
        <>
          <span>
            {say(fact.word)}: {fact.show(row, speech) ?? say('catalog.unknown')}
          </span>
          <span className="faint">
            {origin === null
              ? say('catalog.noSource')
              : origin.date === null
                ? say('catalog.cellSource', { source: sourceIn(namedSource(origin.source).name, language) })
                : say('catalog.cellSourceDated', {
                    source: sourceIn(namedSource(origin.source).name, language),
                    date: speech.date(origin.date),
                  })}
          </span>
        </>
      )}
    </p>
  );
};

export const ModelTable = ({
  rows,
  selected,
  onSelect,
  visibility,
  sorting,
  onSort,
}: {
  rows: CatalogRow[];
  selected: ModelId | null;
  onSelect: (id: ModelId) => void;
  visibility: ColumnVisibilityState;
  sorting: SortingState;
  onSort: (sorting: SortingState) => void;
}) => {
  const speech = useI18n();
  const { say } = speech;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
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
  const row = Math.min(active.row, sorted.length - 1);
  const column = Math.min(active.column, shownColumns.length - 1);

  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The chosen row stays drawn wherever the reader scrolls, so that what has the focus exists.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        return row < 0 || drawn.includes(row) ? drawn : [...drawn, row].sort((a, b) => a - b);
      },
      [row],
    ),
  });

  // A new order or a new choice of models begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of rows is the occasion
  useEffect(() => {
    setActive((place) => ({ ...place, row: Math.min(place.row, 0) }));
    scroller.current?.scrollTo({ top: 0 });
  }, [rows, sorting]);

  const moveTo = (to: Place) => {
    const next = {
      row: Math.max(-1, Math.min(to.row, sorted.length - 1)),
      column: Math.max(0, Math.min(to.column, shownColumns.length - 1)),
    };
    setActive(next);
    if (next.row >= 0) virtualizer.scrollToIndex(next.row, { align: 'auto' });
    const head = scroller.current?.querySelector<HTMLElement>(`[data-head="${next.column}"]`);
    if (next.column === 0) scroller.current?.scrollTo({ left: 0 });
    else head?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const open = (at: number) => {
    const found = sorted[at];
    if (found !== undefined) onSelect(found.original.model.id);
  };

  const sortBy = (at: number) => {
    const id = shownColumns[at]?.id;
    if (id === undefined) return;
    onSort([{ id, desc: sorting[0]?.id === id ? !sorting[0].desc : false }]);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, Place> = {
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 },
      ArrowLeft: { row, column: column - 1 },
      PageDown: { row: row + page, column },
      PageUp: { row: Math.max(0, row - page), column },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? sorted.length - 1 : row, column: shownColumns.length - 1 },
    };
    const to = moves[event.key];
    if (to !== undefined) moveTo(to);
    else if (event.key === 'Enter' || event.key === ' ') row < 0 ? sortBy(column) : open(row);
    else return;
    event.preventDefault();
  };

  const chosen = sorted[row];
  const chosenColumn = shownColumns[column];
  const width = shownColumns.reduce((sum, shown) => sum + widthOf(shown), 0);
  return (
    <div className="grid-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold rows that are placed by hand */}
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={say('catalog.gridName')}
        aria-rowcount={sorted.length + 1}
        aria-colcount={shownColumns.length}
        aria-activedescendant={row < 0 ? `${gridId}-head-${column}` : `${gridId}-${row}-${column}`}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const target = event.target as HTMLElement;
          const at = target.closest<HTMLElement>('[data-row]')?.dataset.row;
          const cell = target.closest<HTMLElement>('[data-column]')?.dataset.column;
          if (at === undefined || cell === undefined) return;
          setActive({ row: Number(at), column: Number(cell) });
          if (cell === '0' || selected !== null) open(Number(at));
        }}
        onDoubleClick={() => open(row)}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
        <div role="rowgroup" className="grid-head" style={{ width }}>
          {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell */}
          <div role="row" aria-rowindex={1} className="grid-head-row">
            {shownColumns.map((shown, c) => {
              const order = sorting[0]?.id === shown.id ? (sorting[0].desc ? 'descending' : 'ascending') : undefined;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's own keys sort
                // biome-ignore lint/a11y/useSemanticElements: part of the grid above
                // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
                <div
                  key={shown.id}
                  id={`${gridId}-head-${c}`}
                  role="columnheader"
                  aria-colindex={c + 1}
                  {...(order === undefined ? {} : { 'aria-sort': order })}
                  className={`grid-cell grid-head-cell ${shown.fact?.numeric ? 'numeric' : ''} ${shown.id === nameColumn ? 'grid-name' : ''}`}
                  data-active={row < 0 && column === c ? true : undefined}
                  data-head={c}
                  style={{ width: widthOf(shown) }}
                  onClick={() => {
                    setActive({ row: -1, column: c });
                    sortBy(c);
                  }}
                >
                  <span>{say(shown.fact?.word ?? 'catalog.model')}</span>
                  {order === undefined ? null : <Icon name={order === 'ascending' ? 'up' : 'down'} size={11} />}
                </div>
              );
            })}
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
        <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize(), width }}>
          {virtualizer.getVirtualItems().map((item) => {
            const drawn = sorted[item.index];
            return drawn === undefined ? null : (
              <Row
                key={drawn.id}
                gridId={gridId}
                row={drawn.original}
                index={item.index}
                start={item.start}
                shownColumns={shownColumns}
                activeColumn={item.index === row ? column : null}
                isSelected={drawn.id === selected}
                speech={speech}
              />
            );
          })}
        </div>
      </div>
      {chosen === undefined || chosenColumn === undefined ? (
        <p className="grid-source" />
      ) : (
        <SourceLine id={`${gridId}-source`} row={chosen.original} column={chosenColumn} speech={speech} />
      )}
    </div>
  );
};
