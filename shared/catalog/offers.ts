/** The offers of a model among all the prices ever seen of it. */
import type { Price } from './model.ts';

/** What tells one offer from another: who sells, where, how, and for which days. Prices of one offer follow each other. */
export const offerKey = (price: Price): string =>
  JSON.stringify([
    price.basis === 'planner' ? 'planner' : price.host,
    price.region,
    price.quantization,
    price.serviceTier ?? 'standard',
    price.validFrom,
    price.validUntil,
    price.currency ?? 'USD',
  ]);

/** The newest day on which one of them was read; '' of none. */
export const newestDay = (offers: readonly Price[]): string =>
  offers
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1) ?? '';

/** Whether nobody says who sells at it: what lists gave before they told hosts apart. */
const isNobodys = (price: Price): boolean => price.host === null && price.basis !== 'planner';

/**
 * The newest price of each offer; prices come oldest first. A price without a seller is the model's price of its day:
 * it stands until a newer one is known, whoever sells at that, and takes the place of no other.
 */
export const offersOf = (oldestFirst: readonly Price[]): Price[] => {
  const newest = new Map<string, Price>();
  for (const price of oldestFirst) newest.set(offerKey(price), price);
  const offers = [...newest.values()];
  const last = newestDay(offers);
  return offers.filter((price) => !isNobodys(price) || price.asOf >= last);
};
