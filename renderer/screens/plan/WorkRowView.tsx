/** A row of the table: the work, and what every stack does with it. */
import { memo } from 'react';
import type { StackId } from '../../../shared/foundation/ids.ts';
import type { Speech } from '../../parts/useI18n.ts';
import type { CellView } from './cellView.ts';
import type { GradeShown } from './gradesShown.ts';
import { fixedColumns, placeKey } from './places.ts';
import type { WorkRow } from './planTable.ts';
import { type RowHandlers, RowHead } from './RowHead.tsx';
import { StackCell } from './StackCell.tsx';
import type { Reorder } from './useReorder.ts';

export interface CellOfStack {
  id: StackId;
  name: string;
  /** The stack's place in the plan, from 0: its letter and colour. */
  place: number;
  view: CellView;
}

export const WorkRowView = memo(
  ({
    row,
    at,
    cells,
    told,
    active,
    selected,
    hasChances,
    grades,
    isUnchosen,
    handlers,
    drag,
    speech,
    isFull,
  }: {
    row: WorkRow;
    at: number;
    cells: readonly CellOfStack[];
    /** The same as it is told to who hears the table. */
    told: readonly CellOfStack[];
    /** The column of this row that holds the focus, or null. */
    active: number | null;
    /** The stack whose cell is open beside the table, 'work' for the row's own sheet. */
    selected: string | null;
    /** Whether it is known how sure each stack is the cheapest. */
    hasChances: boolean;
    grades: readonly GradeShown[];
    isUnchosen: boolean;
    handlers: RowHandlers;
    drag: Reorder;
    speech: Speech;
    /** Rows that are told in full, success and undetected errors with them. */
    isFull: boolean;
  }) => {
    const priced = cells.filter(({ view }) => view.kind === 'figures');
    const isClose =
      hasChances && priced.length > 1 && !priced.some(({ view }) => view.kind === 'figures' && view.best !== null);
    return (
      <div
        role="row"
        tabIndex={-1}
        aria-rowindex={at + 2}
        className="plan-row"
        data-open-row={selected === 'work' || undefined}
        data-grouped={row.work.group !== undefined || undefined}
        {...drag.target(at)}
      >
        <RowHead
          row={row}
          at={at}
          active={active}
          grades={grades}
          isUnchosen={isUnchosen}
          isClose={isClose}
          handlers={handlers}
          drag={drag.source(at)}
          speech={speech}
        />
        {cells.map(({ id, name, place, view }, i) => {
          const before = told.find((cell) => cell.id === id);
          const column = fixedColumns.length + i;
          return (
            <StackCell
              key={id}
              row={row.id}
              rowName={row.name}
              stack={id}
              stackName={name}
              stackPlace={place}
              view={view}
              told={before?.view ?? view}
              at={placeKey({ row: at, column })}
              isActive={active === column}
              isSelected={selected === id}
              open={handlers.openCell}
              speech={speech}
              isFull={isFull}
            />
          );
        })}
      </div>
    );
  },
);
