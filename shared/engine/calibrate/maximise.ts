/** The highest point of a smooth function of a few bounded numbers, by Newton's method with finite differences. */

export interface Bound {
  low: number;
  high: number;
}

export interface Maximum {
  at: number[];
  value: number;
  /** Coordinates that stay inside their bounds; the others rest on one. */
  free: number[];
  /** Second derivatives at the maximum over the free coordinates. */
  hessian: number[][];
}

const step = 2e-3;

/** A step that promises less than this is not taken: on a log-likelihood it is far below any doubt. */
const negligible = 1e-5;

/** Solves A x = b by Gaussian elimination with pivoting; null where A is singular. */
export const solveLinear = (matrix: number[][], right: number[]): number[] | null => {
  const size = right.length;
  const a = matrix.map((row, r) => [...row, right[r] as number]);
  for (let c = 0; c < size; c += 1) {
    let pivot = c;
    for (let r = c + 1; r < size; r += 1)
      if (Math.abs((a[r] as number[])[c] as number) > Math.abs((a[pivot] as number[])[c] as number)) pivot = r;
    [a[c], a[pivot]] = [a[pivot] as number[], a[c] as number[]];
    const top = a[c] as number[];
    if (Math.abs(top[c] as number) < 1e-12) return null;
    for (let r = 0; r < size; r += 1) {
      if (r === c) continue;
      const row = a[r] as number[];
      const factor = (row[c] as number) / (top[c] as number);
      for (let k = c; k <= size; k += 1) row[k] = (row[k] as number) - factor * (top[k] as number);
    }
  }
  return a.map((row, r) => (row[size] as number) / (row[r] as number));
};

/** Centre and step of a finite difference that stays inside the bounds. */
const inside = (x: number, { low, high }: Bound): { centre: number; half: number } => {
  const half = Math.min(step, (high - low) / 4);
  return { centre: Math.min(Math.max(x, low + half), high - half), half };
};

/** First derivatives over `free` at `at`, moved inward by a step where a bound is near. */
export const slopes = (f: (x: number[]) => number, at: number[], bounds: Bound[], free: number[]): number[] =>
  free.map((i) => {
    const { centre, half } = inside(at[i] as number, bounds[i] as Bound);
    const x = [...at];
    x[i] = centre + half;
    const above = f(x);
    x[i] = centre - half;
    return (above - f(x)) / (2 * half);
  });

/** Second derivatives over `free` at `at`, moved inward by a step where a bound is near. */
export const curvature = (f: (x: number[]) => number, at: number[], bounds: Bound[], free: number[]): number[][] => {
  const base = [...at];
  const halves = free.map((i) => {
    const { centre, half } = inside(at[i] as number, bounds[i] as Bound);
    base[i] = centre;
    return half;
  });
  const value = (...moves: [number, number][]): number => {
    const x = [...base];
    for (const [i, by] of moves) x[i] = (x[i] as number) + by;
    return f(x);
  };
  const middle = value();
  const above = free.map((i, r) => value([i, halves[r] as number]));
  const below = free.map((i, r) => value([i, -(halves[r] as number)]));
  const rows: number[][] = free.map(() => free.map(() => 0));
  free.forEach((i, r) => {
    const hi = halves[r] as number;
    (rows[r] as number[])[r] = ((above[r] as number) - 2 * middle + (below[r] as number)) / hi ** 2;
    for (let c = r + 1; c < free.length; c += 1) {
      const j = free[c] as number;
      const hj = halves[c] as number;
      const mixed =
        (value([i, hi], [j, hj]) +
          value([i, -hi], [j, -hj]) +
          2 * middle -
          (above[r] as number) -
          (below[r] as number) -
          (above[c] as number) -
          (below[c] as number)) /
        (2 * hi * hj);
      (rows[r] as number[])[c] = mixed;
      (rows[c] as number[])[r] = mixed;
    }
  });
  return rows;
};

/**
 * Climbs from `start` inside `bounds`. A coordinate at a bound that the slope presses against is held there.
 * Stops where no step promises more than a hundred-thousandth, or after 60 steps.
 */
export const maximise = (f: (x: number[]) => number, start: number[], bounds: Bound[]): Maximum => {
  const clamp = (x: number[]): number[] =>
    x.map((value, i) => Math.min(Math.max(value, (bounds[i] as Bound).low), (bounds[i] as Bound).high));
  const all = start.map((_, i) => i);
  let at = clamp(start);
  let value = f(at);
  let free = all;
  for (let round = 0; round < 60; round += 1) {
    const slope = slopes(f, at, bounds, all);
    free = all.filter((i) => {
      const { low, high } = bounds[i] as Bound;
      const margin = (high - low) * 1e-9;
      const x = at[i] as number;
      const s = slope[i] as number;
      return high > low && !(x <= low + margin && s <= 0) && !(x >= high - margin && s >= 0);
    });
    if (free.length === 0) break;
    const hessian = curvature(f, at, bounds, free);
    const right = free.map((i) => -(slope[i] as number));
    let damping = 0;
    let moved = false;
    for (let attempt = 0; attempt < 24; attempt += 1) {
      const damped = hessian.map((row, r) => row.map((h, c) => (r === c ? h - damping * (1 + Math.abs(h)) : h)));
      const move = solveLinear(damped, right);
      const rising = move?.reduce((sum, m, r) => sum + m * (slope[free[r] as number] as number), 0) ?? -1;
      if (move !== null && rising >= 0 && rising < negligible) break;
      if (move !== null && rising >= 0) {
        const next = [...at];
        free.forEach((i, r) => {
          next[i] = (next[i] as number) + (move[r] as number);
        });
        const tried = clamp(next);
        const reached = f(tried);
        if (reached >= value) {
          const furthest = Math.max(...all.map((i) => Math.abs((tried[i] as number) - (at[i] as number))));
          at = tried;
          value = reached;
          moved = furthest > 1e-6;
          break;
        }
      }
      damping = damping === 0 ? 0.01 : damping * 4;
    }
    if (!moved) break;
  }
  return { at, value, free, hessian: free.length === 0 ? [] : curvature(f, at, bounds, free) };
};
