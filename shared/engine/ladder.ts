/**
 * One ladder evaluated exactly. Given a task's difficulty z a ladder is a Markov chain over its attempts; this
 * file walks the chain at all nodes of a grid over z (and over what repeats when a model tries again) at once and
 * adds up. See docs/METHOD.md, "The chain".
 */
import {
  againCurve,
  type DependenceNumbers,
  type Difficulty,
  difficultyOf,
  feedbackCurve,
  firstCurve,
} from './difficulty.ts';
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
 * A ladder ready to be walked, again and again where it is drawn: nothing is made anew on the way. The state at each
 * node is P(still on the ladder), E[spend] and E[spend^2] over that part.
 */
export interface Walk {
  ladder: LadderNumbers;
  moments: boolean;
  /** By rung: attempts that share the Y of its model. */
  tries: number[];
  nodes: number;
  /** The share of all tasks that was last put at the foot. */
  entered: number;
  /** How much dearer the tasks of a node are. */
  multiplier: Float64Array;
  ends: Ends;
  total: LadderSums;
}

/** The scratch of the walk under way: one runs to its end before the next begins. */
let active = new Float64Array(0);
let spend = new Float64Array(0);
let spend2 = new Float64Array(0);
/** The multiplier of the tasks entered last, over all nodes. */
const meanMultiplier = new Float64Array(1);
/** The success curve of the tasks that nobody solves. */
let never = new Float64Array(0);

