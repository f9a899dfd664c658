/**
 * All models in a grid that draws only the rows in sight. Arrow keys move from cell to cell, Enter opens the model,
 * and the line below tells where the chosen cell's figure was read.
 */
import './modelTable.css';
import { type KeyboardEvent, type MouseEvent, useId } from 'react';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { keyLeadsTo } from './gridKeys.ts';
import { Head, Row, SourceLine, widthOf } from './ModelRows.tsx';
import { type GridState, type ModelGrid, useModelGrid } from './useModelGrid.ts';

/** What keys and clicks do in the grid: move, open a model, sort by a column. */
const useGridHandlers = (
  { sorting, onSort }: GridState,
  { sorted, shownColumns, last, active, choose, moveTo }: ModelGrid,
  selected: ModelId | null,
  onSelect: (id: ModelId) => void,
) => {
  const { row, column } = active;

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
    const to = keyLeadsTo(event, active, last);
    if (to !== null) moveTo(to);
    else if (event.key === 'Enter' || event.key === ' ') row < 0 ? sortBy(column) : open(row);
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const at = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
    const cell = event.target.closest<HTMLElement>('[data-column]')?.dataset.column;
    if (at === undefined || cell === undefined) return;
    choose({ row: Number(at), column: Number(cell) });
    if (cell === '0' || selected !== null) open(Number(at));
  };

  const onSortHead = (at: number) => {
    choose({ row: -1, column: at });
    sortBy(at);
  };

  return { onKeyDown, onClick, onDoubleClick: () => open(row), onSortHead };
};

export const ModelTable = ({
  selected,
  onSelect,
  ...state
}: GridState & {
  selected: ModelId | null;
  onSelect: (id: ModelId) => void;
}) => {
  const speech = useI18n();
  const gridId = useId();
  const grid = useModelGrid(state);
  const { scroller, sorted, shownColumns, active, virtualizer } = grid;
  const { row, column } = active;
  const { onSortHead, ...actions } = useGridHandlers(state, grid, selected, onSelect);
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
        aria-label={speech.say('catalog.gridName')}
        aria-rowcount={sorted.length + 1}
        aria-colcount={shownColumns.length}
        aria-activedescendant={row < 0 ? `${gridId}-head-${column}` : `${gridId}-${row}-${column}`}
        {...actions}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
        <div role="rowgroup" className="grid-head" style={{ width }}>
          <Head
            gridId={gridId}
            shownColumns={shownColumns}
            activeColumn={row < 0 ? column : null}
            sorting={state.sorting}
            speech={speech}
            onSort={onSortHead}
          />
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
