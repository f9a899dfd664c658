/** The plan of least cost per success or per task: whether any plan keeps to the limits, and then the best one. */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import type { Objective } from '../../plan/rule.ts';
import type { Choice } from './choice.ts';
import type { Effort } from './effort.ts';
import { type CategoryMenu, type Menu, vendorsOf } from './menu.ts';
import {
  type Limit,
  limitsByKind,
  mostOf,
  type Problem,
  type SearchResult,
  type Solution,
  vendorCapOf,
  type WeightsOf,
} from './problem.ts';
import { search } from './search.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const nothing = { spend: 0, silent: 0, success: 0 };

const totalCost: WeightsOf = (category) => ({ spend: 1, silent: category.silentUsd, success: 0 });

/** Cost less what a success is worth: the least of it is the most net value. */
const netCost: WeightsOf = (category) => ({ ...totalCost(category), success: -category.successUsd });

const weightsOfLimit = (limit: Limit): WeightsOf => {
  switch (limit.kind) {
    case 'budget':
      return () => ({ ...nothing, spend: 1 });
    case 'successFloor':
      return () => ({ ...nothing, success: -1 });
    case 'silentFailureCeiling':
      return () => ({ ...nothing, silent: 1 });
    case 'vendor':
      return () => nothing;
    default:
      return limit satisfies never;
  }
};

interface Feasible {
  solution: Solution | null;
  sure: boolean;
}

/** The limits one after the other, each made as small as the ones before it allow. */
const oneByOne = (problem: Problem, effort: Effort): Feasible => {
  const { vendors, others } = limitsByKind(problem);
  const first = search({ ...problem, limits: vendors }, totalCost, Number.POSITIVE_INFINITY, effort, 'any');
  let { best } = first;
  let settled = best !== null || first.bound === Number.POSITIVE_INFINITY;
  for (const [l, limit] of others.entries()) {
    if (best === null) break;
    const value = mostOf(limit);
    const below = value + 1e-9 * Math.max(1, Math.abs(value));
    const held = [...vendors, ...others.slice(0, l)];
    const found = search({ ...problem, limits: held }, weightsOfLimit(limit), below, effort, 'any');
    best = found.best;
    settled = best !== null || found.bound >= below;
  }
  return { solution: best, sure: best !== null || settled };
};

/** Part of the effort that may go into a shorter way of answering before the long one is tried. */
const partOfCheap = 0.3;

/** A plan that keeps to all limits, or null: `sure` is false where the effort ran out before that was known. */
export const anyPlan = (problem: Problem, effort: Effort): Feasible => {
  if (problem.models.length === 0) return { solution: null, sure: true };
  const { vendors, others } = limitsByKind(problem);
  // Every task touches the vendor of its first model: K models have at most K vendors to share them.
  const most = vendorsOf(problem.menu, problem.models).length;
  if (Math.min(most, problem.maxModels ?? most) * vendorCapOf(problem) < 1 - 1e-9)
    return { solution: null, sure: true };
  if (vendors.length > 0 && others.length > 0) {
    // Caps on vendors make every bound weaker: what cannot be without them cannot be with them.
    const loose = { ...problem, limits: others };
    const { solution, sure } = anyPlan(loose, effort.part(partOfCheap * effort.left));
    if (solution === null && sure) return { solution, sure };
  }
  const cheap = search(problem, totalCost, Number.POSITIVE_INFINITY, effort.part(partOfCheap * effort.left), 'any');
  if (cheap.best !== null) return { solution: cheap.best, sure: true };
  if (cheap.bound === Number.POSITIVE_INFINITY) return { solution: null, sure: true };
  return oneByOne(problem, effort);
};

export interface Sums {
  usd: number;
  success: number;
  silent: number;
  spend: number;
  /** What the successes are worth. */
  worth: number;
}

/** What a plan brings per task of the covered mix; usd counts silent failures, spend does not. Both count what is held. */
export const sumsOf = (menu: Menu, choices: readonly Choice[]): Sums => {
  const of = (value: (choice: Choice, category: CategoryMenu) => number): number =>
    sum(menu.categories.map((category, c) => category.share * value(itemAt(choices, c), category)));
  return {
    usd: menu.fixed.usd + of((choice, { silentUsd }) => choice.spend + choice.silent * silentUsd),
    success: of((choice) => choice.success),
    silent: of((choice) => choice.silent),
    spend: menu.fixed.spend + of((choice) => choice.spend),
    worth: of((choice, { successUsd }) => choice.success * successUsd),
  };
};

/** The least of it is the best. A menu for cash counts no people and no errors: what it costs is cash. */
export const objectiveOf = (menu: Menu, choices: readonly Choice[], objective: Objective): number => {
  const { usd, success, worth } = sumsOf(menu, choices);
  switch (objective) {
    case 'usdPerTask':
    case 'cash':
      return usd;
    case 'netValue':
      return usd - worth;
    case 'usdPerSuccess':
      return success > 0 ? usd / success : Number.POSITIVE_INFINITY;
    default:
      return objective satisfies never;
  }
};

export interface Solved {
  choices: Choice[] | null;
  value: number;
  /** How much better an unseen plan could be; 0 where none is, null where that is unknown. */
  gap: number | null;
  /** False where neither a plan nor a proof that there is none was found. */
  sure: boolean;
}

const none = (sure: boolean): Solved => ({ choices: null, value: Number.POSITIVE_INFINITY, gap: null, sure });

/**
 * The least share of tasks that succeed in any plan that costs less than `lambda` per success: it turns a gap per task
 * into one per success. Such a plan succeeds at least as often as the cheapest ladders' cost divided by lambda.
 */
