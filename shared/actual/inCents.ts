/** Sums of money in whole cents that still add up. */

/**
 * A start and what is added to it, each within a cent of itself: the running total is rounded and not its parts, so that
 * start and differences sum to the end exactly, in cents.
 */
export const inCents = <D extends { usd: number }>(
  start: number,
  differences: readonly D[],
): { start: number; end: number; differences: D[] } => {
  let total = start;
  let cents = Math.round(100 * start);
  const first = cents;
  const rounded = differences.map((difference) => {
    total += difference.usd;
    const next = Math.round(100 * total);
    const usd = (next - cents) / 100;
    cents = next;
    return { ...difference, usd };
  });
  return { start: first / 100, end: cents / 100, differences: rounded };
};
