/** Rules that the evaluation, the referee and the search read from one place, with values worked out by hand. */

import { describe, expect, it } from 'vitest';
import { attemptShape } from '../../../shared/engine/attemptCost.ts';
import { withinBounds } from '../../../shared/engine/difficulty.ts';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { stackOf } from '../../../shared/engine/job.ts';
import { judgeUsd } from '../../../shared/engine/judge.ts';
import { attemptSeconds, speedOf } from '../../../shared/engine/latency.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { bigJob } from '../../bench/bigJob.ts';
import { offerOf } from '../../offerOf.ts';

const job = bigJob(0);
const [category] = job.plan.categories;
const [model] = job.snapshot.models;
if (category === undefined || model === undefined) throw new Error('the job has a category and a priced model');
const price = offerOf(model);

describe('a judge', () => {
  it('pays the list price of its tokens', () => {
    // 3,000 x 0.1 + 200 x 0.4 USD per million.
    expect(judgeUsd({ modelId: model.id, promptTokens: 3000, completionTokens: 200 }, price)).toBeCloseTo(0.00038, 15);
  });
});

describe('the seconds of an attempt', () => {
  const speed = { modelId: modelId('a'), firstTokenSeconds: { value: 0.5 }, tokensPerSecond: { value: 80 } };
  it('are a wait for each step and the writing, which alone varies', () => {
    const shape = { ...category.shape, steps: { value: 3 }, completionTokensCv: 0.5 };
    // 3 x 0.5 s and 400 x 2 / 80 = 10 s, whose spread is 5 s.
    expect(attemptSeconds(speed, shape, 2)).toEqual({ mean: 11.5, variance: 25 });
  });
  it('are unknown where no speed, or none above 0, is stated', () => {
    expect(speedOf([speed], modelId('a'))).toBe(speed);
    expect(speedOf([speed], modelId('b'))).toBe(null);
    // At another setting it is the same model; what is stated of the very setting goes before it.
    expect(speedOf([speed], modelId('a@high'))).toBe(speed);
    const high = { ...speed, modelId: modelId('a@high') };
    expect(speedOf([speed, high], modelId('a@high'))).toBe(high);
    expect(speedOf([{ ...speed, tokensPerSecond: { value: 0 } }], modelId('a'))).toBe(null);
    expect(speedOf([{ ...speed, tokensPerSecond: { value: 0 } }], modelId('a'))).toBe(null);
  });
});

describe('dependence', () => {
  it('lets what repeats give way where rho and tau leave no luck, and stops at the steepest cost', () => {
    const d = withinBounds({ rho: 0.9, tau: 0.3, beta: 0.1, gamma: 7 });
    expect(d.rho).toBe(0.9);
    expect(d.tau).toBeCloseTo(0.095, 12);
    expect([d.beta, d.gamma]).toEqual([0.1, 5]);
    expect(withinBounds({ rho: 1, tau: 0.2, beta: 0, gamma: 0 })).toEqual({ rho: 0.995, tau: 0, beta: 0, gamma: 0 });
    const inside = { rho: 0.4, tau: 0.2, beta: 0.1, gamma: 1 };
    expect(withinBounds(inside)).toEqual(inside);
  });
});

describe('the shape of an attempt', () => {
  it('is that of the category with the factor of the model', () => {
    const shape = attemptShape(category.shape, 2.5, true);
    expect(shape).toMatchObject({
      promptTokens: 6000,
      completionTokens: 400,
      cacheReadShare: 0.3,
      completionFactor: 2.5,
      deferrable: true,
    });
    expect(attemptShape(category.shape, 1, false, 1.3).promptTokens).toBeCloseTo(7800, 9);
  });
});

describe('a stack', () => {
  it('that a plan lacks is refused with the ones it has', () => {
    expect(stackOf(job, 'stackId', stackId('stack-2')).name).toBe('Stack 2');
    expect(() => stackOf(job, 'against', stackId('gone'))).toThrow(EngineError);
    expect(() => stackOf(job, 'against', stackId('gone'))).toThrow('stack-0, stack-1, stack-2, stack-3');
  });
});
