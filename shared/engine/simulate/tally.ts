/** What a batch of played tasks adds up to: sums and two histograms, the same size for ten tasks and ten million. */

/** Histogram bins equally wide on the log scale: a quantile read off them is within 1.2% of the true one. */
const binsPerDecade = 200;
const decades = { from: -9, to: 7 };
const binCount = (decades.to - decades.from) * binsPerDecade + 2;

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

/** Bin 0 holds everything at or below the smallest edge, 0 among it. */
export const binOf = (value: number): number => {
  if (value <= 1e-9) return 0;
  const bin = 1 + Math.floor((Math.log10(value) - decades.from) * binsPerDecade);
  return bin < binCount ? bin : binCount - 1;
};

/** Adds `more` into `into`. Batches are added in the order of their numbers, so that sums agree to the last digit. */
export const addTally = (into: Tally, more: Tally): void => {
  for (const key of Object.keys(into) as (keyof Tally)[]) {
    if (key === 'usdBins' || key === 'secondBins') {
      for (let i = 0; i < binCount; i++) into[key][i]! += more[key][i]!;
    } else into[key] += more[key];
  }
};

/** The value below which a share p of the tallied tasks lies, read off the bins at their geometric middle. */
export const binQuantile = (bins: Float64Array, p: number): number => {
  const all = bins.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (let i = 0; i < binCount; i++) {
    below += bins[i]!;
    if (below >= p * all) return i === 0 ? 0 : 10 ** (decades.from + (i - 0.5) / binsPerDecade);
  }
  return 10 ** decades.to;
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
