/**
 * How steeply cost rises with difficulty: the gamma at which the model's second rung costs what it really costs
 * on the items that the first one failed. That ratio is what cost per success of a cascade depends on, so it is
 * matched and not the spread of costs, most of which has nothing to do with difficulty.
 */
import { normalCdf, normalQuantile } from '../normal.ts';
import type { LatentShares } from './likelihood.ts';
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';

/** E[cost of B | A failed] / E[cost of B] for ordered pairs of models, by how often A succeeds. */
export interface CostRatio {
  successRate: number;
  ratio: number;
}

export const steepestCost = 5;

/** Sums behind the ratios, pair by pair; sums over parts of the items add up to those over all. */
export interface CostSums {
  failUsd: Float64Array;
  failWeight: Float64Array;
  usd: Float64Array;
  count: Float64Array;
}

/** The sums of each group of items, `groups[i]` the group of item i. */
export const costSumsByGroup = (matrix: OutcomeMatrix, costs: CostMatrix, groups: Int32Array): CostSums[] => {
  const { items, models, successes, trials } = matrix;
  const width = models.length;
  const found = Array.from({ length: Math.max(...groups) + 1 }, () => ({
    failUsd: new Float64Array(width * width),
    failWeight: new Float64Array(width * width),
    usd: new Float64Array(width * width),
    count: new Float64Array(width * width),
  }));
  for (let i = 0; i < items.length; i += 1) {
    const { failUsd, failWeight, usd, count } = found[groups[i] as number] as CostSums;
    const base = i * width;
    for (let a = 0; a < width; a += 1) {
      const tried = trials[base + a] as number;
      if (tried === 0) continue;
      const fails = 1 - (successes[base + a] as number) / tried;
      for (let b = 0; b < width; b += 1) {
        const cost = costs[base + b] as number;
        if (a === b || Number.isNaN(cost)) continue;
        const at = a * width + b;
        failUsd[at] = (failUsd[at] as number) + fails * cost;
        failWeight[at] = (failWeight[at] as number) + fails;
        usd[at] = (usd[at] as number) + cost;
        count[at] = (count[at] as number) + 1;
      }
    }
  }
  return found;
};

/** The ratio of every ordered pair over all groups but `without` (-1 for all). */
export const costRatios = (groups: readonly CostSums[], without = -1): CostRatio[] => {
  const cells = groups[0]?.count.length ?? 0;
  const found: CostRatio[] = [];
  for (let at = 0; at < cells; at += 1) {
    let failUsd = 0;
    let fails = 0;
    let usd = 0;
    let n = 0;
    groups.forEach((sums, group) => {
      if (group === without) return;
      failUsd += sums.failUsd[at] as number;
      fails += sums.failWeight[at] as number;
      usd += sums.usd[at] as number;
      n += sums.count[at] as number;
    });
    if (n === 0 || fails < 1 || usd <= 0) continue;
    found.push({ successRate: 1 - fails / n, ratio: failUsd / fails / (usd / n) });
  }
  return found;
};

/** E[exp(gamma z - gamma^2 / 2) | a model with this success rate failed]. */
const predictedRatio = (successRate: number, { rho, beta }: LatentShares, gamma: number): number => {
  const unsolvable = Math.min(beta, 1 - successRate);
  const solvable = 1 - unsolvable;
  const latent = normalQuantile(Math.min(1, successRate / solvable));
  // E[exp(gamma z - gamma^2/2) g(z)] = E[g(z + gamma)]: the tilt moves the difficulty, and Phi integrates to Phi.
  const failing = solvable * normalCdf(-(latent - Math.sqrt(rho) * gamma));
  return (failing + unsolvable) / (1 - successRate);
};

/**
 * gamma in [0, 5] at which the mean predicted ratio is the mean real one; 0 where costs do not rise with
 * difficulty; null where there is nothing to match.
 */
export const matchCostSteepness = (ratios: CostRatio[], shares: LatentShares): number | null => {
  const usable = ratios.filter((ratio) => ratio.successRate < 1);
  if (usable.length === 0) return null;
  const excess = (gamma: number): number =>
    usable.reduce((sum, { successRate, ratio }) => sum + predictedRatio(successRate, shares, gamma) - ratio, 0);
  let low = 0;
  let high = steepestCost;
  if (excess(low) >= 0) return 0;
  if (excess(high) <= 0) return high;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
