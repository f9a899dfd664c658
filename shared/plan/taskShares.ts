/** Shares of tokens, as the study prints them, turned into shares of tasks, as a plan holds them. */
import type { CategoryId } from '../catalog/category.ts';

/** Shares are kept to a hundredth of a percent, as a planner reads them. */
const decimals = 4;

/** Shares in proportion to the weights, rounded, whose sum is 1: the largest takes what rounding leaves. */
export const inProportion = (weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = 10 ** decimals;
  const parts = weights.map((weight) => Math.round((weight / total) * scale));
  const largest = parts.indexOf(Math.max(...parts));
  const left = scale - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, i) => (i === largest ? part + left : part) / scale);
};

/**
 * A category with twice the tokens per task needs half the tasks for the same share of tokens: each token share is
 * divided by its tokens per task and the results are scaled to sum to 1.
 */
export const taskShares = (
  mix: readonly { id: CategoryId; tokenShare: number; tokensPerTask: number }[],
): { id: CategoryId; share: number }[] => {
  const shares = inProportion(mix.map(({ tokenShare, tokensPerTask }) => tokenShare / tokensPerTask));
  return mix.map(({ id }, i) => ({ id, share: shares[i] ?? 0 }));
};
