/** Which models of a plan end after a day, and what its old prices would do to the verdict on two stacks if they moved. */
import type { Job } from '../../shared/engine/job.ts';
import { type Ending, endingsOf } from '../../shared/report/endings.ts';
import { type MovedCosts, movedCosts, type VerdictPair } from '../../shared/report/priceAge.ts';

export interface AgesAsk {
  /** ISO. */
  day: string;
  pair: VerdictPair;
}

export interface Ages {
  endings: Ending[];
  moved: MovedCosts;
}

export const agesHere = (job: Job, { day, pair }: AgesAsk): Ages => ({
  endings: endingsOf({ job, day }),
  moved: movedCosts({ job, day }, pair),
});
