/**
 * The best plan under rules: a ladder per category from the catalog's models, with proof, the runner-up, what each
 * rule costs, and, where no plan keeps to all of them, which rules conflict.
 */

import type { CategoryId } from '../../catalog/category.ts';
import { type ModelId, stackId } from '../../foundation/ids.ts';
import type { Objective, Rule } from '../../plan/rule.ts';
import type { Job } from '../job.ts';
import type { Choice, Menu, MenuAsk } from './choices.ts';
import { Effort } from './effort.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { RuledMenu } from './ruledMenu.ts';
import { checkRule } from './rules.ts';
import { anyPlan, type Solved, solve } from './solve.ts';

export interface OptimiseAsk extends MenuAsk {
  rules: readonly Rule[];
  objective?: Objective;
  /** Also find the runner-up and the price of each rule: one more search for each. True unless said otherwise. */
  explain?: boolean;
  /**
   * Steps the search may take before it says how far from proven it is, again for the runner-up and for the prices of
   * the rules, and four times for the rules that conflict; 2e8 (a few seconds at most) unless given.
   */
  effort?: number;
}

/** What a search is busy with, in this order; `conflict` instead of the last two where no plan keeps to the rules. */
export type Doing = 'ladders' | 'best' | 'conflict' | 'runnerUp' | 'rulePrices';

/** Hears how far the work is, 0 to 1; false stops it, and what has been found so far is the answer. */
export type OnProgress = (share: number, doing: Doing) => boolean;

export interface RulePrice {
  rule: Rule;
  /** The objective of the best plan without this rule; null where none could be found. */
  valueWithout: number | null;
  /** What the rule costs: the best with it less the best without, USD per success or per task. */
  price: number | null;
  /** The same for a month of the covered tasks: at the tasks, or the successes, of the best plan. */
  usdPerMonth: number | null;
  modelIdsWithout: ModelId[];
  proven: boolean;
}

interface Considered {
  /** Models with a price and evidence in some category that the rules allow. */
  models: number;
  /** Singles, retries and ordered pairs over all categories, and the triples tried besides. */
  ladders: number;
  triples: number;
  leftOut: CategoryId[];
  /** Share of all tasks in the categories optimised. */
  coveredShare: number;
}

export type Optimum =
  | (Considered & {
      kind: 'found';
      objective: Objective;
      best: Proposal;
      /** True: no plan of the ladders considered is better. */
      proven: boolean;
      /** At most so much better could an unseen plan be, in the objective's USD; 0 where proven, null where unknown. */
      gap: number | null;
      /** The best plan that does without at least one of the best plan's models; null: there is none, or not asked. */
      runnerUp: Proposal | null;
      rulePrices: RulePrice[];
    })
  /** `conflict` are rules that cannot hold together; without any one of them the rest can, where `minimal`. */
  | (Considered & { kind: 'infeasible'; conflict: Rule[]; minimal: boolean })
  /** Some plan keeps to the rules, but none of them ever succeeds. */
  | (Considered & { kind: 'nothingSucceeds' })
  /** No category has a model with both a price and evidence. */
  | (Considered & { kind: 'nothingToChoose' })
  /** The effort ran out before any plan was found, and before it was shown that there is none. */
  | (Considered & { kind: 'undecided' });

const defaultEffort = 2e8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Where each kind of work ends, as a share of all; without explanations the search for the best is the last. */
const laddersEnd = 0.1;
const bestEnd = 0.5;
const runnerUpEnd = 0.75;

/** Tells the listener how far a series of searches is, each with its own part of the effort. */
const series = (
  onProgress: OnProgress,
  doing: Doing,
  from: number,
  to: number,
  effort: number,
  count: number,
): { next: () => Effort; stopped: () => boolean } => {
  let at = 0;
  let stopped = false;
  const tell = (share: number): boolean => {
    stopped ||= !onProgress(from + (to - from) * share, doing);
    return !stopped;
  };
  return {
    next: () => {
      const done = at / count;
      at++;
      tell(done);
      return new Effort(stopped ? 0 : effort / count, (share) => tell(done + share / count));
    },
    stopped: () => stopped,
  };
};

/** The efforts of a search that go into all the smaller questions which rules conflict. */
const effortOfConflict = 4;

/** A smallest set of rules that cannot hold together: each is left out for good if the others still conflict. */
const conflictOf = (
  table: RuledMenu,
  rules: readonly Rule[],
  effort: number,
  onProgress: OnProgress,
): { conflict: Rule[]; minimal: boolean } => {
  const searches = series(onProgress, 'conflict', bestEnd, 1, effortOfConflict * effort, 2 * rules.length);
  let conflict = [...rules];
  let minimal = true;
  // What was not settled among many rules often is among the few that are left: hence twice.
  for (let pass = 0; pass === 0 || (pass === 1 && !minimal); pass++) {
    minimal = true;
    for (const rule of [...conflict]) {
      const without = conflict.filter((entry) => entry !== rule);
      const { solution, sure } = anyPlan(table.problem(without, null), searches.next());
      if (solution === null && sure) conflict = without;
      else if (!sure) minimal = false;
    }
  }
  return { conflict, minimal };
};

