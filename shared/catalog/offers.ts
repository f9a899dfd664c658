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

const seller = (price: Price): string => offerKey({ ...price, validFrom: null, validUntil: null });

/** The day on which each seller's price was last read that says no days of its own. */
const lastOpenDays = (offers: readonly Price[]): Map<string, string> => {
  const days = new Map<string, string>();
  for (const price of offers)
    if (price.validFrom === null && price.validUntil === null && price.asOf > (days.get(seller(price)) ?? ''))
      days.set(seller(price), price.asOf);
  return days;
};

/** Whether it had begun, with no end to come, when its seller's price was read anew: that one is paid since. */
const isFollowed = (price: Price, lastOpen: ReadonlyMap<string, string>): boolean => {
  const day = lastOpen.get(seller(price)) ?? '';
  const { asOf, validFrom, validUntil } = price;
  return asOf < day && (validFrom === null || validFrom <= day) && (validUntil === null || validUntil < day);
};

/**
 * The newest price of each offer; a price with days of its own also gives way to a newer one without any, unless its days
 * are still to come or to end. Prices come oldest first. A price without a seller is the model's price of its day:
 * it stands until a newer one is known, whoever sells at that, and takes the place of no other.
 */
export const offersOf = (oldestFirst: readonly Price[]): Price[] => {
  const newest = new Map<string, Price>();
  for (const price of oldestFirst) newest.set(offerKey(price), price);
  const offers = [...newest.values()];
  const last = newestDay(offers);
  const lastOpen = lastOpenDays(offers);
  return offers.filter((price) => (isNobodys(price) ? price.asOf >= last : !isFollowed(price, lastOpen)));
};
