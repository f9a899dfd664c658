/**
 * Sums of products of every row of one list with every row of another: the part of a pair table whose time grows with the
 * square of the models times the nodes. Each sum runs along the nodes in their order, so that its digits are those of a plain loop.
 */
import * as arrays from '../../foundation/arrays.ts';

// Constants of the module itself are written out in place; imported names are loaded anew at each call.
const { valueAt } = arrays;

/** Blocks of two rows and four columns: eight sums at a time, nothing allocated inside. */
const blockRows = 2;
const blockColumns = 4;

/** Rows of as many numbers each in one flat list; rows beyond the last hold zeros, so that no block is special. */
export interface Rows {
  count: number;
  nodes: number;
  values: Float64Array;
}

/** `of` gives the number of a row at a node. */
export const rowsOf = (count: number, nodes: number, of: (row: number, node: number) => number): Rows => {
  const values = new Float64Array((count + blockColumns) * nodes);
  for (let row = 0; row < count; row++)
    for (let node = 0; node < nodes; node++) values[row * nodes + node] = of(row, node);
  return { count, nodes, values };
};

/** The eight sums of rows i and i + 1 of `left` with j to j + 3 of `right`, into `sums`. */
const addBlock = (
  { values: left, nodes }: Rows,
  { values: right }: Rows,
  i: number,
  j: number,
  sums: Float64Array,
): void => {
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
    const w = valueAt(left, own + k);
    const v = valueAt(left, next + k);
    const p = valueAt(right, one + k);
    const q = valueAt(right, two + k);
    const r = valueAt(right, three + k);
    const s = valueAt(right, four + k);
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

/** Row i of `left` times row j of `right` at [i * columns + j]. `half`: those of j below i are left 0, but for some by the way. */
export const products = (left: Rows, right: Rows, half = false): Float64Array => {
  const into = new Float64Array(left.count * right.count);
  const sums = new Float64Array(blockRows * blockColumns);
  for (let i = 0; i < left.count; i += blockRows)
    for (let j = half ? i : 0; j < right.count; j += blockColumns) {
      addBlock(left, right, i, j, sums);
      for (let row = 0; row < Math.min(blockRows, left.count - i); row++)
        for (let column = 0; column < Math.min(blockColumns, right.count - j); column++)
          into[(i + row) * right.count + j + column] = valueAt(sums, row * blockColumns + column);
    }
  return into;
};
