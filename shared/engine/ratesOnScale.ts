/** All models of a kind of work on one scale: the rate on the planner's work, and how much of its doubt is transfer. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { AssumedRate, CategoryPlan } from '../plan/plan.ts';
import type { Belief } from './belief.ts';
import { beliefsOf } from './beliefs.ts';
import { interval90 } from './quantile.ts';
import type { Draws, Quantity } from './quantity.ts';

export interface RateOnScale {
  modelId: ModelId;
  rate: number;
  /** 90% of what is believed of the rate on the work. */
  work: { low: number; high: number };
  /** The same if her tasks were the evidence's own: what sampling alone leaves open. Never wider than `work`. */
  sampling: { low: number; high: number };
  use: Belief['use'];
}

export interface ScaleAsk {
  modelIds: readonly ModelId[];
  category: CategoryPlan;
  assumedRates: readonly AssumedRate[];
  snapshot: Snapshot;
}

/** Stratified, so that few suffice for the ends of an interval. */
const drawn: Draws = { count: 400, seed: 'rates on one scale' };
const withoutTransfer: Draws = { ...drawn, frozen: new Set(['transfer']) };

const spreadOf = ({ point, draws }: Quantity): { low: number; high: number } =>
  draws === null ? { low: point, high: point } : interval90(draws);

/** Models without any evidence are left out; the highest rate stands first. */
export const ratesOnScale = ({ modelIds, category, assumedRates, snapshot }: ScaleAsk): RateOnScale[] => {
  const own = assumedRates.filter((entry) => entry.category === category.id);
  const whole = beliefsOf(modelIds, category, own, snapshot, drawn);
  const held = beliefsOf(modelIds, category, own, snapshot, withoutTransfer);
  return modelIds
    .flatMap((modelId): RateOnScale[] => {
      const [belief, apart] = [whole.get(modelId) ?? null, held.get(modelId) ?? null];
      if (belief === null || apart === null) return [];
      const work = spreadOf(belief.rate);
      const inner = spreadOf(apart.rate);
      return [
        {
          modelId,
          rate: belief.rate.point,
          work,
          sampling: { low: Math.max(inner.low, work.low), high: Math.min(inner.high, work.high) },
          use: belief.use,
        },
      ];
    })
    .sort((a, b) => b.rate - a.rate || (a.modelId < b.modelId ? -1 : 1));
};
