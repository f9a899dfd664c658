/** Two prices of one model become one: what the first leaves unsaid is taken from the second, and named. */
import type { Price, PriceTier } from '../model.ts';
import { same } from '../record.ts';
import type { ListedPrice } from './priceList.ts';

export interface MergedPrice<P extends ListedPrice = ListedPrice> {
  price: P;
  /** The fields that came from the second price. */
  taken: (keyof ListedPrice)[];
}

/** Fields that say one thing together: a price that states any of them has said all of it. */
const topics = [
  ['cacheReadUsdPerM'],
  ['cacheWriteUsdPerM'],
  ['cacheWriteHourUsdPerM'],
  ['cacheStorageUsdPerMHour'],
  ['reasoningUsdPerM'],
  ['batchDiscount', 'batchPromptUsdPerM', 'batchCompletionUsdPerM'],
  ['batchCacheReadUsdPerM'],
  ['batchCacheWriteUsdPerM'],
  ['batchTiers'],
  ['audioPromptUsdPerM'],
  ['imageUsd'],
  ['requestsPerDay'],
  ['requestFeeUsd'],
  ['webSearchUsdPerCall'],
] as const satisfies (keyof ListedPrice)[][];

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

export const sameAmounts = (a: ListedPrice, b: ListedPrice): boolean =>
  a.promptUsdPerM === b.promptUsdPerM && a.completionUsdPerM === b.completionUsdPerM;

/** What cache costs in a tier, from the other price's tier of the same size where it is left unsaid. */
const tierWith = (tier: PriceTier, others: readonly PriceTier[]): PriceTier => {
  const other = others.find(({ minPromptTokens }) => minPromptTokens === tier.minPromptTokens);
  return {
    ...tier,
    cacheReadUsdPerM: tier.cacheReadUsdPerM ?? other?.cacheReadUsdPerM ?? null,
    cacheWriteUsdPerM: tier.cacheWriteUsdPerM ?? other?.cacheWriteUsdPerM ?? null,
    cacheWriteHourUsdPerM: tier.cacheWriteHourUsdPerM ?? other?.cacheWriteHourUsdPerM ?? null,
    edge: tier.edge ?? other?.edge ?? null,
  };
};

const tiersWith = (price: ListedPrice, other: ListedPrice): Pick<ListedPrice, 'tiers' | 'tierMode'> =>
  price.tiers.length === 0
    ? { tiers: other.tiers, tierMode: other.tierMode }
    : { tiers: price.tiers.map((tier) => tierWith(tier, other.tiers)), tierMode: price.tierMode };

/**
 * The first price with what it leaves unsaid filled from the second; `isOne`: both are one price of one seller, so that
 * with the same amounts a promotion and hours are of both.
 */
export const mergedPrice = <P extends ListedPrice>(price: P, other: ListedPrice, isOne = true): MergedPrice<P> => {
  const taken: (keyof ListedPrice)[] = [];
  const fill: Partial<ListedPrice> = {};
  const fillable = isOne && sameAmounts(price, other) ? [...topics, ...ofTheAmounts] : topics;
  for (const fields of fillable) {
    if (fields.some((field) => price[field] !== null)) continue;
    for (const field of fields) {
      if (other[field] === null) continue;
      Object.assign(fill, { [field]: other[field] });
      taken.push(field);
    }
  }
  const tiers = tiersWith(price, other);
  if (!same(tiers.tiers, price.tiers)) taken.push('tiers');
  return { price: { ...price, ...fill, ...tiers }, taken };
};
