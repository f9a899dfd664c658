/** The last row: all work together, as every stack does it. */
import './totals.css';
import { memo } from 'react';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import type { Plan, Stack } from '../../../shared/plan/plan.ts';
import { fullCostOf } from '../../../shared/report/monthly.ts';
import { errorsCounted } from '../../../shared/report/withoutErrors.ts';
import { titled } from '../../../shared/words/format.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { Sign } from './Sign.tsx';

export const TotalRow = memo(
  ({
    plan,
    columns,
    rowCount,
  }: {
    plan: Plan;
    columns: readonly { stack: Stack; place: number; outcome: StackOutcome | undefined }[];
    rowCount: number;
  }) => {
    const { say, number, money, share, language } = useI18n();
    return (
      <div role="row" tabIndex={-1} aria-rowindex={rowCount + 2} className="plan-row plan-total">
        <div className="row-head" role="presentation">
          <div role="rowheader" tabIndex={-1} className="row-name">
            {say('plan.allWork')}
          </div>
          <div
            role="gridcell"
            tabIndex={-1}
            className="row-tasks"
            aria-label={titled(say('plan.tasks'), number(plan.tasksPerMonth), language)}
          >
            <span className="typed-text">{number(plan.tasksPerMonth)}</span>
          </div>
          <div role="gridcell" tabIndex={-1} className="row-total-name">
            {say(`plan.allFullCost_${errorsCounted(plan)}`)}
          </div>
        </div>
        {columns.map(({ stack, place, outcome }) => {
          const total = outcome?.total ?? null;
          return (
            <div key={stack.id} role="gridcell" tabIndex={-1} className="stack-cell" data-stack={(place % 6) + 1}>
              {total === null ? (
                <span className="faint">–</span>
              ) : (
                <span className="total-figures">
                  <b>{money(fullCostOf(total, plan.tasksPerMonth))}</b>
                  <span className="total-rates">
                    <span>
                      <Sign name="success" title={say('plan.success')} />
                      {share(total.success.value)}
                    </span>
                    <span>
                      <Sign name="undetected" title={say('plan.undetected')} />
                      {share(total.silentFailure.value)}
                    </span>
                  </span>
                </span>
              )}
            </div>
          );
        })}
      </div>
    );
  },
);
