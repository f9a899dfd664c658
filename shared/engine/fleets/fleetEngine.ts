/**
 * The part of the engine that knows GPUs is large and few plans want it: whoever evaluates plans brings it, at once or when the
 * first plan with hardware comes.
 */
import type { Fleet } from '../../plan/fleet.ts';
import type { CompiledPlan } from '../compiled.ts';
import type { Job } from '../job.ts';
import type { FleetGap } from '../outcome.ts';
import type { Draws } from '../quantity.ts';
import type { HousedRow } from './housedRow.ts';

export interface FleetEngine {
  withFleets(plan: CompiledPlan, job: Job): CompiledPlan;
  fleetGap(fleet: Fleet): FleetGap | null;
  addHardware(rows: readonly HousedRow[], fleet: Fleet, draws: Draws): FleetGap | null;
}

let brought: FleetEngine | null = null;

export const bringFleetEngine = (engine: FleetEngine): void => {
  brought = engine;
};

/** Throws a RangeError where nobody brought it: a plan with hardware has no figures without. */
export const fleetEngine = (): FleetEngine => {
  if (brought === null) throw new RangeError('a plan with hardware, and nobody brought the engine for it');
  return brought;
};
