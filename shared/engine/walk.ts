/**
 * The chain: given a task's difficulty z a ladder is a Markov chain over its attempts. This file walks it at all nodes
 * of a grid over z at once, for all draws of a batch side by side, and adds up. See docs/METHOD.md, "The chain".
 */
import { addTo, roomFor } from '../foundation/arrays.ts';
import { type Attempt, newAttempt, type Rung, setAttempt } from './attempt.ts';
import { type Batch, firstCurves, tracksOf } from './batch.ts';
import { type DependenceNumbers, feedbackCurve } from './difficulty.ts';
import { fillFalseAccepts } from './falseAccepts.ts';
import { followKinOnce, type KinOnce, newKinOnce, passFirst, settleKin } from './kinOnce.ts';
import { followKin, kinTrackOf } from './kinTrack.ts';
import { at, type Quantity } from './quantity.ts';
import { carrySpend, type Spending, type Standing } from './standing.ts';
import { follow } from './track.ts';

/** Rungs from the bottom up, and what becomes of the tasks that the last one rejects. */
export interface Ladder {
  rungs: readonly Rung[];
  onReject: 'deliver' | 'human' | 'abandon';
  humanMinutes: Quantity;
  humanSuccess: Quantity;
  humanUsdPerMinute: Quantity;
}

/** What happens at one rung, per task that is offered to the ladder. */
export interface RungSums {
  reach: number;
  attempts: number;
  returned: number;
  /** Attempts that are paid, each weighted by how much dearer its task's difficulty makes it; of one in error the share billed. */
  costUnits: number;
  acceptedGood: number;
  acceptedBad: number;
  /** P(reached and a first attempt made here succeeds), errors apart. */
  firstGood: number;
}

/**
 * What is summed over all tasks offered, by draw; success + silentFailure + abandoned = the share offered. `handed` is
 * the share handed to a human on rejection. USD and minutes per task, minutes those of people in checks and in tasks
 * handed over. Written out: V8 reads a literal faster than an object put together from a list of names.
 */
const emptySums = (draws: number) => ({
  offered: new Float64Array(draws),
  success: new Float64Array(draws),
  silentFailure: new Float64Array(draws),
  abandoned: new Float64Array(draws),
  handed: new Float64Array(draws),
  modelUsd: new Float64Array(draws),
  checkUsd: new Float64Array(draws),
  minutes: new Float64Array(draws),
});

export type WalkSums = ReturnType<typeof emptySums>;

type Column = keyof WalkSums;

const columns = Object.keys(emptySums(0)) as Column[];

/** The sums of one draw. */
export interface LadderSums extends Record<Column, number> {
  /** E[spend^2] of a task, for the spread of a month. */
  spendSquared: number;
  rungs: RungSums[];
  /** P(the task ends after attempt k of rung r), at stops[r][k]; tasks handed over end after the last. */
  stops: number[][];
}

/** What is kept besides of a draw that comes alone. */
interface Detail {
  rungs: RungSums[];
  stops: number[][];
  spending: Spending;
}

/** What happens at one rung in each draw, per task that is offered: attempts as `costUnits` has them, and checks. */
export interface RungCounts {
  attempts: Float64Array;
  checks: Float64Array;
}

/** A ladder ready to be walked, again and again where it is drawn: nothing is made anew on the way. */
export interface Walk {
  ladder: Ladder;
  /** By rung: attempts that share the Y of its model: the blind ones of all its rungs, and the first with feedback. */
  tries: number[];
  /** By rung: whether another model of its lineage stands on the ladder. */
  hasKin: boolean[];
  /** By rung and draw: P(accepted | wrong, z), where that depends on the task; null where it does not. */
  badAccepts: (Float64Array[] | null)[];
  sums: WalkSums;
  /** By rung; null where nobody asks. */
  counts: RungCounts[] | null;
  detail: Detail | null;
}

const emptyDetail = (ladder: Ladder, usdPerMinute: number): Detail => ({
  rungs: ladder.rungs.map(() => ({
    reach: 0,
    attempts: 0,
    returned: 0,
    costUnits: 0,
    acceptedGood: 0,
    acceptedBad: 0,
    firstGood: 0,
  })),
  stops: ladder.rungs.map((rung) => new Array<number>(rung.attempts).fill(0)),
  spending: { usdPerMinute, spend: new Float64Array(0), spend2: new Float64Array(0), squared: 0 },
});

