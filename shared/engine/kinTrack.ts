/** What the attempts of one lineage so far tell of its next one, where several of its models stand on one ladder. */
import * as arrays from '../foundation/arrays.ts';
import { type Attempt, badAcceptAt } from './attempt.ts';
import { type Difficulty, fillKinCurve, sharedInLineage } from './difficulty.ts';
import {
  apartFrom,
  type Here,
  type History,
  hereOf,
  historyOf,
  momentsOf,
  nothingPassed,
  type Passed,
  passStates,
  settlePassed,
  withOthers,
} from './passed.ts';
import { type NormalGrid, normalGrid, steepFactors } from './quadrature.ts';
import type { Spending, Standing } from './standing.ts';

const { valueAt } = arrays;

/** A model of the lineage: what is known of what it alone repeats, given what the lineage does. */
interface Member {
  /** Values of what it alone repeats; 1 where it tries once and that is its luck. */
  values: number;
  /** P(success | y of the lineage, y of its own, z) at [(j * values + l) * nodes + k]. */
  chance: Float64Array;
  /** Given j and k: mass 1 before its first attempt. Empty where it tries once: what it does is the lineage's history. */
  history: History;
}

/**
 * What is known of the Y that a lineage has in common: at each value y_j of its grid and each node k, P(y_j and none of its
 * attempts accepted | z_k), with what they have spent. Given z and y_j its models are independent, and so stay their
 * histories: each walks a grid of its own, not the product of all.
 */
export interface KinTrack {
  grid: NormalGrid;
  history: History;
  members: Map<number, Member>;
  /** P(success of the next attempt | z_k, still on the ladder). */
  mean: Float64Array;
}

/** One model of a lineage on a ladder: attempts that share its Y, and its rate. */
export interface KinMember {
  modelIndex: number;
  tries: number;
  rate: number;
}

const only: NormalGrid = { nodes: new Float64Array(1), weights: new Float64Array([1]) };

const memberOf = (difficulty: Difficulty, { tries, rate }: KinMember, grid: NormalGrid, spends: boolean): Member => {
  const { rho, tau } = difficulty.d;
  const alone = (1 - sharedInLineage) * tau;
  const own = tries === 1 ? only : normalGrid((steepFactors(tries) * alone) / (1 - rho - tau), difficulty.precision);
  const values = own.nodes.length;
  const nodes = difficulty.grid.nodes.length;
  const size = grid.nodes.length * values * nodes;
  const once = tries === 1;
  const member: Member = {
    values,
    chance: new Float64Array(size),
    history: historyOf(once ? 0 : size, spends && !once),
  };
  for (let j = 0; j < grid.nodes.length; j++)
    for (let l = 0; l < values; l++) {
      const from = (j * values + l) * nodes;
      const y = once ? null : valueAt(own.nodes, l);
      fillKinCurve(member.chance.subarray(from, from + nodes), difficulty, rate, valueAt(grid.nodes, j), y);
      if (!once) member.history.still.fill(valueAt(own.weights, l), from, from + nodes);
    }
  return member;
};

export const kinTrackOf = (difficulty: Difficulty, members: readonly KinMember[], spends: boolean): KinTrack => {
  const { rho, tau } = difficulty.d;
  const tries = members.reduce((sum, member) => sum + member.tries, 0);
  const common = sharedInLineage * tau;
  // Where each tries once, what it alone repeats is part of its luck and its curves are less steep.
  const luck = members.every((member) => member.tries === 1) ? 1 - rho - common : 1 - rho - tau;
  const grid = normalGrid((steepFactors(tries) * common) / luck, difficulty.precision);
  const nodes = difficulty.grid.nodes.length;
  const history = historyOf(grid.nodes.length * nodes, spends);
  for (let j = 0; j < grid.nodes.length; j++) history.still.fill(valueAt(grid.weights, j), j * nodes, (j + 1) * nodes);
  return {
    grid,
    history,
    members: new Map(members.map((member) => [member.modelIndex, memberOf(difficulty, member, grid, spends)])),
    mean: new Float64Array(nodes),
  };
};

const passed = nothingPassed();

const add = (into: Passed, more: Passed): void => {
  into.stopped += more.stopped;
  into.stopped1 += more.stopped1;
  into.stopped2 += more.stopped2;
  into.left += more.left;
  into.left1 += more.left1;
  into.left2 += more.left2;
};

