/** What one attempt does to a history of attempts: the mass that stops there and the mass that goes on, with their spending. */
import * as arrays from '../foundation/arrays.ts';
import { type Attempt, badAcceptAt } from './attempt.ts';
import { type Cost, costOf, type Spending, type Standing } from './standing.ts';

const { valueAt } = arrays;

/** P(this state and none of the attempts accepted), with E[spend] and E[spend^2] over it; the latter empty where no spending is followed. */
export interface History {
  still: Float64Array;
  spent: Float64Array;
  spent2: Float64Array;
}

export const historyOf = (size: number, spends: boolean): History => ({
  still: new Float64Array(size),
  spent: new Float64Array(spends ? size : 0),
  spent2: new Float64Array(spends ? size : 0),
});

/** Mass, E[spend] and E[spend^2] of what stops at an attempt, and of what is left. */
export interface Passed {
  stopped: number;
  stopped1: number;
  stopped2: number;
  left: number;
  left1: number;
  left2: number;
}

export const nothingPassed = (): Passed => ({ stopped: 0, stopped1: 0, stopped2: 0, left: 0, left1: 0, left2: 0 });

const clear = (passed: Passed): void => {
  passed.stopped = 0;
  passed.stopped1 = 0;
  passed.stopped2 = 0;
  passed.left = 0;
  passed.left1 = 0;
  passed.left2 = 0;
};

/** Where some states of a history lie: from `from` below `to`, `step` apart. */
export interface Places {
  from: number;
  to: number;
  step: number;
}

/** Mass of some states, with E[spend] and E[spend^2] of one of them. */
export interface Moments {
  mass: number;
  spend: number;
  spend2: number;
}

export const momentsOf = ({ still, spent, spent2 }: History, { from, to, step }: Places): Moments => {
  let mass = 0;
  let spend = 0;
  let spend2 = 0;
  for (let at = from; at < to; at += step) {
    mass += valueAt(still, at);
    spend += valueAt(spent, at);
    spend2 += valueAt(spent2, at);
  }
  return { mass, spend: mass > 0 ? spend / mass : 0, spend2: mass > 0 ? spend2 / mass : 0 };
};

/** An attempt as the states of one node see it. */
export interface Here extends Cost {
  attempt: Attempt;
  /** P(accepted | wrong) at this node. */
  badAccept: number;
}

export const hereOf = (attempt: Attempt, k: number, multiplier: number, usdPerMinute: number): Here => ({
  attempt,
  badAccept: badAcceptAt(attempt, k),
  ...costOf(attempt, multiplier, usdPerMinute),
});

/** Moves some states of a node past an attempt; `chance` is P(it succeeds | state). The sums go into `passed`. */
export const passStates = (
  history: History,
  places: Places,
  chance: Float64Array,
  { attempt, badAccept, mean, second: secondMoment, lostMean, lostSecond }: Here,
  passed: Passed,
): void => {
  const { still, spent, spent2 } = history;
  const { goodAccept, returns } = attempt;
  const { from, to, step } = places;
  clear(passed);
  for (let at = from; at < to; at += step) {
    const accepted = returns * (valueAt(chance, at) * goodAccept + (1 - valueAt(chance, at)) * badAccept);
    const rejected = returns - accepted;
    const first = valueAt(still, at) * mean;
    const second = 2 * valueAt(spent, at) * mean + valueAt(still, at) * secondMoment;
    passed.stopped += accepted * valueAt(still, at);
    passed.stopped1 += accepted * (valueAt(spent, at) + first);
    passed.stopped2 += accepted * (valueAt(spent2, at) + second);
    const lost = (1 - returns) * (2 * valueAt(spent, at) * lostMean + valueAt(still, at) * lostSecond);
    spent2[at] = (1 - accepted) * valueAt(spent2, at) + rejected * second + lost;
    spent[at] = (1 - accepted) * valueAt(spent, at) + rejected * first + (1 - returns) * valueAt(still, at) * lostMean;
    still[at] = (1 - accepted) * valueAt(still, at);
    passed.left += valueAt(still, at);
    passed.left1 += valueAt(spent, at);
    passed.left2 += valueAt(spent2, at);
  }
};

/** `passed` times `share`, with what others spent before beside it: independent of it, of mean and second moment as given. */
export const withOthers = (passed: Passed, share: number, mean: number, second: number): Passed => ({
  stopped: share * passed.stopped,
  stopped1: share * (passed.stopped1 + passed.stopped * mean),
  stopped2: share * (passed.stopped2 + 2 * passed.stopped1 * mean + passed.stopped * second),
  left: share * passed.left,
  left1: share * (passed.left1 + passed.left * mean),
  left2: share * (passed.left2 + 2 * passed.left1 * mean + passed.left * second),
});

/** Mean and second moment of what is spent apart from a part of it, which is independent of the rest. */
export const apartFrom = (whole: Omit<Moments, 'mass'>, part: Moments): { mean: number; second: number } => {
  const mean = whole.spend - part.spend;
  return { mean, second: whole.spend2 - part.spend2 - 2 * part.spend * mean };
};

/** Puts what has passed at node k into a walk: `own` is what those that passed had spent before, all others' apart. */
export const settlePassed = (standing: Standing, spending: Spending, k: number, own: Moments, passed: Passed): void => {
  const active = valueAt(standing.active, k);
  const whole = { spend: valueAt(spending.spend, k) / active, spend2: valueAt(spending.spend2, k) / active };
  const { mean, second } = apartFrom(whole, own);
  const all = withOthers(passed, active / own.mass, mean, second);
  spending.squared += all.stopped2;
  spending.spend[k] = all.left1;
  spending.spend2[k] = all.left2;
};
