/** How far predictions lie from what happened, with the independence line beside them. */

/** Errors of one kind of prediction over many cases, with the independence line beside it. */
export interface Errors {
  /** Cases compared. */
  cases: number;
  mean: number;
  worst: number;
  /** Mean of prediction - real: above 0 is too optimistic. */
  signed: number;
  independentMean: number;
  independentWorst: number;
}

/** null where there is nothing to sum up. */
export const summarise = (errors: number[], independent: number[]): Errors | null => {
  if (errors.length === 0) return null;
  const size = (values: number[]) => values.map(Math.abs);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const worst = (values: number[]) => values.reduce((most, value) => Math.max(most, value), 0);
  return {
    cases: errors.length,
    mean: mean(size(errors)),
    worst: worst(size(errors)),
    signed: mean(errors),
    independentMean: mean(size(independent)),
    independentWorst: worst(size(independent)),
  };
};
