/** A price with one field set, or all of it multiplied: what a lever on a price and a month ahead do to it. */
import type { Price } from '../catalog/model.ts';

const scaled = (usd: number | null, times: number): number | null => (usd === null ? null : usd * times);

/** `times` multiplies every amount of a price; a field sets that field and leaves tiers, cache and batch prices. */
export const pricedAt = (
  price: Price,
  field: 'promptUsdPerM' | 'completionUsdPerM' | 'times',
  value: number,
): Price => {
  if (field !== 'times') return { ...price, [field]: value };
  return {
    ...price,
    promptUsdPerM: price.promptUsdPerM * value,
    completionUsdPerM: price.completionUsdPerM * value,
    cacheReadUsdPerM: scaled(price.cacheReadUsdPerM, value),
    cacheWriteUsdPerM: scaled(price.cacheWriteUsdPerM, value),
    batchPromptUsdPerM: scaled(price.batchPromptUsdPerM, value),
    batchCompletionUsdPerM: scaled(price.batchCompletionUsdPerM, value),
    requestFeeUsd: scaled(price.requestFeeUsd, value),
    tiers: price.tiers.map((tier) => ({
      ...tier,
      promptUsdPerM: tier.promptUsdPerM * value,
      completionUsdPerM: tier.completionUsdPerM * value,
      cacheReadUsdPerM: scaled(tier.cacheReadUsdPerM, value),
      cacheWriteUsdPerM: scaled(tier.cacheWriteUsdPerM, value),
    })),
  };
};
