/** The value of any one number at which two stacks swap places, or the answer that there is none. */

import { same } from '../../catalog/record.ts';
import { itemAt } from '../../foundation/arrays.ts';
import type { RowId, StackId } from '../../foundation/ids.ts';
import { compile } from '../compile.ts';
import { EngineError } from '../engineError.ts';
import { sharesCosts } from '../fleets/inPlan.ts';
import type { Job } from '../job.ts';
import { stackOf } from '../job.ts';
import {
  betterSign,
  type CategoryPoint,
  categoryPoints,
  type Measure,
  measureOf,
  mixOf,
  type Totals,
} from '../measure.ts';
import type { Gap } from '../outcome.ts';
import { closeIn, equalWithin, isEqual, type Point, type Standing } from './closeIn.ts';
import { categoryOfLever, type Lever } from './lever.ts';
import { leverRange, pull, requireLever } from './leverKinds.ts';
import { distanceFrom, scanOf } from './scan.ts';

export interface BreakEvenAsk {
  a: StackId;
  b: StackId;
  lever: Lever;
  measure?: Measure;
  /** Limits the search further than what the lever allows. */
  from?: number;
  to?: number;
}

export interface Crossing {
  value: number;
  /** The better stack just below the value, and just above it. */
  betterBelow: StackId;
  betterAbove: StackId;
  /** True where the measure jumps past equality (a price tier reached by all requests at once): nowhere equal. */
  jumps: boolean;
}

export type BreakEven =
  /** Swaps: `nearest` to the value now, `all` of them in ascending order (`nearest` among them). */
  | { kind: 'at'; now: number; nearest: Crossing; all: Crossing[]; from: number; to: number }
  /** The same stack wins over the whole range searched. */
  | { kind: 'never'; now: number; wins: StackId; from: number; to: number }
  /** The number makes no difference to which is better because the two are equal throughout. */
  | { kind: 'equal'; now: number; from: number; to: number }
  /** One of them has no such measure anywhere in the range; why, where it is for want of data. */
  | { kind: 'unavailable'; stackId: StackId; gaps: { categoryId: RowId; gap: Gap }[] };

const standingOf = (a: Totals, b: Totals, measure: Measure, tasksPerMonth: number): Standing => {
  const left = measureOf(a, measure, tasksPerMonth) ?? Number.POSITIVE_INFINITY;
  const right = measureOf(b, measure, tasksPerMonth) ?? Number.POSITIVE_INFINITY;
  const gap = left === right ? 0 : left - right;
  return { a: left, b: right, gap };
};

const pointsWhere = (
  job: Job,
  stackIds: readonly StackId[],
  wanted: (categoryId: RowId) => boolean,
): CategoryPoint[][] => {
  const categories = job.plan.categories.filter((category) => wanted(category.id));
  const stacks = job.plan.stacks.filter(({ id }) => stackIds.includes(id));
  const compiled = compile({ ...job, plan: { ...job.plan, categories, stacks } });
  return compiled.categories.map((category) => categoryPoints(compiled, category, stackIds, 'stops'));
};

/** Two stacks as one number moves; categories that it does not touch are evaluated once. */
class Duel {
  private readonly job: Job;
  private readonly stackIds: readonly StackId[];
  private readonly lever: Lever;
  private readonly measure: Measure;
  private readonly categoryId: RowId | null;
  private readonly fixed: CategoryPoint[][];

  constructor(job: Job, { a, b, lever, measure = 'usdPerSuccess' }: BreakEvenAsk) {
    this.job = job;
    this.stackIds = [a, b];
    this.lever = lever;
    this.measure = measure;
    this.categoryId = sharesCosts(job) ? null : categoryOfLever(lever);
    this.fixed = this.categoryId === null ? [] : pointsWhere(job, this.stackIds, (id) => id !== this.categoryId);
  }

  /** Who is ahead at a value of the number, or null where one of them cannot be evaluated there. */
  at(value: number): Standing | null {
    const points = this.pointsAt(value);
    const left = this.totalsOf(points, 0);
    const right = this.totalsOf(points, 1);
    // Of a month both are as many times what they are of a task: who is ahead does not hang on how many.
    return left === null || right === null ? null : standingOf(left, right, this.measure, this.job.plan.tasksPerMonth);
  }

  /** The first of the two that cannot be evaluated at a value, and why. */
  unavailableAt(value: number): Extract<BreakEven, { kind: 'unavailable' }> | null {
    const points = this.pointsAt(value);
    const place = this.stackIds.findIndex((_, s) => this.totalsOf(points, s) === null);
    if (place < 0) return null;
    const gaps = points.flatMap((point) => {
      const { categoryId, gaps: own } = itemAt(point, place);
      return own.map((gap) => ({ categoryId, gap }));
    });
    return { kind: 'unavailable', stackId: itemAt(this.stackIds, place), gaps };
  }

  betterOf(standing: Standing): StackId {
    return itemAt(this.stackIds, standing.gap * betterSign[this.measure] > 0 ? 0 : 1);
  }

