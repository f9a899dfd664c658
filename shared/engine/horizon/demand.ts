/** How many tasks there are in a month to come: growth, a drift of the mix, and what a lower price calls forth. */
import type { RowId } from '../../foundation/ids.ts';
import { priceElasticity } from '../../study/facts.ts';
import { EngineError, requireBetween } from '../engineError.ts';

export interface Demand {
  /** 0.5 is half as many again each year. */
  growthPerYear: number;
  /** On top of the whole, by category. */
  growthPerYearByCategory?: Record<RowId, number>;
  /** Shares of the mix in the last month, reached in a straight line; they sum to 1. null: the mix stays. */
  mixAtEnd?: Record<RowId, number> | null;
  /** Percent more tasks for one percent higher price: 0 or less. */
  elasticity: number;
}

export const steadyDemand: Demand = { growthPerYear: 0, elasticity: 0 };

export const checkDemand = (demand: Demand): void => {
  requireBetween('growthPerYear', demand.growthPerYear, -0.999, 1000);
  for (const [id, growth] of Object.entries(demand.growthPerYearByCategory ?? {}))
    requireBetween(`growthPerYearByCategory.${id}`, growth, -0.999, 1000);
  requireBetween('elasticity', demand.elasticity, -5, 0);
  if (demand.mixAtEnd == null) return;
  let sum = 0;
  for (const [id, share] of Object.entries(demand.mixAtEnd)) {
    requireBetween(`mixAtEnd.${id}`, share, 0, 1);
    sum += share;
  }
  if (Math.abs(sum - 1) > 1e-6) throw new EngineError('mixAtEnd', sum, 'shares that sum to 1');
};

/** Tasks of a category in month `month` of the months to `months`, before what its price does to them. */
export const tasksIn = (
  demand: Demand,
  { id: categoryId, share: shareNow }: { id: RowId; share: number },
  tasksPerMonth: number,
  { month, months }: { month: number; months: number },
): number => {
  const years = month / 12;
  const end = demand.mixAtEnd == null ? shareNow : (demand.mixAtEnd[categoryId] ?? 0);
  const share = months > 0 ? shareNow + ((end - shareNow) * month) / months : shareNow;
  const own = demand.growthPerYearByCategory?.[categoryId] ?? 0;
  return tasksPerMonth * share * (1 + demand.growthPerYear) ** years * (1 + own) ** years;
};

/** A price that falls below this part of today's calls forth no more: nobody has seen what it would do. */
const lowestRatio = 1e-3;

/** How many times as many tasks a price brings that is `ratio` times today's, at constant elasticity. */
export const calledForth = (elasticity: number, ratio: number): number =>
  elasticity === 0 ? 1 : Math.max(ratio, lowestRatio) ** elasticity;

const { from: strongest, to: weakest } = priceElasticity.value;

export const elasticityPresets: readonly {
  id: string;
  elasticity: number;
  low: number;
  high: number;
  source: string;
}[] = [
  { id: 'none', elasticity: 0, low: 0, high: 0, source: 'Demand does not answer to price.' },
  {
    id: 'study',
    elasticity: (strongest + weakest) / 2,
    low: strongest,
    high: weakest,
    source: `${priceElasticity.source}: a 10% lower price goes with 0.5 to 0.7% more usage.`,
  },
  {
    id: 'jevons',
    elasticity: -1.5,
    low: -2,
    high: -1,
    source: 'Assumed, as a warning: beyond -1 a lower price raises the bill (W. S. Jevons, The Coal Question, 1865).',
  },
];
