/** Which figures of two prices differ: what an import or an update would change. */
import type { Price } from './model.ts';

const figures = [
  'promptUsdPerM',
  'completionUsdPerM',
  'cacheReadUsdPerM',
  'cacheWriteUsdPerM',
  'batchDiscount',
  'batchPromptUsdPerM',
  'batchCompletionUsdPerM',
  'requestFeeUsd',
  'webSearchUsdPerCall',
  'tiers',
  'tierMode',
] as const satisfies (keyof Price)[];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The figures in which two prices of a model differ. null is a price that is not known: every figure differs. */
export const priceFieldsThatDiffer = (a: Price | null, b: Price | null): (keyof Price)[] => {
  if (a === null || b === null) return a === b ? [] : ['promptUsdPerM', 'completionUsdPerM'];
  return figures.filter((field) => !same(a[field], b[field]));
};
