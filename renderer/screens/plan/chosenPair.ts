/** The two stacks the sentence compares, if the planner chose them and both are still there. */

import type { Outcome } from '../../../shared/engine/outcome.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';

export const chosenPair = (
  outcome: Outcome,
  pair: { a: StackId; b: StackId } | null,
): readonly [StackId, StackId] | null => {
  if (pair === null || pair.a === pair.b) return null;
  const isThere = (id: StackId) => outcome.stacks.some((stack) => stack.stackId === id);
  return isThere(pair.a) && isThere(pair.b) ? [pair.a, pair.b] : null;
};