const triesOfSameY = (rungs: readonly Rung[], modelIndex: number): number =>
  rungs.reduce(
    (sum, rung) => sum + (rung.modelIndex !== modelIndex ? 0 : rung.feedback === null ? rung.attempts : 1),
    0,
  );

/** Whether a quantity is above 0 at its best value or in any draw. */
const isAnywhere = ({ point, draws }: Quantity): boolean => point > 0 || (draws?.some((value) => value > 0) ?? false);

/** A walk for batches of at most `draws`; `counted` adds what happens at each rung. */
export const walkOf = (ladder: Ladder, draws: number, counted: boolean): Walk => ({
  ladder,
  tries: ladder.rungs.map((rung) => triesOfSameY(ladder.rungs, rung.modelIndex)),
  hasKin: ladder.rungs.map(({ lineage, modelIndex }) =>
    ladder.rungs.some((other) => other.lineage === lineage && other.modelIndex !== modelIndex),
  ),
  badAccepts: ladder.rungs.map(({ verified, rise }) => (verified && isAnywhere(rise) ? [] : null)),
  sums: emptySums(draws),
  counts: counted
    ? ladder.rungs.map(() => ({ attempts: new Float64Array(draws), checks: new Float64Array(draws) }))
    : null,
  detail: null,
});

/** Scratch by draw: a walk runs to its end before the next begins. */
const standings: Standing[] = [];
/** By the first rung of a lineage, and draw. */
const lineages: KinOnce[][] = [];
/** The success curve of the tasks that nobody solves. */
let never: Float64Array = new Float64Array(0);
const now: Attempt = newAttempt();

const standingFor = (b: number, nodes: number): Standing => {
  standings[b] ??= {
    nodes,
    active: new Float64Array(0),
    multiplier: new Float64Array(0),
    entered: 0,
    meanMultiplier: new Float64Array(1),
  };
  const standing = standings[b];
  standing.active = roomFor(standing.active, nodes);
  never = roomFor(never, nodes);
  standing.nodes = nodes;
  return standing;
};

/** P(a task at node k is offered to the ladder), by draw; null offers all. */
export type Visits = readonly (Float64Array | null)[] | null;

/** Puts the tasks at the foot of the ladder: those that somebody can solve, or those that nobody can. */
const enter = ({ sums, detail }: Walk, batch: Batch, visits: Visits, solvable: boolean): void => {
  for (let b = 0; b < batch.draws; b++) {
    const { d, grid, multiplier } = batch.difficulties[b]!;
    const { weights } = grid;
    const nodes = weights.length;
    const visit = visits === null ? null : visits[b]!;
    const share = solvable ? 1 - d.beta : d.beta;
    const standing = standingFor(b, nodes);
    const { active } = standing;
    let entered = 0;
    let units = 0;
    for (let k = 0; k < nodes; k++) {
      const here = weights[k]! * share * (visit === null ? 1 : visit[k]!);
      active[k] = here;
      entered += here;
      units += here * multiplier[k]!;
    }
    standing.multiplier = multiplier;
    standing.entered = entered;
    standing.meanMultiplier[0] = entered > 0 ? units / entered : 1;
    sums.offered[b]! += entered;
    if (detail === null) continue;
    detail.spending.spend = new Float64Array(nodes);
    detail.spending.spend2 = new Float64Array(nodes);
  }
};

/**
 * The tasks that nobody solves, after those that somebody can: difficulty decides nothing there but the price, and one
 * node of average price stands for all. E[spend^2] is not linear in the price and needs them all, and so do checks that
 * accept more where tasks are harder.
 */
const enterUnsolved = (walk: Walk, batch: Batch, visits: Visits): void => {
  if (walk.detail !== null || walk.badAccepts.some((curves) => curves !== null)) {
    enter(walk, batch, visits, false);
    return;
  }
  for (let b = 0; b < batch.draws; b++) {
    const { beta } = batch.difficulties[b]!.d;
    const standing = standings[b]!;
    const entered = (standing.entered * beta) / (1 - beta);
    standing.nodes = 1;
    standing.active[0] = entered;
    standing.multiplier = standing.meanMultiplier;
    walk.sums.offered[b]! += entered;
  }
};

