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
  /** P(the task ends after attempt k of rung r), at stops[r][k]; tasks handed over end after the last. With moments only. */
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

/** What a walk adds up besides the sums of its rungs. */
interface Ends {
  offered: number;
  spendSquared: number;
  deliveredGood: number;
  deliveredBad: number;
  lost: number;
  handed: number;
}

/**
 * A walk under way. The state at each node is P(still on the ladder), E[spend] and E[spend^2] over that part; its
 * arrays are reused, since a walk runs to its end before the next begins.
 */
interface Walk {
  ladder: LadderNumbers;
  difficulty: Difficulty;
  visit: Float64Array | null;
  moments: boolean;
  nodes: number;
  sums: RungSums[];
  stops: number[][];
  ends: Ends;
}

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

/** The probability of success at each node; null is 0 everywhere: the tasks that nobody solves. */
type Curve = Float64Array | null;

/** Puts a share of all tasks at the foot of the ladder. */
const enter = (walk: Walk, share: number): void => {
  const { weights } = walk.difficulty.grid;
  for (let k = 0; k < walk.nodes; k++) {
    const here = weights[k]! * share * (walk.visit === null ? 1 : walk.visit[k]!);
    active[k] = here;
    walk.ends.offered += here;
  }
  if (walk.moments) {
    spend.fill(0, 0, walk.nodes);
    spend2.fill(0, 0, walk.nodes);
  }
};

/** E[spend] and E[spend^2] carried through one attempt at node k, from `before` active to `after`. */
const carrySpend = (walk: Walk, rung: RungNumbers, k: number, before: number, after: number): void => {
  const returns = 1 - rung.errorShare;
  const multiplier = walk.difficulty.multiplier[k]!;
  const check = rung.verified ? rung.usdPerCheck + rung.minutesPerCheck * walk.ladder.humanUsdPerMinute : 0;
  const each = rung.usdPerAttempt * multiplier + check;
  const spread = rung.usdSdPerAttempt * multiplier;
  const stays = before > 0 ? after / before : 0;
  const first = spend[k]! + before * returns * each;
  const second = spend2[k]! + 2 * spend[k]! * returns * each + before * returns * (each * each + spread * spread);
  walk.ends.spendSquared += second * (1 - stays);
  spend[k] = first * stays;
  spend2[k] = second * stays;
};

/** All attempts of one rung at all nodes. */
const climb = (walk: Walk, r: number, first: Curve, again: Curve): void => {
  const { nodes, moments, ends } = walk;
  const { multiplier } = walk.difficulty;
  const rung = walk.ladder.rungs[r]!;
  const sum = walk.sums[r]!;
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
      const good = curve === null ? 0 : here * curve[k]!;
      const after = here - returns * (good * goodAccept + (here - good) * badAccept);
      reached += here;
      succeeded += good;
      units += here * multiplier[k]!;
      active[k] = after;
      if (moments) carrySpend(walk, rung, k, here, after);
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
    if (moments) walk.stops[r]![attempt]! += good * goodAccept + bad * badAccept;
    if (r === walk.sums.length - 1 && attempt === rung.attempts - 1 && walk.ladder.onReject === 'deliver') {
      ends.deliveredGood += good * (1 - goodAccept);
      ends.deliveredBad += bad * (1 - badAccept);
      // An attempt that came back with nothing leaves nothing to deliver.
      ends.lost += reached * rung.errorShare;
    }
  }
};

/** A rung whose model repeats itself inside it and nowhere else: its attempts at each value of what repeats. */
const climbRepeating = (walk: Walk, r: number): void => {
  const { nodes, difficulty } = walk;
  const rung = walk.ladder.rungs[r]!;
  const repeats = repeatGrid(rung.attempts, difficulty.d, difficulty.precision);
  const states = [active, spend, spend2];
  const entering = states.map((state) => state.slice(0, nodes));
  const left = states.map(() => new Float64Array(nodes));
  for (let j = 0; j < repeats.nodes.length; j++) {
    for (const [s, state] of states.entries())
      for (let k = 0; k < nodes; k++) state[k] = entering[s]![k]! * repeats.weights[j]!;
    const curve = againCurve(difficulty, rung.successRate, repeats.nodes[j]!);
    climb(walk, r, curve, curve);
    for (const [s, state] of states.entries()) for (let k = 0; k < nodes; k++) left[s]![k]! += state[k]!;
  }
  for (const [s, state] of states.entries()) state.set(left[s]!);
};

