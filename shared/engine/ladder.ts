/**
 * One ladder evaluated exactly. Given a task's difficulty z a ladder is a Markov chain over its attempts; this
 * file walks the chain at all nodes of a grid over z (and over what repeats when a model tries again) at once and
 * adds up. See docs/METHOD.md, "The chain".
 */
import type { DependenceNumbers } from './difficulty.ts';
import { againCurve, type Difficulty, difficultyOf, feedbackCurve, firstCurve } from './difficulty.ts';
import { EngineError, requireBetween } from './engineError.ts';
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

/** The chain's state at each node: P(still on the ladder), E[spend] and E[spend^2] over that part. Reused between walks. */
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

/** What a walk adds up besides the sums of its rungs. */
interface Ends {
  offered: number;
  spendSquared: number;
  deliveredGood: number;
  deliveredBad: number;
  lost: number;
  handed: number;
}

/** E[spend] and E[spend^2] carried through one attempt: `before` and `after` are the probabilities of being active. */
const carrySpend = (
  rung: RungNumbers,
  wagePerMinute: number,
  k: number,
  multiplier: number,
  before: number,
  after: number,
): number => {
  const returns = 1 - rung.errorShare;
  const check = rung.verified ? rung.usdPerCheck + rung.minutesPerCheck * wagePerMinute : 0;
  const each = rung.usdPerAttempt * multiplier + check;
  const spread = rung.usdSdPerAttempt * multiplier;
  const stays = before > 0 ? after / before : 0;
  const first = spend[k]! + before * returns * each;
  const second = spend2[k]! + 2 * spend[k]! * returns * each + before * returns * (each * each + spread * spread);
  spend[k] = first * stays;
  spend2[k] = second * stays;
  return second * (1 - stays);
};

/** The probability of success at each node; null is 0 everywhere: the tasks that nobody solves. */
type Curve = Float64Array | null;

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
  const { d, grid, multiplier } = difficulty;
  const { tau, beta } = d;
  const nodes = grid.nodes.length;
  const last = rungs.length - 1;
  const handedUsdEach = ladder.humanMinutes * ladder.humanUsdPerMinute;
  const sums = rungs.map(emptySums);
  const stops = rungs.map((rung) => new Array<number>(rung.attempts).fill(0));
  const ends: Ends = { offered: 0, spendSquared: 0, deliveredGood: 0, deliveredBad: 0, lost: 0, handed: 0 };
  growScratch(nodes);

  const enter = (share: number): void => {
    for (let k = 0; k < nodes; k++) {
      active[k] = grid.weights[k]! * share * (visit === null ? 1 : visit[k]!);
      ends.offered += active[k]!;
    }
    if (moments) {
      spend.fill(0, 0, nodes);
      spend2.fill(0, 0, nodes);
    }
  };

  /** All attempts of one rung at all nodes. */
  const climb = (r: number, first: Curve, again: Curve): void => {
    const rung = rungs[r]!;
    const sum = sums[r]!;
    const stop = stops[r]!;
    const goodAccept = rung.verified ? rung.trueAccept : 1;
    const badAccept = rung.verified ? rung.falseAccept : 1;
    const returns = 1 - rung.errorShare;
    for (let attempt = 0; attempt < rung.attempts; attempt++) {
      const curve = attempt === 0 ? first : again;
      let reached = 0;
      let succeeded = 0;
      let units = 0;
      for (let k = 0; k < nodes; k++) {
        const here = active[k]!;
        const p = curve === null ? 0 : curve[k]!;
        const good = here * p;
        const after = here - returns * (good * goodAccept + (here - good) * badAccept);
        reached += here;
        succeeded += good;
        units += here * multiplier[k]!;
        active[k] = after;
        if (moments) ends.spendSquared += carrySpend(rung, ladder.humanUsdPerMinute, k, multiplier[k]!, here, after);
      }
      const good = returns * succeeded;
      const bad = returns * (reached - succeeded);
      if (attempt === 0) {
        sum.reach += reached;
        sum.firstGood += succeeded;
      }
      sum.attempts += reached;
      sum.returned += returns * reached;
      sum.costUnits += returns * units;
      sum.acceptedGood += good * goodAccept;
      sum.acceptedBad += bad * badAccept;
      stop[attempt] = stop[attempt]! + good * goodAccept + bad * badAccept;
      if (r === last && attempt === rung.attempts - 1 && ladder.onReject === 'deliver') {
        ends.deliveredGood += good * (1 - goodAccept);
        ends.deliveredBad += bad * (1 - badAccept);
        // An attempt that came back with nothing leaves nothing to deliver.
        ends.lost += reached * rung.errorShare;
      }
    }
  };

  /** A rung whose model repeats itself inside it and nowhere else: its attempts at each value of what repeats. */
  const climbRepeating = (r: number): void => {
    const rung = rungs[r]!;
    const repeats = repeatGrid(rung.attempts, d, difficulty.precision);
    const entering = [active, spend, spend2].map((state) => state.slice(0, nodes));
    const left = entering.map(() => new Float64Array(nodes));
    for (let j = 0; j < repeats.nodes.length; j++) {
      [active, spend, spend2].forEach((state, s) => {
        for (let k = 0; k < nodes; k++) state[k] = entering[s]![k]! * repeats.weights[j]!;
      });
      const curve = againCurve(difficulty, rung.successRate, repeats.nodes[j]!);
      climb(r, curve, curve);
      [active, spend, spend2].forEach((state, s) => {
        for (let k = 0; k < nodes; k++) left[s]![k]! += state[k]!;
      });
    }
    [active, spend, spend2].forEach((state, s) => {
      state.set(left[s]!);
    });
  };

  /** What becomes of the tasks that the last rung rejects. */
  const leave = (): void => {
    let rejected = 0;
    for (let k = 0; k < nodes; k++) {
      rejected += active[k]!;
      if (!moments) continue;
      ends.spendSquared += spend2[k]!;
      if (ladder.onReject === 'human')
        ends.spendSquared += 2 * spend[k]! * handedUsdEach + active[k]! * handedUsdEach * handedUsdEach;
    }
    const lastStops = stops[last]!;
    lastStops[lastStops.length - 1] = lastStops[lastStops.length - 1]! + rejected;
    if (ladder.onReject === 'human') ends.handed += rejected;
    else if (ladder.onReject === 'abandon') ends.lost += rejected;
  };

  const later = (r: number, first: Curve): Curve => {
    const { attempts, feedbackSuccess, successRate } = rungs[r]!;
    return attempts === 1 || feedbackSuccess === null ? first : feedbackCurve(difficulty, successRate, feedbackSuccess);
  };

  /** Once down the ladder; `repeatOf` gives what repeats of a rung whose model stands on several rungs. */
  const descend = (repeatOf: (r: number) => number | null): void => {
    for (let r = 0; r <= last; r++) {
      const rung = rungs[r]!;
      const y = repeatOf(r);
      if (y !== null) {
        const first = againCurve(difficulty, rung.successRate, y);
        climb(r, first, later(r, first));
      } else if (tau > 0 && rung.feedbackSuccess === null && rung.attempts > 1) climbRepeating(r);
      else {
        const first = firstCurve(difficulty, rung.model, rung.successRate);
        climb(r, first, later(r, first));
      }
    }
    leave();
  };

  const shared = tau > 0 ? modelsOnSeveralRungs(rungs) : [];
  if (shared.length === 0) {
    enter(1 - beta);
    descend(() => null);
  } else {
    const grids = shared.map((model) => repeatGrid(blindAttempts(rungs, model), d, difficulty.precision));
    const repeats = new Float64Array(shared.length);
    const over = (slot: number, share: number): void => {
      const own = grids[slot];
      if (own === undefined) {
        enter((1 - beta) * share);
        descend((r) => {
          const place = shared.indexOf(rungs[r]!.model);
          return place < 0 ? null : repeats[place]!;
        });
        return;
      }
      for (let j = 0; j < own.nodes.length; j++) {
        repeats[slot] = own.nodes[j]!;
        over(slot + 1, share * own.weights[j]!);
      }
    };
    over(0, 1);
  }
  if (beta > 0) {
    enter(beta);
    for (let r = 0; r <= last; r++) climb(r, null, null);
    leave();
  }
  return totalled(ladder, sums, stops, ends);
};

