/** The best plan where any number of models may be used: every category is free but for the limits that tie them. */
import { itemAt } from '../../foundation/arrays.ts';
import { assign } from './assign.ts';
import type { Effort } from './effort.ts';
import { frontierOf } from './frontier.ts';
import { limitsOf, type Problem, placed, type SearchResult, solutionOf, type WeightsOf } from './problem.ts';

/** `atMost` steps of search; see `search`. `prices` are those of the limits, in their order. */
export const searchAll = (
  problem: Problem,
  weightsOf: WeightsOf,
  below: number,
  effort: Effort,
  atMost = Number.POSITIVE_INFINITY,
): SearchResult & { prices: number[] } => {
  const byVendor = problem.limits.some((limit) => limit.kind === 'vendor');
  const frontier = frontierOf(problem, byVendor, effort);
  const lists = problem.categories.map(({ menu }, c) => {
    const weights = weightsOf(menu);
    return itemAt(frontier.lists, c).map((choice) => placed(problem, menu, choice, weights));
  });
  const limits = limitsOf(problem);
  const { best, bound, prices } = assign({ lists, limits, below, start: null, atMost }, effort);
  return {
    best: best === null ? null : solutionOf(lists, best),
    bound: frontier.complete ? bound : Number.NEGATIVE_INFINITY,
    prices,
  };
};
