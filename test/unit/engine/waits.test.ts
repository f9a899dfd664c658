/** How long tasks take, and how far what they cost and take spreads: by hand, and as the referee plays them. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import type { AssumedSpeed } from '../../../shared/plan/plan.ts';
import { randomJob } from './randomJob.ts';
import { playAlone } from './simulate/playAlone.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

const speed = (model: string, firstTokenSeconds: number, tokensPerSecond: number): AssumedSpeed => ({
  modelId: modelId(model),
  firstTokenSeconds: { value: firstTokenSeconds },
  tokensPerSecond: { value: tokensPerSecond },
});

const varied = (completionTokensCv: number, steps = 1) =>
  category({ shape: { ...category().shape, completionTokensCv, steps: { value: steps } } });

const latencyOf = (job: Job) => evaluate(job).stacks[0]!.total!.latencySeconds!;

/** Phi^-1(0.95), from a table. */
const z95 = 1.6448536269514722;

describe('seconds until a task has its answer, by hand', () => {
  it('are those of one attempt: a first token for each step, and a lognormal of the writing', () => {
    // 500 tokens at 50 a second and three first tokens of half a second: 11.5 s on average. A coefficient of variation
    // of 0.6 is a standard deviation of 6 s, so the logarithm has the variance ln(1 + 36 / 132.25).
    const job = smallJob(
      [modelAt('a')],
      { a: 0.7 },
      { alone: ladder([rung('a')]) },
      {
        category: varied(0.6, 3),
        plan: { assumedSpeeds: [speed('a', 0.5, 50)] },
      },
    );
    const logVariance = Math.log(1 + 36 / 132.25);
    const median = 11.5 / Math.sqrt(1 + 36 / 132.25);
    const { p50, p95 } = latencyOf(job);
    expect(p50).toBeCloseTo(median, 9);
    expect(p95).toBeCloseTo(median * Math.exp(z95 * Math.sqrt(logVariance)), 9);
  });

  it('are those of the model at any of its settings, unless the setting has a speed of its own', () => {
    const secondsAt = (...speeds: AssumedSpeed[]): number | undefined =>
      latencyOf(
        smallJob(
          [modelAt('a@low')],
          { 'a@low': 0.7 },
          { alone: ladder([rung('a@low')]) },
          {
            category: varied(0),
            plan: { assumedSpeeds: speeds },
          },
        ),
      ).p50;
    expect(secondsAt(speed('a', 0.5, 50))).toBeCloseTo(10.5, 9);
    expect(secondsAt(speed('a', 0.5, 50), speed('a@low', 0, 100))).toBeCloseTo(5, 9);
  });

  it('are a plain sum where nothing varies, and the ways to end are told apart by their shares', () => {
    // a: 10 s and right on 70%; the rejected 30% wait for b, 2 s more: 96% have their answer after 12 s or less.
    const job = smallJob(
      [modelAt('a'), modelAt('b')],
      { a: 0.7, b: 0.5 },
      {
        two: ladder([rung('a', { verifier: verifier() }), rung('b')]),
      },
      { plan: { assumedSpeeds: [speed('a', 0, 50), speed('b', 0, 250)] } },
    );
    expect(latencyOf(job).p50).toBeCloseTo(10, 9);
    expect(latencyOf(job).p95).toBeCloseTo(12, 9);
  });

  it('wait for the retries too, and those that nobody accepts wait longest', () => {
    // Right on 40% at each of three tries, independent: 40% end at 10 s, 24% at 20 s, the rest at 30 s.
    const job = smallJob(
      [modelAt('a')],
      { a: 0.4 },
      {
        retry: ladder([rung('a', { attempts: 3, verifier: verifier() })], 'abandon'),
      },
      { plan: { assumedSpeeds: [speed('a', 0, 50)] } },
    );
    expect(latencyOf(job).p50).toBeCloseTo(20, 9);
    expect(latencyOf(job).p95).toBeCloseTo(30, 9);
  });

  it('grow with a model that writes more, and are unknown where a speed is', () => {
    const thinker = modelAt('a', 1, { reasoning: true });
    const slow = smallJob(
      [thinker],
      { a: 0.7 },
      { alone: ladder([rung('a')]) },
      {
        plan: { assumedSpeeds: [speed('a', 1, 50)] },
      },
    );
    expect(latencyOf(slow).p95).toBeCloseTo(31, 9);
    const unknown = smallJob(
      [modelAt('a'), modelAt('b')],
      { a: 0.7, b: 0.5 },
      {
        two: ladder([rung('a', { verifier: verifier() }), rung('b')]),
      },
      { plan: { assumedSpeeds: [speed('a', 0, 50)] } },
    );
    expect(evaluate(unknown).stacks[0]!.total!.latencySeconds).toBeNull();
    const never = smallJob(
      [modelAt('a')],
      { a: 0.7 },
      { alone: ladder([rung('a')]) },
      {
        plan: { assumedSpeeds: [speed('a', 1, 0)] },
      },
    );
    expect(evaluate(never).stacks[0]!.total!.latencySeconds).toBeNull();
  });

  it('of nothing to wait for are none', () => {
    const nothing = category({ shape: { ...category().shape, completionTokens: { value: 0 } } });
    const job = smallJob(
      [modelAt('a')],
      { a: 0.7 },
      { alone: ladder([rung('a')]) },
      {
        category: nothing,
        plan: { assumedSpeeds: [speed('a', 0, 50)] },
      },
    );
    expect(latencyOf(job).p95).toBeLessThan(1e-9);
  });
});

