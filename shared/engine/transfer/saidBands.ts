/** How sure something was said to be, in the bands in which it is held against what happened. */

/** Shares of 1, each band from `low` up to and without `high`; the last holds everything above. */
export const saidBands = [
  { low: 0.5, high: 0.75 },
  { low: 0.75, high: 0.9 },
  { low: 0.9, high: 0.99 },
  { low: 0.99, high: Number.POSITIVE_INFINITY },
] as const;

export type SaidBand = (typeof saidBands)[number];

/** The aim: how far off a band may be, and from how many pairs on it is held to that. */
export const saidAim = { off: 0.04, pairs: 100 } as const;
