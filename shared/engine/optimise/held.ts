/** On which terms a search may have models that a plan runs on hardware of its own or has commitments on. */
import type { ModelId } from '../../foundation/ids.ts';
import type { Load } from '../fleets/load.ts';

export interface ModelTerms {
  /** Of the model's successes, those that are left when it is served so. */
  successTimes: number;
  /** USD of an attempt that would cost `boughtUsd` as metered, both without tools. */
  usdPerAttempt(boughtUsd: number, each: Load): number;
}

/** What is held in a search, and what that costs a month whichever ladders are chosen: all of it, and what a budget counts. */
export interface Held {
  terms: ReadonlyMap<ModelId, ModelTerms>;
  fixed: { usd: number; spend: number };
}

export const nothingHeld: Held = { terms: new Map(), fixed: { usd: 0, spend: 0 } };
