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

/** Puts the k-th smallest of values[low..high] at place k, smaller ones before it (C. Hoare's FIND, CACM 4, 1961). */
const select = (values: Float64Array, k: number, from: number, to: number): number => {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const kept = values[i]!;
        values[i] = values[j]!;
        values[j] = kept;
        i++;
        j--;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
};

/** The same quantile of values[0 .. count - 1], of which those before place `from` are the smallest; it reorders them. */
const quantileOf = (values: Float64Array, count: number, p: number, from: number): number => {
  const place = (count - 1) * p;
  const below = Math.floor(place);
  const low = select(values, below, Math.min(from, below), count - 1);
  if (place === below) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < count; i++) if (values[i]! < high) high = values[i]!;
  return low === high ? low : low + (high - low) * (place - below);
};

/** The draws being reordered: hundreds of intervals make one outcome. */
let scratch = new Float64Array(0);

const allEqual = (values: Float64Array): boolean => {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
};

/** The 5% and 95% points of one or more unsorted draws. */
export const interval90 = (draws: Float64Array): { low: number; high: number } => {
  // Most plans have parts without any doubt, such as the minutes of people who are not asked.
  if (allEqual(draws)) return { low: draws[0]!, high: draws[0]! };
  const count = draws.length;
  if (scratch.length < count) scratch = new Float64Array(count);
  scratch.set(draws);
  const low = quantileOf(scratch, count, 0.05, 0);
  return { low, high: quantileOf(scratch, count, 0.95, Math.floor((count - 1) * 0.05)) };
};
