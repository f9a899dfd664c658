/**
 * The best quality that money buys by mixing policies, and its average over a range of cost.
 * Source: Q. Hu et al., "RouterBench", arXiv 2403.12031.
 */
import { EngineError, requireBetween } from '../engineError.ts';

/** A policy: USD (any unit of cost) and quality (success rate, or any score). */
export interface CostQualityPoint {
  cost: number;
  quality: number;
}

/**
 * The non-decreasing convex hull: the upper edge of everything reached by sending a task to one policy with some
 * probability and to another otherwise, without ever paying more for less. From the cheapest policy to the best.
 */
export const nonDecreasingHull = (points: readonly CostQualityPoint[]): CostQualityPoint[] => {
  if (points.length === 0) throw new EngineError('points', 0, '1 or more');
  for (const { cost, quality } of points) {
    requireBetween('cost', cost, 0, Number.MAX_VALUE);
    requireBetween('quality', quality, -Number.MAX_VALUE, Number.MAX_VALUE);
  }
  const hull: CostQualityPoint[] = [];
  for (const { cost, quality } of [...points].sort((a, b) => a.cost - b.cost || b.quality - a.quality)) {
    const last = hull.at(-1);
    if (last !== undefined && quality <= last.quality) continue;
    while (hull.length > 1) {
      const [a, b] = hull.slice(-2) as [CostQualityPoint, CostQualityPoint];
      if ((b.quality - a.quality) * (cost - a.cost) > (quality - a.quality) * (b.cost - a.cost)) break;
      hull.pop();
    }
    hull.push({ cost, quality });
  }
  return hull;
};

/** The hull's quality at a cost: straight between policies, level beyond the best, null below the cheapest. */
export const qualityAt = (hull: readonly CostQualityPoint[], cost: number): number | null => {
  const first = hull[0];
  if (first === undefined || cost < first.cost) return null;
  for (let i = 1; i < hull.length; i += 1) {
    const a = hull[i - 1] as CostQualityPoint;
    const b = hull[i] as CostQualityPoint;
    if (cost <= b.cost) return a.quality + ((cost - a.cost) / (b.cost - a.cost)) * (b.quality - a.quality);
  }
  return (hull.at(-1) as CostQualityPoint).quality;
};

/**
 * AIQ: the mean quality of the hull over costs from `from` to `to`, that is its integral over (to - from). The
 * published script divides by `to` alone; this is the paper's formula. Throws where the hull does not reach down
 * to `from`.
 */
export const averageImprovement = (points: readonly CostQualityPoint[], from: number, to: number): number => {
  requireBetween('from', from, 0, Number.MAX_VALUE);
  requireBetween('to', to, from, Number.MAX_VALUE);
  const hull = nonDecreasingHull(points);
  const start = qualityAt(hull, from);
  if (start === null) throw new EngineError('from', from, `at least ${hull[0]?.cost}, the cheapest policy`);
  if (to === from) return start;
  const stops = [from, ...hull.map(({ cost }) => cost).filter((cost) => cost > from && cost < to), to];
  let area = 0;
  for (let i = 1; i < stops.length; i += 1) {
    const a = stops[i - 1] as number;
    const b = stops[i] as number;
    area += (((qualityAt(hull, a) as number) + (qualityAt(hull, b) as number)) / 2) * (b - a);
  }
  return area / (to - from);
};
