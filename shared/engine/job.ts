/** What one evaluation reads. Plain data: it crosses threads unchanged and holds no function, clock or random state. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { Plan } from '../plan/plan.ts';

export interface Job {
  plan: Plan;
  snapshot: Snapshot;
  /** 0: the point estimate alone. Otherwise the number of shared draws behind intervals and probabilities. */
  draws: number;
}

/** Shared draws behind the intervals and probabilities that the page and the command line show: both say the same. */
export const drawsOfIntervals = 1000;
