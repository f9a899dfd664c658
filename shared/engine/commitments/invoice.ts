/** What a month of metered use is invoiced under a commitment. */
import type { Commitment } from '../../plan/commitment.ts';

/** Of a month: dollars at the offers' prices, prompt and completion tokens, requests. */
export interface Metered {
  usd: number;
  tokens: number;
  requests: number;
}

/** Share of the use that what the fee includes covers, 0 to 1: one price for all of it, so that a share of it costs that share. */
const coveredShare = ({ included, count }: Commitment, used: Metered): number => {
  if (included === null) return 0;
  const use = used[included.unit];
  return use > 0 ? Math.min(1, (included.amount * count) / use) : 1;
};

/** Dollars after the discount that each part of them has. */
const afterTiers = (usd: number, tiers: Commitment['tiers']): number =>
  tiers.reduce((rest, { fromUsd, discount }, i) => {
    const to = tiers[i + 1]?.fromUsd ?? Number.POSITIVE_INFINITY;
    return rest - discount * Math.max(0, Math.min(usd, to) - fromUsd);
  }, usd);

/** Fee, and what is used beyond what it includes, at the overage price and less the discount of volume; at least the minimum. USD. */
export const invoiceOf = (commitment: Commitment, used: Metered): number => {
  const { count, usdPerMonth, overageTimes, minimumUsd, tiers } = commitment;
  const beyond = used.usd * (1 - coveredShare(commitment, used)) * (commitment.included === null ? 1 : overageTimes);
  return Math.max(minimumUsd, count * usdPerMonth + afterTiers(beyond, tiers));
};
