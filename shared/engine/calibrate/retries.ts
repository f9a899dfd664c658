/** A model tried twice on the same item: what repeats say beside what the parameters predict. */
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import { normalGrid } from '../quadrature.ts';
import { type Errors, summarise } from './errors.ts';
import type { LatentShares } from './likelihood.ts';
import type { OutcomeMatrix } from './outcomes.ts';

/** P(a model with this success rate succeeds at least once in two blind attempts on the same task). */
export const predictTwoTries = (successRate: number, { rho, tau, beta }: LatentShares): number => {
  const solvable = 1 - Math.min(beta, 1 - successRate);
  const latent = normalQuantile(Math.min(1, successRate / solvable));
  const same = rho + tau;
  const { nodes, weights } = normalGrid((2 * same) / (1 - same), 'exact');
  let fail = 0;
  for (let k = 0; k < nodes.length; k += 1)
    fail +=
      (weights[k] as number) * normalCdf(-(latent - Math.sqrt(same) * (nodes[k] as number)) / Math.sqrt(1 - same)) ** 2;
  return solvable * (1 - fail);
};

/** Errors over the models that have at least two trials on some items; null where there is none. */
export const compareRetries = (matrix: OutcomeMatrix, shares: LatentShares): Errors | null => {
  const { items, models, successes, trials } = matrix;
  const errors: number[] = [];
  const independent: number[] = [];
  for (let m = 0; m < models.length; m += 1) {
    let rate = 0;
    let once = 0;
    let count = 0;
    for (let i = 0; i < items.length; i += 1) {
      const n = trials[i * models.length + m] as number;
      const k = successes[i * models.length + m] as number;
      if (n < 2) continue;
      rate += k / n;
      once += 1 - ((n - k) * (n - k - 1)) / (n * (n - 1));
      count += 1;
    }
    if (count === 0) continue;
    const p = rate / count;
    errors.push(predictTwoTries(p, shares) - once / count);
    independent.push(1 - (1 - p) ** 2 - once / count);
  }
  return summarise(errors, independent);
};
