/**
 * How often two attempts both succeed on the same task: of every two of many models, the one part of a pair table whose
 * time grows with the square of the models times the nodes, and of one model asked twice.
 */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type DependenceNumbers, difficultyOf, firstCurve } from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';

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

/** Blocks of two rows and four columns: eight sums at a time, nothing allocated inside. */
const blockRows = 2;
const blockColumns = 4;

/** Curves of all models in one flat list, plain and weighted; rows beyond the last hold zeros, so no block is special. */
interface Flat {
  nodes: number;
  plain: Float64Array;
  weighted: Float64Array;
}

const flattened = (curves: readonly Float64Array[], weights: Float64Array, solvable: number): Flat => {
  const kept = [...weights.keys()].filter((k) => valueAt(weights, k) > tooLight);
  const nodes = kept.length;
  const rows = curves.length + blockColumns;
  const plain = new Float64Array(rows * nodes);
  const weighted = new Float64Array(rows * nodes);
  curves.forEach((curve, i) => {
    for (let at = 0; at < nodes; at++) {
      const node = itemAt(kept, at);
      const value = valueAt(curve, node);
      plain[i * nodes + at] = value;
      weighted[i * nodes + at] = value * valueAt(weights, node) * solvable;
    }
  });
  return { nodes, plain, weighted };
};

/** The eight sums of models i and i + 1 with j to j + 3, into `sums`. */
const addBlock = ({ nodes, plain, weighted }: Flat, i: number, j: number, sums: Float64Array): void => {
  const own = i * nodes;
  const next = own + nodes;
  const one = j * nodes;
  const two = one + nodes;
  const three = two + nodes;
  const four = three + nodes;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let k = 0; k < nodes; k++) {
    const w = valueAt(weighted, own + k);
    const v = valueAt(weighted, next + k);
    const p = valueAt(plain, one + k);
    const q = valueAt(plain, two + k);
    const r = valueAt(plain, three + k);
    const s = valueAt(plain, four + k);
    a += w * p;
    b += w * q;
    c += w * r;
    d += w * s;
    e += v * p;
    f += v * q;
    g += v * r;
    h += v * s;
  }
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  sums[4] = e;
  sums[5] = f;
  sums[6] = g;
  sums[7] = h;
};

/** Joint success in [i * n + j], symmetric; `curves` hold P(success | node) by model, `solvable` is 1 - beta. */
export const jointSuccess = (
  curves: readonly Float64Array[],
  weights: Float64Array,
  solvable: number,
): Float64Array => {
  const count = curves.length;
  const flat = flattened(curves, weights, solvable);
  const joint = new Float64Array(count * count);
  const sums = new Float64Array(blockRows * blockColumns);
  for (let i = 0; i < count; i += blockRows)
    for (let j = i; j < count; j += blockColumns) {
      addBlock(flat, i, j, sums);
      for (let row = 0; row < Math.min(blockRows, count - i); row++)
        for (let column = 0; column < Math.min(blockColumns, count - j); column++)
          joint[(i + row) * count + j + column] = valueAt(sums, row * blockColumns + column);
    }
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) joint[i * count + j] = valueAt(joint, j * count + i);
  return joint;
};
