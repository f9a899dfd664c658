/** How often two attempts both succeed on the same task: of every two of many models, and of one model asked twice. */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type DependenceNumbers, difficultyOf, firstCurve } from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';
import { products, rowsOf } from './products.ts';

/** P(the same model succeeds twice, asked blind) by success rate: the two attempts share rho + tau. */
export const blindJoint = (d: DependenceNumbers): ((rate: number) => number) => {
  const both = { rho: d.rho + d.tau, tau: 0, beta: d.beta, gamma: 0 };
  const difficulty = difficultyOf(both, steepnessOf(2, both.rho), 'exact');
  const { weights } = difficulty.grid;
  return (rate) => {
    const curve = firstCurve(difficulty, rate);
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += valueAt(weights, k) * valueAt(curve, k) * valueAt(curve, k);
    return (1 - d.beta) * sum;
  };
};

/** Nodes whose weight cannot move a probability by 1e-7 are left out. */
const tooLight = 2e-8;

/** Joint success in [i * n + j], symmetric; `curves` hold P(success | node) by model, `solvable` is 1 - beta. */
export const jointSuccess = (
  curves: readonly Float64Array[],
  weights: Float64Array,
  solvable: number,
): Float64Array => {
  const count = curves.length;
  const kept = [...weights.keys()].filter((k) => valueAt(weights, k) > tooLight);
  const of = (i: number, at: number): number => valueAt(itemAt(curves, i), itemAt(kept, at));
  const plain = rowsOf(count, kept.length, of);
  const weighted = rowsOf(count, kept.length, (i, at) => of(i, at) * valueAt(weights, itemAt(kept, at)) * solvable);
  const joint = products(weighted, plain, true);
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) joint[i * count + j] = valueAt(joint, j * count + i);
  return joint;
};
