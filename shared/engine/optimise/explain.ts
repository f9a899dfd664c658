/** What stands beside a best plan: the runner-up, the price of each rule, or the rules that conflict. */
import { stackId } from '../../foundation/ids.ts';
import type { Objective, Rule } from '../../plan/rule.ts';
import type { Choice } from './choice.ts';
import type { OnProgress, RulePrice } from './optimum.ts';
import { type Books, membersOf, type Proposal, proposalOf } from './proposal.ts';
import type { RuledMenu } from './ruledMenu.ts';
import { bestEnd, runnerUpEnd, SearchSeries } from './searchSeries.ts';
import { anyPlan, solve } from './solve.ts';

/** The question whose answer is explained. */
export interface Explained {
  /** The menu that is searched, and both kinds of money a plan is told in. */
  table: RuledMenu;
  books: Books;
  rules: readonly Rule[];
  objective: Objective;
  /** Steps for each kind of explanation. */
  effort: number;
  onProgress: OnProgress;
}

const without = (rules: readonly Rule[], rule: Rule): Rule[] => rules.filter((entry) => entry !== rule);

/** The efforts of a search that go into all the smaller questions which rules conflict. */
const effortOfConflict = 4;

/** A smallest set of rules that cannot hold together: each is left out for good if the others still conflict. */
export const conflictOf = ({ table, rules, effort, onProgress }: Explained): { conflict: Rule[]; minimal: boolean } => {
  const stretch = { doing: 'conflict', from: bestEnd, to: 1 } as const;
  const series = new SearchSeries(onProgress, stretch, effortOfConflict * effort, 2 * rules.length);
  let conflict = [...rules];
  let minimal = true;
  // What was not settled among many rules often is among the few that are left: hence twice.
  for (let pass = 0; pass === 0 || (pass === 1 && !minimal); pass++) {
    minimal = true;
    for (const rule of [...conflict]) {
      const fewer = without(conflict, rule);
      const { solution, sure } = anyPlan(table.problem(fewer, null), series.next());
      if (solution === null && sure) conflict = fewer;
      else if (!sure) minimal = false;
    }
  }
  return { conflict, minimal };
};

/** The best plan without one of the models of the best, the best of these; null: there is none, or it was stopped. */
export const runnerUpOf = (explained: Explained, best: readonly Choice[]): Proposal | null => {
  const { table, books, rules, objective, effort, onProgress } = explained;
  const used = membersOf(best);
  const stretch = { doing: 'runnerUp', from: bestEnd, to: runnerUpEnd } as const;
  const series = new SearchSeries(onProgress, stretch, effort, used.length);
  let second: Choice[] | null = null;
  let better = Number.POSITIVE_INFINITY;
  for (const banned of used) {
    const problem = table.problem(rules, banned);
    const { choices, value } = solve({ problem, objective, start: null, better }, series.next());
    if (choices === null || !(value < better)) continue;
    second = choices;
    better = value;
  }
  return second === null || series.isStopped ? null : proposalOf(books, second, objective, stackId('runner-up'));
};

/** What the best plan would cost without each rule; nothing where it was stopped. */
export const rulePricesOf = (explained: Explained, choices: readonly Choice[], best: Proposal): RulePrice[] => {
  const { table, books, rules, objective, effort, onProgress } = explained;
  const stretch = { doing: 'rulePrices', from: runnerUpEnd, to: 1 } as const;
  const series = new SearchSeries(onProgress, stretch, effort, rules.length);
  const perMonth = table.tasksPerMonth * (objective === 'usdPerSuccess' ? best.success : 1);
  const prices = rules.map((rule): RulePrice => {
    const problem = table.problem(without(rules, rule), null);
    // The best plan keeps to the fewer rules too: only what beats it is looked for.
    const free = solve({ problem, objective, start: choices, better: Number.POSITIVE_INFINITY }, series.next());
    const proven = free.gap === 0;
    if (free.choices === null || !Number.isFinite(free.value))
      return { rule, valueWithout: null, price: null, usdPerMonth: null, modelIdsWithout: [], proven };
    const price = Math.max(0, best.value - free.value);
    return {
      rule,
      valueWithout: Math.min(free.value, best.value),
      price,
      usdPerMonth: price * perMonth,
      modelIdsWithout: proposalOf(books, free.choices, objective, stackId('without')).modelIds,
      proven,
    };
  });
  return series.isStopped ? [] : prices;
};
