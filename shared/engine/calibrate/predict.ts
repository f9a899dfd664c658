/**
 * What a few numbers say about models used together, with a perfect verifier and one attempt each: how many
 * tasks any of them solves, what trying them in order costs, and the same if they failed independently.
 */

import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import { mostCostSlope } from '../../plan/dependenceBounds.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { normalGrid } from '../quadrature.ts';

export interface Parameters {
  rho: number;
  beta: number;
  /** Cost is multiplied by exp(gamma z - gamma^2 / 2). */
  gamma: number;
}

/** One rung: success rate over all tasks, and mean USD of an attempt over all tasks. */
export interface CascadeRung {
  successRate: number;
  usdPerAttempt: number;
}

/** E[cost] and P(success) per task, and their ratio; null where nothing succeeds. */
export interface CascadeFigures {
  success: number;
  usdPerTask: number;
  usdPerSuccess: number | null;
}

const check = (rungs: readonly CascadeRung[], { rho, beta, gamma }: Parameters): void => {
  if (rungs.length === 0) throw new EngineError('rungs', 0, '1 or more');
  requireBetween('rho', rho, 0, 1);
  if (rho >= 1) throw new EngineError('rho', rho, 'below 1');
  requireBetween('beta', beta, 0, 1);
  requireBetween('gamma', gamma, 0, mostCostSlope);
  rungs.forEach((rung, r) => {
    requireBetween(`rungs[${r}].successRate`, rung.successRate, 0, 1);
    requireBetween(`rungs[${r}].usdPerAttempt`, rung.usdPerAttempt, 0, Number.MAX_VALUE);
  });
};

const figures = (success: number, usdPerTask: number): CascadeFigures => ({
  success,
  usdPerTask,
  usdPerSuccess: success > 0 ? usdPerTask / success : null,
});

/**
 * Tries the rungs in order until one succeeds. A model that solves more than 1 - beta of the tasks lowers beta
 * to what it leaves unsolved. Throws EngineError for a rate outside [0, 1] or a negative or unknown cost.
 */
export const predictCascade = (rungs: readonly CascadeRung[], parameters: Parameters): CascadeFigures => {
  check(rungs, parameters);
  const { rho, gamma } = parameters;
  let beta = parameters.beta;
  for (const rung of rungs) beta = Math.min(beta, 1 - rung.successRate);
  const { nodes, weights } = normalGrid((rungs.length * rho) / (1 - rho), 'exact');
  const rootRho = Math.sqrt(rho);
  const rest = Math.sqrt(1 - rho);
  const solvable = 1 - beta;
  const latent = rungs.map((rung) =>
    solvable === 0 ? Number.NEGATIVE_INFINITY : normalQuantile(Math.min(1, rung.successRate / solvable)),
  );
  let success = 0;
  let usdPerTask = 0;
  for (let k = 0; k < nodes.length; k += 1) {
    const z = nodes[k] as number;
    let reach = (weights[k] as number) * solvable;
    const certain = (weights[k] as number) * beta;
    const multiplier = Math.exp(gamma * z - 0.5 * gamma * gamma);
    for (let r = 0; r < rungs.length; r += 1) {
      usdPerTask += (reach + certain) * multiplier * (rungs[r] as CascadeRung).usdPerAttempt;
      const solved = reach * normalCdf(((latent[r] as number) - rootRho * z) / rest);
      success += solved;
      reach -= solved;
    }
  }
  return figures(success, usdPerTask);
};

/** The same cascade if models failed independently and cost did not depend on shares. */
export const independentCascade = (rungs: readonly CascadeRung[]): CascadeFigures => {
  check(rungs, { rho: 0, beta: 0, gamma: 0 });
  let reach = 1;
  let usdPerTask = 0;
  for (const rung of rungs) {
    usdPerTask += reach * rung.usdPerAttempt;
    reach *= 1 - rung.successRate;
  }
  return figures(1 - reach, usdPerTask);
};

/** Share of tasks that at least one of the models solves. */
export const predictUnion = (successRates: readonly number[], parameters: Parameters): number =>
  predictCascade(
    successRates.map((successRate) => ({ successRate, usdPerAttempt: 0 })),
    parameters,
  ).success;

export const independentUnion = (successRates: readonly number[]): number =>
  1 - successRates.reduce((fail, rate) => fail * (1 - rate), 1);
