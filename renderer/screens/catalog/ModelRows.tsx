/** What the grid of models draws: its heads, its rows and cells, and the line that tells where a figure was read. */
import type { SortingState } from '@tanstack/react-table';
import { memo } from 'react';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import { sourceIn } from '../../../shared/words/catalogSentences.ts';
import { Icon } from '../../parts/Icon.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import type { Speech } from '../../parts/useI18n.ts';
import { nameColumn } from './columns.ts';
import type { CatalogRow, Fact } from './facts.ts';

export const rowHeight = 34;
const nameWidth = 232;
export interface ShownColumn {
  id: string;
  fact: Fact | null;
}

export const widthOf = (column: ShownColumn): number => column.fact?.width ?? nameWidth;

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

export const Row = memo(
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

export const SourceLine = ({
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
  const origin = fact?.origin(row, language) ?? null;
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

/** The column heads; a click sorts, as Enter does on the chosen one. */
export const Head = ({
  gridId,
  shownColumns,
  activeColumn,
  sorting,
  speech,
  onSort,
}: {
  gridId: string;
  shownColumns: readonly ShownColumn[];
  /** null where the chosen cell is not a head. */
  activeColumn: number | null;
  sorting: SortingState;
  speech: Speech;
  onSort: (column: number) => void;
}) => (
  // biome-ignore lint/a11y/useSemanticElements: part of a grid whose rows are placed by hand
  // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell
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
          data-active={activeColumn === c || undefined}
          data-head={c}
          style={{ width: widthOf(shown) }}
          onClick={() => onSort(c)}
        >
          <span>{speech.say(shown.fact?.word ?? 'catalog.model')}</span>
          {order === undefined ? null : <Icon name={order === 'ascending' ? 'up' : 'down'} size={11} />}
        </div>
      );
    })}
  </div>
);
