/** Quantile p of ascending values, definition 7 of Hyndman and Fan (as in numpy and R); null of no values. */
export const quantileSorted = (ascending: ArrayLike<number>, p: number): number | null => {
  const n = ascending.length;
  if (n === 0) return null;
  const place = (n - 1) * p;
  const below = Math.floor(place);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, n - 1)]!;
  // Equal ends first: Infinity - Infinity is not a number.
  return low === high ? low : low + (high - low) * (place - below);
};

/** The 5% and 95% points of unsorted draws. */
export const interval90 = (draws: Float64Array): { low: number; high: number } => {
  const ascending = Float64Array.from(draws).sort();
  return { low: quantileSorted(ascending, 0.05)!, high: quantileSorted(ascending, 0.95)! };
};
