/** A stack made of the best of each row: what every row costs least with, and what that saves. */
import type { Outcome, StackOutcome } from '../engine/outcome.ts';
import type { StackId } from '../foundation/ids.ts';
import type { Plan, Stack } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import { cheapestStack } from './verdict.ts';

export interface BestOfRows {
  policies: Stack['policies'];
  /** USD of full cost a month less than `than` pays for as many successes; at least 0. */
  savesUsd: number;
  than: StackId;
}

const costIn = (stack: StackOutcome, row: number): number | null =>
  stack.categories[row]?.figures?.usdPerSuccess?.value ?? null;

/** null where no stack is whole, or the cheapest one is already the best of every row. */
export const bestOfRows = (plan: Plan, outcome: Outcome): BestOfRows | null => {
  const cheapest = cheapestStack(outcome);
  if (cheapest === null) return null;
  let savesUsd = 0;
  const policies = plan.categories.flatMap((row, r): [string, Policy][] => {
    const of = (stack: StackOutcome): [string, Policy][] => {
      const policy = plan.stacks.find(({ id }) => id === stack.stackId)?.policies[row.id];
      return policy === undefined ? [] : [[row.id, policy]];
    };
    const own = costIn(cheapest, r);
    if (row.share === 0 || own === null) return of(cheapest);
    const best = outcome.stacks.reduce((best, stack) => {
      const [cost, least] = [costIn(stack, r), costIn(best, r)];
      return cost !== null && (least === null || cost < least) ? stack : best;
    }, cheapest);
    const successes = (cheapest.categories[r]?.figures?.success.value ?? 0) * row.share * plan.tasksPerMonth;
    savesUsd += (own - (costIn(best, r) ?? own)) * successes;
    return of(best);
  });
  if (!(savesUsd >= 0.005)) return null;
  return {
    policies: Object.fromEntries(policies),
    savesUsd,
    than: cheapest.stackId,
  };
};
