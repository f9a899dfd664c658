/**
 * How steeply cost rises with difficulty: the gamma at which the model's second rung costs what it really costs
 * on the items that the first one failed. That ratio is what cost per success of a cascade depends on, so it is
 * matched and not the spread of costs, most of which has nothing to do with difficulty.
 */
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import type { LatentShares } from './likelihood.ts';
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';

/** E[cost of B | A failed] / E[cost of B] for ordered pairs of models, by how often A succeeds. */
export interface CostRatio {
  successRate: number;
  ratio: number;
}

/** A multiplier of exp(2 z - 2) has a coefficient of variation above 7: no benchmark's costs come near it. */
export const steepestFitted = 2;

/** The least rise of the mean ratio from gamma 0 to 1 that can tell gamma from the noise of costs. */
const leastRise = 0.1;

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

/** More pairs than this sharpen nothing: they are of the same items. */
const mostRatios = 2000;

/** What gamma does not change in E[exp(gamma z - gamma^2 / 2) | a model with this success rate failed]. */
interface FailedModel {
  latent: number;
  unsolvable: number;
  failing: number;
}

const failedModel = (successRate: number, beta: number): FailedModel => {
  const unsolvable = Math.min(beta, 1 - successRate);
  return { latent: normalQuantile(Math.min(1, successRate / (1 - unsolvable))), unsolvable, failing: 1 - successRate };
};

// E[exp(gamma z - gamma^2/2) g(z)] = E[g(z + gamma)]: the tilt moves the difficulty, and Phi integrates to Phi.
const predictedRatio = ({ latent, unsolvable, failing }: FailedModel, tilt: number): number =>
  ((1 - unsolvable) * normalCdf(tilt - latent) + unsolvable) / failing;

/**
 * gamma in [0, 2] at which the mean predicted ratio is the mean real one; 0 where costs do not rise with
 * difficulty. null where it cannot be told: nothing to match, failures that say next to nothing of difficulty (rho
 * near 0), or ratios that no gamma explains.
 */
export const matchCostSteepness = (ratios: readonly CostRatio[], shares: LatentShares): number | null => {
  const stride = Math.ceil(ratios.length / mostRatios);
  const usable = ratios.filter(({ successRate }, at) => successRate < 1 && at % stride === 0);
  if (usable.length === 0) return null;
  const models = usable.map(({ successRate }) => failedModel(successRate, shares.beta));
  const predicted = (gamma: number): number => {
    const tilt = Math.sqrt(shares.rho) * gamma;
    return models.reduce((sum, model) => sum + predictedRatio(model, tilt), 0) / models.length;
  };
  if (predicted(1) - 1 < leastRise) return null;
  const real = usable.reduce((sum, { ratio }) => sum + ratio, 0) / usable.length;
  if (real <= 1) return 0;
  let low = 0;
  let high = steepestFitted;
  if (predicted(high) <= real) return null;
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (predicted(middle) < real) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
