/**
 * Seconds until a task has its answer, from the planner's speeds. Each way a task can end is a sum of attempts with
 * lognormal times; the sum is taken as lognormal with the same mean and variance, and the ways are mixed. An
 * approximation: Monte Carlo gives the exact shape. Time a person needs is not in it.
 */

import { soldAs } from '../catalog/setting.ts';
import { entryOf, itemAt } from '../foundation/arrays.ts';
import type { ModelId } from '../foundation/ids.ts';
import { normalCdf } from '../foundation/normal.ts';
import type { AssumedSpeed, RequestShape } from '../plan/plan.ts';
import type { CompiledCategory } from './compiled.ts';
import { completionFactorIn } from './modelTokens.ts';
import type { PolicySums } from './policySums.ts';

export interface Wait {
  share: number;
  mean: number;
  variance: number;
}

/** What a planner states of a model's speed, at the setting asked for or at another; null where nothing that can be used is stated. */
export const speedOf = (speeds: readonly AssumedSpeed[], modelId: ModelId): AssumedSpeed | null =>
  stated(speeds, (id) => id === modelId) ?? stated(speeds, (id) => soldAs(id) === soldAs(modelId)) ?? null;

const stated = (speeds: readonly AssumedSpeed[], isOf: (id: ModelId) => boolean): AssumedSpeed | undefined =>
  speeds.find((speed) => isOf(speed.modelId) && speed.tokensPerSecond.value > 0);

/** Seconds of one attempt: waiting at each step, then writing as many tokens as they vary. */
export const attemptSeconds = (
  speed: AssumedSpeed,
  shape: RequestShape,
  completionFactor: number,
): { mean: number; variance: number } => {
  const writing = (shape.completionTokens.value * completionFactor) / speed.tokensPerSecond.value;
  return {
    mean: speed.firstTokenSeconds.value * shape.steps.value + writing,
    variance: (writing * shape.completionTokensCv) ** 2,
  };
};

/** The ways the tasks of a policy end, or null where a model's speed is unknown. */
export const waitsOf = (
  sums: PolicySums,
  category: CompiledCategory,
  speeds: readonly AssumedSpeed[],
): Wait[] | null => {
  const waits: Wait[] = [];
  for (const { leaf, sums: ladder } of sums.leaves) {
    let mean = 0;
    let variance = 0;
    for (const [r, rung] of leaf.rungs.entries()) {
      const speed = speedOf(speeds, rung.model.id);
      if (speed === null) return null;
      const { tokens } = entryOf(category.costs, rung.model.id);
      const each = attemptSeconds(speed, tokens.shape, completionFactorIn(tokens));
      for (const share of itemAt(ladder.stops, r)) {
        mean += each.mean;
        variance += each.variance;
        if (share > 0) waits.push({ share, mean, variance });
      }
    }
  }
  return waits;
};

/** Share of the tasks answered within so many seconds. */
export const shareWithin = (waits: readonly Wait[], seconds: number): number => {
  let inside = 0;
  let all = 0;
  for (const { share, mean, variance } of waits) {
    all += share;
    if (mean === 0) inside += share;
    else if (variance === 0) inside += mean <= seconds ? share : 0;
    else {
      const logVariance = Math.log1p(variance / (mean * mean));
      inside += share * normalCdf((Math.log(seconds) - Math.log(mean) + logVariance / 2) / Math.sqrt(logVariance));
    }
  }
  return inside / all;
};

export const waitQuantile = (waits: readonly Wait[], p: number): number => {
  let low = 0;
  let high = 1;
  while (shareWithin(waits, high) < p && high < 1e12) high *= 2;
  for (let turn = 0; turn < 80; turn++) {
    const middle = (low + high) / 2;
    if (shareWithin(waits, middle) < p) low = middle;
    else high = middle;
  }
  return high;
};
