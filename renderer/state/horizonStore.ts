/** What is assumed of the months to come, for the open plan: looked at again after a look at another screen. */
import { createStore } from 'zustand/vanilla';
import type { elasticityPresets, tokenGrowthPresets } from '../../shared/engine/horizon/demand.ts';
import type { pricePathPresets } from '../../shared/engine/horizon/pricePaths.ts';
import type { Switch, stickinessPresets } from '../../shared/engine/horizon/switching.ts';
import type { DarkPart } from '../../shared/engine/outage.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import type { Estimate } from '../../shared/plan/estimate.ts';
import { planStore } from './planStore.ts';

export type PricesFor = 'all' | `vendor ${string}` | `work ${RowId}`;

export interface Wanted {
  months: number;
  /** Tasks a year over those of the year before. */
  growth: Estimate;
  prices: (typeof pricePathPresets)[number]['id'];
  pricesFor: PricesFor;
  tokens: (typeof tokenGrowthPresets)[number]['id'];
  demand: (typeof elasticityPresets)[number]['id'];
  stickiness: (typeof stickinessPresets)[number]['id'];
  switches: Switch[];
  /** What goes dark (null: the first there is), and for which share of a month (null: not stated). */
  outage: { dark: DarkPart | null; share: number | null };
}

export const steady: Wanted = {
  months: 12,
  growth: { value: 1 },
  prices: 'none',
  pricesFor: 'all',
  tokens: 'none',
  demand: 'none',
  stickiness: 'none',
  switches: [],
  outage: { dark: null, share: null },
};

export interface HorizonState {
  wanted: Wanted;
  /** The plan it was said of. */
  draftId: string | null;
}

export const horizonStore = createStore<HorizonState>(() => ({ wanted: steady, draftId: null }));

/** Changes what is assumed of the open plan; another plan begins with steady months. */
export const setWanted = (change: Partial<Wanted>): void => {
  const { draftId } = planStore.getState();
  const { wanted, draftId: before } = horizonStore.getState();
  horizonStore.setState({ draftId, wanted: { ...(before === draftId ? wanted : steady), ...change } });
};
