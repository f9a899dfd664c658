/** What a batch takes off a price, where it is one share of input and output. */
import type { Price } from './model.ts';

export const batchShareOf = (price: Price): number | null => {
  const { batchDiscount, batchPromptUsdPerM: prompt, batchCompletionUsdPerM: completion } = price;
  if (batchDiscount !== null || prompt === null || completion === null) return batchDiscount;
  const share = 1 - prompt / price.promptUsdPerM;
  const isOne = share > 0 && Math.abs(1 - completion / price.completionUsdPerM - share) < 1e-6;
  return isOne ? Number(share.toPrecision(12)) : null;
};