  /** The swap between two neighbours of the scan that are apart, or none. */
  crossingBetween(below: Point, above: Point): Crossing[] {
    if (below.standing.gap < 0 === above.standing.gap < 0) return [];
    const { value, equal } = closeIn((x) => this.at(x), below, above);
    const betterBelow = this.betterOf(below.standing);
    return [{ value, betterBelow, betterAbove: this.betterOf(above.standing), jumps: !equal }];
  }

  private pointsAt(value: number): CategoryPoint[][] {
    const moved = pull(this.job, this.lever, value);
    const touched = pointsWhere(moved, this.stackIds, (id) => this.categoryId === null || id === this.categoryId);
    return [...this.fixed, ...touched];
  }

  private totalsOf(points: readonly CategoryPoint[][], place: number): Totals | null {
    return mixOf(points.map((point) => itemAt(point, place)));
  }
}

/** Levers of which every measure is a straight line: they multiply amounts of money and touch no success. */
const isStraight = (lever: Lever): boolean =>
  (lever.kind === 'price' && lever.field === 'times') ||
  (lever.kind === 'category' && (lever.field === 'silentFailureUsd' || lever.field === 'valueOfSuccessUsd'));

/**
 * The points of a scan that say all there is to say of a straight line: both ends, and where they differ in sign the neighbours of
 * the one place where it can cross. null where an end or a neighbour does not show it beyond doubt: then every point is asked.
 */
const endsOfLine = (points: readonly number[], at: (value: number) => Standing | null): Point[] | null => {
  const pointAt = (value: number | undefined): Point | null => {
    const standing = value === undefined ? null : at(value);
    return value === undefined || standing === null || isEqual(standing, equalWithin) || !Number.isFinite(standing.gap)
      ? null
      : { value, standing };
  };
  const [first, last] = [pointAt(points[0]), pointAt(points.at(-1))];
  if (first === null || last === null) return null;
  const [x, y] = [first.standing.gap, last.standing.gap];
  if (x < 0 === y < 0) return [first, last];
  const root = first.value + ((last.value - first.value) * x) / (x - y);
  const place = points.findIndex((value) => value > root);
  const [below, above] = [pointAt(points[place - 1]), pointAt(points[place])];
  if (below === null || above === null || below.standing.gap < 0 !== x < 0 || above.standing.gap < 0 !== y < 0)
    return null;
  return [below, above];
};

/** Whether the two do every row alike, so that nothing but a number of one of them alone can part them. */
const areAlike = (job: Job, { a, b, lever }: BreakEvenAsk): boolean => {
  const [one, other] = [a, b].map((id) => stackOf(job, 'stackId', id).policies);
  return !sharesCosts(job) && lever.kind !== 'route' && same(one, other);
};

/**
 * Finds where two stacks swap on a measure (default: cost per success) as one number moves over what it may be,
 * everything else at its best value. The range is scanned at 97 or more points (evenly for shares, by ratio over nine
 * decades either way of the value now for amounts, zero included) and each change of sign is closed in to the last
 * digit, so that the two measures differ there by less than 1e-9 of themselves unless the crossing `jumps`. Two swaps
 * closer than a step of the scan cancel out and are not seen. Nearest is meant evenly for shares and by ratio for
 * amounts. Costs about 130 to 400 evaluations of two stacks in the touched category, some ten where every measure is a
 * straight line of the number. Throws an EngineError for a
 * stack or a lever the plan does not hold, or an empty range.
 */
export const breakEven = (given: Job, ask: BreakEvenAsk): BreakEven => {
  const job: Job = { ...given, draws: 0 };
  stackOf(job, 'a', ask.a);
  stackOf(job, 'b', ask.b);
  const now = requireLever(job, ask.lever);
  const range = leverRange(job, ask.lever);
  const from = Math.max(range.min, ask.from ?? range.min);
  const to = Math.min(range.max, ask.to ?? range.max);
  if (!(from <= to))
    throw new EngineError('from', ask.from ?? from, `${range.min} to ${range.max}, and at most "to" (${to})`);

  const duel = new Duel(job, ask);
  const unavailable = duel.unavailableAt(Math.min(Math.max(now, from), to));
  if (unavailable !== null) return unavailable;
  if (areAlike(job, ask)) return { kind: 'equal', now, from, to };
  const points = scanOf(now, from, to, range.scale);
  const at = (value: number): Standing | null => duel.at(value);
  const apart =
    (isStraight(ask.lever) && !sharesCosts(job) ? endsOfLine(points, at) : null) ??
    points.flatMap((value): Point[] => {
      const standing = at(value);
      return standing === null || isEqual(standing, equalWithin) ? [] : [{ value, standing }];
    });
  const [first, ...others] = apart;
  if (first === undefined) return { kind: 'equal', now, from, to };
  const all = others.flatMap((above, i) => duel.crossingBetween(itemAt(apart, i), above));
  const [one, ...more] = all;
  if (one === undefined) return { kind: 'never', now, wins: duel.betterOf(first.standing), from, to };
  const far = distanceFrom(now, range.scale);
  const nearest = more.reduce((best, crossing) => (far(crossing.value) < far(best.value) ? crossing : best), one);
  return { kind: 'at', now, nearest, all, from, to };
};
