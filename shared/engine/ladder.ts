/**
 * One ladder evaluated exactly. Given a task's difficulty z a ladder is a Markov chain over its attempts; this
 * file walks the chain at all nodes of a grid over z (and over what repeats when a model tries again) at once and
 * adds up. See docs/METHOD.md, "The chain".
 */
import type { DependenceNumbers } from './difficulty.ts';
import { againCurve, type Difficulty, difficultyOf, feedbackCurve, firstCurve, threshold } from './difficulty.ts';
import { EngineError, requireBetween } from './engineError.ts';
import { normalCdf } from './normal.ts';
import { type NormalGrid, normalGrid, type Precision } from './quadrature.ts';

/** One rung with every unknown settled. Rates and shares in [0, 1]; USD and seconds per attempt. */
export interface RungNumbers {
  /** Identity of the model: rungs of the same model share what repeats when it tries again (tau). */
  model: number;
  /** The model's success rate over all tasks of the category; at most 1 - beta. */
  successRate: number;
  attempts: number;
  /** P(a retry with feedback succeeds | the first attempt failed); null where retries are blind. */
  feedbackSuccess: number | null;
  /** A rung without a verifier accepts whatever comes back. */
  verified: boolean;
  trueAccept: number;
  falseAccept: number;
  errorShare: number;
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

/** What happens at one rung, per task that is offered to the ladder. */
export interface RungSums {
  reach: number;
  attempts: number;
  returned: number;
  /** Attempts that came back, each weighted by how much dearer its task's difficulty makes it. */
  costUnits: number;
  acceptedGood: number;
  acceptedBad: number;
  /** P(reached and a first attempt made here succeeds), errors apart. */
  firstGood: number;
}

/** Sums over all tasks offered to a ladder; success + silentFailure + abandoned = the share offered. */
export interface LadderSums {
  offered: number;
  success: number;
  silentFailure: number;
  abandoned: number;
  /** Share handed to a human on rejection. */
  handed: number;
  modelUsd: number;
  checkUsd: number;
  /** Human minutes in checks and in tasks handed over. */
  minutes: number;
  /** E[spend^2] of a task, for the spread of a month; 0 where moments were not asked for. */
  spendSquared: number;
  rungs: RungSums[];
  /** P(the task ends after attempt k of rung r), at stops[r][k]; tasks handed over end after the last. */
  stops: number[][];
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
    if (rung.feedbackSuccess !== null) requireBetween(`${at}.feedbackSuccess`, rung.feedbackSuccess, 0, 1);
    for (const field of ['usdPerAttempt', 'usdSdPerAttempt', 'usdPerCheck', 'minutesPerCheck'] as const)
      requireBetween(`${at}.${field}`, rung[field], 0, Number.MAX_VALUE);
  });
};

/** Points at which the chain is walked: the difficulty grid, or its product with what repeats across rungs. */
interface Points {
  count: number;
  weight: Float64Array;
  multiplier: Float64Array;
}

/** Reused between walks: a walk runs to its end before the next begins. */
let active = new Float64Array(0);
let spend = new Float64Array(0);
let spend2 = new Float64Array(0);

const growScratch = (count: number): void => {
  if (active.length >= count) return;
  active = new Float64Array(2 * count);
  spend = new Float64Array(2 * count);
  spend2 = new Float64Array(2 * count);
};

const emptySums = (): RungSums => ({
  reach: 0,
  attempts: 0,
  returned: 0,
  costUnits: 0,
  acceptedGood: 0,
  acceptedBad: 0,
  firstGood: 0,
});

/**
 * Walks a ladder over all tasks. `visit[k]` is the probability that a task at grid node k is offered to it (a
 * split's weight, a route's choice); null offers all. `moments` adds E[spend^2]. Rates must satisfy `checkLadder`;
 * nothing is checked here, since this runs once per draw.
 */
