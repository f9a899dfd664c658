/** The far end of the interval of an estimate that rests on a bound, where leaving items out moves nothing. */
import { type Bound, curvature, type Maximum, maximise, slopes, solveLinear } from './maximise.ts';

/** The fall of the log-likelihood at the end of a 90% interval: half the 90% point of chi-squared with one degree. */
const drop = 1.3528;

/**
 * Where the log-likelihood, the other coordinates following, has fallen by `drop` from the bound: read off its
 * slope and curvature there, at most the upper bound.
 */
export const profileEnd = (f: (x: number[]) => number, best: Maximum, bounds: Bound[], coordinate: number): number => {
  const { low, high } = bounds[coordinate] as Bound;
  if (high - low < 1e-9) return high;
  const together = [coordinate, ...best.free];
  const slope = Math.min(0, slopes(f, best.at, bounds, [coordinate])[0] as number);
  const matrix = curvature(f, best.at, bounds, together);
  const own = (matrix[0] as number[])[0] as number;
  const cross = (matrix[0] as number[]).slice(1);
  const follow = solveLinear(
    matrix.slice(1).map((row) => row.slice(1)),
    cross,
  );
  const bend = own - (follow?.reduce((sum, move, i) => sum + move * (cross[i] as number), 0) ?? 0);
  const distance =
    bend < -1e-9
      ? (-slope - Math.sqrt(slope * slope - 2 * bend * drop)) / bend
      : slope < 0
        ? -drop / slope
        : high - low;
  return Math.min(high, low + distance);
};

/**
 * The same from the upper bound down. The likelihood is far from a parabola there, so each place tried has the
 * other coordinates at their best for it.
 */
export const profileLow = (f: (x: number[]) => number, best: Maximum, bounds: Bound[], coordinate: number): number => {
  let { low } = bounds[coordinate] as Bound;
  let high = best.at[coordinate] as number;
  const fall = (at: number): number => {
    const held = bounds.map((bound, i) => (i === coordinate ? { low: at, high: at } : bound));
    const start = best.at.map((x, i) => (i === coordinate ? at : x));
    return best.value - maximise(f, start, held).value;
  };
  if (fall(low) < drop) return low;
  for (let round = 0; round < 10; round += 1) {
    const middle = (low + high) / 2;
    if (fall(middle) < drop) high = middle;
    else low = middle;
  }
  return low;
};