const growScratch = (count: number): void => {
  if (active.length >= count) return;
  never = new Float64Array(2 * count);
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

/** A walk of `ladder`, whose numbers may change between two runs of it, but not its models or attempts. */
export const walkOf = (ladder: LadderNumbers, moments: boolean): Walk => ({
  ladder,
  moments,
  tries: ladder.rungs.map((rung) => triesOfSameY(ladder.rungs, rung.model)),
  nodes: 0,
  entered: 0,
  multiplier: new Float64Array(0),
  ends: { offered: 0, spendSquared: 0, deliveredGood: 0, deliveredBad: 0, lost: 0, handed: 0 },
  total: {
    offered: 0,
    success: 0,
    silentFailure: 0,
    abandoned: 0,
    handed: 0,
    modelUsd: 0,
    checkUsd: 0,
    minutes: 0,
    spendSquared: 0,
    rungs: ladder.rungs.map(emptySums),
    stops: moments ? ladder.rungs.map((rung) => new Array<number>(rung.attempts).fill(0)) : [],
  },
});

const clear = ({ ends, total }: Walk): void => {
  ends.offered = 0;
  ends.spendSquared = 0;
  ends.deliveredGood = 0;
  ends.deliveredBad = 0;
  ends.lost = 0;
  ends.handed = 0;
  for (const sum of total.rungs) {
    sum.reach = 0;
    sum.attempts = 0;
    sum.returned = 0;
    sum.costUnits = 0;
    sum.acceptedGood = 0;
    sum.acceptedBad = 0;
    sum.firstGood = 0;
  }
  for (const stops of total.stops) stops.fill(0);
};

/** Puts a share of all tasks at the foot of the ladder. */
const enter = (walk: Walk, difficulty: Difficulty, visit: Float64Array | null, share: number): void => {
  const { weights } = difficulty.grid;
  const { multiplier } = difficulty;
  const nodes = weights.length;
  const start = active;
  let offered = 0;
  let units = 0;
  for (let k = 0; k < nodes; k++) {
    const here = weights[k]! * share * (visit === null ? 1 : visit[k]!);
    start[k] = here;
    offered += here;
    units += here * multiplier[k]!;
  }
  walk.nodes = nodes;
  walk.multiplier = multiplier;
  walk.entered = offered;
  walk.ends.offered += offered;
  meanMultiplier[0] = offered > 0 ? units / offered : 1;
  if (walk.moments) {
    spend.fill(0, 0, nodes);
    spend2.fill(0, 0, nodes);
  }
};

/**
 * Where nobody succeeds, difficulty decides nothing but the price: one node of average price stands for all.
 * E[spend^2] is not linear in the price and needs them all.
 */
const enterUnsolved = (walk: Walk, difficulty: Difficulty, visit: Float64Array | null): void => {
  const { beta } = difficulty.d;
  if (walk.moments) {
    enter(walk, difficulty, visit, beta);
    return;
  }
  const offered = (walk.entered * beta) / (1 - beta);
  active[0] = offered;
  walk.nodes = 1;
  walk.multiplier = meanMultiplier;
  walk.ends.offered += offered;
};

/** P(accepted | right), P(accepted | wrong) and P(anything comes back). A rung without a verifier accepts all. */
const acceptOf = (rung: RungNumbers): { goodAccept: number; badAccept: number; returns: number } => ({
  goodAccept: rung.verified ? rung.trueAccept : 1,
  badAccept: rung.verified ? rung.falseAccept : 1,
  returns: 1 - rung.errorShare,
});

/** USD of one attempt that came back, with its check, at a node: its mean and its second moment. */
const costAt = (walk: Walk, rung: RungNumbers, k: number): { mean: number; second: number } => {
  const multiplier = walk.multiplier[k]!;
  const check = rung.verified ? rung.usdPerCheck + rung.minutesPerCheck * walk.ladder.humanUsdPerMinute : 0;
  const mean = rung.usdPerAttempt * multiplier + check;
  return { mean, second: mean * mean + (rung.usdSdPerAttempt * multiplier) ** 2 };
};

/**
 * E[spend] and E[spend^2] carried through one attempt at every node, before `active` is. One that comes back with
 * nothing costs nothing and goes on.
 */
const carrySpend = (walk: Walk, rung: RungNumbers, curve: Float64Array): void => {
  const { goodAccept, badAccept, returns } = acceptOf(rung);
  for (let k = 0; k < walk.nodes; k++) {
    const here = active[k]!;
    const { mean, second } = costAt(walk, rung, k);
    const accepted = returns * (curve[k]! * goodAccept + (1 - curve[k]!) * badAccept);
    const rejected = returns - accepted;
    const grown = 2 * spend[k]! * mean + here * second;
    walk.ends.spendSquared += accepted * (spend2[k]! + grown);
    spend2[k] = (1 - accepted) * spend2[k]! + rejected * grown;
    spend[k] = (1 - accepted) * spend[k]! + rejected * here * mean;
  }
};

/**
 * What is known of one model's Y on the tasks still on the ladder: at each value y_j of its grid and each node k,
 * P(y_j and none of the model's attempts accepted | z_k), with what they have spent. Given z the Ys of different
 * models are independent, and so stay their histories: a model on several rungs costs a walk of its own grid, not of
 * the product of all grids.
 */
interface Track {
  successRate: number;
  grid: NormalGrid;
  /** P(success | z_k, y_j) at [j * nodes + k]. */
  chance: Float64Array;
  still: Float64Array;
  spent: Float64Array;
  spent2: Float64Array;
  /** P(success of the next attempt | z_k, still on the ladder). */
  mean: Float64Array;
}

const trackOf = (walk: Walk, difficulty: Difficulty, attempts: number, successRate: number): Track => {
  const { nodes } = walk;
  const grid = repeatGrid(attempts, difficulty.d, difficulty.precision);
  const size = grid.nodes.length * nodes;
  const track: Track = {
    successRate,
    grid,
    chance: new Float64Array(size),
    still: new Float64Array(size),
    spent: new Float64Array(walk.moments ? size : 0),
    spent2: new Float64Array(walk.moments ? size : 0),
    mean: new Float64Array(nodes),
  };
  for (let j = 0; j < grid.nodes.length; j++) {
    track.chance.set(againCurve(difficulty, successRate, grid.nodes[j]!).subarray(0, nodes), j * nodes);
    track.still.fill(grid.weights[j]!, j * nodes, (j + 1) * nodes);
  }
  return track;
};

/** The curve of the model's next attempt, and the track moved past it; `active` must still be as before the attempt. */
const follow = (walk: Walk, rung: RungNumbers, track: Track): Float64Array => {
  const { nodes, moments, ends } = walk;
  const { chance, still, spent, spent2, mean } = track;
  const { goodAccept, badAccept, returns } = acceptOf(rung);
  const values = track.grid.nodes.length;
  for (let k = 0; k < nodes; k++) {
    let here = 0;
    let succeeds = 0;
    for (let at = k; at < values * nodes; at += nodes) {
      here += still[at]!;
      succeeds += still[at]! * chance[at]!;
    }
    mean[k] = here > 0 ? succeeds / here : 0;
    if (!moments) {
      for (let at = k; at < values * nodes; at += nodes)
        still[at] = still[at]! * (1 - returns * (chance[at]! * goodAccept + (1 - chance[at]!) * badAccept));
      continue;
    }
    if (here <= 0 || active[k]! <= 0) continue;
    const cost = costAt(walk, rung, k);
    // Spend before this attempt, of the model itself and of all others: independent given z.
    let own = 0;
    let own2 = 0;
    for (let at = k; at < values * nodes; at += nodes) {
      own += spent[at]! / here;
      own2 += spent2[at]! / here;
    }
    const others = spend[k]! / active[k]! - own;
    const others2 = spend2[k]! / active[k]! - own2 - 2 * own * others;
    const share = active[k]! / here;
    const stopped = [0, 0, 0];
    const left = [0, 0, 0];
    for (let at = k; at < values * nodes; at += nodes) {
      const accepted = returns * (chance[at]! * goodAccept + (1 - chance[at]!) * badAccept);
      const rejected = returns - accepted;
      const first = still[at]! * cost.mean;
      const second = 2 * spent[at]! * cost.mean + still[at]! * cost.second;
      stopped[0]! += accepted * still[at]!;
      stopped[1]! += accepted * (spent[at]! + first);
      stopped[2]! += accepted * (spent2[at]! + second);
      spent2[at] = (1 - accepted) * spent2[at]! + rejected * second;
      spent[at] = (1 - accepted) * spent[at]! + rejected * first;
      still[at] = (1 - accepted) * still[at]!;
      left[0]! += still[at]!;
      left[1]! += spent[at]!;
      left[2]! += spent2[at]!;
    }
    ends.spendSquared += share * (stopped[2]! + 2 * stopped[1]! * others + stopped[0]! * others2);
    spend[k] = share * (left[1]! + left[0]! * others);
    spend2[k] = share * (left[2]! + 2 * left[1]! * others + left[0]! * others2);
  }
  return mean;
};

/** One attempt of a rung at all nodes: by a curve, or by what is known of the model so far. */
const attempt = (walk: Walk, r: number, number: number, given: Float64Array, track: Track | null): void => {
  const { nodes, moments, multiplier, ends, total } = walk;
  const rung = walk.ladder.rungs[r]!;
  const sum = total.rungs[r]!;
  const { goodAccept, badAccept, returns } = acceptOf(rung);
  const curve = track === null ? given : follow(walk, rung, track);
  if (moments && track === null) carrySpend(walk, rung, curve);
  const still = active;
  let reached = 0;
  let succeeded = 0;
  let units = 0;
  for (let k = 0; k < nodes; k++) {
    const here = still[k]!;
    const good = here * curve[k]!;
    reached += here;
    succeeded += good;
    units += here * multiplier[k]!;
    still[k] = here - returns * (good * goodAccept + (here - good) * badAccept);
  }
  const good = returns * succeeded;
  const bad = returns * (reached - succeeded);
  if (number === 0) {
    sum.reach += reached;
    sum.firstGood += succeeded;
  }
  sum.attempts += reached;
  sum.returned += returns * reached;
  sum.costUnits += returns * units;
  sum.acceptedGood += good * goodAccept;
  sum.acceptedBad += bad * badAccept;
  if (moments) total.stops[r]![number]! += good * goodAccept + bad * badAccept;
  if (r === total.rungs.length - 1 && number === rung.attempts - 1 && walk.ladder.onReject === 'deliver') {
    ends.deliveredGood += good * (1 - goodAccept);
    ends.deliveredBad += bad * (1 - badAccept);
    // An attempt that came back with nothing leaves nothing to deliver.
    ends.lost += reached * rung.errorShare;
  }
};

/** What becomes of the tasks that the last rung rejects. */
const leave = ({ ladder, ends, nodes, moments, total }: Walk): void => {
  if (ladder.onReject === 'deliver' && !moments) return;
  const usd = ladder.humanMinutes * ladder.humanUsdPerMinute;
  let rejected = 0;
  for (let k = 0; k < nodes; k++) {
    rejected += active[k]!;
    if (!moments) continue;
    ends.spendSquared += spend2[k]!;
    if (ladder.onReject === 'human') ends.spendSquared += 2 * spend[k]! * usd + active[k]! * usd * usd;
  }
  if (moments) {
    const last = total.stops.at(-1)!;
    last[last.length - 1]! += rejected;
  }
  if (ladder.onReject === 'human') ends.handed += rejected;
  else if (ladder.onReject === 'abandon') ends.lost += rejected;
};

/** Once down the ladder, from where `enter` has put the tasks that somebody can solve. */
const descend = (walk: Walk, difficulty: Difficulty): void => {
  const { rungs } = walk.ladder;
  const tracks: (Track | null)[] = [];
  for (let r = 0; r < rungs.length; r++) {
    const rung = rungs[r]!;
    let track: Track | null = null;
    if (difficulty.d.tau > 0 && walk.tries[r]! > 1) {
      track = tracks[rung.model] ?? trackOf(walk, difficulty, walk.tries[r]!, rung.successRate);
      tracks[rung.model] = track;
    }
    const first = track === null ? firstCurve(difficulty, rung.model, rung.successRate) : track.mean;
    attempt(walk, r, 0, first, track);
    if (rung.attempts === 1) continue;
    const again = rung.feedbackSuccess;
    const later = again === null ? first : feedbackCurve(difficulty, rung.successRate, again);
    for (let number = 1; number < rung.attempts; number++)
      attempt(walk, r, number, later, again === null ? track : null);
  }
  leave(walk);
};

/** Tasks that nobody solves. */
const descendUnsolved = (walk: Walk): void => {
  for (let r = 0; r < walk.ladder.rungs.length; r++)
    for (let number = 0; number < walk.ladder.rungs[r]!.attempts; number++) attempt(walk, r, number, never, null);
  leave(walk);
};

/**
 * Walks a ladder over all tasks. `visit[k]` is the probability that a task at grid node k is offered to it (a
 * split's weight, a route's choice); null offers all. Rates must satisfy `checkLadder`; nothing is checked here, since
 * this runs once per draw, and the sums it answers are the walk's own: its next run overwrites them.
 */
export const runWalk = (walk: Walk, difficulty: Difficulty, visit: Float64Array | null): LadderSums => {
  const { beta } = difficulty.d;
  clear(walk);
  growScratch(difficulty.grid.nodes.length);
  enter(walk, difficulty, visit, 1 - beta);
  descend(walk, difficulty);
  if (beta > 0) {
    enterUnsolved(walk, difficulty, visit);
    descendUnsolved(walk);
  }
  addUp(walk);
  return walk.total;
};

/** One walk of its own; `moments` adds E[spend^2]. */
export const walkLadder = (
  ladder: LadderNumbers,
  difficulty: Difficulty,
  visit: Float64Array | null,
  moments: boolean,
): LadderSums => runWalk(walkOf(ladder, moments), difficulty, visit);

const addUp = ({ ladder, ends, total }: Walk): void => {
  total.offered = ends.offered;
  total.handed = ends.handed;
  total.modelUsd = 0;
  total.checkUsd = 0;
  total.minutes = ends.handed * ladder.humanMinutes;
  total.success = ends.deliveredGood + ends.handed * ladder.humanSuccess;
  total.silentFailure = ends.deliveredBad;
  total.abandoned = ends.lost + ends.handed * (1 - ladder.humanSuccess);
  total.spendSquared = ends.spendSquared;
  for (let r = 0; r < total.rungs.length; r++) {
    const sum = total.rungs[r]!;
    const rung = ladder.rungs[r]!;
    total.modelUsd += sum.costUnits * rung.usdPerAttempt;
    if (rung.verified) {
      total.checkUsd += sum.returned * rung.usdPerCheck;
      total.minutes += sum.returned * rung.minutesPerCheck;
    }
    total.success += sum.acceptedGood;
    total.silentFailure += sum.acceptedBad;
  }
};

/** Attempts of a model that share its Y: the blind ones of all its rungs, and the first of those with feedback. */
const triesOfSameY = (rungs: readonly RungNumbers[], model: number): number =>
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
