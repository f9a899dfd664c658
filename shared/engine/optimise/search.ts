/** The plan of least weighted cost that keeps to a problem's gates and limits. */
import type { Effort } from './effort.ts';
import type { Problem, SearchResult, Wanted, WeightsOf } from './problem.ts';
import { searchAll } from './searchAll.ts';
import { searchSets } from './searchSets.ts';

/**
 * The best plan that costs less than `below`, if there is one. Exact while `effort` lasts; after that `bound` says how
 * much better an unseen one could be.
 */
export const search = (
  problem: Problem,
  weightsOf: WeightsOf,
  below: number,
  effort: Effort,
  wanted: Wanted = 'best',
): SearchResult => {
  const { maxModels, models } = problem;
  return maxModels === null || maxModels >= models.length
    ? searchAll(problem, weightsOf, below, effort)
    : searchSets({ problem, maxModels, weightsOf, below, wanted }, effort);
};
