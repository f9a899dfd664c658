/**
 * How often every two of many models succeed on the same task: the one part of a pair table whose time grows with the
 * square of the models times the nodes. Flat arrays, nothing allocated inside, eight sums at a time.
 */

/** Nodes whose weight cannot move a probability by 1e-7 are left out. */
const tooLight = 2e-8;

/** Joint success in [i * n + j], symmetric; `curves` hold P(success | node) by model, `solvable` is 1 - beta. */
export const jointSuccess = (
  curves: readonly Float64Array[],
  weights: Float64Array,
  solvable: number,
): Float64Array => {
  const count = curves.length;
  const kept = [...weights.keys()].filter((k) => weights[k]! > tooLight);
  const nodes = kept.length;
  // Rows beyond the last model hold zeros, so that blocks need no special end.
  const rows = count + 4;
  const plain = new Float64Array(rows * nodes);
  const weighted = new Float64Array(rows * nodes);
  for (let i = 0; i < count; i++) {
    const curve = curves[i]!;
    for (let at = 0; at < nodes; at++) {
      const value = curve[kept[at]!]!;
      plain[i * nodes + at] = value;
      weighted[i * nodes + at] = value * weights[kept[at]!]! * solvable;
    }
  }
  const joint = new Float64Array(count * count);
  for (let i = 0; i < count; i += 2) {
    const own = i * nodes;
    const next = own + nodes;
    const hasNext = i + 1 < count;
    for (let j = i; j < count; j += 4) {
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
        const w = weighted[own + k]!;
        const v = weighted[next + k]!;
        const p = plain[one + k]!;
        const q = plain[two + k]!;
        const r = plain[three + k]!;
        const s = plain[four + k]!;
        a += w * p;
        b += w * q;
        c += w * r;
        d += w * s;
        e += v * p;
        f += v * q;
        g += v * r;
        h += v * s;
      }
      const at = i * count + j;
      const more = count - j;
      joint[at] = a;
      if (more > 1) joint[at + 1] = b;
      if (more > 2) joint[at + 2] = c;
      if (more > 3) joint[at + 3] = d;
      if (!hasNext) continue;
      joint[at + count] = e;
      if (more > 1) joint[at + count + 1] = f;
      if (more > 2) joint[at + count + 2] = g;
      if (more > 3) joint[at + count + 3] = h;
    }
  }
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) joint[i * count + j] = joint[j * count + i]!;
  return joint;
};
