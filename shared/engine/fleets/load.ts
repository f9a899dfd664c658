/** What the work of a stack asks of a model in a month: requests and their tokens, row by row. */
import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { AttemptShape } from '../attemptCost.ts';
import type { CompiledPolicy } from '../compiled.ts';
import type { PolicySums } from '../policySums.ts';

/** Of a month. Tokens weighted by how much longer the tasks are that come to the model. */
export interface Load {
  requests: number;
  promptTokens: number;
  /** Of the prompt tokens, read from a cache. */
  cachedTokens: number;
  completionTokens: number;
}

/** Of `attempts` attempts of that shape, each counted as often as its difficulty makes it longer. */
export const loadOf = (attempt: AttemptShape, attempts: number): Load => {
  const promptTokens = attempts * attempt.promptTokens;
  return {
    requests: attempts * Math.max(attempt.steps, 1),
    promptTokens,
    cachedTokens: promptTokens * attempt.cacheReadShare,
    completionTokens: attempts * attempt.completionTokens * attempt.completionFactor,
  };
};

/** Attempts by a model per task of a policy, each weighted by how much dearer its task's difficulty makes it. */
export const attemptsOf = (policy: CompiledPolicy, sums: PolicySums, modelId: ModelId): number =>
  policy.leaves.reduce(
    (all, leaf, l) =>
      all +
      leaf.rungs.reduce(
        (some, rung, r) =>
          some + (rung.model.id === modelId ? itemAt(itemAt(sums.leaves, l).sums.rungs, r).costUnits : 0),
        0,
      ),
    0,
  );

export const addedLoad = (loads: readonly Load[]): Load => ({
  requests: loads.reduce((sum, load) => sum + load.requests, 0),
  promptTokens: loads.reduce((sum, load) => sum + load.promptTokens, 0),
  cachedTokens: loads.reduce((sum, load) => sum + load.cachedTokens, 0),
  completionTokens: loads.reduce((sum, load) => sum + load.completionTokens, 0),
});
