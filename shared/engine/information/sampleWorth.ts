/** What an experiment on a success rate is worth to somebody who then takes the better stack: arithmetic of expectations. */
import { itemAt, valueAt } from '../../foundation/arrays.ts';

/** More outcomes of an experiment than this are told apart by groups of neighbours. */
const outcomesAtMost = 240;

/** Chances below this share of the likeliest one are left out. */
const negligible = 1e-15;

export const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The natural logarithm of n!. */
const logFactorials: number[] = [0];
const logFactorial = (n: number): number => {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(itemAt(logFactorials, i - 1) + Math.log(i));
  return itemAt(logFactorials, n);
};

/** A group of numbers of successes that an experiment may bring: its chance, and each stack's expected worth after it. */
interface Seen {
  chance: number;
  means: number[];
}

/**
 * The group of each number of successes: each its own while they are few, else groups as wide as the numbers scatter, narrow
 * where nearly all or nearly none succeed. To know the group alone tells less than the number does, and never more.
 */
const groupsOf = (evals: number): Float64Array =>
  Float64Array.from({ length: evals + 1 }, (_, k) =>
    evals < outcomesAtMost
      ? k
      : Math.floor(((outcomesAtMost * 2) / Math.PI) * Math.asin(Math.sqrt((k + 0.5) / (evals + 1)))),
  );

/** Adds the chance of each number of successes to its group, the likeliest first and as far as it counts to both sides. */
const addChances = (chances: Float64Array, groups: Float64Array, rate: number): void => {
  const evals = groups.length - 1;
  const add = (k: number, chance: number): void => {
    const group = valueAt(groups, k);
    chances[group] = valueAt(chances, group) + chance;
  };
  if (rate <= 0 || rate >= 1) {
    add(rate <= 0 ? 0 : evals, 1);
    return;
  }
  const mode = Math.min(evals, Math.floor((evals + 1) * rate));
  const ways = logFactorial(evals) - logFactorial(mode) - logFactorial(evals - mode);
  const peak = Math.exp(ways + mode * Math.log(rate) + (evals - mode) * Math.log1p(-rate));
  const odds = rate / (1 - rate);
  /** How likely one success more is than so many; 0 where there are no more. */
  const more = (k: number): number => ((evals - k) / (k + 1)) * odds;
  const fewer = (k: number): number => k / (evals - k + 1) / odds;
  const least = negligible * peak;
  add(mode, peak);
  for (let k = mode + 1, chance = peak * more(mode); chance > least; chance *= more(k), k++) add(k, chance);
  for (let k = mode - 1, chance = peak * fewer(mode); chance > least; chance *= fewer(k), k--) add(k, chance);
};

/** `worths[s][i]` is the worth of stack s at the prior's rate i. Groups that cannot happen are left out. */
const outcomesOf = (rates: Float64Array, worths: readonly Float64Array[], evals: number): Seen[] => {
  const groups = groupsOf(evals);
  const count = Math.min(evals + 1, outcomesAtMost);
  const chances = new Float64Array(count);
  const sums = worths.map(() => new Float64Array(count));
  const here = new Float64Array(count);
  rates.forEach((rate, i) => {
    here.fill(0);
    addChances(here, groups, rate);
    const from = here.findIndex((chance) => chance > 0);
    const to = here.findLastIndex((chance) => chance > 0);
    for (let group = from; group <= to; group++)
      chances[group] = valueAt(chances, group) + valueAt(here, group) / rates.length;
    for (const [s, sum] of sums.entries()) {
      const worth = valueAt(itemAt(worths, s), i) / rates.length;
      for (let group = from; group <= to; group++) sum[group] = valueAt(sum, group) + valueAt(here, group) * worth;
    }
  });
  return Array.from(chances, (chance, group) => ({
    chance,
    means: sums.map((sum) => valueAt(sum, group) / chance),
  })).filter(({ chance }) => chance > 0);
};

/**
 * What n evals are worth per task: over every number of successes they may bring, the worth of the stack that is then
 * best, less that of the one best on average; and the chance that they change which it is.
 */
export const sampleWorth = (
  rates: Float64Array,
  worths: readonly Float64Array[],
  evals: number,
): { gain: number; changes: number } => {
  const seen = outcomesOf(rates, worths, evals);
  const all = seen.reduce((sum, { chance }) => sum + chance, 0);
  if (all === 0) return { gain: 0, changes: 0 };
  const overall = worths.map((_, s) =>
    seen.reduce((sum, { chance, means }) => sum + (chance / all) * itemAt(means, s), 0),
  );
  const first = overall.indexOf(Math.max(...overall));
  let gain = 0;
  let changes = 0;
  for (const { chance, means } of seen) {
    const best = Math.max(...means);
    const today = itemAt(means, first);
    gain += (chance / all) * (best - today);
    if (best > today) changes += chance / all;
  }
  return { gain, changes };
};

/** Choosing at every rate apart, less choosing once: per task. No experiment is worth more. */
export const perfectWorth = (worths: readonly Float64Array[]): number => {
  const overall = worths.map(meanOf);
  const first = itemAt(worths, overall.indexOf(Math.max(...overall)));
  let gain = 0;
  first.forEach((value, i) => {
    gain += Math.max(...worths.map((values) => valueAt(values, i))) - value;
  });
  return gain / first.length;
};