/** The curve of a model's next attempt in draw b, given those before it, and the move past it. */
type Followed = (b: number, standing: Standing, spending: Spending | null, now: Attempt) => Float64Array;

/** One attempt of a rung: which, and P(it succeeds | z) by draw. */
interface Step {
  r: number;
  /** 0 for the rung's first attempt. */
  number: number;
  /** By draw; null together with `followed` where nobody succeeds. */
  curves: readonly Float64Array[] | null;
  /** Where what is known of the model, or of its lineage, so far decides. */
  followed: Followed | null;
}

/** Takes one step in all draws. */
const attempt = (walk: Walk, batch: Batch, { r, number, curves, followed }: Step): void => {
  const { ladder, sums, detail } = walk;
  const rung = ladder.rungs[r]!;
  const counts = walk.counts?.[r] ?? null;
  const delivers = r === ladder.rungs.length - 1 && number === rung.attempts - 1 && ladder.onReject === 'deliver';
  for (let b = 0; b < batch.draws; b++) {
    const standing = standings[b]!;
    const { nodes, active, multiplier } = standing;
    setAttempt(now, rung, batch.first + b);
    now.badAccepts = walk.badAccepts[r]?.[b] ?? null;
    const { goodAccept, badAccept, badAccepts, returns } = now;
    const paid = returns + (1 - returns) * now.errorBilledShare;
    let curve = curves === null ? never : curves[b]!;
    if (followed !== null) curve = followed(b, standing, detail === null ? null : detail.spending, now);
    else if (detail !== null) carrySpend(standing, detail.spending, now, curve);
    let reached = 0;
    let succeeded = 0;
    let units = 0;
    let passed = 0;
    for (let k = 0; k < nodes; k++) {
      const here = active[k]!;
      const good = here * curve[k]!;
      reached += here;
      succeeded += good;
      units += here * multiplier[k]!;
      if (badAccepts === null) active[k] = here - returns * (good * goodAccept + (here - good) * badAccept);
      else {
        const accepted = (here - good) * badAccepts[k]!;
        passed += accepted;
        active[k] = here - returns * (good * goodAccept + accepted);
      }
    }
    const good = returns * succeeded;
    const bad = returns * (reached - succeeded);
    const acceptedBad = badAccepts === null ? bad * badAccept : returns * passed;
    sums.success[b]! += delivers ? good : good * goodAccept;
    sums.silentFailure[b]! += delivers ? bad : acceptedBad;
    // An attempt that came back with nothing leaves nothing to deliver.
    if (delivers) sums.abandoned[b]! += reached * (1 - returns);
    sums.modelUsd[b]! += paid * units * now.usd;
    sums.checkUsd[b]! += returns * reached * now.usdPerCheck;
    sums.minutes[b]! += returns * reached * now.minutesPerCheck;
    if (counts !== null) {
      counts.attempts[b]! += paid * units;
      counts.checks[b]! += returns * reached;
    }
    if (detail === null) continue;
    const sum = detail.rungs[r]!;
    if (number === 0) {
      sum.reach += reached;
      sum.firstGood += succeeded;
    }
    sum.attempts += reached;
    sum.returned += returns * reached;
    sum.costUnits += paid * units;
    sum.acceptedGood += good * goodAccept;
    sum.acceptedBad += acceptedBad;
    addTo(detail.stops[r]!, number, good * goodAccept + acceptedBad);
  }
};