const leastSuccess = ({ menu: { fixed }, categories, limits }: Problem, lambda: number): number => {
  let least = 0;
  let cheapest = fixed.usd;
  for (const { menu, gate } of categories) {
    const { single, blind, feedback, pair } = menu.table;
    let low = 1;
    let usd = Number.POSITIVE_INFINITY;
    for (const { success, silent, spend } of [single, blind, feedback, pair])
      for (let at = 0; at < success.length; at++) {
        // A place that is no ladder holds NaN, which is less than nothing.
        if (valueAt(success, at) < low) low = valueAt(success, at);
        const cost = valueAt(spend, at) + valueAt(silent, at) * menu.silentUsd;
        if (cost < usd) usd = cost;
      }
    least += menu.share * Math.max(low, gate.minSuccess);
    cheapest += menu.share * usd;
  }
  const floors = limits.flatMap((limit) => (limit.kind === 'successFloor' ? [limit.limit] : []));
  return Math.max(least, cheapest / lambda, ...floors);
};

/** Part of a cost that rounding may take: nothing that is better by less counts. */
const rounding = 1e-12;

/** A search among costs that count what is held: a search over ladders knows nothing of it. */
const searchBeyondFixed = (problem: Problem, weightsOf: WeightsOf, below: number, effort: Effort): SearchResult => {
  const { usd } = problem.menu.fixed;
  const { best, bound } = search(problem, weightsOf, below - usd, effort);
  return { best: best === null ? null : { ...best, cost: best.cost + usd }, bound: bound + usd };
};

/** A sum over the rows, per task. */
const perTask = ({ problem, objective, better }: SolveAsk, start: readonly Choice[] | null, effort: Effort): Solved => {
  const { menu } = problem;
  const known = start === null ? Number.POSITIVE_INFINITY : objectiveOf(menu, start, objective);
  const least = Math.min(known, better);
  const below = least - rounding * Math.abs(least);
  const result = searchBeyondFixed(problem, objective === 'netValue' ? netCost : totalCost, below, effort);
  const choices = result.best?.choices ?? (start === null ? null : [...start]);
  if (choices === null) return none(result.bound >= below);
  const value = objectiveOf(menu, choices, objective);
  const proven = result.bound >= (result.best?.cost ?? below);
  // What costs money costs nothing at best; a net value has no such end.
  const most = objective === 'netValue' ? Number.POSITIVE_INFINITY : value;
  return { choices, value, gap: proven ? 0 : Math.min(most, Math.max(0, value - result.bound)), sure: true };
};

/** The least of what one task costs less lambda times its success, over plans below `below`. */
const atRatio = (problem: Problem, lambda: number, below: number, effort: Effort) =>
  searchBeyondFixed(problem, (category) => ({ spend: 1, silent: category.silentUsd, success: -lambda }), below, effort);

/** How much better an unseen plan could be, where the search at `lambda` left the costs between `bound` and 0 open. */
const gapAt = (problem: Problem, lambda: number, value: number, bound: number): number | null => {
  const least = leastSuccess(problem, lambda);
  const gap = Math.min(value, value - lambda + (least > 0 ? Math.max(0, -bound) / least : value));
  return Number.isFinite(gap) ? Math.max(0, gap) : null;
};

/** See `solve`; `start` succeeds at least sometimes. Each turn ends with a better plan or is the last; there are three to six. */
const perSuccess = (problem: Problem, start: Choice[] | null, better: number, effort: Effort): Solved => {
  const { menu } = problem;
  let choices = start;
  for (;;) {
    const lambda = choices === null ? better : objectiveOf(menu, choices, 'usdPerSuccess');
    const usd = choices === null ? lambda : sumsOf(menu, choices).usd;
    const below = -rounding * Math.max(usd, Number.MIN_VALUE);
    const { best, bound } = atRatio(problem, lambda, below, effort);
    const proven = best === null && bound >= below;
    if (best === null && choices === null) return none(proven);
    if (proven) return { choices, value: lambda, gap: 0, sure: true };
    const isBetter = best !== null && objectiveOf(menu, best.choices, 'usdPerSuccess') < lambda;
    if (isBetter) choices = best.choices;
    if (isBetter && effort.left > 0) continue;
    if (choices === null) return none(false);
    const value = objectiveOf(menu, choices, 'usdPerSuccess');
    return { choices, value, gap: gapAt(problem, lambda, value, bound), sure: true };
  }
};

/** What is asked of `solve`. */
export interface SolveAsk {
  problem: Problem;
  objective: Objective;
  /** A plan that keeps to the limits, where one is known. */
  start: readonly Choice[] | null;
  /** Only a plan of a lower objective than this is looked for; Infinity: the best, whatever it is. */
  better: number;
}

/**
 * The best plan of a problem. Cost per success is a ratio of sums: Dinkelbach's method minimises cost - lambda x
 * success at the ratio lambda of the best plan so far until nothing is below zero, which proves it.
 * Source: W. Dinkelbach, "On nonlinear fractional programming", Management Science 13, 1967.
 */
export const solve = (ask: SolveAsk, effort: Effort): Solved => {
  const { problem, objective, start, better } = ask;
  let choices = start === null ? null : [...start];
  if (choices === null && better === Number.POSITIVE_INFINITY) {
    const found = anyPlan(problem, effort);
    if (found.solution === null) return none(found.sure);
    choices = found.solution.choices;
  }
  if (objective !== 'usdPerSuccess') return perTask(ask, choices, effort);
  if (choices !== null && !(sumsOf(problem.menu, choices).success > 0)) {
    const most = search(problem, () => ({ ...nothing, success: -1 }), -rounding, effort);
    if (most.best === null)
      return { choices, value: Number.POSITIVE_INFINITY, gap: null, sure: most.bound >= -rounding };
    choices = most.best.choices;
  }
  return perSuccess(problem, choices, better, effort);
};
