/** How many tasks there are in a month to come: growth, a drift of the mix, and what a lower price calls forth. */
import type { RowId } from '../../foundation/ids.ts';
import { priceElasticity, requestTokens } from '../../study/facts.ts';
import type { WordPath } from '../../words/all.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { bestOf, type Ranged, requireRange } from './ranged.ts';

export interface Demand {
  /** 0.5 is half as many again each year. */
  growthPerYear: Ranged;
  /** On top of the whole, by category. */
  growthPerYearByCategory?: Record<RowId, number>;
  /** Shares of the mix in the last month, reached in a straight line; they sum to 1. null: the mix stays. */
  mixAtEnd?: Record<RowId, number> | null;
  /** Percent more tasks for one percent higher price: 0 or less. */
  elasticity: Ranged;
}

export const steadyDemand: Demand = { growthPerYear: 0, elasticity: 0 };

export const checkDemand = (demand: Demand): void => {
  requireRange('growthPerYear', demand.growthPerYear, -0.999, 1000);
  for (const [id, growth] of Object.entries(demand.growthPerYearByCategory ?? {}))
    requireBetween(`growthPerYearByCategory.${id}`, growth, -0.999, 1000);
  requireRange('elasticity', demand.elasticity, -5, 0);
  if (demand.mixAtEnd == null) return;
  let sum = 0;
  for (const [id, share] of Object.entries(demand.mixAtEnd)) {
    requireBetween(`mixAtEnd.${id}`, share, 0, 1);
    sum += share;
  }
  if (Math.abs(sum - 1) > 1e-6) throw new EngineError('mixAtEnd', sum, 'shares that sum to 1');
};

/** Tasks of a category in month `month` of the months to `months`, at best values and before what its price does to them. */
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
  return tasksPerMonth * share * (1 + bestOf(demand.growthPerYear)) ** years * (1 + own) ** years;
};

/** A price that falls below this part of today's calls forth no more: nobody has seen what it would do. */
const lowestRatio = 1e-3;

/** How many times as many tasks a price brings that is `ratio` times today's, at constant elasticity. */
export const calledForth = (elasticity: number, ratio: number): number =>
  elasticity === 0 ? 1 : Math.max(ratio, lowestRatio) ** elasticity;

const { from: strongest, to: weakest } = priceElasticity.value;

export const elasticityPresets = [
  { id: 'none', elasticity: 0, low: 0, high: 0, source: 'horizon.source-demand-none' },
  {
    id: 'study',
    elasticity: (strongest + weakest) / 2,
    low: strongest,
    high: weakest,
    source: 'horizon.source-demand-study',
  },
  {
    id: 'jevons',
    elasticity: -1.5,
    low: -2,
    high: -1,
    source: 'horizon.source-demand-jevons',
  },
] as const satisfies readonly { id: string; elasticity: number; low: number; high: number; source: WordPath }[];

/** Tokens of a request, times so many each year. */
export interface TokenGrowth {
  promptPerYear: number;
  completionPerYear: number;
}

export const steadyTokens: TokenGrowth = { promptPerYear: 1, completionPerYear: 1 };

export const checkTokenGrowth = ({ promptPerYear, completionPerYear }: TokenGrowth): void => {
  requireBetween('promptPerYear', promptPerYear, 1 / 1000, 1000);
  requireBetween('completionPerYear', completionPerYear, 1 / 1000, 1000);
};

/** From early 2024 to late 2025, as the study's figures stand. */
const monthsOfStudy = 20;
const { prompt, completion } = requestTokens.value;
const yearly = (early: number, late: number): number => (late / early) ** (12 / monthsOfStudy);

export const tokenGrowthPresets = [
  { id: 'none', growth: steadyTokens, source: 'horizon.source-tokens-none' },
  {
    id: 'study',
    growth: {
      promptPerYear: yearly(prompt.early2024, prompt.late2025),
      completionPerYear: yearly(completion.early2024, completion.late2025),
    },
    source: 'horizon.source-tokens-study',
  },
] as const satisfies readonly { id: string; growth: TokenGrowth; source: WordPath }[];
