/** A row of the table: the work in typed cells, and what every stack does with it. */
import { memo } from 'react';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { setTasks } from '../../../shared/plan/edits/rows.ts';
import { setEstimate } from '../../../shared/plan/edits/setField.ts';
import { setShareOfTasks } from '../../../shared/plan/edits/volumes.ts';
import { formatAmount } from '../../../shared/plan/formatEstimate.ts';
import { parseEstimate } from '../../../shared/plan/parseEstimate.ts';
import { parseVolume } from '../../../shared/plan/parseVolume.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import type { RowGrade } from '../../../shared/report/rowGrade.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { type Deed, Menu } from '../../parts/Menu.tsx';
import { Pips } from '../../parts/Pips.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { CellView } from './cellView.ts';

import { fixedColumns, type Place, placeKey } from './places.ts';
import type { WorkRow } from './planTable.ts';
import { StackCell } from './StackCell.tsx';
import { TypedCell } from './TypedCell.tsx';
import type { Reorder } from './useReorder.ts';

export interface CellOfStack {
  id: string;
  name: string;
  /** The stack's place in the plan, from 0: its letter and colour. */
  place: number;
  view: CellView;
}

export interface RowHandlers {
  onEntered: (place: Place) => void;
  openRow: (row: WorkRow) => void;
  openCell: (row: WorkRow, stackId: string) => void;
  deedsOf: (row: WorkRow) => Deed[];
}

const acceptTasks =
  (row: WorkRow) =>
  (text: string): Refusal | null => {
    const volume = parseVolume(text, 'tasks');
    if (!volume.ok) return volume.error;
    const { value } = volume;
    return editPlan('app.editTasks', (plan) =>
      value.kind === 'tasks' ? setTasks(plan, row.id, value.tasks) : setShareOfTasks(plan, row.id, value.share),
    );
  };

const acceptUsd =
  (row: WorkRow, field: 'valueOfSuccessUsd' | 'silentFailureUsd') =>
  (text: string): Refusal | null => {
    const parsed = parseEstimate(text, 'usd');
    if (!parsed.ok) return parsed.error;
    return editPlan('app.editValue', (plan) =>
      setEstimate(plan, ['categories', row.id, field], { ...parsed.value, stated: true }),
    );
  };

/** An undetected error whose cost the plan started with, at nothing, is one that she has not stated. */
export const isErrorStated = ({ silentFailureUsd: { value, stated } }: CategoryPlan): boolean =>
  value !== 0 || stated === true;

const Head = ({
  row,
  at,
  active,
  grade,
  isClose,
  handlers,
  drag,
}: {
  row: WorkRow;
  at: number;
  active: number | null;
  grade: RowGrade | null;
  isClose: boolean;
  handlers: RowHandlers;
  drag: object;
}) => {
  const { say, number, usd } = useI18n();
  const place = (column: number): Place => ({ row: at, column });
  const { valueOfSuccessUsd, silentFailureUsd } = row.work;
  const stated = isErrorStated(row.work);
  /** What she typed is shown with the digits she typed. */
  const asTyped = (value: number): string => (value < 1 ? formatAmount(value, 'usd') : usd(value));
  const common = (column: number) => ({
    place: place(column),
    isActive: active === column,
    onEntered: handlers.onEntered,
  });
  const gradeText = say(`plan.grade_${grade?.grade ?? 'none'}`);
  return (
    <div className="row-head" role="presentation">
      <div
        role="rowheader"
        className="row-name"
        data-at={placeKey(place(0))}
        tabIndex={active === 0 ? 0 : -1}
        {...drag}
        onClick={() => handlers.openRow(row)}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== 'F2')) return;
          event.preventDefault();
          handlers.openRow(row);
        }}
      >
        <span className="row-title" title={row.name}>
          {row.name}
        </span>
        {isClose ? <span className="row-close">{say('plan.tooClose')}</span> : null}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: what the menu does is no press of the row's name */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the menu has its own keys */}
        <span className="row-more no-print" onClick={(event) => event.stopPropagation()}>
          <Menu label={say('plan.rowMore', { row: row.name })} icon="more" iconOnly deeds={handlers.deedsOf(row)} />
        </span>
      </div>
      <TypedCell
        {...common(1)}
        className="row-tasks"
        label={say('plan.typedOf', { what: say('plan.tasks'), row: row.name })}
        shown={number(row.tasks)}
        typed={formatAmount(row.tasks, 'count')}
        accept={acceptTasks(row)}
      />
      <TypedCell
        {...common(2)}
        className="row-value"
        label={say('plan.typedOf', { what: say('plan.value'), row: row.name })}
        shown={asTyped(valueOfSuccessUsd.value)}
        typed={formatAmount(valueOfSuccessUsd.value, 'usd')}
        accept={acceptUsd(row, 'valueOfSuccessUsd')}
      />
      <TypedCell
        {...common(3)}
        className="row-error"
        label={say('plan.typedOf', { what: say('plan.errorCost'), row: row.name })}
        shown={stated ? asTyped(silentFailureUsd.value) : say('plan.notStated')}
        typed={stated ? formatAmount(silentFailureUsd.value, 'usd') : ''}
        isUnknown={!stated}
        accept={acceptUsd(row, 'silentFailureUsd')}
      />
      <div
        role="gridcell"
        className="row-evidence"
        data-at={placeKey(place(4))}
        tabIndex={active === 4 ? 0 : -1}
        onClick={() => handlers.openRow(row)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          handlers.openRow(row);
        }}
      >
        <span className="visually-hidden">{say('plan.evidenceOf', { row: row.name, grade: gradeText })}</span>
        {grade === null ? null : (
          <>
            <Pips grade={grade.grade} />
            <span className="row-grade" aria-hidden="true">
              {gradeText}
            </span>
            {grade.tasks === null ? null : (
              <span className="row-grade-note">{say('plan.gradeRun', { tasks: number(grade.tasks) })}</span>
            )}
          </>
        )}
      </div>
    </div>
  );
};

export const WorkRowView = memo(
  ({
    row,
    at,
    cells,
    active,
    selected,
    hasChances,
    grade,
    handlers,
    drag,
  }: {
    row: WorkRow;
    at: number;
    cells: readonly CellOfStack[];
    /** The column of this row that holds the focus, or null. */
    active: number | null;
    /** The stack whose cell is open beside the table, 'work' for the row's own sheet. */
    selected: string | null;
    /** Whether it is known how sure each stack is the cheapest. */
    hasChances: boolean;
    grade: RowGrade | null;
    handlers: RowHandlers;
    drag: Reorder;
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
        <Head
          row={row}
          at={at}
          active={active}
          grade={grade}
          isClose={isClose}
          handlers={handlers}
          drag={drag.source(at)}
        />
        {cells.map(({ id, name, place, view }, i) => {
          const column = fixedColumns.length + i;
          return (
            <div
              key={id}
              role="gridcell"
              className="stack-cell"
              aria-selected={selected === id}
              data-stack={(place % 6) + 1}
              data-best={view.kind === 'figures' && view.best !== null ? true : undefined}
              data-at={placeKey({ row: at, column })}
              tabIndex={active === column ? 0 : -1}
              onClick={() => handlers.openCell(row, id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== 'F2' && event.key !== ' ') return;
                event.preventDefault();
                handlers.openCell(row, id);
              }}
            >
              <StackCell row={row.name} stack={name} view={view} />
            </div>
          );
        })}
      </div>
    );
  },
);
