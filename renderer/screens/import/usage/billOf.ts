/** What the bill says beside the prices: how far apart the two are. */
import type { UsageSummary } from '../../../../shared/usage/summary.ts';

/** Nearer than this the two agree. */
export const agreesWithin = 0.02;

/** Nothing nearer is said: cents are rounded on both sides. */
const nearest = 0.0001;

/** Share of the bill by which a sum misses it. */
export const shareApart = (modelled: number, billed: number): number =>
  Math.max(nearest, Math.abs(modelled - billed) / billed);

/** Share of the bill by which the prices miss it; null where no file states a cost. */
export const apartOf = ({ reconciliation }: UsageSummary): number | null => {
  if (reconciliation === null || reconciliation.billed === null || reconciliation.billed === 0) return null;
  return shareApart(reconciliation.modelled, reconciliation.billed);
};