describe('the referee', () => {
  it('waits as a single lognormal does, at every quantile', () => {
    const job = smallJob(
      [modelAt('a')],
      { a: 0.7 },
      { alone: ladder([rung('a')]) },
      {
        category: varied(0.6),
        plan: { assumedSpeeds: [speed('a', 0, 50)] },
      },
    );
    const seen = playAlone({ job, stackId: stackId('alone'), tasks: 200_000, seed: 'waits' })!.secondQuantiles!;
    const sigma = Math.sqrt(Math.log(1.36));
    const normals = {
      p5: -z95,
      p25: -0.6744897501960817,
      p50: 0,
      p75: 0.6744897501960817,
      p95: z95,
      p99: 2.3263478740408408,
    };
    // A bin is 1.6% wide; 200,000 tasks leave half a percent at the 99% point.
    for (const [key, z] of Object.entries(normals))
      expect(seen[key as keyof typeof seen] / ((10 / Math.sqrt(1.36)) * Math.exp(sigma * z))).toSatisfy(
        (ratio: number) => Math.abs(ratio - 1) < 0.015,
      );
    const { p50, p95 } = latencyOf(job);
    expect(Math.abs(seen.p50 / p50 - 1)).toBeLessThan(0.015);
    expect(Math.abs(seen.p95 / p95 - 1)).toBeLessThan(0.015);
  });

  it('has the median and the 95% point of the exact evaluation where several attempts are waited for', () => {
    const policies = {
      cascade: ladder([
        rung('a', { attempts: 2, verifier: verifier({ trueAccept: { value: 0.9 }, falseAccept: { value: 0.2 } }) }),
        rung('b'),
      ]),
      split: {
        kind: 'split' as const,
        parts: [
          { weight: 0.3, policy: ladder([rung('b')]) },
          { weight: 0.7, policy: ladder([rung('a', { verifier: verifier() }), rung('b', { attempts: 2 })], 'human') },
        ],
      },
    };
    const job = smallJob([modelAt('a'), modelAt('b', 5)], { a: 0.5, b: 0.7 }, policies, {
      category: {
        ...varied(0.4, 2),
        dependence: { rho: { value: 0.5 }, tau: { value: 0.2 }, beta: { value: 0.05 }, gamma: { value: 0.3 } },
      },
      plan: { assumedSpeeds: [speed('a', 0.4, 60), speed('b', 1, 20)] },
    });
    for (const stack of evaluate(job).stacks) {
      const exact = stack.total!.latencySeconds!;
      const seen = playAlone({ job, stackId: stack.stackId, tasks: 100_000, seed: 'waits' })!.secondQuantiles!;
      // A sum of lognormals is taken as one of the same mean and variance.
      expect(Math.abs(seen.p50 / exact.p50 - 1)).toBeLessThan(0.03);
      expect(Math.abs(seen.p95 / exact.p95 - 1)).toBeLessThan(0.03);
    }
  });

  it('spreads a month as the exact evaluation does, on random plans', { tags: ['slow'] }, () => {
    const plans = randomJob({ complete: true, maxCategories: 2, maxStacks: 1 }).map(
      (job): Job => ({
        ...job,
        plan: {
          ...job.plan,
          categories: job.plan.categories.map((one) => ({
            ...one,
            // A month pays no silent failures; heavy tails would want more tasks than a test can play.
            silentFailureUsd: { value: 0 },
            shape: {
              ...one.shape,
              promptTokensCv: one.shape.promptTokensCv / 3,
              completionTokensCv: one.shape.completionTokensCv / 3,
            },
            dependence: { ...one.dependence, gamma: { value: one.dependence.gamma.value / 3 } },
          })),
        },
      }),
    );
    void fc.assert(
      fc.property(plans, (job) => {
        const [stack] = evaluate(job).stacks;
        if (stack!.total === null) return;
        const tasks = 40_000;
        const seen = playAlone({ job, stackId: stack!.stackId, tasks, seed: 'spread' })!;
        const exact = stack!.total.usdPerMonthSd / Math.sqrt(job.plan.tasksPerMonth);
        const played = seen.usdPerTask.standardError * Math.sqrt(tasks);
        expect(Math.abs(played - exact)).toBeLessThan(0.06 * exact + 1e-9 * stack!.total.usdPerTask.value);
      }),
      { numRuns: 30 },
    );
  });
});