const totalled = (ladder: LadderNumbers, sums: RungSums[], stops: number[][], ends: Ends): LadderSums => {
  let modelUsd = 0;
  let checkUsd = 0;
  let minutes = ends.handed * ladder.humanMinutes;
  let success = ends.deliveredGood + ends.handed * ladder.humanSuccess;
  let silentFailure = ends.deliveredBad;
  sums.forEach((sum, r) => {
    const rung = ladder.rungs[r]!;
    modelUsd += sum.costUnits * rung.usdPerAttempt;
    if (rung.verified) {
      checkUsd += sum.returned * rung.usdPerCheck;
      minutes += sum.returned * rung.minutesPerCheck;
    }
    success += sum.acceptedGood;
    silentFailure += sum.acceptedBad;
  });
  return {
    offered: ends.offered,
    success,
    silentFailure,
    abandoned: ends.lost + ends.handed * (1 - ladder.humanSuccess),
    handed: ends.handed,
    modelUsd,
    checkUsd,
    minutes,
    spendSquared: ends.spendSquared,
    rungs: sums,
    stops,
  };
};

const modelsOnSeveralRungs = (rungs: readonly RungNumbers[]): number[] => [
  ...new Set(
    rungs
      .filter((rung, r) => rungs.some((other, o) => o !== r && other.model === rung.model))
      .map((rung) => rung.model),
  ),
];

const blindAttempts = (rungs: readonly RungNumbers[], model: number): number =>
  rungs.reduce((sum, rung) => sum + (rung.model !== model ? 0 : rung.feedbackSuccess === null ? rung.attempts : 1), 0);

const repeatGrid = (attempts: number, d: DependenceNumbers, precision: Precision): NormalGrid =>
  normalGrid((attempts * d.tau) / (1 - d.rho - d.tau), precision);

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
