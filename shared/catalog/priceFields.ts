/** Which figures of two prices differ: what an import or an update would change. */
import { type Price, priceFields } from './model.ts';
import { fieldsThatDiffer } from './record.ts';

/** What says where a price comes from. */
const origin: ReadonlySet<keyof Price> = new Set(['basis', 'asOf', 'source', 'note']);

/** What a price would be without a discount: no figure anybody pays. */
const undiscounted: ReadonlySet<keyof Price> = new Set([
  'promoDiscount',
  'undiscountedPromptUsdPerM',
  'undiscountedCompletionUsdPerM',
]);

/** Every field in which two prices of a model differ, but for where they come from. */
export const priceChanges = (a: Price, b: Price): (keyof Price)[] =>
  fieldsThatDiffer(priceFields, a, b).filter((name) => !origin.has(name));

/** The figures in which two prices of a model differ. null is a price that is not known: every figure differs. */
export const priceFieldsThatDiffer = (a: Price | null, b: Price | null): (keyof Price)[] => {
  if (a === null || b === null) return a === b ? [] : ['promptUsdPerM', 'completionUsdPerM'];
  return priceChanges(a, b).filter((name) => !undiscounted.has(name));
};
