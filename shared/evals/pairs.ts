/** Two models on the same items: who passed what, and the difference with its interval. */
import type { Interval } from '../engine/calibrate/interval.ts';
import type { ItemSums } from './byModel.ts';
import type { EvalSet } from './evalSet.ts';
import { pairedDifference } from './intervals.ts';

export interface Pair {
  a: string;
  b: string;
  /** Items both have an outcome on, by their first tries. */
  both: number;
  aOnly: number;
  bOnly: number;
  neither: number;
  /** Rate of a minus rate of b over those items, tries averaged; null without common items. */
  difference: Interval | null;
}

/** Whether the first try passed, by item: 1 or 0; NaN without one. */
const firstTries = (set: EvalSet): Float64Array[] => {
  const found = set.models.map(() => new Float64Array(set.items.length).fill(Number.NaN));
  const runs = set.models.map(() => new Float64Array(set.items.length).fill(Number.POSITIVE_INFINITY));
  for (let k = 0; k < set.item.length; k += 1) {
    const model = set.model[k] as number;
    const item = set.item[k] as number;
    const run = set.run[k] as number;
    const earliest = runs[model] as Float64Array;
    if (run >= (earliest[item] as number)) continue;
    earliest[item] = run;
    (found[model] as Float64Array)[item] = (set.successes[k] as number) >= (set.trials[k] as number) / 2 ? 1 : 0;
  }
  return found;
};

/** Success rate by item; NaN where there is no outcome. */
const ratesOf = ({ successes, trials }: ItemSums): Float64Array =>
  trials.map((tries, item) => (tries === 0 ? Number.NaN : (successes[item] as number) / tries));

const pairOf = (
  names: [string, string],
  first: [Float64Array, Float64Array],
  rate: [Float64Array, Float64Array],
): Pair => {
  const pair: Pair = { a: names[0], b: names[1], both: 0, aOnly: 0, bOnly: 0, neither: 0, difference: null };
  let sum = 0;
  let squares = 0;
  let items = 0;
  for (let i = 0; i < first[0].length; i += 1) {
    const a = first[0][i] as number;
    const b = first[1][i] as number;
    if (!Number.isNaN(a) && !Number.isNaN(b)) {
      if (a === 1 && b === 1) pair.both += 1;
      else if (a === 1) pair.aOnly += 1;
      else if (b === 1) pair.bOnly += 1;
      else pair.neither += 1;
    }
    const difference = (rate[0][i] as number) - (rate[1][i] as number);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    squares += difference * difference;
    items += 1;
  }
  return { ...pair, difference: pairedDifference(sum, squares, items) };
};

/** Every pair of models, by name. Empty where equal labels are not understood: the items cannot be matched then. */
export const pairsOf = (set: EvalSet, sums: readonly ItemSums[]): Pair[] => {
  if (set.areRepeatsOpen) return [];
  const first = firstTries(set);
  const rate = sums.map(ratesOf);
  const order = set.models
    .map((_, m) => m)
    .sort((a, b) => ((set.models[a] as string) < (set.models[b] as string) ? -1 : 1));
  return order.flatMap((a, place) =>
    order
      .slice(place + 1)
      .map((b) =>
        pairOf(
          [set.models[a] as string, set.models[b] as string],
          [first[a] as Float64Array, first[b] as Float64Array],
          [rate[a] as Float64Array, rate[b] as Float64Array],
        ),
      ),
  );
};

/** Items that every model has an outcome on. */
export const completeItems = (set: EvalSet, sums: readonly ItemSums[]): number =>
  set.items.reduce(
    (count, _, item) => count + (sums.length > 0 && sums.every(({ trials }) => (trials[item] as number) > 0) ? 1 : 0),
    0,
  );
