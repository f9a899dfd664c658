/** Everything the engine knows of hardware, as one thing to bring. */
import { addHardware } from '../horizon/monthHardware.ts';
import type { FleetEngine } from './fleetEngine.ts';
import { fleetGap } from './fleetMonth.ts';
import { withFleets } from './withFleets.ts';

export const wholeFleetEngine: FleetEngine = { withFleets, fleetGap, addHardware };
