/** One ladder with every unknown settled: its numbers, what they must keep to, and its exact evaluation. */

import { steepestRise } from '../plan/dependenceBounds.ts';
import type { Rung } from './attempt.ts';
import { batchOf } from './batch.ts';
import { type DependenceNumbers, type Difficulty, difficultyOf } from './difficulty.ts';
import { EngineError, requireBetween } from './engineError.ts';
import { type Precision, steepFactors } from './quadrature.ts';
import { exactly } from './quantity.ts';
import { type Ladder, type LadderSums, walkOnce } from './walk.ts';

/** One rung. Rates and shares in [0, 1]; USD and minutes per attempt or check. */
export interface RungNumbers {
  /** Identity of the model: rungs of the same model share what repeats when it tries again (tau). */
  model: number;
  /** Identity of its lineage, of which other models share a part of that; of its own where it is left out. */
  lineage?: number;
  /** The model's success rate over all tasks of the category; at most 1 - beta. */
  successRate: number;
  attempts: number;
  /** P(a retry with feedback succeeds | the first attempt failed); null where retries are blind. */
  feedbackSuccess: number | null;
  /** A rung without a verifier accepts whatever comes back. */
  verified: boolean;
  trueAccept: number;
  falseAccept: number;
  /** Probits by which false accepts rise per standard deviation of difficulty and per probit of the rate; 0 where left out. */
  rise?: number;
  errorShare: number;
  /** Of an attempt's cost; 0 where it is left out: an error is not billed. */
  errorBilledShare?: number;
  usdPerAttempt: number;
  /** Standard deviation of the cost of an attempt at average difficulty. */
  usdSdPerAttempt: number;
  /** Fees and judge tokens of one check, without human time. */
  usdPerCheck: number;
  minutesPerCheck: number;
}

export interface LadderNumbers {
  rungs: RungNumbers[];
  onReject: 'deliver' | 'human' | 'abandon';
  humanMinutes: number;
  humanSuccess: number;
  humanUsdPerMinute: number;
}

export const checkLadder = (ladder: LadderNumbers, d: DependenceNumbers): void => {
  if (ladder.rungs.length < 1) throw new EngineError('rungs', ladder.rungs.length, '1 or more');
  requireBetween('humanMinutes', ladder.humanMinutes, 0, Number.MAX_VALUE);
  requireBetween('humanSuccess', ladder.humanSuccess, 0, 1);
  requireBetween('humanUsdPerMinute', ladder.humanUsdPerMinute, 0, Number.MAX_VALUE);
  ladder.rungs.forEach((rung, r) => {
    const at = `rungs[${r}]`;
    requireBetween(`${at}.successRate`, rung.successRate, 0, 1 - d.beta);
    if (!Number.isInteger(rung.attempts)) throw new EngineError(`${at}.attempts`, rung.attempts, 'a whole number');
    requireBetween(`${at}.attempts`, rung.attempts, 1, 100);
    for (const field of ['trueAccept', 'falseAccept', 'errorShare'] as const)
      requireBetween(`${at}.${field}`, rung[field], 0, 1);
    requireBetween(`${at}.errorBilledShare`, rung.errorBilledShare ?? 0, 0, 1);
    requireBetween(`${at}.rise`, rung.rise ?? 0, 0, steepestRise);
    if (rung.feedbackSuccess !== null) requireBetween(`${at}.feedbackSuccess`, rung.feedbackSuccess, 0, 1);
    for (const field of ['usdPerAttempt', 'usdSdPerAttempt', 'usdPerCheck', 'minutesPerCheck'] as const)
      requireBetween(`${at}.${field}`, rung[field], 0, Number.MAX_VALUE);
  });
};

const rungOf = (rung: RungNumbers): Rung => ({
  modelIndex: rung.model,
  // Below every number that names a lineage.
  lineage: rung.lineage ?? -1 - rung.model,
  attempts: rung.attempts,
  rate: exactly(rung.successRate),
  feedback: rung.feedbackSuccess === null ? null : exactly(rung.feedbackSuccess),
  verified: rung.verified,
  trueAccept: exactly(rung.trueAccept),
  falseAccept: exactly(rung.falseAccept),
  rise: exactly(rung.rise ?? 0),
  errorShare: exactly(rung.errorShare),
  errorBilledShare: rung.errorBilledShare ?? 0,
  usd: exactly(rung.usdPerAttempt),
  usdSd: rung.usdSdPerAttempt,
  usdPerCheck: exactly(rung.usdPerCheck),
  minutesPerCheck: exactly(rung.minutesPerCheck),
});

const ladderOf = (numbers: LadderNumbers): Ladder => ({
  rungs: numbers.rungs.map(rungOf),
  onReject: numbers.onReject,
  humanMinutes: exactly(numbers.humanMinutes),
  humanSuccess: exactly(numbers.humanSuccess),
  humanUsdPerMinute: exactly(numbers.humanUsdPerMinute),
});

/**
 * Sum of the squared slopes of a ladder's success curves, and of what gets past its checks: how fine a grid over difficulty it
 * needs.
 */
export const steepnessOf = (attempts: number, rho: number, rise = 0): number =>
  (steepFactors(attempts) * rho) / (1 - rho) + steepFactors(attempts) * rise * rise;

/**
 * Walks a ladder over the tasks that are offered to it: at each node of the grid with probability `visit[k]` (a
 * split's weight, a route's choice), null offers all. Its numbers must have passed `checkLadder`.
 */
export const walkLadder = (ladder: LadderNumbers, difficulty: Difficulty, visit: Float64Array | null): LadderSums =>
  walkOnce(ladderOf(ladder), batchOf(-1, [difficulty]), [visit], true);

/**
 * A ladder on its own: how its tasks end and what they cost, per task of the category, exact to better than 1e-9.
 * Throws an EngineError that names the field, its value and what is allowed. See docs/METHOD.md, sections 3 and 4.
 */
export const evaluateLadder = (
  ladder: LadderNumbers,
  d: DependenceNumbers,
  precision: Precision = 'exact',
): LadderSums => {
  const attempts = ladder.rungs.reduce((sum, rung) => sum + rung.attempts, 0);
  const rise = Math.max(...ladder.rungs.map((rung) => rung.rise ?? 0), 0);
  const difficulty = difficultyOf(d, steepnessOf(attempts, d.rho, rise), precision);
  checkLadder(ladder, d);
  return walkLadder(ladder, difficulty, null);
};