export const walkLadder = (
  ladder: LadderNumbers,
  difficulty: Difficulty,
  visit: Float64Array | null,
  moments: boolean,
): LadderSums => {
  const { rungs } = ladder;
  const count = rungs.length;
  const { d, grid } = difficulty;
  const { rho, tau, beta } = d;
  const last = count - 1;
  const handedUsdEach = ladder.humanMinutes * ladder.humanUsdPerMinute;
  const sums = rungs.map(emptySums);
  const stops = rungs.map((rung) => new Array<number>(rung.attempts).fill(0));
  let offered = 0;
  let spendSquared = 0;
  let deliveredGood = 0;
  let deliveredBad = 0;
  let lost = 0;
  let handed = 0;

  /** All attempts of one rung at one point; returns nothing, the state at `k` moves on. */
  const climb = (r: number, k: number, pFirst: number, pAgain: number, multiplier: number): void => {
    const rung = rungs[r]!;
    const sum = sums[r]!;
    const stop = stops[r]!;
    const goodAccept = rung.verified ? rung.trueAccept : 1;
    const badAccept = rung.verified ? rung.falseAccept : 1;
    const returns = 1 - rung.errorShare;
    let here = active[k]!;
    sum.reach += here;
    sum.firstGood += here * pFirst;
    for (let attempt = 0; attempt < rung.attempts; attempt++) {
      const returned = here * returns;
      const good = returned * (attempt === 0 ? pFirst : pAgain);
      const bad = returned - good;
      const acceptedGood = good * goodAccept;
      const acceptedBad = bad * badAccept;
      sum.attempts += here;
      sum.returned += returned;
      sum.costUnits += returned * multiplier;
      sum.acceptedGood += acceptedGood;
      sum.acceptedBad += acceptedBad;
      const accepted = acceptedGood + acceptedBad;
      stop[attempt]! += accepted;
      const left = Math.max(0, here - accepted);
      if (moments) {
        const usd = rung.usdPerAttempt * multiplier;
        const spread = rung.usdSdPerAttempt * multiplier;
        const check = rung.verified ? rung.usdPerCheck + rung.minutesPerCheck * ladder.humanUsdPerMinute : 0;
        const mean = returns * (usd + check);
        const stays = here > 0 ? left / here : 0;
        const second = spend2[k]! + 2 * spend[k]! * mean + here * returns * ((usd + check) ** 2 + spread * spread);
        const first = spend[k]! + here * mean;
        spendSquared += second * (1 - stays);
        spend[k] = first * stays;
        spend2[k] = second * stays;
      }
      here = left;
      if (r === last && attempt === rung.attempts - 1 && ladder.onReject === 'deliver') {
        deliveredGood += good - acceptedGood;
        deliveredBad += bad - acceptedBad;
        // An attempt that came back with nothing leaves nothing to deliver.
        lost += Math.max(0, here - (good - acceptedGood) - (bad - acceptedBad));
      }
    }
    active[k] = here;
  };

  /** One rung at all points, given the curves of its success; `local` integrates what repeats inside the rung. */
  const rungAt = (
    r: number,
    points: Points,
    first: Float64Array | null,
    again: Float64Array | null,
    local: NormalGrid | null,
  ): void => {
    if (local === null) {
      for (let k = 0; k < points.count; k++)
        climb(r, k, first === null ? 0 : first[k]!, again === null ? 0 : again[k]!, points.multiplier[k]!);
      return;
    }
    const rest = Math.sqrt(1 - rho - tau);
    const latent = threshold(rungs[r]!.successRate, beta);
    for (let k = 0; k < points.count; k++) {
      const entering = active[k]!;
      const enteringSpend = spend[k]!;
      const enteringSpend2 = spend2[k]!;
      let left = 0;
      let leftSpend = 0;
      let leftSpend2 = 0;
      for (let j = 0; j < local.nodes.length; j++) {
        const share = local.weights[j]!;
        active[k] = entering * share;
        spend[k] = enteringSpend * share;
        spend2[k] = enteringSpend2 * share;
        const p = normalCdf((latent - Math.sqrt(rho) * grid.nodes[k]! - Math.sqrt(tau) * local.nodes[j]!) / rest);
        climb(r, k, p, p, points.multiplier[k]!);
        left += active[k]!;
        leftSpend += spend[k]!;
        leftSpend2 += spend2[k]!;
      }
      active[k] = left;
      spend[k] = leftSpend;
      spend2[k] = leftSpend2;
    }
  };

  const enter = (points: Points, share: number): void => {
    growScratch(points.count);
    for (let k = 0; k < points.count; k++) {
      active[k] = points.weight[k]! * share;
      offered += active[k]!;
      spend[k] = 0;
      spend2[k] = 0;
    }
  };

  /** What becomes of the tasks that the last rung rejects. */
  const leave = (points: Points): void => {
    let rejected = 0;
    for (let k = 0; k < points.count; k++) {
      const here = active[k]!;
      rejected += here;
      if (moments)
        spendSquared +=
          ladder.onReject === 'human'
            ? spend2[k]! + 2 * spend[k]! * handedUsdEach + here * handedUsdEach * handedUsdEach
            : spend2[k]!;
    }
    const lastStops = stops[last]!;
    lastStops[lastStops.length - 1]! += rejected;
    if (ladder.onReject === 'human') handed += rejected;
    else if (ladder.onReject === 'abandon') lost += rejected;
  };

  let weight = grid.weights;
  if (visit !== null) weight = grid.weights.map((share, k) => share * visit[k]!);
  const plain: Points = { count: weight.length, weight, multiplier: difficulty.multiplier };

  // A model with blind attempts on several rungs carries what repeats (Y) from one to the next.
  const rungsOf = new Map<number, number>();
  for (const rung of rungs) rungsOf.set(rung.model, (rungsOf.get(rung.model) ?? 0) + 1);
  const shared = tau > 0 ? [...rungsOf].filter(([, times]) => times > 1).map(([model]) => model) : [];
  const repeatGrid = (attempts: number): NormalGrid =>
    normalGrid((attempts * tau) / (1 - rho - tau), difficulty.precision);

  if (beta < 1) {
    if (shared.length === 0) {
      enter(plain, 1 - beta);
      rungs.forEach((rung, r) => {
        const local = tau > 0 && rung.feedbackSuccess === null && rung.attempts > 1 ? repeatGrid(rung.attempts) : null;
        const first = local === null ? firstCurve(difficulty, rung.model, rung.successRate) : null;
        rungAt(
          r,
          plain,
          first,
          rung.feedbackSuccess === null || rung.attempts === 1
            ? first
            : feedbackCurve(difficulty, rung.successRate, rung.feedbackSuccess),
          local,
        );
      });
      leave(plain);
    } else {
      const slotGrids = shared.map((model) =>
        repeatGrid(
          rungs.reduce(
            (sum, rung) => sum + (rung.model === model ? (rung.feedbackSuccess === null ? rung.attempts : 1) : 0),
            0,
          ),
        ),
      );
      const repeats = new Float64Array(shared.length);
      const over = (slot: number, share: number): void => {
        if (slot < shared.length) {
          slotGrids[slot]!.nodes.forEach((y, j) => {
            repeats[slot] = y;
            over(slot + 1, share * slotGrids[slot]!.weights[j]!);
          });
          return;
        }
        enter(plain, (1 - beta) * share);
        rungs.forEach((rung, r) => {
          const place = shared.indexOf(rung.model);
          const blind = rung.feedbackSuccess === null;
          const local = place < 0 && tau > 0 && blind && rung.attempts > 1 ? repeatGrid(rung.attempts) : null;
          const first =
            place < 0
              ? local === null
                ? firstCurve(difficulty, rung.model, rung.successRate)
                : null
              : againCurve(difficulty, rung.successRate, repeats[place]!);
          rungAt(
            r,
            plain,
            first,
            blind || rung.attempts === 1 ? first : feedbackCurve(difficulty, rung.successRate, rung.feedbackSuccess!),
            local,
          );
        });
        leave(plain);
      };
      over(0, 1);
    }
  }
  if (beta > 0) {
    enter(plain, beta);
    for (let r = 0; r < count; r++) rungAt(r, plain, null, null, null);
    leave(plain);
  }

  let modelUsd = 0;
  let checkUsd = 0;
  let minutes = handed * ladder.humanMinutes;
  let success = deliveredGood + handed * ladder.humanSuccess;
  let silentFailure = deliveredBad;
  sums.forEach((sum, r) => {
    const rung = rungs[r]!;
    modelUsd += sum.costUnits * rung.usdPerAttempt;
    if (rung.verified) {
      checkUsd += sum.returned * rung.usdPerCheck;
      minutes += sum.returned * rung.minutesPerCheck;
    }
    success += sum.acceptedGood;
    silentFailure += sum.acceptedBad;
  });
  return {
    offered,
    success,
    silentFailure,
    abandoned: lost + handed * (1 - ladder.humanSuccess),
    handed,
    modelUsd,
    checkUsd,
    minutes,
    spendSquared,
    rungs: sums,
    stops,
  };
};

/** Sum of the squared slopes of a ladder's success curves: how fine a grid over difficulty it needs. */
export const steepnessOf = (ladder: { rungs: { attempts: number }[] }, rho: number): number =>
  ladder.rungs.reduce((sum, rung) => sum + (rung.attempts * rho) / (1 - rho), 0);

/**
 * A ladder on its own: how its tasks end and what they cost, per task of the category, exact to better than 1e-9.
 * Throws an EngineError that names the field, its value and what is allowed. Source: ENGINE sections 3 and 4.
 */
export const evaluateLadder = (
  ladder: LadderNumbers,
  d: DependenceNumbers,
  precision: Precision = 'exact',
): LadderSums => {
  const difficulty = difficultyOf(d, steepnessOf(ladder, d.rho), precision);
  checkLadder(ladder, d);
  return walkLadder(ladder, difficulty, null, true);
};
