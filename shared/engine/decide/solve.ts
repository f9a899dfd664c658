/** The plan of least cost per success or per task: whether any plan keeps to the limits, and then the best one. */
import type { Objective } from '../../plan/rule.ts';
import type { Choice, Menu } from './choices.ts';
import type { Effort } from './effort.ts';
import type { Limit, Problem, Solution, WeightsOf } from './problem.ts';
import { search } from './search.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const nothing = { spend: 0, silent: 0, success: 0 };

const totalCost: WeightsOf = (category) => ({ spend: 1, silent: category.silentUsd, success: 0 });

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
  const vendors = problem.limits.filter((limit) => limit.kind === 'vendor');
  const others = problem.limits.filter((limit) => limit.kind !== 'vendor');
  const first = search({ ...problem, limits: vendors }, totalCost, Number.POSITIVE_INFINITY, effort, 'any');
  let { best } = first;
  let settled = best !== null || first.bound === Number.POSITIVE_INFINITY;
  for (let l = 0; l < others.length && best !== null; l++) {
    const limit = others[l]!;
    const value = limit.kind === 'successFloor' ? -limit.limit : limit.limit;
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
  const vendors = problem.limits.filter((limit) => limit.kind === 'vendor');
  // Every task touches the vendor of its first model: K models have at most K vendors to share them.
  const authors = new Set(problem.models.map((i) => problem.menu.models[i]!.author)).size;
  const cap = vendors[0]?.limit ?? 1;
  if (Math.min(authors, problem.maxModels ?? authors) * cap < 1 - 1e-9) return { solution: null, sure: true };
  if (vendors.length > 0 && problem.limits.length > vendors.length) {
    // Caps on vendors make every bound weaker: what cannot be without them cannot be with them.
    const others = problem.limits.filter((limit) => limit.kind !== 'vendor');
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
}

/** What a plan brings per task of the covered mix; usd counts silent failures, spend does not. */
export const sumsOf = (menu: Menu, choices: readonly Choice[]): Sums => {
  const of = (value: (choice: Choice, c: number) => number): number =>
    sum(choices.map((choice, c) => menu.categories[c]!.share * value(choice, c)));
  return {
    usd: of((choice, c) => choice.spend + choice.silent * menu.categories[c]!.silentUsd),
    success: of((choice) => choice.success),
    silent: of((choice) => choice.silent),
    spend: of((choice) => choice.spend),
  };
};

export const objectiveOf = (menu: Menu, choices: readonly Choice[], objective: Objective): number => {
  const { usd, success } = sumsOf(menu, choices);
  return objective === 'usdPerTask' ? usd : success > 0 ? usd / success : Number.POSITIVE_INFINITY;
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
const leastSuccess = (problem: Problem, lambda: number): number => {
  let least = 0;
  let cheapest = 0;
  problem.menu.categories.forEach((category, c) => {
    const { single, blind, feedback, pair } = category.table;
    let low = 1;
    let usd = Number.POSITIVE_INFINITY;
    for (const values of [single, blind, feedback, pair])
      values.success.forEach((success, at) => {
        // A place that is no ladder holds NaN, which is less than nothing.
        if (success < low) low = success;
        const cost = values.spend[at]! + values.silent[at]! * category.silentUsd;
        if (cost < usd) usd = cost;
      });
    least += category.share * Math.max(low, problem.gates[c]!.minSuccess);
    cheapest += category.share * usd;
  });
  const floors = problem.limits.flatMap((limit) => (limit.kind === 'successFloor' ? [limit.limit] : []));
  return Math.max(least, cheapest / lambda, ...floors);
};

const perTask = (problem: Problem, start: readonly Choice[] | null, better: number, effort: Effort): Solved => {
  const { menu } = problem;
  const usd = start === null ? Number.POSITIVE_INFINITY : sumsOf(menu, start).usd;
  const below = Math.min(usd, better) * (1 - 1e-12);
  const result = search(problem, totalCost, below, effort);
  const choices = result.best?.choices ?? (start === null ? null : [...start]);
  if (choices === null) return none(result.bound >= below);
  const value = objectiveOf(menu, choices, 'usdPerTask');
  const proven = result.bound >= (result.best?.cost ?? below);
  return { choices, value, gap: proven ? 0 : Math.min(value, Math.max(0, value - result.bound)), sure: true };
};

/**
 * The best plan of a problem, from a plan that keeps to its limits where one is known. With `better`, only a plan of a
 * lower objective than that is looked for. Cost per success is a ratio of sums: Dinkelbach's method minimises cost -
 * lambda x success at the ratio lambda of the best plan so far until nothing is below zero, which proves it.
 * Source: W. Dinkelbach, "On nonlinear fractional programming", Management Science 13, 1967.
 */
export const solve = (
  problem: Problem,
  objective: Objective,
  start: readonly Choice[] | null,
  effort: Effort,
  better = Number.POSITIVE_INFINITY,
): Solved => {
  const { menu } = problem;
  let choices = start === null ? null : [...start];
  if (choices === null && better === Number.POSITIVE_INFINITY) {
    const found = anyPlan(problem, effort);
    if (found.solution === null) return none(found.sure);
    choices = found.solution.choices;
  }
  if (objective === 'usdPerTask') return perTask(problem, choices, better, effort);
  if (choices !== null && !(sumsOf(menu, choices).success > 0)) {
    const most = search(problem, () => ({ ...nothing, success: -1 }), -1e-12, effort);
    if (most.best === null) return { choices, value: Number.POSITIVE_INFINITY, gap: null, sure: most.bound >= -1e-12 };
    choices = most.best.choices;
  }
  for (let turn = 0; turn < 60; turn++) {
    const lambda = choices === null ? better : objectiveOf(menu, choices, objective);
    const usd = choices === null ? lambda : sumsOf(menu, choices).usd;
    const below = -1e-12 * Math.max(usd, Number.MIN_VALUE);
    const weights: WeightsOf = (category) => ({ spend: 1, silent: category.silentUsd, success: -lambda });
    const result = search(problem, weights, below, effort);
    const proven = result.best === null && result.bound >= below;
    if (choices === null && result.best === null) return none(proven);
    if (proven) return { choices, value: lambda, gap: 0, sure: true };
    const isBetter = result.best !== null && objectiveOf(menu, result.best.choices, objective) < lambda;
    if (isBetter) choices = result.best!.choices;
    if (isBetter && effort.left > 0) continue;
    const least = leastSuccess(problem, lambda);
    const value = objectiveOf(menu, choices!, objective);
    const gap = Math.min(value, value - lambda + (least > 0 ? Math.max(0, -result.bound) / least : value));
    return { choices, value, gap: Number.isFinite(gap) ? Math.max(0, gap) : null, sure: true };
  }
  return { choices, value: objectiveOf(menu, choices!, objective), gap: null, sure: true };
};