const laddersOf = (menu: Menu, models: readonly number[]): number =>
  sum(
    menu.categories.map(({ place, table }) => {
      const here = models.filter((i) => place[i]! >= 0);
      const retries = here.filter((i) => !Number.isNaN(table.feedback.success[place[i]!]!)).length;
      return table.pair.success.length === 0 ? here.length : here.length * (here.length + 1) + retries;
    }),
  );

const runnerUpOf = (
  table: RuledMenu,
  ask: OptimiseAsk,
  choices: readonly Choice[],
  effort: number,
  onProgress: OnProgress,
): Proposal | null => {
  const { objective = 'usdPerSuccess', rules } = ask;
  const used = [...new Set(choices.flatMap((choice) => choice.members))];
  const searches = series(onProgress, 'runnerUp', bestEnd, runnerUpEnd, effort, used.length);
  let second: Solved | null = null;
  for (const banned of used) {
    const solved = solve(table.problem(rules, banned), objective, null, searches.next(), second?.value);
    if (
      solved.choices !== null &&
      Number.isFinite(solved.value) &&
      solved.value < (second?.value ?? Number.POSITIVE_INFINITY)
    )
      second = solved;
  }
  return second === null || searches.stopped()
    ? null
    : proposalOf(table, second.choices!, objective, stackId('runner-up'));
};

const rulePricesOf = (
  table: RuledMenu,
  ask: OptimiseAsk,
  solved: Solved,
  best: Proposal,
  effort: number,
  onProgress: OnProgress,
): RulePrice[] => {
  const { rules, objective = 'usdPerSuccess' } = ask;
  const searches = series(onProgress, 'rulePrices', runnerUpEnd, 1, effort, rules.length);
  const prices = rules.map((rule): RulePrice => {
    const without = rules.filter((entry) => entry !== rule);
    // The best plan keeps to the fewer rules too: only what beats it is looked for.
    const free = solve(table.problem(without, null), objective, solved.choices, searches.next());
    const known = free.choices !== null && Number.isFinite(free.value);
    const price = known ? Math.max(0, solved.value - free.value) : null;
    const times = table.tasksPerMonth * (objective === 'usdPerSuccess' ? best.success : 1);
    return {
      rule,
      valueWithout: known ? Math.min(free.value, solved.value) : null,
      price,
      usdPerMonth: price === null ? null : price * times,
      modelIdsWithout: known ? proposalOf(table, free.choices!, objective, stackId('without')).modelIds : [],
      proven: free.gap === 0,
    };
  });
  return searches.stopped() ? [] : prices;
};

/**
 * Chooses a ladder for every category with tasks and evidence: among all singles, retries and ordered pairs of the
 * models of `job.snapshot` that have a price and evidence there, with the given verifier between steps, and triples
 * of the frontier's models; so that cost per success (or per task) over these categories is least and every rule
 * holds. Exact over those ladders (`proven`) unless `effort` runs out; `gap` then says what could be missed. Rates,
 * prices and shapes at their best values; errors are not modelled. The judge of a verifier is given, not chosen: it
 * counts in the cost and in no rule. Throws an EngineError for a rule out of bounds.
 */
export const optimise = (job: Job, ask: OptimiseAsk, onProgress: OnProgress = () => true): Optimum => {
  const { rules, objective = 'usdPerSuccess', explain = true, effort = defaultEffort } = ask;
  for (const rule of rules) checkRule(rule);
  let stopped = !onProgress(0, 'ladders');
  const report: OnProgress = (share, doing) => {
    stopped ||= !onProgress(share, doing);
    return !stopped;
  };
  const table = new RuledMenu(job, ask);
  const { menu } = table;
  const problem = table.problem(rules, null);
  const considered: Considered = {
    models: problem.models.length,
    ladders: laddersOf(menu, problem.models),
    triples: sum(problem.triples.map((list) => list.length)),
    leftOut: menu.leftOut,
    coveredShare: menu.coveredShare,
  };
  if (menu.categories.length === 0) return { kind: 'nothingToChoose', ...considered };
  const first = series(report, 'best', laddersEnd, explain ? bestEnd : 1, effort, 1);
  const solved = solve(problem, objective, null, first.next());
  if (solved.choices === null)
    return solved.sure
      ? { kind: 'infeasible', ...considered, ...conflictOf(table, rules, effort, report) }
      : { kind: 'undecided', ...considered };
  if (!Number.isFinite(solved.value)) return { kind: 'nothingSucceeds', ...considered };
  const best = proposalOf(table, solved.choices, objective, stackId('best'));
  return {
    kind: 'found',
    ...considered,
    objective,
    best,
    proven: solved.gap === 0,
    gap: solved.gap,
    runnerUp: explain && !stopped ? runnerUpOf(table, ask, solved.choices, effort, report) : null,
    rulePrices: explain && !stopped ? rulePricesOf(table, ask, solved, best, effort, report) : [],
  };
};
