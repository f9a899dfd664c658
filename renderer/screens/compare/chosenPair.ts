/** The two stacks the sentence compares, if the planner chose them and both are still there. */
import type { Outcome } from '../../../shared/engine/outcome.ts';

export const chosenPair = (
  outcome: Outcome,
  pair: { a: string; b: string } | null,
): readonly [string, string] | null => {
  if (pair === null || pair.a === pair.b) return null;
  const isThere = (id: string) => outcome.stacks.some((stack) => stack.stackId === id);
  return isThere(pair.a) && isThere(pair.b) ? [pair.a, pair.b] : null;
};
