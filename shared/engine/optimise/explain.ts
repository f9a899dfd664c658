/** What stands beside a best plan: the runner-up, the price of each rule, or the rules that conflict. */
import { stackId } from '../../foundation/ids.ts';
import type { Rule } from '../../plan/rule.ts';
import type { Across, BestOfWay } from './across.ts';
import type { OnProgress, RulePrice } from './optimum.ts';
import { membersOf, type Proposal } from './proposal.ts';
import { bestEnd, runnerUpEnd, SearchSeries } from './searchSeries.ts';
import { anyPlan } from './solve.ts';

/** The question whose answer is explained. */
export interface Explained {
  across: Across;
  rules: readonly Rule[];
  /** Steps for each kind of explanation. */
  effort: number;
  onProgress: OnProgress;
}

const without = (rules: readonly Rule[], rule: Rule): Rule[] => rules.filter((entry) => entry !== rule);

/** The efforts of a search that go into all the smaller questions which rules conflict. */
const effortOfConflict = 4;

/** Whether some way has a plan that keeps to the rules; null: not known. */
const canHold = (across: Across, rules: readonly Rule[], series: SearchSeries): boolean | null => {
  const answers = across.ways.map((_, way) => anyPlan(across.problem(way, rules, null), series.next()));
  if (answers.some(({ solution }) => solution !== null)) return true;
  return answers.every(({ sure }) => sure) ? false : null;
};

/** A smallest set of rules that cannot hold together: each is left out for good if the others still conflict. */
export const conflictOf = ({
  across,
  rules,
  effort,
  onProgress,
}: Explained): { conflict: Rule[]; minimal: boolean } => {
  const stretch = { doing: 'conflict', from: bestEnd, to: 1 } as const;
  const searches = 2 * rules.length * across.ways.length;
  const series = new SearchSeries(onProgress, stretch, effortOfConflict * effort, searches);
  let conflict = [...rules];
  let minimal = true;
  // What was not settled among many rules often is among the few that are left: hence twice.
  for (let pass = 0; pass === 0 || (pass === 1 && !minimal); pass++) {
    minimal = true;
    for (const rule of [...conflict]) {
      const fewer = without(conflict, rule);
      const can = canHold(across, fewer, series);
      if (can === false) conflict = fewer;
      else if (can === null) minimal = false;
    }
  }
  return { conflict, minimal };
};

/** The best plan without one of the models of the best, the best of these; null: there is none, or it was stopped. */
export const runnerUpOf = (explained: Explained, best: BestOfWay): Proposal | null => {
  const { across, rules, effort, onProgress } = explained;
  const used = membersOf(best.choices);
  const stretch = { doing: 'runnerUp', from: bestEnd, to: runnerUpEnd } as const;
  const series = new SearchSeries(onProgress, stretch, effort, used.length * across.ways.length);
  let second: BestOfWay | null = null;
  for (const banned of used) {
    const better: number = second?.value ?? Number.POSITIVE_INFINITY;
    const found = across.solve({ rules, banned, start: null, better }, series).best;
    if (found !== null && Number.isFinite(found.value)) second = found;
  }
  return second === null || series.isStopped ? null : across.proposal(second, stackId('runner-up'));
};

/** What the best plan would cost without each rule; nothing where it was stopped. */
export const rulePricesOf = (explained: Explained, best: BestOfWay, proposal: Proposal): RulePrice[] => {
  const { across, rules, effort, onProgress } = explained;
  const stretch = { doing: 'rulePrices', from: runnerUpEnd, to: 1 } as const;
  const series = new SearchSeries(onProgress, stretch, effort, rules.length * across.ways.length);
  const perMonth = across.metered.tasksPerMonth * (across.objective === 'usdPerSuccess' ? proposal.success : 1);
  const prices = rules.map((rule): RulePrice => {
    // The best plan keeps to the fewer rules too: only what beats it is looked for.
    const ask = { rules: without(rules, rule), banned: null, start: best, better: Number.POSITIVE_INFINITY };
    const free = across.solve(ask, series);
    const proven = free.gap === 0;
    if (free.best === null || !Number.isFinite(free.best.value))
      return { rule, valueWithout: null, price: null, usdPerMonth: null, modelIdsWithout: [], proven };
    const price = Math.max(0, best.value - free.best.value);
    return {
      rule,
      valueWithout: Math.min(free.best.value, best.value),
      price,
      usdPerMonth: price * perMonth,
      modelIdsWithout: across.proposal(free.best, stackId('without')).modelIds,
      proven,
    };
  });
  return series.isStopped ? [] : prices;
};
