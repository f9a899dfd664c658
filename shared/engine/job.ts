/** What one evaluation reads. Plain data: it crosses threads unchanged and holds no function, clock or random state. */

import type { Snapshot } from '../catalog/catalog.ts';
import type { StackId } from '../foundation/ids.ts';
import type { Plan, Stack } from '../plan/plan.ts';
import { EngineError, requireBetween } from './engineError.ts';

export interface Job {
  plan: Plan;
  snapshot: Snapshot;
  /** 0: the point estimate alone. Otherwise the number of shared draws behind intervals and probabilities. */
  draws: number;
}

/** Shared draws behind the intervals and probabilities of a plan, on the page and on the command line. */
export const drawsOfIntervals = 1000;

/** Shared draws behind the bands of months and places: as many as keep their first two digits. */
export const drawsOfBands = 300;

/** Of shared draws: a hundred times what intervals need. Memory grows with stacks x categories x draws. */
const mostDraws = 100_000;

/** Throws an EngineError where the number of draws is none. */
export const checkDraws = (draws: number): void => {
  requireBetween('draws', draws, 0, mostDraws);
  if (!Number.isInteger(draws)) throw new EngineError('draws', draws, 'a whole number');
};

/** A stack of a plan; throws an EngineError that names `field` where there is none of that id. */
export const stackOf = (job: Job, field: string, stackId: StackId): Stack => {
  const stack = job.plan.stacks.find((entry) => entry.id === stackId);
  if (stack === undefined)
    throw new EngineError(field, stackId, `one of ${job.plan.stacks.map((one) => one.id).join(', ')}`);
  return stack;
};
