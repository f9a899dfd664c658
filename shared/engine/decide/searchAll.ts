/** The best plan where any number of models may be used: every category is free but for the limits that tie them. */
import { assign, slack } from './assign.ts';
import type { Effort } from './effort.ts';
import { frontierChoices } from './frontier.ts';
import {
  type Frontier,
  limitsOf,
  type Placed,
  type Problem,
  passes,
  placed,
  type SearchResult,
  solutionOf,
  type WeightsOf,
} from './problem.ts';

/** More ladders than this in one category are not listed; the search then says that it is not a proof. */
const widestFrontier = 6000;

export const frontierOf = (problem: Problem, vendors: boolean, effort: Effort): Frontier => {
  const key = vendors ? 'vendorFrontier' : 'frontier';
  const known = problem.kept[key];
  if (known !== null) return known;
  const { menu, gates, models, triples } = problem;
  const lists = menu.categories.map((category, c) => {
    const gate = gates[c]!;
    return frontierChoices(
      menu,
      category,
      models,
      triples[c]!,
      vendors,
      (choice) => passes(category, gate, choice),
      (success, silent) => success >= gate.minSuccess - slack && silent <= gate.maxSilent + slack,
      widestFrontier,
      effort,
    );
  });
  const found: Frontier = {
    lists: lists.map((entry) => entry.choices),
    complete: lists.every((entry) => entry.complete),
  };
  problem.kept[key] = found;
  return found;
};

/** Everything worth listing, weighed. */
export const wholeLists = (problem: Problem, vendors: boolean, weightsOf: WeightsOf, effort: Effort): Placed[][] =>
  frontierOf(problem, vendors, effort).lists.map((list, c) =>
    list.map((choice) => placed(problem, c, choice, weightsOf)),
  );

/** `atMost` steps of search; see `search`. */
export const searchAll = (
  problem: Problem,
  weightsOf: WeightsOf,
  below: number,
  effort: Effort,
  atMost = Number.POSITIVE_INFINITY,
): SearchResult & { prices: number[] } => {
  const vendors = problem.limits.some((limit) => limit.kind === 'vendor');
  const lists = wholeLists(problem, vendors, weightsOf, effort);
  const { best, bound, prices } = assign(lists, limitsOf(problem), below, effort, null, atMost);
  return {
    best: best === null ? null : solutionOf(lists, best),
    bound: frontierOf(problem, vendors, effort).complete ? bound : Number.NEGATIVE_INFINITY,
    prices,
  };
};
