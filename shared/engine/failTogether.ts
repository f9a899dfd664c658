/** How alike two models fail, in shares of all tasks: what a second model is worth after the first has failed. */
import { valueAt } from '../foundation/arrays.ts';
import type { Dependence } from '../plan/plan.ts';
import { difficultyOf, firstCurve, withinBounds } from './difficulty.ts';
import { steepnessOf } from './ladder.ts';

export interface FailTogether {
  /** Shares of the tasks; they add up to 1. */
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
  /** P(the second fails | the first failed), and what it would be if failures were unrelated. */
  secondToo: number;
  ifUnrelated: number;
}

/** Of two different models with these success rates, each asked once, at the best values of the dependence. */
export const failTogether = (first: number, second: number, dependence: Dependence): FailTogether => {
  const { rho, tau, beta } = dependence;
  const d = withinBounds({ rho: rho.value, tau: tau.value, beta: beta.value, gamma: 0 });
  const difficulty = difficultyOf(d, steepnessOf(2, d.rho), 'exact');
  const { weights } = difficulty.grid;
  const [a, b] = [firstCurve(difficulty, first), firstCurve(difficulty, second)];
  let solved = 0;
  for (let k = 0; k < weights.length; k++) solved += valueAt(weights, k) * valueAt(a, k) * valueAt(b, k);
  const neither = (1 - d.beta) * solved;
  const both = Math.max(0, 1 - first - second + neither);
  return {
    both,
    onlyFirst: Math.max(0, 1 - first - both),
    onlySecond: Math.max(0, 1 - second - both),
    neither,
    secondToo: first < 1 ? both / (1 - first) : 1 - second,
    ifUnrelated: 1 - second,
  };
};
