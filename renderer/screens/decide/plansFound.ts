/** The plans found, in figures of a month, held against the planner's own stack that costs least per success. */
import type { Found } from '../../../shared/engine/optimise/optimum.ts';
import type { Proposal } from '../../../shared/engine/optimise/proposal.ts';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import { type Beside, type BesideKind, idOfPlan, type ThreePlans } from '../../../shared/engine/plansBeside.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { pairOf } from '../../../shared/report/verdict.ts';

export interface MonthFigures {
  cash: number;
  full: number;
  usdPerSuccess: number | null;
  success: number;
  silent: number;
}

export interface PlanFound {
  kind: 'best' | BesideKind;
  proposal: Proposal;
  month: MonthFigures;
  /** How sure it is that it costs less per success than the own stack; null without one, or where nobody knows. */
  sure: number | null;
}

export interface OwnStack {
  stack: StackOutcome;
  month: MonthFigures;
}

/** null where no stack has figures, or where the plans found leave work out that the planner's stacks do. */
export const ownStack = (reading: Reading, found: Found): OwnStack | null => {
  if (found.leftOut.length > 0) return null;
  const tasks = reading.job.plan.tasksPerMonth;
  return reading.outcome.stacks.reduce((best: OwnStack | null, stack) => {
    const { total } = stack;
    const usdPerSuccess = total?.usdPerSuccess?.value ?? null;
    if (total === null || usdPerSuccess === null) return best;
    if (best !== null && usdPerSuccess >= (best.month.usdPerSuccess ?? Number.POSITIVE_INFINITY)) return best;
    return {
      stack,
      month: {
        cash: cashOf(total, tasks),
        full: fullCostOf(total, tasks),
        usdPerSuccess,
        success: total.success.value,
        silent: total.silentFailure.value,
      },
    };
  }, null);
};

const monthOf = (proposal: Proposal): MonthFigures => ({
  cash: proposal.cashUsdPerMonth,
  full: proposal.fullUsdPerMonth,
  usdPerSuccess: proposal.usdPerSuccess,
  success: proposal.success,
  silent: proposal.silentFailure,
});

/** The best plan first, then those beside it. */
export const plansFound = (
  found: Found,
  beside: readonly Beside[],
  outcome: ThreePlans['outcome'],
  own: OwnStack | null,
): PlanFound[] =>
  [{ kind: 'best' as const, proposal: found.best }, ...beside].map(({ kind, proposal }, place) => {
    const pair = outcome === null || own === null ? null : pairOf(outcome, idOfPlan(place), own.stack.stackId);
    return { kind, proposal, month: monthOf(proposal), sure: pair?.aCheaper ?? null };
  });
