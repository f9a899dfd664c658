/** The value at a place between two of ascending values, on the straight line between them. */
const between = (ascending: ArrayLike<number>, place: number): number => {
  const below = Math.floor(place);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  // Equal ends first: Infinity - Infinity is not a number.
  return low === high ? low : low + (high - low) * (place - below);
};

/** Quantile p of ascending values, definition 7 of Hyndman and Fan (as in numpy and R); null of no values. */
export const quantileSorted = (ascending: ArrayLike<number>, p: number): number | null =>
  ascending.length === 0 ? null : between(ascending, (ascending.length - 1) * p);

const sampleSize = 64;
const sample = new Float64Array(sampleSize);
/** The draws being sorted: hundreds of intervals make one outcome. */
let tail = new Float64Array(0);

/**
 * The 5% point of `sign` times the values. Only a tail is sorted: what lies below a cut that a sample puts near the 12%
 * point, or everything where the sample misled.
 */
const fifthPercent = (values: Float64Array, sign: 1 | -1): number => {
  const { length } = values;
  if (tail.length < length) tail = new Float64Array(length);
  const wanted = Math.floor((length - 1) * 0.05) + 2;
  for (let i = 0; i < sampleSize; i++) sample[i] = sign * values[Math.floor((i * length) / sampleSize)]!;
  const cut = sample.sort()[8]!;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const value = sign * values[i]!;
    if (value <= cut) tail[count++] = value;
  }
  if (count < wanted) {
    for (let i = 0; i < length; i++) tail[i] = sign * values[i]!;
    count = length;
  }
  const sorted = tail.subarray(0, count).sort();
  return between(sorted, (length - 1) * 0.05);
};

const allEqual = (values: Float64Array): boolean => {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
};

/** The 5% and 95% points of one or more unsorted draws. */
export const interval90 = (draws: Float64Array): { low: number; high: number } =>
  // Most plans have parts without any doubt, such as the minutes of people who are not asked.
  allEqual(draws)
    ? { low: draws[0]!, high: draws[0]! }
    : { low: fifthPercent(draws, 1), high: -fifthPercent(draws, -1) };
