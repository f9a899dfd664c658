/**
 * How far estimates would move with other items of the same kind: each group of items left out in turn, one
 * Newton step from the estimate on all of them (Miller, "The jackknife: a review", Biometrika 61, 1974).
 */
import type { Interval } from './interval.ts';
import { type LatentShares, logLikelihood } from './likelihood.ts';
import { type Bound, type Maximum, slopes, solveLinear } from './maximise.ts';
import { countPatterns, marginalRates, type OutcomeRows } from './outcomeRows.ts';

/** 40 groups, each item its own while there are fewer; 20 where a large matrix makes each refit dear. */
const groupCount = (items: number, models: number): number => Math.min(items, items * models > 40_000 ? 20 : 40);

/** The group of each item. Neighbours go to different groups by turns, so that groups are alike. */
export const groupsOfItems = (items: number, models: number): Int32Array => {
  const count = groupCount(items, models);
  return Int32Array.from({ length: items }, (_, item) => item % count);
};

/** The estimate without each group. Success rates are taken anew each time, so their error is in it too. */
export const leaveOut = (
  rows: OutcomeRows,
  groups: Int32Array,
  best: Maximum,
  bounds: Bound[],
  sharesOf: (x: number[]) => LatentShares,
): LatentShares[] => {
  const count = groupCount(groups.length, rows.models);
  return Array.from({ length: count }, (_, group) => {
    const counts = countPatterns(rows, (item) => groups[item] !== group);
    const rates = marginalRates(rows, counts);
    let most = 0;
    for (const rate of rates) if (rate > most) most = rate;
    const near = bounds.map((bound, i) => (i === 2 ? { ...bound, high: Math.min(bound.high, 1 - most) } : bound));
    const f = (x: number[]): number => logLikelihood(rows, counts, rates, sharesOf(x));
    const at = best.at.map((x, i) => Math.min(x, (near[i] as Bound).high));
    const slope = slopes(f, at, near, best.free);
    const move = solveLinear(
      best.hessian.map((row) => row.map((h) => (h * (count - 1)) / count)),
      slope.map((s) => -s),
    );
    const moved = [...at];
    best.free.forEach((i, r) => {
      const { low, high } = bounds[i] as Bound;
      moved[i] = Math.min(Math.max((moved[i] as number) + (move?.[r] ?? 0), low), high);
    });
    return sharesOf(moved);
  });
};

/** 95% point of Student's t, by Cornish-Fisher from the normal's; within 0.5% from nine degrees of freedom on. */
const spreadOf = (degrees: number): number => 1.6449 + 1.5238 / degrees + 1.42 / degrees ** 2;

/** The 90% interval of `value` from its values without each group, kept inside [low, high]. */
export const intervalOf = (value: number, without: number[], low: number, high: number): Interval => {
  const count = without.length;
  const mean = without.reduce((sum, each) => sum + each, 0) / count;
  const squares = without.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const half = spreadOf(count - 1) * Math.sqrt(((count - 1) / count) * squares);
  return { value, low: Math.max(low, value - half), high: Math.min(high, value + half) };
};
