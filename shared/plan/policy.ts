/** A policy says what happens to one task: a ladder of rungs, a split over policies, or a route by difficulty. */
import type { ModelId } from '../foundation/ids.ts';
import type { Estimate } from './estimate.ts';

/** Decides whether an attempt is accepted. Its cost is the sum of a fee, a judge model's tokens and human minutes. */
export interface Verifier {
  /** A preset's id (`verifierPresets.ts`), or 'custom'. */
  preset: string;
  /** P(accept | the result is good). */
  trueAccept: Estimate;
  /** P(accept | the result is bad). */
  falseAccept: Estimate;
  /**
   * Probits by which `falseAccept` rises per standard deviation of a task's difficulty and per probit of the success rate of the
   * model checked; `falseAccept` is then that of a model that succeeds on half of the tasks. None where not stated.
   */
  falseAcceptRise?: Estimate | undefined;
  usdPerCheck: Estimate;
  /** A model that reads the attempt and judges it; tokens per check. */
  judge: { modelId: ModelId; promptTokens: number; completionTokens: number } | null;
  humanMinutesPerCheck: Estimate;
}

export const riseOf = ({ falseAcceptRise }: Verifier): Estimate => falseAcceptRise ?? { value: 0 };

/** One step of a ladder: a model, how many attempts, and the verifier after each of them. */
export interface Rung {
  modelId: ModelId;
  /** 1 to 10. More than one only makes sense with a verifier or with errors. */
  attempts: number;
  /** A blind retry asks again; one with feedback sees why the last attempt was rejected. */
  retry: 'blind' | 'feedback';
  /** Success rate of a retry with feedback given that the first attempt failed; null takes the evidence. */
  feedbackSuccess: Estimate | null;
  /** null accepts whatever comes back. */
  verifier: Verifier | null;
  /** Share of attempts that come back with nothing (outage, refusal, time-out) and move on. */
  errorShare: Estimate;
  /** What such an attempt is billed, as a share of one that comes back: 0 for refused requests, up to 1 for time-outs. */
  errorBilledShare: number;
}

export interface Ladder {
  kind: 'ladder';
  /** 1 to 8 rungs. */
  rungs: Rung[];
  /** What happens when the last rung rejects: deliver the last attempt anyway, hand to a human, or abandon. */
  onReject: 'deliver' | 'human' | 'abandon';
}

/** Each task goes to one part at random; weights are shares that sum to 1. */
export interface Split {
  kind: 'split';
  parts: { weight: number; policy: Policy }[];
}

/**
 * A difficulty signal sends the share `hardShare` of tasks that look hardest to `hard`, the rest to `easy`.
 * `signalQuality` is the correlation of the signal with the task's difficulty: 0 routes at random.
 */
export interface Route {
  kind: 'route';
  hardShare: number;
  signalQuality: Estimate;
  usdPerTask: Estimate;
  easy: Policy;
  hard: Policy;
}

export type Policy = Ladder | Split | Route;

/** The kinds of policy that send tasks on to other policies. */
export type NestedKind = Exclude<Policy['kind'], 'ladder'>;

/** A nested policy of one kind, or of any: records of functions by kind are keyed and typed by it. */
export type Nested<K extends NestedKind = NestedKind> = { [P in K]: Extract<Policy, { kind: P }> }[K];
