/** One rung of a ladder whose numbers may be drawn, and one attempt of it at one draw. */
import { at, type Quantity } from './quantity.ts';

/** Rates and shares in [0, 1]; USD and minutes per attempt or check. */
export interface Rung {
  /** Identity of the model: rungs of the same model share what repeats when it tries again (tau). */
  modelIndex: number;
  /** Identity of its lineage: other models of it share a part of that. */
  lineage: number;
  attempts: number;
  rate: Quantity;
  /** P(a retry with feedback succeeds | the first attempt failed); null where retries are blind or there are none. */
  feedback: Quantity | null;
  /** A rung without a verifier accepts whatever comes back. */
  verified: boolean;
  trueAccept: Quantity;
  falseAccept: Quantity;
  /** By how much false accepts rise with difficulty and strength; 0: they are the same everywhere. */
  rise: Quantity;
  errorShare: Quantity;
  /** What an attempt that ends in an error is billed, as a share of one that comes back. */
  errorBilledShare: number;
  usd: Quantity;
  /** Standard deviation of the cost of an attempt at average difficulty. */
  usdSd: number;
  /** Fees and judge tokens of one check, without human time. */
  usdPerCheck: Quantity;
  minutesPerCheck: Quantity;
}

export interface Attempt {
  /** P(accepted | it came back right), P(accepted | it came back wrong), P(anything comes back), and the bill of one that does not. */
  goodAccept: number;
  badAccept: number;
  /** P(accepted | it came back wrong, z) by node where it depends on the task; stands in place of `badAccept`. */
  badAccepts: Float64Array | null;
  returns: number;
  errorBilledShare: number;
  /** At average difficulty. */
  usd: number;
  usdSd: number;
  /** Of its check; 0 without one. */
  usdPerCheck: number;
  minutesPerCheck: number;
}

export const newAttempt = (): Attempt => ({
  goodAccept: 1,
  badAccept: 1,
  badAccepts: null,
  returns: 1,
  errorBilledShare: 0,
  usd: 0,
  usdSd: 0,
  usdPerCheck: 0,
  minutesPerCheck: 0,
});

/** P(accepted | it came back wrong) at node k. */
export const badAcceptAt = ({ badAccept, badAccepts }: Attempt, k: number): number =>
  badAccepts === null ? badAccept : (badAccepts[k] ?? badAccept);

/** Sets `attempt` to one of `rung` at draw i. */
export const setAttempt = (attempt: Attempt, rung: Rung, i: number): void => {
  attempt.goodAccept = rung.verified ? at(rung.trueAccept, i) : 1;
  attempt.badAccept = rung.verified ? at(rung.falseAccept, i) : 1;
  attempt.badAccepts = null;
  attempt.returns = 1 - at(rung.errorShare, i);
  attempt.errorBilledShare = rung.errorBilledShare;
  attempt.usd = at(rung.usd, i);
  attempt.usdSd = rung.usdSd;
  attempt.usdPerCheck = rung.verified ? at(rung.usdPerCheck, i) : 0;
  attempt.minutesPerCheck = rung.verified ? at(rung.minutesPerCheck, i) : 0;
};
