/** Small symmetric positive definite matrices, factored once (Cholesky) and solved many times. */
import { valueAt } from '../../foundation/arrays.ts';

export interface Factored {
  size: number;
  /** The lower triangle, row by row, `size` numbers a row. */
  lower: Float64Array;
  logDeterminant: number;
}

/** Factors the matrix whose element i, j (j at most i) is `element`. */
export const factored = (size: number, element: (i: number, j: number) => number): Factored => {
  const lower = new Float64Array(size * size);
  let logDeterminant = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = element(i, j);
      for (let k = 0; k < j; k++) sum -= valueAt(lower, i * size + k) * valueAt(lower, j * size + k);
      if (i === j) {
        lower[i * size + i] = Math.sqrt(sum);
        logDeterminant += Math.log(sum);
      } else lower[i * size + j] = sum / valueAt(lower, j * size + j);
    }
  return { size, lower, logDeterminant };
};

/** The x with matrix x = right. */
export const solved = ({ size, lower }: Factored, right: readonly number[]): Float64Array => {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = valueAt(x, i);
    for (let k = 0; k < i; k++) sum -= valueAt(lower, i * size + k) * valueAt(x, k);
    x[i] = sum / valueAt(lower, i * size + i);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = valueAt(x, i);
    for (let k = i + 1; k < size; k++) sum -= valueAt(lower, k * size + i) * valueAt(x, k);
    x[i] = sum / valueAt(lower, i * size + i);
  }
  return x;
};
