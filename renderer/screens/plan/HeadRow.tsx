/** The row of heads of the plan's table: what the typed columns are, then each stack with its month. */
import './heads.css';
import { memo } from 'react';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import type { Stack } from '../../../shared/plan/plan.ts';
import { cashOf } from '../../../shared/report/monthly.ts';
import type { ErrorsCounted } from '../../../shared/report/withoutErrors.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { stackActions } from './menuActions.ts';
import { fixedColumns, headRow } from './places.ts';
import type { Reorder } from './useReorder.ts';

/** A stack in sight, with its place in the plan. */
export interface Column {
  stack: Stack;
  place: number;
  outcome: StackOutcome | undefined;
}

const headFigures = (
  stack: StackOutcome | undefined,
  tasks: number,
  budget: number | null,
  counted: ErrorsCounted,
  chance: number | null,
) => {
  const total = stack?.total ?? null;
  const cash = total === null ? null : cashOf(total, tasks);
  return {
    cash,
    fullCost: total?.usdPerSuccess?.value ?? null,
    counted,
    chance: total === null ? null : chance,
    isOverBudget: cash !== null && budget !== null && cash > budget,
  };
};

const fixedHeads = {
  name: 'plan.kindOfWork',
  tasks: 'plan.tasks',
  value: 'plan.value',
  error: 'plan.errorCost',
  evidence: 'plan.evidence',
} as const;

const openStack = (id: StackId) => setView({ sheet: { kind: 'stack', stack: id } });

export const HeadRow = memo(
  ({
    tasks,
    budget,
    counted,
    columns,
    chances,
    active,
    drag,
  }: {
    /** Of the plan a month. */
    tasks: number;
    /** US dollars a month. */
    budget: number | null;
    counted: ErrorsCounted;
    columns: readonly Column[];
    /** How probable it is that a stack is the cheapest of all. */
    chances: ReadonlyMap<StackId, number>;
    /** The column that can be reached by Tab; null where another row has it. */
    active: number | null;
    drag: Reorder;
  }) => {
    const { say } = useI18n();
    const sheet = useViewState((state) => state.sheet);
    return (
      <div role="row" tabIndex={-1} aria-rowindex={1} className="plan-row plan-head">
        <div className="row-head" role="presentation">
          {fixedColumns.map((column, at) => (
            <div
              key={column}
              role="columnheader"
              className={`head-${column}`}
              data-at={`${headRow}/${at}`}
              tabIndex={active === at ? 0 : -1}
            >
              {say(fixedHeads[column])}
              {column === 'name' ? <span className="head-folded">{say('plan.folded')}</span> : null}
            </div>
          ))}
        </div>
        {columns.map(({ stack, place, outcome }, at) => (
          <ColumnHead
            key={stack.id}
            name={stack.name}
            place={place}
            at={at}
            figures={headFigures(outcome, tasks, budget, counted, chances.get(stack.id) ?? null)}
            isActive={active === fixedColumns.length + at}
            isSelected={sheet?.kind === 'stack' && sheet.stack === stack.id}
            open={() => openStack(stack.id)}
            actions={() => stackActions(stack, at, columns, say)}
            source={drag.source(at)}
            target={drag.target(at)}
          />
        ))}
      </div>
    );
  },
);
