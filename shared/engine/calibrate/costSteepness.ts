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

/** The ratio of every ordered pair, over the items for which `include` is true. */
export const costRatios = (
  matrix: OutcomeMatrix,
  costs: CostMatrix,
  include: (item: number) => boolean,
): CostRatio[] => {
  const { items, models, successes, trials } = matrix;
  const width = models.length;
  const cells = width * width;
  const failUsd = new Float64Array(cells);
  const failWeight = new Float64Array(cells);
  const usd = new Float64Array(cells);
  const count = new Float64Array(cells);
  for (let i = 0; i < items.length; i += 1) {
    if (!include(i)) continue;
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
  const found: CostRatio[] = [];
  for (let at = 0; at < cells; at += 1) {
    const fails = failWeight[at] as number;
    const n = count[at] as number;
    if (n === 0 || fails < 1 || (usd[at] as number) <= 0) continue;
    found.push({ successRate: 1 - fails / n, ratio: (failUsd[at] as number) / fails / ((usd[at] as number) / n) });
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
