/** The way from one stack's full cost a month to another's, by cause, in amounts that add up as they are shown. */
import type { Figures } from '../engine/outcome.ts';
import { type Cause, causes, costOf, fullCostOf } from './monthly.ts';

export interface Bridge {
  /** USD a month; whole dollars from $10,000 on, else whole cents: `from` and the steps add up to `to` exactly. */
  from: number;
  to: number;
  steps: { cause: Cause; usd: number }[];
  /** Decimals the amounts are shown with: 0 or 2. */
  decimals: 0 | 2;
}

const wholeDollarsFrom = 10_000;

/** Whole numbers that add up to `sum` and lie as near to `values` as they can: the largest remainders take what is left. */
const roundedTogether = (values: readonly number[], sum: number): number[] => {
  const whole = values.map(Math.floor);
  const left = sum - whole.reduce((total, value) => total + value, 0);
  const byRemainder = values
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder);
  const raised = new Set(byRemainder.slice(0, Math.max(0, left)).map(({ i }) => i));
  return whole.map((value, i) => value + (raised.has(i) ? 1 : 0));
};

/** `a` and `b` are figures of the same tasks, `tasks` of them a month. */
export const bridge = (a: Figures, b: Figures, tasks: number): Bridge => {
  const [from, to] = [fullCostOf(a, tasks), fullCostOf(b, tasks)];
  const decimals = Math.max(Math.abs(from), Math.abs(to)) >= wholeDollarsFrom ? 0 : 2;
  const unit = 10 ** decimals;
  const [fromUnits, toUnits] = [Math.round(from * unit), Math.round(to * unit)];
  const moved = causes.map((cause) => (costOf(b, cause) - costOf(a, cause)) * tasks * unit);
  const steps = roundedTogether(moved, toUnits - fromUnits);
  return {
    from: fromUnits / unit,
    to: toUnits / unit,
    steps: causes.map((cause, i) => ({ cause, usd: (steps[i] ?? 0) / unit })),
    decimals,
  };
};