/** Sets `mean` at node k and, where no spending is followed, moves all histories past the attempt. */
const followNode = (track: KinTrack, member: Member, attempt: Attempt, k: number, moves: boolean): void => {
  const { goodAccept, returns } = attempt;
  const badAccept = badAcceptAt(attempt, k);
  const { still } = track.history;
  const { values, chance } = member;
  const own = member.history.still;
  const nodes = track.mean.length;
  let here = 0;
  let succeeds = 0;
  for (let j = 0; j < track.grid.nodes.length; j++) {
    const at = j * nodes + k;
    const from = j * values * nodes + k;
    let mass = 0;
    let good = 0;
    for (let l = 0; l < values; l++) {
      const one = from + l * nodes;
      mass += valueAt(own, one);
      good += valueAt(own, one) * valueAt(chance, one);
      if (moves)
        own[one] =
          valueAt(own, one) *
          (1 - returns * (valueAt(chance, one) * goodAccept + (1 - valueAt(chance, one)) * badAccept));
    }
    const p = mass > 0 ? good / mass : 0;
    here += valueAt(still, at);
    succeeds += valueAt(still, at) * p;
    if (moves) still[at] = valueAt(still, at) * (1 - returns * (p * goodAccept + (1 - p) * badAccept));
  }
  track.mean[k] = here > 0 ? succeeds / here : 0;
};

/** Moves all histories at node k past an attempt, with what they have spent. */
const spendNode = (track: KinTrack, member: Member, one: Here, k: number): Passed => {
  const { still, spent, spent2 } = track.history;
  const { values } = member;
  const nodes = track.mean.length;
  const whole = nothingPassed();
  for (let j = 0; j < track.grid.nodes.length; j++) {
    const at = j * nodes + k;
    const mass = valueAt(still, at);
    const places = { from: j * values * nodes + k, to: (j + 1) * values * nodes, step: nodes };
    const own = momentsOf(member.history, places);
    passStates(member.history, places, member.chance, one, passed);
    if (mass <= 0 || own.mass <= 0) continue;
    const others = apartFrom({ spend: valueAt(spent, at) / mass, spend2: valueAt(spent2, at) / mass }, own);
    const moved = withOthers(passed, mass / own.mass, others.mean, others.second);
    still[at] = moved.left;
    spent[at] = moved.left1;
    spent2[at] = moved.left2;
    add(whole, moved);
  }
  return whole;
};

let masses: Float64Array = new Float64Array(0);

/** Sets `mean` for a member that tries once and, where no spending is followed, moves the lineage's history past it: along the rows. */
const followOnce = (track: KinTrack, { chance }: Member, attempt: Attempt, moves: boolean): void => {
  const { mean, grid } = track;
  const { still } = track.history;
  const { goodAccept, badAccept, badAccepts, returns } = attempt;
  const nodes = mean.length;
  masses = arrays.roomFor(masses, nodes);
  masses.fill(0, 0, nodes);
  mean.fill(0);
  for (let j = 0; j < grid.nodes.length; j++)
    for (let k = 0; k < nodes; k++) {
      const at = j * nodes + k;
      const p = valueAt(chance, at);
      const here = valueAt(still, at);
      masses[k] = valueAt(masses, k) + here;
      mean[k] = valueAt(mean, k) + here * p;
      if (!moves) continue;
      const lets = badAccepts === null ? badAccept : valueAt(badAccepts, k);
      still[at] = here * (1 - returns * (p * goodAccept + (1 - p) * lets));
    }
  for (let k = 0; k < nodes; k++) mean[k] = valueAt(masses, k) > 0 ? valueAt(mean, k) / valueAt(masses, k) : 0;
};

/** Sets the curve of a member's next attempt and moves the track past it, while `standing` is as before the attempt. */
export const followKin = (
  track: KinTrack,
  modelIndex: number,
  standing: Standing,
  spending: Spending | null,
  attempt: Attempt,
): void => {
  const member = track.members.get(modelIndex);
  if (member === undefined) return;
  const once = member.values === 1;
  if (once) followOnce(track, member, attempt, spending === null);
  if (once && spending === null) return;
  const { nodes, active, multiplier } = standing;
  for (let k = 0; k < nodes; k++) {
    if (!once) followNode(track, member, attempt, k, spending === null);
    if (spending === null || valueAt(active, k) <= 0) continue;
    const places = { from: k, to: track.grid.nodes.length * nodes, step: nodes };
    const own = momentsOf(track.history, places);
    if (own.mass <= 0) continue;
    const one = hereOf(attempt, k, valueAt(multiplier, k), spending.usdPerMinute);
    if (once) passStates(track.history, places, member.chance, one, passed);
    settlePassed(standing, spending, k, own, once ? passed : spendNode(track, member, one, k));
  }
};