/** What becomes of the tasks that the last rung rejects. */
const leave = ({ ladder, sums, detail }: Walk, batch: Batch): void => {
  if (ladder.onReject === 'deliver' && detail === null) return;
  for (let b = 0; b < batch.draws; b++) {
    const { nodes, active } = standings[b]!;
    const i = batch.first + b;
    let rejected = 0;
    for (let k = 0; k < nodes; k++) rejected += active[k]!;
    const minutes = ladder.onReject === 'human' ? at(ladder.humanMinutes, i) : 0;
    if (ladder.onReject === 'human') {
      const humanSuccess = at(ladder.humanSuccess, i);
      sums.handed[b]! += rejected;
      sums.success[b]! += rejected * humanSuccess;
      sums.abandoned[b]! += rejected * (1 - humanSuccess);
      sums.minutes[b]! += rejected * minutes;
    } else if (ladder.onReject === 'abandon') sums.abandoned[b]! += rejected;
    if (detail === null) continue;
    const { spending, stops } = detail;
    const usd = minutes * spending.usdPerMinute;
    for (let k = 0; k < nodes; k++)
      spending.squared += spending.spend2[k]! + 2 * spending.spend[k]! * usd + active[k]! * usd * usd;
    const last = stops[stops.length - 1]!;
    addTo(last, last.length - 1, rejected);
  }
};

const anyDraw = ({ draws, difficulties }: Batch, has: (d: DependenceNumbers) => boolean): boolean => {
  for (let b = 0; b < draws; b++) if (has(difficulties[b]!.d)) return true;
  return false;
};

const eachDraw = <T>(batch: Batch, of: (b: number) => T): T[] => Array.from({ length: batch.draws }, (_, b) => of(b));

/** A model that tries more than once. */
const followedAlone = (walk: Walk, batch: Batch, r: number): Followed => {
  const { modelIndex: model, rate } = walk.ladder.rungs[r]!;
  const tracks = tracksOf(batch, { model, rate, tries: walk.tries[r]!, spends: walk.detail !== null });
  return (b, standing, spending, now) => {
    follow(tracks[b]!, standing, spending, now);
    return tracks[b]!.mean;
  };
};

/** Models of a lineage by their places, each with its rung. */
type Members = ReadonlyMap<number, { rung: Rung; r: number }>;

/** Where each of them tries once and no check lets more through on harder tasks; null where the grids do not agree. */
const followedOnce = (walk: Walk, batch: Batch, first: number, members: Members): Map<number, Followed> | null => {
  if ([...members.values()].some(({ r }) => walk.tries[r] !== 1 || walk.badAccepts[r] !== null)) return null;
  const kin = lineages[first] ?? [];
  lineages[first] = kin;
  for (let b = 0; b < batch.draws; b++) {
    kin[b] ??= newKinOnce();
    if (!settleKin(kin[b]!, batch.difficulties[b]!, members.size)) return null;
  }
  return new Map(
    [...members].map(([modelIndex, { rung }], i) => {
      const alone = i === 0 ? firstCurves(batch, modelIndex, rung.rate) : null;
      const followed: Followed = (b, _standing, _spending, now) => {
        const rate = at(rung.rate, batch.first + b);
        if (alone === null) followKinOnce(kin[b]!, batch.difficulties[b]!, rate, now, i === members.size - 1);
        else passFirst(kin[b]!, batch.difficulties[b]!, rate, now);
        return alone === null ? kin[b]!.mean : alone[b]!;
      };
      return [modelIndex, followed];
    }),
  );
};

/** The models of the lineage of a rung, the first of its lineage on the ladder, each by its place. */
const followedKin = (walk: Walk, batch: Batch, first: number): Map<number, Followed> => {
  const { lineage } = walk.ladder.rungs[first]!;
  const members = new Map(
    walk.ladder.rungs.flatMap((rung, r) => (rung.lineage === lineage ? [[rung.modelIndex, { rung, r }] as const] : [])),
  );
  const once = walk.detail === null ? followedOnce(walk, batch, first, members) : null;
  if (once !== null) return once;
  const tracks = eachDraw(batch, (b) =>
    kinTrackOf(
      batch.difficulties[b]!,
      [...members].map(([modelIndex, { rung, r }]) => ({
        modelIndex,
        tries: walk.tries[r]!,
        rate: at(rung.rate, batch.first + b),
      })),
      walk.detail !== null,
    ),
  );
  const followedAs =
    (modelIndex: number): Followed =>
    (b, standing, spending, now) => {
      followKin(tracks[b]!, modelIndex, standing, spending, now);
      return tracks[b]!.mean;
    };
  return new Map([...members.keys()].map((modelIndex) => [modelIndex, followedAs(modelIndex)]));
};