/** What becomes of the tasks that the last rung rejects. */
const leave = (walk: Walk): void => {
  const { ladder, ends, nodes, stops } = walk;
  const usd = ladder.humanMinutes * ladder.humanUsdPerMinute;
  let rejected = 0;
  for (let k = 0; k < nodes; k++) {
    rejected += active[k]!;
    if (!walk.moments) continue;
    ends.spendSquared += spend2[k]!;
    if (ladder.onReject === 'human') ends.spendSquared += 2 * spend[k]! * usd + active[k]! * usd * usd;
  }
  if (walk.moments) stops.at(-1)![stops.at(-1)!.length - 1]! += rejected;
  if (ladder.onReject === 'human') ends.handed += rejected;
  else if (ladder.onReject === 'abandon') ends.lost += rejected;
};

const laterCurve = (walk: Walk, r: number, first: Curve): Curve => {
  const { attempts, feedbackSuccess, successRate } = walk.ladder.rungs[r]!;
  return attempts === 1 || feedbackSuccess === null
    ? first
    : feedbackCurve(walk.difficulty, successRate, feedbackSuccess);
};

/** What repeats (Y) of the models that stand on several rungs, by model; empty where no model does. */
type Repeats = ReadonlyMap<number, number>;

/** Once down the ladder, from where `enter` has put the tasks. */
const descend = (walk: Walk, repeats: Repeats): void => {
  const { rungs } = walk.ladder;
  for (let r = 0; r < rungs.length; r++) {
    const rung = rungs[r]!;
    const y = repeats.get(rung.model);
    if (y === undefined && walk.difficulty.d.tau > 0 && rung.feedbackSuccess === null && rung.attempts > 1) {
      climbRepeating(walk, r);
      continue;
    }
    const first =
      y === undefined
        ? firstCurve(walk.difficulty, rung.model, rung.successRate)
        : againCurve(walk.difficulty, rung.successRate, y);
    climb(walk, r, first, laterCurve(walk, r, first));
  }
  leave(walk);
};

const noRepeats: Repeats = new Map();

/** The ladder for every combination of what repeats for models that stand on several rungs. */
const overRepeats = (walk: Walk, models: readonly number[], repeats: Map<number, number>, share: number): void => {
  const model = models[repeats.size];
  if (model === undefined) {
    enter(walk, share);
    descend(walk, repeats);
    return;
  }
  const { d, precision } = walk.difficulty;
  const grid = repeatGrid(blindAttempts(walk.ladder.rungs, model), d, precision);
  for (let j = 0; j < grid.nodes.length; j++) {
    repeats.set(model, grid.nodes[j]!);
    overRepeats(walk, models, repeats, share * grid.weights[j]!);
  }
  repeats.delete(model);
};

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
  const { tau, beta } = difficulty.d;
  const walk: Walk = {
    ladder,
    difficulty,
    visit,
    moments,
    nodes: difficulty.grid.nodes.length,
    sums: ladder.rungs.map(emptySums),
    stops: moments ? ladder.rungs.map((rung) => new Array<number>(rung.attempts).fill(0)) : [],
    ends: { offered: 0, spendSquared: 0, deliveredGood: 0, deliveredBad: 0, lost: 0, handed: 0 },
  };
  growScratch(walk.nodes);
  const several = tau > 0 && ladder.rungs.length > 1 ? modelsOnSeveralRungs(ladder.rungs) : [];
  if (several.length === 0) {
    enter(walk, 1 - beta);
    descend(walk, noRepeats);
  } else overRepeats(walk, several, new Map(), 1 - beta);
  if (beta > 0) {
    enter(walk, beta);
    for (let r = 0; r < ladder.rungs.length; r++) climb(walk, r, null, null);
    leave(walk);
  }
  return totalled(walk);
};

const totalled = ({ ladder, sums, stops, ends }: Walk): LadderSums => {
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
