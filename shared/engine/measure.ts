/** The one number on which a decision turns, and the point values of stacks from which every measure is read. */

import { entryOf, itemAt } from '../foundation/arrays.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import { remembered } from '../foundation/maps.ts';
import { compile } from './compile.ts';
import type { CompiledCategory, CompiledPlan, CompiledPolicy } from './compiled.ts';
import type { Job } from './job.ts';
import type { Gap } from './outcome.ts';
import { bestBatch, type PolicySums, policySumsOf, spendUsd } from './policySums.ts';

/** USD per success, USD per task, USD of value less cost per task, USD a month, or a share of the tasks. */
export type Measure =
  | 'usdPerSuccess'
  | 'usdPerTask'
  | 'netValueUsdPerTask'
  | 'usdPerMonth'
  | 'success'
  | 'silentFailure';

export const measures: readonly Measure[] = [
  'usdPerSuccess',
  'usdPerTask',
  'netValueUsdPerTask',
  'usdPerMonth',
  'success',
  'silentFailure',
];

/** +1 where more is better, -1 where less is. */
export const betterSign: Readonly<Record<Measure, 1 | -1>> = {
  usdPerSuccess: -1,
  usdPerTask: -1,
  netValueUsdPerTask: 1,
  usdPerMonth: -1,
  success: 1,
  silentFailure: -1,
};

/** Expected values per task at the best values. USD. */
export interface Totals {
  success: number;
  silentFailure: number;
  abandoned: number;
  /** Models, verifiers, people and hardware; silent failures are not in it. */
  spendUsd: number;
  silentFailureUsd: number;
  valueUsd: number;
}

export interface CategoryPoint {
  categoryId: RowId;
  share: number;
  /** null with `gaps` non-empty. */
  totals: Totals | null;
  gaps: Gap[];
}

export interface StackPoint {
  stackId: StackId;
  /** null where some category with tasks cannot be evaluated. */
  totals: Totals | null;
  categories: CategoryPoint[];
}

/**
 * Whether a model's rate above what anyone can solve (1 - beta) stops the evaluation, as `evaluate` has it, or
 * lowers beta, as its draws do: a moved input must not make a stack vanish.
 */
export type AboveCeiling = 'stops' | 'lowersBeta';

const stopping = (policy: CompiledPolicy, above: AboveCeiling): Gap[] =>
  above === 'stops' ? policy.gaps : policy.gaps.filter((gap) => gap.kind !== 'rateAboveCeiling');

/** The named stacks in one compiled category. */
export const categoryPoints = (
  plan: CompiledPlan,
  category: CompiledCategory,
  stackIds: readonly StackId[],
  above: AboveCeiling,
): CategoryPoint[] => {
  const batch = bestBatch(category);
  const known = new Map<CompiledPolicy, PolicySums>();
  return stackIds.map((stackId) => {
    const policy = entryOf(category.policies, stackId);
    const gaps = stopping(policy, above);
    const { id: categoryId, share } = category.plan;
    if (gaps.length > 0) return { categoryId, share, totals: null, gaps };
    const sums = remembered(known, policy, () => policySumsOf(plan, policy, batch, false));
    return {
      categoryId,
      share,
      gaps: [],
      totals: {
        success: sums.success,
        silentFailure: sums.silentFailure,
        abandoned: sums.abandoned,
        spendUsd: spendUsd(sums),
        silentFailureUsd: sums.silentFailure * category.silentFailureUsd.point,
        valueUsd: sums.success * category.valueUsd.point,
      },
    };
  });
};

const nothing = (): Totals => ({
  success: 0,
  silentFailure: 0,
  abandoned: 0,
  spendUsd: 0,
  silentFailureUsd: 0,
  valueUsd: 0,
});

/** Per task of the mix, from its categories; null where one with tasks has no totals. Categories add up in any order. */
export const mixOf = (categories: readonly CategoryPoint[]): Totals | null => {
  const wanted = categories.filter((entry) => entry.share > 0);
  if (wanted.length === 0) return null;
  const total = nothing();
  for (const { share, totals } of wanted) {
    if (totals === null) return null;
    for (const key of Object.keys(total) as (keyof Totals)[]) total[key] += share * totals[key];
  }
  return total;
};

/** The stacks' points at the best values: the figures of `evaluate` without what only a screen needs. */
export const pointsOf = (job: Job, stackIds: readonly StackId[], above: AboveCeiling = 'stops'): StackPoint[] => {
  const plan = compile({ ...job, draws: 0 });
  const byCategory = plan.categories.map((category) => categoryPoints(plan, category, stackIds, above));
  return stackIds.map((stackId, s) => {
    const categories = byCategory.map((points) => itemAt(points, s));
    return { stackId, totals: mixOf(categories), categories };
  });
};

/** The measure of totals per task; null where it does not exist (cost per success without any success). */
export const measureOf = (totals: Totals | null, measure: Measure, tasksPerMonth: number): number | null => {
  if (totals === null) return null;
  const usdPerTask = totals.spendUsd + totals.silentFailureUsd;
  switch (measure) {
    case 'usdPerSuccess': {
      const usd = usdPerTask / totals.success;
      return totals.success > 0 && Number.isFinite(usd) ? usd : null;
    }
    case 'usdPerTask':
      return usdPerTask;
    case 'netValueUsdPerTask':
      return totals.valueUsd - usdPerTask;
    case 'usdPerMonth':
      return totals.spendUsd * tasksPerMonth;
    case 'success':
      return totals.success;
    case 'silentFailure':
      return totals.silentFailure;
    default:
      return measure satisfies never;
  }
};

/** The best of several by a measure: its place, or null where none has it. The first of equals. */
export const bestOf = (values: readonly (number | null)[], measure: Measure): number | null => {
  let best: { place: number; value: number } | null = null;
  for (const [place, value] of values.entries())
    if (value !== null && (best === null || (value - best.value) * betterSign[measure] > 0)) best = { place, value };
  return best?.place ?? null;
};
