/**
 * rho and beta by least squares on what sets of models solve together, which is what a planner uses them for. Likelihood fits
 * whole rows of outcomes instead, and where difficulty is not quite normal the two differ.
 */
import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type Bound, maximise, solveLinear } from './maximise.ts';
import type { OutcomeMatrix } from './outcomes.ts';
import { predictUnion } from './predict.ts';
import { subsetsOf } from './subsets.ts';

export interface UnionShares {
  rho: number;
  beta: number;
}

export interface UnionFit extends UnionShares {
  /** The same without each group of items: one Gauss-Newton step from the estimate on all of them. */
  without: UnionShares[];
}

/** Fives need eight models: 56 of them. With fewer, likelihood predicts other models as well or better. */
const fewestModels = 8;
const fewestItems = 400;
const sizes = [2, 3, 5];
/** Sets of each size that are looked at, at most. */
const mostSets = 150;
/** Errors are squared in points, so that the search stops at a thousandth of one. */
const points = 100;
const step = 1e-3;

/** Whether a matrix is large enough for least squares on unions. */
export const fitsUnions = (items: number, models: number): boolean => items >= fewestItems && models >= fewestModels;

/** One set of models: each one's rate and what any of them solves, over the items all of them have results on. */
interface Union {
  rates: number[];
  solved: number;
  /** Sizes count the same, however many sets there are of each. */
  weight: number;
}

interface Sums {
  items: number;
  solved: number;
  rates: Float64Array;
}

/** Sums over the items of each group. */
const sumsOf = (
  columns: readonly Float64Array[],
  set: readonly number[],
  groups: Int32Array,
  count: number,
): Sums[] => {
  const sums = Array.from({ length: count }, () => ({ items: 0, solved: 0, rates: new Float64Array(set.length) }));
  groups.forEach((group, i) => {
    const own = sums[group] as Sums;
    let fail = 1;
    for (const m of set) fail *= 1 - valueAt(columns[m] as Float64Array, i);
    if (Number.isNaN(fail)) return;
    own.items += 1;
    own.solved += 1 - fail;
    for (let r = 0; r < set.length; r += 1)
      own.rates[r] = valueAt(own.rates, r) + valueAt(columns[itemAt(set, r)] as Float64Array, i);
  });
  return sums;
};

const unionOf = (sums: readonly Sums[], left: number | null, weight: number): Union => {
  let [items, solved] = [0, 0];
  const rates = new Array<number>(sums[0]?.rates.length ?? 0).fill(0);
  sums.forEach((own, group) => {
    if (group === left) return;
    items += own.items;
    solved += own.solved;
    for (let r = 0; r < rates.length; r += 1) rates[r] = itemAt(rates, r) + valueAt(own.rates, r);
  });
  return { rates: rates.map((sum) => Math.min(1, sum / items)), solved: solved / items, weight };
};

/** Prediction less what happened, in points, each times the root of its weight. */
const missesOf = (unions: readonly Union[], { rho, beta }: UnionShares): number[] =>
  unions.map(
    ({ rates, solved, weight }) => points * Math.sqrt(weight) * (predictUnion(rates, { rho, beta, gamma: 0 }) - solved),
  );

/** From `start`, within the bounds of rho and beta. `groups`: the group of each item, left out in turn. */
export const fitUnions = (
  matrix: OutcomeMatrix,
  start: UnionShares,
  [rhoBound, betaBound]: readonly [Bound, Bound],
  groups: Int32Array,
): UnionFit => {
  const width = matrix.models.length;
  const columns = matrix.models.map((_, m) =>
    Float64Array.from(matrix.items, (_item, i) => {
      const trials = valueAt(matrix.trials, i * width + m);
      return trials === 0 ? Number.NaN : valueAt(matrix.successes, i * width + m) / trials;
    }),
  );
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const sets = sizes.flatMap((size) => {
    const all = subsetsOf(width, size, mostSets);
    return all.map((set) => ({ sums: sumsOf(columns, set, groups, count), weight: 1 / all.length }));
  });
  /** Sets that share no item, or none without a group, say nothing. */
  const telling = sets.filter(({ sums }) => sums.filter(({ items }) => items > 0).length > 1);
  const unionsWithout = (left: number | null): Union[] =>
    telling.map(({ sums, weight }) => unionOf(sums, left, weight));
  const everything = unionsWithout(null);
  const bounds = [rhoBound, betaBound];
  const at = (x: readonly number[]): UnionShares => ({ rho: itemAt(x, 0), beta: itemAt(x, 1) });
  const best = maximise(
    (x) => -missesOf(everything, at(x)).reduce((sum, miss) => sum + miss * miss, 0),
    [start.rho, start.beta],
    bounds,
  );
  const held = (x: readonly number[]): number[] =>
    x.map((value, p) => {
      const { low, high } = itemAt(bounds, p);
      return Math.min(Math.max(value, low), high);
    });
  /** How the misses change with each coordinate that is free, from two short moves. */
  const changes = best.free.map((p) => {
    const move = (by: number): number[] => held(best.at.map((value, q) => (q === p ? value + by : value)));
    const [above, below] = [move(step), move(-step)];
    const over = itemAt(above, p) - itemAt(below, p);
    const upper = missesOf(everything, at(above));
    return missesOf(everything, at(below)).map((miss, u) => (itemAt(upper, u) - miss) / over);
  });
  const times = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, u) => sum + value * itemAt(b, u), 0);
  const products = changes.map((row) => changes.map((column) => times(row, column)));
  /** One step from the estimate, on unions that stand in the order of `everything`. */
  const stepped = (unions: readonly Union[]): UnionShares => {
    const misses = missesOf(unions, at(best.at));
    const moves = solveLinear(
      products,
      changes.map((row) => -times(row, misses)),
    );
    const moved = [...best.at];
    best.free.forEach((p, r) => {
      moved[p] = itemAt(moved, p) + (moves?.[r] ?? 0);
    });
    return at(held(moved));
  };
  return {
    ...at(best.at),
    without: Array.from({ length: count }, (_, group) => stepped(unionsWithout(group))),
  };
};
