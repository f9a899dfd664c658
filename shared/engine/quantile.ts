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

/** Puts the k-th smallest of `values` at place k, smaller ones before it (C. Hoare's FIND, CACM 4, 1961). */
const select = (values: Float64Array, k: number): number => {
  let low = 0;
  let high = values.length - 1;
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

/** The same quantile of unsorted values, which it reorders; at least one value. */
const quantileOf = (values: Float64Array, p: number): number => {
  const place = (values.length - 1) * p;
  const below = Math.floor(place);
  const low = select(values, below);
  if (place === below) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < values.length; i++) if (values[i]! < high) high = values[i]!;
  return low === high ? low : low + (high - low) * (place - below);
};

/** The 5% and 95% points of one or more unsorted draws. */
export const interval90 = (draws: Float64Array): { low: number; high: number } => {
  const values = draws.slice();
  return { low: quantileOf(values, 0.05), high: quantileOf(values, 0.95) };
};
