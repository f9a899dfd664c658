/** Predictions laid beside what the outcomes say: shares solved by sets of models, and cost per success. */
import { type Errors, summarise } from './errors.ts';
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';
import { independentCascade, independentUnion, type Parameters, predictCascade, predictUnion } from './predict.ts';
import { ordersOf, subsetsOf } from './subsets.ts';

/** At most this many sets of models of one size are looked at. */
export const mostSubsets = 2000;

/**
 * Share of items that at least one of `size` models solves, predicted from each model's own rate on the items
 * that all of the set have results on. Errors in shares of tasks. null where no set has a common item.
 */
export const compareUnions = (matrix: OutcomeMatrix, parameters: Parameters, size: number): Errors | null => {
  const { items, models, successes, trials } = matrix;
  const width = models.length;
  const errors: number[] = [];
  const independent: number[] = [];
  for (const set of subsetsOf(width, size, mostSubsets)) {
    const sums = new Float64Array(size);
    let solved = 0;
    let common = 0;
    for (let i = 0; i < items.length; i += 1) {
      const base = i * width;
      if (!set.every((m) => (trials[base + m] as number) > 0)) continue;
      let fail = 1;
      for (let s = 0; s < size; s += 1) {
        const at = base + (set[s] as number);
        const share = (successes[at] as number) / (trials[at] as number);
        sums[s] = (sums[s] as number) + share;
        fail *= 1 - share;
      }
      solved += 1 - fail;
      common += 1;
    }
    if (common === 0) continue;
    const rates = Array.from(sums, (sum) => Math.min(1, sum / common));
    errors.push(predictUnion(rates, parameters) - solved / common);
    independent.push(independentUnion(rates) - solved / common);
  }
  return summarise(errors, independent);
};

/** What a cascade of models really did on the items all of them have results and costs for. */
interface RealCascade {
  rungs: { successRate: number; usdPerAttempt: number }[];
  success: number;
  usdPerTask: number;
}

const playCascade = (matrix: OutcomeMatrix, costs: CostMatrix, order: number[]): RealCascade | null => {
  const { items, models, successes, trials } = matrix;
  const width = models.length;
  const rates = new Float64Array(order.length);
  const usd = new Float64Array(order.length);
  let common = 0;
  let success = 0;
  let usdPerTask = 0;
  for (let i = 0; i < items.length; i += 1) {
    const base = i * width;
    if (!order.every((m) => (trials[base + m] as number) > 0 && !Number.isNaN(costs[base + m]))) continue;
    let reach = 1;
    for (let r = 0; r < order.length; r += 1) {
      const at = base + (order[r] as number);
      const share = (successes[at] as number) / (trials[at] as number);
      rates[r] = (rates[r] as number) + share;
      usd[r] = (usd[r] as number) + (costs[at] as number);
      usdPerTask += reach * (costs[at] as number);
      reach *= 1 - share;
    }
    success += 1 - reach;
    common += 1;
  }
  if (common === 0) return null;
  return {
    rungs: order.map((_, r) => ({
      successRate: Math.min(1, (rates[r] as number) / common),
      usdPerAttempt: (usd[r] as number) / common,
    })),
    success: success / common,
    usdPerTask: usdPerTask / common,
  };
};

export interface CostErrors {
  /** Relative errors of USD per task. */
  cost: Errors;
  /** Relative errors of USD per success. */
  costPerSuccess: Errors;
}

/**
 * Cascades of `size` models with a perfect verifier: predicted USD per task and per success, from each model's
 * own rate and mean cost, over what the items say. Relative errors. null where nothing can be compared.
 */
export const compareCosts = (
  matrix: OutcomeMatrix,
  costs: CostMatrix,
  parameters: Parameters,
  size: number,
): CostErrors | null => {
  const errors: number[] = [];
  const independent: number[] = [];
  const ratios: number[] = [];
  const independentRatios: number[] = [];
  for (const order of ordersOf(matrix.models.length, size, mostSubsets)) {
    const real = playCascade(matrix, costs, order);
    if (real === null || real.usdPerTask <= 0 || real.success <= 0) continue;
    const predicted = predictCascade(real.rungs, parameters);
    const apart = independentCascade(real.rungs);
    if (predicted.usdPerSuccess === null || apart.usdPerSuccess === null) continue;
    const realPerSuccess = real.usdPerTask / real.success;
    errors.push(predicted.usdPerTask / real.usdPerTask - 1);
    independent.push(apart.usdPerTask / real.usdPerTask - 1);
    ratios.push(predicted.usdPerSuccess / realPerSuccess - 1);
    independentRatios.push(apart.usdPerSuccess / realPerSuccess - 1);
  }
  const cost = summarise(errors, independent);
  const costPerSuccess = summarise(ratios, independentRatios);
  return cost === null || costPerSuccess === null ? null : { cost, costPerSuccess };
};
