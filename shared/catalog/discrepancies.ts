/** Where two sources disagree on the price of one model. */

import type { ModelId } from '../foundation/ids.ts';
import type { Price } from './model.ts';

export interface Discrepancy {
  modelId: ModelId;
  a: Price;
  b: Price;
  /** (b - a) / a, as a share; null where a is 0 and b is not. */
  promptDifference: number | null;
  completionDifference: number | null;
}

const relative = (a: number, b: number): number | null => (a === b ? 0 : a === 0 ? null : (b - a) / a);

/** How far apart two prices are: the larger of the two shares; Infinity where one price is free and the other is not. */
export const sizeOf = (difference: Discrepancy): number =>
  Math.max(...[difference.promptDifference, difference.completionDifference].map((each) => Math.abs(each ?? Infinity)));

const discrepancyOf = (modelId: ModelId, a: Price, b: Price): Discrepancy => ({
  modelId,
  a,
  b,
  promptDifference: relative(a.promptUsdPerM, b.promptUsdPerM),
  completionDifference: relative(a.completionUsdPerM, b.completionUsdPerM),
});

/** The newest price of each basis (a listing, a vendor's list, a contract) among the prices of one model, newest first. */
export const newestByBasis = (prices: readonly Price[]): Price[] => {
  const newest = new Map<string, Price>();
  for (const price of prices) {
    const known = newest.get(price.basis);
    if (!known || price.asOf > known.asOf) newest.set(price.basis, price);
  }
  return [...newest.values()].sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : a.basis < b.basis ? -1 : 1));
};

/** Each other basis of a model against its current price, where they differ by more than `tolerance` (a share). */
export const discrepanciesOfModel = (
  modelId: ModelId,
  current: Price,
  prices: readonly Price[],
  tolerance = 0.01,
): Discrepancy[] =>
  newestByBasis(prices)
    .filter((price) => price.basis !== current.basis)
    .map((price) => discrepancyOf(modelId, current, price))
    .filter((each) => sizeOf(each) > tolerance)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
