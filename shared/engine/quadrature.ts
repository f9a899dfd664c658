/**
 * Sums over a standard normal variable: E[f(Z)] = sum of weight x f(node).
 *
 * The nodes are equally spaced (the trapezoidal rule under the normal weight). For the smooth functions met
 * here, products of Phi((t - sqrt(rho) z) / sqrt(1 - rho)), its error falls as exp(-2 pi^2 / (h^2 (1 + S))),
 * S the sum of the squared slopes of the factors, as fast as Gauss-Hermite with the same number of nodes that
 * matter, but with a step that is chosen from the wanted error instead of a fixed count: Gauss-Hermite with 64
 * nodes is good to 1e-9 only for rho below about 0.6.
 * Source: L. Trefethen, J. Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56, 2014.
 */

import * as arrays from '../foundation/arrays.ts';
import { remembered } from '../foundation/maps.ts';
import { normalDensity } from '../foundation/normal.ts';

const { valueAt } = arrays;

export interface NormalGrid {
  nodes: Float64Array;
  weights: Float64Array;
}

/** How exact a sum is wanted: `exact` for what is shown (below 1e-9), `draw` for one of many draws (shares below 1e-4). */
export type Precision = 'exact' | 'draw';

/**
 * `powers`: of a cost that grows as exp(gamma z), `exact` sums the square too. `spare` is how much of the reach is left
 * where the tail beyond the rest is below the wanted error.
 */
const settings: Record<Precision, { errorExponent: number; reach: number; powers: number; spare: number }> = {
  exact: { errorExponent: 29, reach: 7.5, powers: 2, spare: 1.2 },
  draw: { errorExponent: 9.5, reach: 4.3, powers: 1, spare: 0.5 },
};

const grids = new Map<number, NormalGrid>();

const makeGrid = (below: number, above: number, step: number): NormalGrid => {
  const nodes = new Float64Array(below + above + 1);
  const weights = new Float64Array(below + above + 1);
  let sum = 0;
  for (let k = -below; k <= above; k++) {
    nodes[k + below] = k * step;
    weights[k + below] = normalDensity(k * step);
    sum += valueAt(weights, k + below);
  }
  for (let k = 0; k < weights.length; k++) weights[k] = valueAt(weights, k) / sum;
  return { nodes, weights };
};

/** Weights of a grid of so many nodes below 0, as many above and 0 itself, `step` apart, into an array at least as long. */
export const normalWeights = (into: Float64Array, below: number, step: number): void => {
  // exp(-(j h)^2 / 2), each from the one before it.
  const growth = Math.exp(-step * step);
  let ratio = Math.sqrt(growth);
  let weight = 1;
  let sum = 1;
  into[below] = 1;
  for (let j = 1; j <= below; j++) {
    weight *= ratio;
    ratio *= growth;
    into[below - j] = weight;
    into[below + j] = weight;
    sum += 2 * weight;
  }
  for (let j = 0; j <= 2 * below; j++) into[j] = valueAt(into, j) / sum;
};

/**
 * How many slopes a product of so many normal probabilities is as steep as, at most. Its factors are not steep in the
 * same place: where all of them fall together the product is close to 0 already. Never below what a product needs for
 * its error to stay below 1e-11 (1e-5 of a draw), over 3 to 80 factors with random thresholds and shares accepted.
 */
export const steepFactors = (factors: number): number => Math.min(factors, 2 + Math.sqrt(factors));

/**
 * The grid on which a product of normal probabilities with total squared slope `steepness` (0 or more) sums to
 * the wanted precision, and so does its product with exp(gamma z): that leans on nodes gamma further up. Grids are
 * shared and must not be changed.
 */
export const normalGrid = (steepness: number, precision: Precision, gamma = 0): NormalGrid => {
  const { errorExponent, reach, powers, spare } = settings[precision];
  // Twenty sizes a decade: few grids serve all slopes, each at least as fine as asked for.
  const size = Math.ceil(20 * Math.log10(1 + Math.min(steepness, 1e6)));
  const lifts = Math.ceil(2 * Math.max(0, powers * gamma - spare));
  const key = 400 * lifts + (precision === 'exact' ? size : -1 - size);
  return remembered(grids, key, () => {
    const step = Math.sqrt((2 * Math.PI ** 2) / (errorExponent * 10 ** (size / 20)));
    return makeGrid(Math.ceil(reach / step), Math.ceil((reach + lifts / 2) / step), step);
  });
};
