/** Which figures of two prices differ: what an import or an update would change. */
import { type Price, priceFields } from './model.ts';
import { fieldsThatDiffer } from './record.ts';

/** What says where a price comes from, and what it would be without a discount: no figure anybody pays. */
const provenance: ReadonlySet<keyof Price> = new Set([
  'promoDiscount',
  'undiscountedPromptUsdPerM',
  'undiscountedCompletionUsdPerM',
  'basis',
  'asOf',
  'source',
  'note',
]);

/** The figures in which two prices of a model differ. null is a price that is not known: every figure differs. */
export const priceFieldsThatDiffer = (a: Price | null, b: Price | null): (keyof Price)[] => {
  if (a === null || b === null) return a === b ? [] : ['promptUsdPerM', 'completionUsdPerM'];
  return fieldsThatDiffer(priceFields, a, b).filter((name) => !provenance.has(name));
};
