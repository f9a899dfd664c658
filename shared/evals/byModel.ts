/** What each model did: counts, the rate over distinct items, and what it cost. */
import type { Interval } from '../engine/calibrate/interval.ts';
import type { EvalSet } from './evalSet.ts';
import { rateInterval } from './intervals.ts';
import { factAt } from './results.ts';

export interface ModelFigures {
  model: string;
  /** Tries with an outcome, errors included; null where the file does not state how many there were. */
  n: number | null;
  passed: number;
  /** Tries that ended in an error: counted as failures, and told apart. */
  errors: number;
  /** Distinct items with an outcome; null where equal labels are not understood, or no total is known. */
  items: number | null;
  /** Successes over distinct items, each item's tries averaged: what the model's own evidence is. */
  itemSuccesses: number | null;
  /** Rate over distinct items with its 90% interval. */
  rate: Interval | null;
  /** Mean tries per item. */
  triesPerItem: number | null;
  /** How many had passed after the first try, the second ...; empty where it is not stated. */
  passedByTry: number[];
  costKnown: number;
  usd: number | null;
  /** null unless the cost of every try but errors is known. */
  usdPerSuccess: number | null;
  usdPerTry: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  promptTokensPerTry: number | null;
  completionTokensPerTry: number | null;
  secondsPerTry: number | null;
}

interface Sum {
  total: number;
  known: number;
}

const add = (sum: Sum, value: number): void => {
  if (Number.isNaN(value)) return;
  sum.total += value;
  sum.known += 1;
};
const totalOf = ({ total, known }: Sum): number | null => (known === 0 ? null : total);
const meanOf = ({ total, known }: Sum): number | null => (known === 0 ? null : total / known);

/** Of one model, by item number: successes and trials, 0 trials where there is no outcome. */
export interface ItemSums {
  successes: Float64Array;
  trials: Float64Array;
}

export const itemSumsOf = (set: EvalSet): ItemSums[] => {
  const items = set.items.length;
  const sums = set.models.map(
    (): ItemSums => ({ successes: new Float64Array(items), trials: new Float64Array(items) }),
  );
  for (let k = 0; k < set.item.length; k += 1) {
    const { successes, trials } = sums[set.model[k] as number] as ItemSums;
    const item = set.item[k] as number;
    successes[item] = (successes[item] as number) + (set.successes[k] as number);
    trials[item] = (trials[item] as number) + (set.trials[k] as number);
  }
  return sums;
};

/** Items with an outcome, and the sum of their rates. */
const overItems = ({ successes, trials }: ItemSums): { items: number; rates: number } => {
  let items = 0;
  let rates = 0;
  trials.forEach((tries, item) => {
    if (tries === 0) return;
    items += 1;
    rates += (successes[item] as number) / tries;
  });
  return { items, rates };
};

const ofItems = (set: EvalSet, sums: readonly ItemSums[]): ModelFigures[] => {
  const tallies = set.models.map(() => ({
    n: 0,
    passed: 0,
    errors: 0,
    usd: { total: 0, known: 0 },
    prompt: { total: 0, known: 0 },
    completion: { total: 0, known: 0 },
    seconds: { total: 0, known: 0 },
  }));
  for (let k = 0; k < set.item.length; k += 1) {
    const tally = tallies[set.model[k] as number];
    if (tally === undefined) continue;
    tally.n += set.trials[k] as number;
    tally.passed += set.successes[k] as number;
    if (set.isError[k]) tally.errors += 1;
    add(tally.usd, factAt(set.usd, k));
    add(tally.prompt, factAt(set.promptTokens, k));
    add(tally.completion, factAt(set.completionTokens, k));
    add(tally.seconds, factAt(set.seconds, k));
  }
  return tallies.map((tally, m): ModelFigures => {
    const { items: withOutcome, rates: itemSuccesses } = overItems(sums[m] as ItemSums);
    const items = set.areRepeatsOpen ? null : withOutcome;
    const usd = totalOf(tally.usd);
    const isAllPriced = usd !== null && tally.usd.known >= tally.n - tally.errors;
    return {
      model: set.models[m] as string,
      n: tally.n,
      passed: tally.passed,
      errors: tally.errors,
      items,
      itemSuccesses: items === null ? null : itemSuccesses,
      rate: items === null ? null : rateInterval(itemSuccesses, items),
      triesPerItem: items === null || items === 0 ? null : tally.n / items,
      passedByTry: [],
      costKnown: tally.usd.known,
      usd,
      usdPerSuccess: isAllPriced && tally.passed > 0 ? usd / tally.passed : null,
      usdPerTry: meanOf(tally.usd),
      promptTokens: totalOf(tally.prompt),
      completionTokens: totalOf(tally.completion),
      promptTokensPerTry: meanOf(tally.prompt),
      completionTokensPerTry: meanOf(tally.completion),
      secondsPerTry: meanOf(tally.seconds),
    };
  });
};

const ofTotals = (set: EvalSet): ModelFigures[] =>
  set.totals.map(({ model, n, passed, errors, passedByTry, usd, promptTokens, completionTokens, secondsPerTask }) => {
    const per = (sum: number | null): number | null => (sum === null || n === null || n === 0 ? null : sum / n);
    return {
      model,
      n,
      passed,
      errors,
      items: n,
      itemSuccesses: n === null ? null : passed,
      rate: n === null ? null : rateInterval(passed, n),
      triesPerItem: null,
      passedByTry,
      costKnown: usd === null ? 0 : (n ?? 0),
      usd,
      usdPerSuccess: usd === null || passed === 0 ? null : usd / passed,
      usdPerTry: per(usd),
      promptTokens,
      completionTokens,
      promptTokensPerTry: per(promptTokens),
      completionTokensPerTry: per(completionTokens),
      secondsPerTry: secondsPerTask,
    };
  });

/** Models by name. */
export const figuresByModel = (set: EvalSet, sums: readonly ItemSums[]): ModelFigures[] =>
  [...ofItems(set, sums), ...ofTotals(set)].sort((a, b) => (a.model < b.model ? -1 : a.model > b.model ? 1 : 0));
