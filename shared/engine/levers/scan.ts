/** The values of a number at which two stacks are first compared, and how far each is from today's. */
import type { LeverRange } from './leverKind.ts';

const scanPoints = 96;

/** Where to look first: even steps, or ratios around the value now with zero and both ends among them. */
export const scanOf = (now: number, from: number, to: number, scale: LeverRange['scale']): number[] => {
  const points = new Set<number>([from, to]);
  if (now > from && now < to) points.add(now);
  if (scale === 'even') for (let i = 1; i < scanPoints; i++) points.add(from + ((to - from) * i) / scanPoints);
  else {
    const centre = now > 0 ? now : 1;
    const low = Math.max(Math.log(centre) - Math.log(1e9), from > 0 ? Math.log(from) : Number.NEGATIVE_INFINITY);
    const high = Math.min(Math.log(centre) + Math.log(1e9), Math.log(to));
    for (let i = 0; i <= scanPoints; i++) {
      const value = Math.exp(low + ((high - low) * i) / scanPoints);
      if (value > from && value < to) points.add(value);
    }
  }
  return [...points].sort((x, y) => x - y);
};

/** How far a value is from today's: evenly for shares, by ratio for amounts. */
export const distanceFrom =
  (now: number, scale: LeverRange['scale']) =>
  (value: number): number =>
    scale === 'even' || now <= 0 || value <= 0 ? Math.abs(value - now) : Math.abs(Math.log(value / now));
