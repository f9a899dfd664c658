/** What a batch of played tasks adds up to: sums and two histograms, the same size for ten tasks and ten million. */

/**
 * Histogram bins: each doubling of a value is cut into 64 equal parts, so a quantile read off the middle of a bin is
 * within 0.8% of the true one. The bin is the exponent and the first bits of the number itself: no logarithm.
 */
const partsPerDoubling = 64;
/** 2^-30 to 2^24: a billionth of a dollar to sixteen million. */
const doublings = { from: -30, to: 24 };
const binCount = (doublings.to - doublings.from) * partsPerDoubling + 2;

/** A mean with its standard error. */
export interface Measured {
  value: number;
  standardError: number;
}

export interface Tally {
  tasks: number;
  success: number;
  silentFailure: number;
  abandoned: number;
  minutes: number;
  /** Total cost per task (silent failures included), its square, and its sum over the successes. */
  usd: number;
  usdSquared: number;
  usdOfSuccesses: number;
  spend: number;
  spendSquared: number;
  usdBins: Float64Array;
  /** Seconds; all zero where a speed is unknown. */
  secondBins: Float64Array;
}

export const emptyTally = (): Tally => ({
  tasks: 0,
  success: 0,
  silentFailure: 0,
  abandoned: 0,
  minutes: 0,
  usd: 0,
  usdSquared: 0,
  usdOfSuccesses: 0,
  spend: 0,
  spendSquared: 0,
  usdBins: new Float64Array(binCount),
  secondBins: new Float64Array(binCount),
});

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);
/** Little-endian machines keep the exponent in the second half; the first bit of 1.0 tells which this is. */
number[0] = 1;
const upper = halves[1] === 0x3ff00000 ? 1 : 0;
const lowest = (1023 + doublings.from) * partsPerDoubling;

/** Bin 0 holds everything below the smallest edge, 0 among it; the last everything above the largest. */
export const binOf = (value: number): number => {
  number[0] = value;
  // Exponent and the first six bits after the point: one number that counts the parts of doublings.
  const bin = (halves[upper]! >>> 14) - lowest + 1;
  return bin < 1 ? 0 : bin < binCount ? bin : binCount - 1;
};

/** The middle of a bin. */
const middleOf = (bin: number): number => {
  const place = bin - 1;
  const doubling = doublings.from + Math.floor(place / partsPerDoubling);
  return 2 ** doubling * (1 + ((place % partsPerDoubling) + 0.5) / partsPerDoubling);
};

/** Adds `more` into `into`. Batches are added in the order of their numbers, so that sums agree to the last digit. */
export const addTally = (into: Tally, more: Tally): void => {
  for (const key of Object.keys(into) as (keyof Tally)[]) {
    if (key === 'usdBins' || key === 'secondBins') {
      for (let i = 0; i < binCount; i++) into[key][i]! += more[key][i]!;
    } else into[key] += more[key];
  }
};

/** The value below which a share p of the tallied tasks lies, read off the middle of its bin. */
export const binQuantile = (bins: Float64Array, p: number): number => {
  const all = bins.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (let i = 0; i < binCount; i++) {
    below += bins[i]!;
    if (below >= p * all) return i === 0 ? 0 : middleOf(i);
  }
  return middleOf(binCount - 1);
};

/** Mean of 0/1 outcomes with its standard error. */
export const shareWithError = (count: number, tasks: number): Measured => ({
  value: count / tasks,
  standardError: Math.sqrt(((count / tasks) * (1 - count / tasks)) / tasks),
});

export const meanWithError = (sum: number, squares: number, tasks: number): Measured => ({
  value: sum / tasks,
  standardError: Math.sqrt(Math.max(0, squares / tasks - (sum / tasks) ** 2) / tasks),
});
