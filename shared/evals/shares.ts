/** Cells between 0 and 1 that are shares of several tries: how many tries stand behind them. */

/** One share alone fits some larger number by chance: 0.37 is 10 of 27 within rounding. */
const mostFromOneShare = 10;
const mostTries = 50;

/**
 * The number of tries behind a column of shares: the smallest n up to 50 of which every share is a multiple within
 * rounding to three digits; 1 where there is none, or where a single share is all there is to go by.
 */
export const triesBehind = (shares: Iterable<number>): number => {
  const inner = [...new Set([...shares].filter((share) => share > 0 && share < 1))];
  if (inner.length === 0) return 1;
  const most = inner.length === 1 ? mostFromOneShare : mostTries;
  for (let n = 2; n <= most; n += 1)
    if (inner.every((share) => Math.abs(share - Math.round(share * n) / n) < 0.0006)) return n;
  return 1;
};
