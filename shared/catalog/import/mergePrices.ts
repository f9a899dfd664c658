/** Two prices of one seller become one: what the first leaves unsaid is taken from the second, and named. */
import { type FilledPrice, filledFrom, filledIn, sameAmounts } from '../fillPrice.ts';
import type { Price } from '../model.ts';
import type { ListedPrice } from './priceList.ts';

/** A promotion with its days. */
const promotion = [
  'promoDiscount',
  'undiscountedPromptUsdPerM',
  'undiscountedCompletionUsdPerM',
  'promotion',
  'promotionNote',
  'validFrom',
  'validUntil',
] as const satisfies (keyof ListedPrice)[];

/** What is part of the very amounts, as other prices by the hour are. With other amounts it is another one, or none. */
const ofTheAmounts = [promotion, ['bands']] as const satisfies (keyof ListedPrice)[][];

/**
 * A price as it is known to one who reads the same amounts on a later day: a promotion that should have ended by then
 * is the price that is asked now, without its days.
 */
export const knownOn = (price: Price, day: string): Price =>
  price.validUntil === null || price.validUntil >= day
    ? price
    : { ...price, ...Object.fromEntries(promotion.map((field) => [field, null])) };

/** A known share off everything in a batch goes on standing where a list's batch amounts are what it makes of the others. */
const inKnownFactor = (price: ListedPrice, { batchDiscount }: ListedPrice): ListedPrice => {
  const { promptUsdPerM, completionUsdPerM, batchPromptUsdPerM: prompt, batchCompletionUsdPerM: completion } = price;
  if (batchDiscount === null || prompt === null || completion === null) return price;
  if (price.batchCacheReadUsdPerM !== null || price.batchTiers !== null) return price;
  const isSo = (plain: number, batch: number): boolean => Math.abs(plain * (1 - batchDiscount) - batch) <= 1e-5 * plain;
  return isSo(promptUsdPerM, prompt) && isSo(completionUsdPerM, completion)
    ? { ...price, batchDiscount, batchPromptUsdPerM: null, batchCompletionUsdPerM: null }
    : price;
};

/** The first price with what it leaves unsaid filled from the second. */
export const mergedPrice = (listed: ListedPrice, other: ListedPrice): FilledPrice<ListedPrice> => {
  const price = inKnownFactor(listed, other);
  const filled = filledFrom(price, other);
  return sameAmounts(price, other) ? filledIn(filled, other, ofTheAmounts) : filled;
};
