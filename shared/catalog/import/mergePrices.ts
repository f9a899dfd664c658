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

/** The first price with what it leaves unsaid filled from the second. */
export const mergedPrice = (price: ListedPrice, other: ListedPrice): FilledPrice<ListedPrice> => {
  const filled = filledFrom(price, other);
  return sameAmounts(price, other) ? filledIn(filled, other, ofTheAmounts) : filled;
};
