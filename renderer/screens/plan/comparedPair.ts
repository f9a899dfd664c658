/** The two stacks that stand against each other: those she chose, else the cheaper of the verdict's two and the other. */
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { chosenPair } from './chosenPair.ts';

export interface Compared {
  a: StackOutcome;
  b: StackOutcome;
}

/** `b` is what is proposed and `a` what it is held against; null without two stacks that have figures. */
export const comparedPair = (reading: Reading, pair: { a: StackId; b: StackId } | null): Compared | null => {
  const chosen = chosenPair(reading.outcome, pair);
  const { better, other } = verdict(reading);
  const [aId, bId] = chosen ?? [other, better];
  const find = (id: StackId | null) =>
    reading.outcome.stacks.find((stack) => stack.stackId === id && stack.total !== null);
  const [a, b] = [find(aId), find(bId)];
  return a === undefined || b === undefined ? null : { a, b };
};
