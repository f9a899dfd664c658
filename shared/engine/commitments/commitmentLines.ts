/** Lines that the invoice of a commitment never lies below, whatever is used under it. */
import type { Commitment, IncludedUnit } from '../../plan/commitment.ts';
import type { Line } from '../fleets/line.ts';

const lineOf = (fixedUsd: number, times: number): Line => ({
  fixed: { cash: fixedUsd, full: fixedUsd },
  attempt: (boughtUsd) => ({ cash: times * boughtUsd, full: times * boughtUsd }),
});

/**
 * Fee or minimum however little is used, and the lowest price of what goes beyond what the fee includes for all that is used.
 * `dearest` is the most that one of what the fee includes costs as metered, USD of a token or a request: with so many of
 * them included, no more of the use than that is covered.
 */
export const commitmentLines = (commitment: Commitment, dearest: Record<IncludedUnit, number>): Line[] => {
  const { count, usdPerMonth, included, overageTimes, minimumUsd, tiers } = commitment;
  const fee = count * usdPerMonth;
  const kept = 1 - Math.max(0, ...tiers.map(({ discount }) => discount));
  const times = kept * (included === null ? 1 : overageTimes);
  const covered = included === null ? 0 : included.amount * count * dearest[included.unit];
  return [lineOf(Math.max(minimumUsd, fee), 0), lineOf(fee - times * covered, times)];
};
