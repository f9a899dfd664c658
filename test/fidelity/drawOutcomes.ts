/** Outcomes drawn from the model itself, with a seed: what a calibration must recover. */
import type { CostMatrix, OutcomeMatrix } from '../../shared/engine/calibrate/outcomes.ts';
import { randomSource } from '../../shared/engine/random.ts';
import { normalQuantile } from '../../shared/foundation/normal.ts';

export interface Truth {
  rho: number;
  tau: number;
  beta: number;
  gamma: number;
  /** Success rate of each model over all tasks; at most 1 - beta. */
  rates: number[];
  /** Attempts of each model on each item. */
  runs: number;
}

/** Costs are 0.1 USD x (1 + model) x exp(gamma z - gamma^2 / 2) x noise of mean 1 and cv 0.5 or so. */
export const drawOutcomes = (
  truth: Truth,
  items: number,
  seed: string,
): { matrix: OutcomeMatrix; costs: CostMatrix } => {
  const { rho, tau, beta, gamma, rates, runs } = truth;
  const random = randomSource('outcomes', seed);
  const normal = (): number => normalQuantile(random());
  const width = rates.length;
  const latent = rates.map((rate) => normalQuantile(rate / (1 - beta)));
  const successes = new Float64Array(items * width);
  const costs = new Float64Array(items * width);
  for (let i = 0; i < items; i += 1) {
    const z = normal();
    const solvable = random() >= beta;
    for (let m = 0; m < width; m += 1) {
      const shared = Math.sqrt(rho) * z + Math.sqrt(tau) * normal();
      let solved = 0;
      for (let run = 0; run < runs; run += 1)
        if (solvable && shared + Math.sqrt(1 - rho - tau) * normal() < (latent[m] as number)) solved += 1;
      successes[i * width + m] = solved;
      costs[i * width + m] = 0.1 * (1 + m) * Math.exp(gamma * z - gamma ** 2 / 2 + 0.5 * normal() - 0.125);
    }
  }
  return {
    matrix: {
      items: Array.from({ length: items }, (_, i) => `item ${i}`),
      models: rates.map((_, m) => `author/model-${m}`),
      successes,
      trials: new Float64Array(items * width).fill(runs),
    },
    costs,
  };
};
