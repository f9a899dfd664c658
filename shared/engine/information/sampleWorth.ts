/** What an experiment on a success rate is worth to somebody who then takes the better stack: arithmetic of expectations. */
import { itemAt, valueAt } from '../../foundation/arrays.ts';

/** More outcomes of an experiment than this are thinned evenly. */
const outcomesAtMost = 240;

export const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The natural logarithm of n!. */
const logFactorials: number[] = [0];
const logFactorial = (n: number): number => {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(itemAt(logFactorials, i - 1) + Math.log(i));
  return itemAt(logFactorials, n);
};

/** A number of successes that an experiment may bring: its chance, and each stack's expected worth after it. */
interface Seen {
  chance: number;
  means: number[];
}

/** `worths[s][i]` is the worth of stack s at the prior's rate i. Numbers of successes that cannot happen are left out. */
const outcomesOf = (rates: Float64Array, worths: readonly Float64Array[], evals: number): Seen[] => {
  const step = Math.max(1, Math.ceil((evals + 1) / outcomesAtMost));
  const logYes = rates.map((rate) => Math.log(Math.min(Math.max(rate, 1e-300), 1)));
  const logNo = rates.map((rate) => Math.log(Math.max(1 - rate, 1e-300)));
  const seen: Seen[] = [];
  for (let k = 0; k <= evals; k += step) {
    const ways = logFactorial(evals) - logFactorial(k) - logFactorial(evals - k);
    let chance = 0;
    const sums = new Float64Array(worths.length);
    for (let i = 0; i < rates.length; i++) {
      const likely = Math.exp(ways + k * valueAt(logYes, i) + (evals - k) * valueAt(logNo, i));
      if (likely === 0) continue;
      chance += likely;
      worths.forEach((values, s) => {
        sums[s] = valueAt(sums, s) + likely * valueAt(values, i);
      });
    }
    if (chance > 0) seen.push({ chance, means: Array.from(sums, (sum) => sum / chance) });
  }
  return seen;
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
