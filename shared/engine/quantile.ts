/** Points of samples: between which values a share of them lies. */
import { roomFor } from '../foundation/arrays.ts';

/** The value at a place between two of ascending values, on the straight line between them. */
const between = (ascending: ArrayLike<number>, place: number): number => {
  const below = Math.floor(place);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  // Not by arithmetic alone: of two infinities, or none of one, that makes no number.
  return low === high || place === below ? low : low + (high - low) * (place - below);
};

/** Quantile p of ascending values, definition 7 of Hyndman and Fan (as in numpy and R); null of no values. */
export const quantileSorted = (ascending: ArrayLike<number>, p: number): number | null =>
  ascending.length === 0 ? null : between(ascending, (ascending.length - 1) * p);

/** Values are counted in bins of equal width, so that only those of the bins with the wanted ranks are sorted. */
const bins = 1024;
const counts = new Int32Array(bins + 1);
let near: Float64Array = new Float64Array(0);

/** The bin that holds the value of a rank, and how many values lie in bins before it. */
const binOf = (rank: number): { bin: number; before: number } => {
  let before = 0;
  let bin = 0;
  while (before + counts[bin]! <= rank) before += counts[bin++]!;
  return { bin, before };
};

/** Quantile p of values counted already: `low` is the least of them, `perUnit` bins to a unit. */
const quantileCounted = (values: Float64Array, p: number, low: number, perUnit: number): number => {
  const place = (values.length - 1) * p;
  const rank = Math.floor(place);
  const { bin: first, before } = binOf(rank);
  const { bin: last } = binOf(Math.min(rank + 1, values.length - 1));
  let kept = 0;
  for (let i = 0; i < values.length; i++) {
    const bin = ((values[i]! - low) * perUnit) | 0;
    if (bin === first || bin === last) near[kept++] = values[i]!;
  }
  return between(near.subarray(0, kept).sort(), place - before);
};

/** The 5% and 95% points of one or more unsorted draws. */
export const interval90 = (draws: Float64Array): { low: number; high: number } => {
  let least = draws[0]!;
  let most = least;
  for (let i = 1; i < draws.length; i++) {
    const value = draws[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  // Most plans have parts without any doubt, such as the minutes of people who are not asked.
  if (least === most) return { low: least, high: least };
  const perUnit = bins / (most - least);
  // A draw without a success leaves no width that can be divided.
  if (!(perUnit > 0 && perUnit < Number.MAX_VALUE)) {
    const sorted = draws.slice().sort();
    return { low: between(sorted, (draws.length - 1) * 0.05), high: between(sorted, (draws.length - 1) * 0.95) };
  }
  counts.fill(0);
  for (let i = 0; i < draws.length; i++) {
    const bin = ((draws[i]! - least) * perUnit) | 0;
    counts[bin] = counts[bin]! + 1;
  }
  near = roomFor(near, draws.length);
  return {
    low: quantileCounted(draws, 0.05, least, perUnit),
    high: quantileCounted(draws, 0.95, least, perUnit),
  };
};
