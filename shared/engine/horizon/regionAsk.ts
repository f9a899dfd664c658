/** What is asked of a region: its share, what is allowed there, its prices, and who may serve it. */
import type { PlaceRule } from './placeRules.ts';

export interface RegionAsk {
  id: string;
  share: number;
  rules: readonly PlaceRule[];
  priceTimes: number;
  extraUsdPerTask: number;
  /** The stack asked about, or whichever allowed one costs least per success there. */
  serves: 'chosen' | 'cheapest';
}

export const plainRegion = (id: string, share: number): RegionAsk => ({
  id,
  share,
  rules: [],
  priceTimes: 1,
  extraUsdPerTask: 0,
  serves: 'chosen',
});
