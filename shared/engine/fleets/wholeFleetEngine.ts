/** Everything the engine knows of hardware and commitments, as one thing to bring. */
import { withCommitments } from '../commitments/withCommitments.ts';
import { addCommitments } from '../horizon/monthCommitments.ts';
import { addHardware } from '../horizon/monthHardware.ts';
import type { FleetEngine } from './fleetEngine.ts';
import { fleetLines } from './fleetLines.ts';
import { fleetGap } from './fleetMonth.ts';
import { withFleets } from './withFleets.ts';

export const wholeFleetEngine: FleetEngine = {
  withFixedCosts: (plan, job) => withCommitments(withFleets(plan, job), job),
  fleetGap,
  fleetLines,
  addHardware,
  addCommitments,
};
