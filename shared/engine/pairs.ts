/** Each two stacks against each other: how often one is cheaper per success, and what a failure may cost. */

import * as arrays from '../foundation/arrays.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import type { PairOutcome } from './outcome.ts';
import type { Trace } from './trace.ts';

const { valueAt } = arrays;

export interface Contender {
  stackId: StackId;
  trace: Trace | null;
  /** USD per task without the cost of failures, and the success rate; null where it cannot be evaluated. */
  total: { spend: number; success: number } | null;
  categories: { categoryId: RowId; trace: Trace | null }[];
}

/** Share of the draws in which a costs less per success than b; a tie counts half. null without draws. */
const cheaperShare = (a: Trace | null, b: Trace | null): number | null => {
  if (a === null || b === null) return null;
  let wins = 0;
  const { length } = a.usd;
  for (let i = 0; i < length; i++) {
    // Compared as products: a draw without any success is dearer than any with one.
    const left = valueAt(a.usd, i) * valueAt(b.success, i);
    const right = valueAt(b.usd, i) * valueAt(a.success, i);
    wins += left < right ? 1 : left === right ? 0.5 : 0;
  }
  return wins / length;
};

/**
 * The cost H of one failed task at which spend + H (1 - success) is the same for both, where H >= 0 exists.
 * Reference: DeepSeek V3.2 alone against DeepSeek then Opus 4.5 switch at 2.21 USD.
 */
export const breakEvenFailure = (a: Contender, b: Contender): PairOutcome['breakEvenFailureUsd'] => {
  if (a.total === null || b.total === null) return null;
  const failures = b.total.success - a.total.success;
  if (failures === 0) return null;
  const usd = (b.total.spend - a.total.spend) / failures;
  if (!Number.isFinite(usd) || usd < 0) return null;
  return { usd, below: a.total.spend < b.total.spend ? a.stackId : b.stackId };
};

export const pairsOf = (contenders: readonly Contender[]): PairOutcome[] =>
  contenders.flatMap((a, i) =>
    contenders.slice(i + 1).map((b) => ({
      a: a.stackId,
      b: b.stackId,
      aCheaper: cheaperShare(a.trace, b.trace),
      aCheaperByCategory: Object.fromEntries(
        a.categories.flatMap(({ categoryId, trace }) => {
          const other = b.categories.find((entry) => entry.categoryId === categoryId);
          const share = cheaperShare(trace, other?.trace ?? null);
          return share === null ? [] : [[categoryId, share]];
        }),
      ),
      breakEvenFailureUsd: breakEvenFailure(a, b),
    })),
  );
