/**
 * The part of the engine that knows GPUs and commitments is large and few plans want it: whoever evaluates plans brings it, at
 * once or when the first plan with either comes.
 */
import type { Commitment } from '../../plan/commitment.ts';
import type { Fleet } from '../../plan/fleet.ts';
import type { CompiledPlan } from '../compiled.ts';
import type { Job } from '../job.ts';
import type { FleetGap } from '../outcome.ts';
import type { Draws } from '../quantity.ts';
import type { HousedRow } from './housedRow.ts';
import type { Line } from './line.ts';
import type { Load } from './load.ts';

export interface FleetEngine {
  withFixedCosts(plan: CompiledPlan, job: Job): CompiledPlan;
  fleetGap(fleet: Fleet): FleetGap | null;
  fleetLines(fleet: Fleet, each: readonly Load[]): Line[];
  addHardware(rows: readonly HousedRow[], fleet: Fleet, draws: Draws): FleetGap | null;
  addCommitments(rows: readonly HousedRow[], commitments: readonly Commitment[]): void;
}

let brought: FleetEngine | null = null;

export const bringFleetEngine = (engine: FleetEngine): void => {
  brought = engine;
};

/** Throws a RangeError where nobody brought it: a plan with hardware or commitments has no figures without. */
export const fleetEngine = (): FleetEngine => {
  if (brought === null)
    throw new RangeError('a plan with hardware or commitments, and nobody brought the engine for it');
  return brought;
};
