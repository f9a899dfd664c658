/** A ladder with every number settled, as the referee plays it. Plain data: it crosses threads. */
import type { Ladder } from '../../plan/policy.ts';

/** median x e^(sigma x normal). */
export interface Lognormal {
  median: number;
  sigma: number;
}

export interface PlayableRung {
  attempts: number;
  verified: boolean;
  /** Shares that are accepted; 1 and 1 where nobody verifies. */
  trueAccept: number;
  falseAccept: number;
  /** Where what gets past the check depends on the task, in place of `falseAccept`: Phi(level + rise z). null: it does not. */
  fooled: { level: number; rise: number } | null;
  errorShare: number;
  /** What one that ends in an error costs, of what it would have. */
  errorBilledShare: number;
  /**
   * Where the ladder keeps what repeats of this model, and whether this is its first rung; null where the model makes
   * a single blind attempt: what would repeat is then part of that attempt's luck.
   */
  repeats: { slot: number; first: boolean } | null;
  /** The same of what its lineage repeats; null where no other model of it stands on the ladder. */
  kin: { slot: number; first: boolean } | null;
  /** Latent value of a first or blind attempt, and of a retry with feedback (null: retries are blind). */
  latent: number;
  feedbackLatent: number | null;
  /** USD per token by the size of a request's prompt, the dearest last; the first starts at 0. */
  rates: TokenRate[];
  marginal: boolean;
  /** Fees of one attempt: requests and tool calls. */
  feeUsd: number;
  /** Tokens of an attempt, over all its requests. */
  prompt: Lognormal;
  /** null: every request of a task is of one size. With it `fromTokens` of the rates is of one request. */
  grows: GrowingTask | null;
  completion: Lognormal;
  /** Cost of one check, the time of people included. */
  checkUsd: number;
  checkMinutes: number;
  /** Seconds before the first token of each step, and per completion token; both 0 where the category is not timed. */
  secondsBefore: number;
  secondsPerToken: number;
}

/** How the prompt of a task grows over its requests: what the task is, is drawn; each is equally likely. */
export interface GrowingTask {
  requests: number[];
  scales: number[];
  /** Tokens of the first request's prompt and what each later one has more, at scale 1. */
  first: number;
  growth: number;
  /** Mean requests. */
  steps: number;
}

/** USD per prompt token (cache shares inside) and per completion token, beyond `fromTokens` of an attempt's prompt. */
export interface TokenRate {
  fromTokens: number;
  /** Whether a prompt of exactly so many tokens is at this rate. */
  inclusive: boolean;
  prompt: number;
  completion: number;
}

export interface PlayableLadder {
  kind: 'ladder';
  rungs: PlayableRung[];
  onReject: Ladder['onReject'];
}