/** By model: those whose attempts, or whose lineage's, tell of the next one. */
const followedIn = (walk: Walk, batch: Batch): Map<number, Followed> => {
  const found = new Map<number, Followed>();
  if (!anyDraw(batch, ({ tau }) => tau > 0)) return found;
  for (const [r, { modelIndex }] of walk.ladder.rungs.entries()) {
    if (found.has(modelIndex)) continue;
    if (walk.hasKin[r]) for (const [kin, followed] of followedKin(walk, batch, r)) found.set(kin, followed);
    else if (walk.tries[r]! > 1) found.set(modelIndex, followedAlone(walk, batch, r));
  }
  return found;
};

/** Sets what gets past the checks in the batch's draws. */
const settleChecks = (walk: Walk, batch: Batch): void => {
  for (const [r, curves] of walk.badAccepts.entries()) {
    if (curves === null) continue;
    const { falseAccept, rise, rate } = walk.ladder.rungs[r]!;
    for (let b = 0; b < batch.draws; b++) {
      const difficulty = batch.difficulties[b]!;
      const nodes = difficulty.grid.nodes.length;
      const curve = roomFor(curves[b], nodes);
      curves[b] = curve;
      const i = batch.first + b;
      const check = { falseAccept: at(falseAccept, i), rise: at(rise, i), successRate: at(rate, i) };
      fillFalseAccepts(curve, difficulty, check);
    }
  }
};

/** Once down the ladder, from where `enter` has put the tasks that somebody can solve. */
const descend = (walk: Walk, batch: Batch): void => {
  const known = followedIn(walk, batch);
  for (const [r, rung] of walk.ladder.rungs.entries()) {
    const followed = known.get(rung.modelIndex) ?? null;
    const curves = followed === null ? firstCurves(batch, rung.modelIndex, rung.rate) : null;
    attempt(walk, batch, { r, number: 0, curves, followed });
    if (rung.attempts === 1) continue;
    const { feedback } = rung;
    const later =
      feedback === null
        ? curves
        : eachDraw(batch, (b) =>
            feedbackCurve(batch.difficulties[b]!, at(rung.rate, batch.first + b), at(feedback, batch.first + b)),
          );
    for (let number = 1; number < rung.attempts; number++)
      attempt(walk, batch, { r, number, curves: later, followed: feedback === null ? followed : null });
  }
  leave(walk, batch);
};

/** Tasks that nobody solves. */
const descendUnsolved = (walk: Walk, batch: Batch): void => {
  for (const [r, rung] of walk.ladder.rungs.entries())
    for (let number = 0; number < rung.attempts; number++)
      attempt(walk, batch, { r, number, curves: null, followed: null });
  leave(walk, batch);
};

/** Walks a batch; what it answers is the walk's own and overwritten by its next run. */
export const runWalk = (walk: Walk, batch: Batch, visits: Visits): WalkSums => {
  for (const column of columns) walk.sums[column].fill(0);
  for (const { attempts, checks } of walk.counts ?? []) {
    attempts.fill(0);
    checks.fill(0);
  }
  settleChecks(walk, batch);
  enter(walk, batch, visits, true);
  descend(walk, batch);
  if (anyDraw(batch, ({ beta }) => beta > 0)) {
    enterUnsolved(walk, batch, visits);
    descendUnsolved(walk, batch);
  }
  return walk.sums;
};

/** Walks the only draw of a batch; `detailed` adds what happens at each rung and E[spend^2], else they are empty and 0. */
export const walkOnce = (ladder: Ladder, batch: Batch, visits: Visits, detailed: boolean): LadderSums => {
  const detail = detailed ? emptyDetail(ladder, at(ladder.humanUsdPerMinute, batch.first)) : null;
  const sums = runWalk({ ...walkOf(ladder, 1, false), detail }, batch, visits);
  return {
    offered: sums.offered[0]!,
    success: sums.success[0]!,
    silentFailure: sums.silentFailure[0]!,
    abandoned: sums.abandoned[0]!,
    handed: sums.handed[0]!,
    modelUsd: sums.modelUsd[0]!,
    checkUsd: sums.checkUsd[0]!,
    minutes: sums.minutes[0]!,
    spendSquared: detail?.spending.squared ?? 0,
    rungs: detail?.rungs ?? [],
    stops: detail?.stops ?? [],
  };
};
