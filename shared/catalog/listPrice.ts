/** A price of which only the two list prices are known: everything else is unknown, never 0. */
import type { Price } from './model.ts';

/** USD per million tokens; `asOf` is the ISO date on which the planner read it at `source`. */
export const listPrice = (promptUsdPerM: number, completionUsdPerM: number, asOf: string, source: string): Price => ({
  promptUsdPerM,
  completionUsdPerM,
  cacheReadUsdPerM: null,
  cacheWriteUsdPerM: null,
  batchDiscount: null,
  batchPromptUsdPerM: null,
  batchCompletionUsdPerM: null,
  requestFeeUsd: null,
  webSearchUsdPerCall: null,
  tiers: [],
  tierMode: 'whole-request',
  promoDiscount: null,
  undiscountedPromptUsdPerM: null,
  undiscountedCompletionUsdPerM: null,
  basis: 'planner',
  asOf,
  source,
  note: null,
});
