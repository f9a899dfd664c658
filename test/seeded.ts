/**
 * Property tests draw the same cases at every run, so that a red test is red for everyone, and end: after
 * `mostMilliseconds` a property takes no further case, nor looks further for a smaller one that fails.
 * PROPERTY_SEED=7 draws others: for hunting, not for judging a change. PROPERTY_STOPS_AT_FAILURE=1 looks for no smaller
 * case: for runs that only ask whether a test fails.
 */
import fc from 'fast-check';
import { bringFleetEngine } from '../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../shared/engine/fleets/wholeFleetEngine.ts';

bringFleetEngine(wholeFleetEngine);

/** Far more than any property needs on an idle machine: a busy one must not make it weaker. */
const mostMilliseconds = 60_000;

fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 20251211),
  interruptAfterTimeLimit: mostMilliseconds,
  endOnFailure: process.env.PROPERTY_STOPS_AT_FAILURE === '1',
});
