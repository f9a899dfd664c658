/** Plans found side by side, and under which ids they stand in an outcome. Plain data: it crosses threads unchanged. */
import { type StackId, stackId } from '../foundation/ids.ts';
import type { Optimum } from './optimise/optimum.ts';
import type { Proposal } from './optimise/proposal.ts';
import type { Outcome } from './outcome.ts';

/** Least cash (of as many successes, but for a few), least full cost per success, and half of the undetected errors. */
export type BesideKind = 'leastCash' | 'leastCost' | 'fewerErrors';

export interface Beside {
  kind: BesideKind;
  proposal: Proposal;
}

export interface ThreePlans {
  optimum: Optimum;
  beside: Beside[];
  /** The planner's stacks and the plans found, under the ids of `idsOfPlans`; null where nothing was found. */
  outcome: Outcome | null;
}

/** Under which ids the plans found stand in the outcome: the best, then those beside it. */
export const idOfPlan = (place: number): StackId => stackId(`found-${place}`);
