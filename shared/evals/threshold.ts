/** From which score on a result is a success: as it is typed, and on the scale of a file's scores. */

/** A score on the file's own scale, or a percentage of that scale, which holds for files of several scales. */
export type Threshold = number | { percent: number };

/** What scores up to `high` run to. */
export const topOf = (high: number): 1 | 10 | 100 => (high <= 1 ? 1 : high <= 10 ? 10 : 100);

/** `7`, `0.5`, `0,5` or `50%` from 0 to 100, or null. */
export const thresholdTyped = (text: string): Threshold | null => {
  const [, digits, percent] = /^\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*([%％])?\s*$/.exec(text) ?? [];
  const value = Number(digits?.replace(',', '.') ?? Number.NaN);
  if (!(value <= 100)) return null;
  return percent === undefined ? value : { percent: value };
};

/**
 * The threshold on scores that go up to `high`. null where it is a share and the scores reach no more than half of
 * 1, 10 or 100: they may be of another scale (1 to 5, 0 to 20), of which half is not half of ten.
 */
export const thresholdOn = (threshold: Threshold, high: number): number | null => {
  if (typeof threshold === 'number') return threshold;
  const top = topOf(high);
  return high > top / 2 ? (threshold.percent * top) / 100 : null;
};
