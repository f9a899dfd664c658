/**
 * Figures of a router between a weak and a strong model.
 * Source: I. Ong et al., "RouteLLM", arXiv 2406.18665.
 */
import { EngineError, requireBetween } from '../engineError.ts';

/** A router's quality where it sends the share `strongShare` of calls to the strong model. */
export interface RoutePoint {
  strongShare: number;
  quality: number;
}

/** Models that are equally good leave no gap to recover: there is no figure then. */
export type GapFigure = number | 'indistinguishable';

/** PGR = (r(router) - r(weak)) / (r(strong) - r(weak)). */
export const performanceGapRecovered = (router: number, weak: number, strong: number): GapFigure => {
  for (const [field, value] of Object.entries({ router, weak, strong }))
    requireBetween(field, value, -Number.MAX_VALUE, Number.MAX_VALUE);
  return strong === weak ? 'indistinguishable' : (router - weak) / (strong - weak);
};

/** Points in order of strongShare, which must run from 0 to 1 without repeats. */
const ordered = (curve: readonly RoutePoint[]): RoutePoint[] => {
  const points = [...curve].sort((a, b) => a.strongShare - b.strongShare);
  for (const { strongShare, quality } of points) {
    requireBetween('strongShare', strongShare, 0, 1);
    requireBetween('quality', quality, -Number.MAX_VALUE, Number.MAX_VALUE);
  }
  points.forEach((point, i) => {
    if (i > 0 && point.strongShare === points[i - 1]?.strongShare)
      throw new EngineError('strongShare', point.strongShare, 'each share once');
  });
  if (points[0]?.strongShare !== 0 || points.at(-1)?.strongShare !== 1)
    throw new EngineError('curve', points.length, 'points from strongShare 0 to strongShare 1');
  return points;
};

const gaps = (points: RoutePoint[]): number[] | 'indistinguishable' => {
  const weak = (points[0] as RoutePoint).quality;
  const strong = (points.at(-1) as RoutePoint).quality;
  if (weak === strong) return 'indistinguishable';
  return points.map(({ quality }) => (quality - weak) / (strong - weak));
};

/** APGR: the integral of PGR over strongShare from 0 to 1, by trapezoids. The ends are the two models alone. */
export const averageGapRecovered = (curve: readonly RoutePoint[]): GapFigure => {
  const points = ordered(curve);
  const recovered = gaps(points);
  if (recovered === 'indistinguishable') return recovered;
  let area = 0;
  for (let i = 1; i < points.length; i += 1)
    area +=
      (((recovered[i] as number) + (recovered[i - 1] as number)) / 2) *
      ((points[i] as RoutePoint).strongShare - (points[i - 1] as RoutePoint).strongShare);
  return area;
};

/** CPT(x): the least share of strong calls at which PGR reaches `gap` (0 to 1), straight lines between points. */
export const callShareFor = (curve: readonly RoutePoint[], gap: number): GapFigure => {
  requireBetween('gap', gap, 0, 1);
  const points = ordered(curve);
  const recovered = gaps(points);
  if (recovered === 'indistinguishable') return recovered;
  if ((recovered[0] as number) >= gap) return 0;
  for (let i = 1; i < points.length; i += 1) {
    const before = recovered[i - 1] as number;
    const after = recovered[i] as number;
    if (after < gap) continue;
    const from = (points[i - 1] as RoutePoint).strongShare;
    const to = (points[i] as RoutePoint).strongShare;
    return from + ((gap - before) / (after - before)) * (to - from);
  }
  return 1;
};

/**
 * How many times cheaper a share of strong calls is than another, at two prices in the same unit. Against 1 it is
 * the saving over the strong model alone; the paper's "cost saving ratio" is against random routing.
 */
export const timesCheaper = (
  strongShare: number,
  insteadOf: number,
  prices: { weak: number; strong: number },
): number => {
  requireBetween('strongShare', strongShare, 0, 1);
  requireBetween('insteadOf', insteadOf, 0, 1);
  requireBetween('weak', prices.weak, 0, Number.MAX_VALUE);
  requireBetween('strong', prices.strong, Number.MIN_VALUE, Number.MAX_VALUE);
  const cost = (share: number): number => share * prices.strong + (1 - share) * prices.weak;
  if (cost(strongShare) === 0) throw new EngineError('strongShare', strongShare, 'a share that costs something');
  return cost(insteadOf) / cost(strongShare);
};
