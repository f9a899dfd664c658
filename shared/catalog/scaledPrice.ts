/** A price with every amount of it multiplied. */
import type { Price, PriceTier } from './model.ts';

const scaled = (usd: number | null, times: number): number | null => (usd === null ? null : usd * times);

const scaledTier = (tier: PriceTier, times: number): PriceTier => ({
  ...tier,
  promptUsdPerM: tier.promptUsdPerM * times,
  completionUsdPerM: tier.completionUsdPerM * times,
  cacheReadUsdPerM: scaled(tier.cacheReadUsdPerM, times),
  cacheWriteUsdPerM: scaled(tier.cacheWriteUsdPerM, times),
  cacheWriteHourUsdPerM: scaled(tier.cacheWriteHourUsdPerM, times),
});

/** What is paid per token and per request; searches and other tools keep their fees. */
export const scaledPrice = (price: Price, times: number): Price => ({
  ...price,
  promptUsdPerM: price.promptUsdPerM * times,
  completionUsdPerM: price.completionUsdPerM * times,
  cacheReadUsdPerM: scaled(price.cacheReadUsdPerM, times),
  cacheWriteUsdPerM: scaled(price.cacheWriteUsdPerM, times),
  cacheWriteHourUsdPerM: scaled(price.cacheWriteHourUsdPerM, times),
  cacheStorageUsdPerMHour: scaled(price.cacheStorageUsdPerMHour, times),
  reasoningUsdPerM: scaled(price.reasoningUsdPerM, times),
  batchPromptUsdPerM: scaled(price.batchPromptUsdPerM, times),
  batchCompletionUsdPerM: scaled(price.batchCompletionUsdPerM, times),
  batchCacheReadUsdPerM: scaled(price.batchCacheReadUsdPerM, times),
  batchCacheWriteUsdPerM: scaled(price.batchCacheWriteUsdPerM, times),
  batchTiers: price.batchTiers?.map((tier) => scaledTier(tier, times)) ?? null,
  requestFeeUsd: scaled(price.requestFeeUsd, times),
  undiscountedPromptUsdPerM: scaled(price.undiscountedPromptUsdPerM, times),
  undiscountedCompletionUsdPerM: scaled(price.undiscountedCompletionUsdPerM, times),
  tiers: price.tiers.map((tier) => scaledTier(tier, times)),
  bands:
    price.bands?.map((band) => ({
      ...band,
      promptUsdPerM: band.promptUsdPerM * times,
      completionUsdPerM: band.completionUsdPerM * times,
      cacheReadUsdPerM: scaled(band.cacheReadUsdPerM, times),
      cacheWriteUsdPerM: scaled(band.cacheWriteUsdPerM, times),
    })) ?? null,
});
