/** What the bill says beside the prices: how far apart they are, and the words for it. */
import type { UsageSummary } from '../../../../shared/usage/summary.ts';
import type { Speech } from '../../../parts/useI18n.ts';

/** Nearer than this the two agree. */
export const agreesWithin = 0.02;

/** Money of the files; their own currency stands beside the figure where it is not the dollar. */
export const moneyIn = (currency: string, { usd, number }: Speech, amount: number): string =>
  currency === 'USD' ? usd(amount) : `${number(amount, 2)} ${currency}`;

/** Share of the bill by which the prices miss it; null where no file states a cost. */
export const apartOf = ({ reconciliation }: UsageSummary): number | null => {
  if (reconciliation === null || reconciliation.billed === null || reconciliation.billed === 0) return null;
  return Math.abs(reconciliation.modelled - reconciliation.billed) / reconciliation.billed;
};
