/** The lowest point of a smooth function of many numbers whose slopes are known (Broyden, Fletcher, Goldfarb, Shanno). */
import { valueAt } from '../../foundation/arrays.ts';

export interface Lowest {
  at: Float64Array;
  value: number;
  rounds: number;
}

/** The value at a point; writes the slopes there into `slopes`. */
export type Sloped = (at: Float64Array, slopes: Float64Array) => number;

const sufficient = 1e-4;
const halvingsAtMost = 40;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += valueAt(a, i) * valueAt(b, i);
  return sum;
};

const times = (matrix: Float64Array, v: Float64Array): Float64Array => {
  const n = v.length;
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += valueAt(matrix, i * n + j) * valueAt(v, j);
    product[i] = sum;
  }
  return product;
};

const identity = (n: number, scale: number): Float64Array => {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
  return matrix;
};

/** Takes up what a step showed of the curvature: an update of the inverse of the second derivatives. */
const learn = (inverse: Float64Array, step: Float64Array, change: Float64Array): void => {
  const n = step.length;
  const along = dot(step, change);
  if (along <= 1e-12) return;
  const moved = times(inverse, change);
  const scale = (1 + dot(change, moved) / along) / along;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      inverse[i * n + j] =
        valueAt(inverse, i * n + j) +
        scale * valueAt(step, i) * valueAt(step, j) -
        (valueAt(moved, i) * valueAt(step, j) + valueAt(step, i) * valueAt(moved, j)) / along;
};

/** Stops where a round gains less than `gain` twice running, or after `roundsAtMost`. */
export const minimise = (f: Sloped, start: Float64Array, gain: number, roundsAtMost: number): Lowest => {
  const n = start.length;
  let at = start.slice();
  let slopes: Float64Array = new Float64Array(n);
  let value = f(at, slopes);
  let inverse = identity(n, 1 / Math.max(1, Math.sqrt(dot(slopes, slopes))));
  let idle = 0;
  let round = 0;
  for (; round < roundsAtMost && idle < 2; round++) {
    const step = times(inverse, slopes).map((x) => -x);
    let descent = dot(step, slopes);
    if (!(descent < 0)) {
      inverse = identity(n, 1 / Math.max(1, Math.sqrt(dot(slopes, slopes))));
      for (let i = 0; i < n; i++) step[i] = -valueAt(slopes, i) * valueAt(inverse, 0);
      descent = dot(step, slopes);
    }
    const next = new Float64Array(n);
    const nextSlopes = new Float64Array(n);
    let length = 1;
    let reached = Number.POSITIVE_INFINITY;
    for (let half = 0; half < halvingsAtMost; half++) {
      for (let i = 0; i < n; i++) next[i] = valueAt(at, i) + length * valueAt(step, i);
      reached = f(next, nextSlopes);
      if (reached <= value + sufficient * length * descent) break;
      length /= 2;
    }
    if (!(reached < value)) break;
    idle = value - reached < gain ? idle + 1 : 0;
    learn(
      inverse,
      next.map((x, i) => x - valueAt(at, i)),
      nextSlopes.map((x, i) => x - valueAt(slopes, i)),
    );
    [at, slopes, value] = [next, nextSlopes, reached];
  }
  return { at, value, rounds: round };
};
