/** What is not known, one estimate at a time: how it moves the figures, and that each is drawn on its own. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { tracesOf } from '../../../shared/engine/traces.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { randomJob } from './randomJob.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

const draws = 400;

const judged = verifier({
  preset: 'tests',
  trueAccept: { value: 0.85 },
  falseAccept: { value: 0.2 },
  usdPerCheck: { value: 0.002 },
  judge: { modelId: modelId('c'), promptTokens: 2000, completionTokens: 100 },
  humanMinutesPerCheck: { value: 0.1 },
});

/** With a fee for each request. */
const priced = (model: Model): Model => ({
  ...model,
  offers: model.offers.map((offer) => ({ ...offer, requestFeeUsd: 0.001 })),
});

/** A plan in which every kind of estimate matters. */
const everything = (): Job =>
  smallJob(
    [priced(modelAt('a')), modelAt('b', 5, { reasoning: true }), modelAt('c', 2)],
    { a: 0.45, b: 0.7 },
    {
      one: {
        kind: 'route',
        hardShare: 0.4,
        signalQuality: { value: 0.5 },
        usdPerTask: { value: 0.001 },
        easy: ladder(
          [
            rung('a', {
              attempts: 2,
              retry: 'feedback',
              feedbackSuccess: { value: 0.3 },
              verifier: judged,
              errorShare: { value: 0.1 },
            }),
            rung('b', {
              verifier: verifier({ preset: 'other', trueAccept: { value: 0.9 }, falseAccept: { value: 0.1 } }),
            }),
          ],
          'human',
        ),
        hard: ladder([rung('b', { attempts: 2, verifier: judged })], 'human'),
      },
    },
    {
      draws,
      category: category({
        shape: { ...category().shape, steps: { value: 3 }, toolCalls: { value: 2 }, toolCallUsd: 0.001 },
        valueOfSuccessUsd: { value: 2 },
        silentFailureUsd: { value: 1.5 },
        humanMinutesPerTask: { value: 2 },
        humanSuccess: { value: 0.9 },
        dependence: { rho: { value: 0.5 }, tau: { value: 0.2 }, beta: { value: 0.05 }, gamma: { value: 0.4 } },
      }),
    },
  );

/** Every estimate of the plan by its place, with a range around it: a third below, a quarter above. */
const estimatesOf = (
  job: Job,
): {
  place: string;
  set: (job: Job, estimate: Estimate) => void;
  ranged: Required<Pick<Estimate, 'value' | 'low' | 'high'>>;
}[] => {
  const found: ReturnType<typeof estimatesOf> = [];
  const visit = (value: unknown, path: string[]): void => {
    if (value === null || typeof value !== 'object') return;
    if ('value' in value && typeof value.value === 'number') {
      // Nothing of nothing has no range around it.
      if (value.value === 0) return;
      const middle = value.value;
      const last = path.at(-1) ?? '';
      found.push({
        place: path.join('.'),
        ranged: {
          value: middle,
          low: middle * (2 / 3),
          high: Math.min(middle * 1.25, middle < 1 ? (1 + middle) / 2 : middle * 1.25),
        },
        set: (into, estimate) => {
          let at = into.plan as unknown as Record<string, unknown>;
          for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>;
          at[last] = estimate;
        },
      });
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(job.plan, []);
  return found;
};

const withEstimate = (place: ReturnType<typeof estimatesOf>[number], estimate: Estimate): Job => {
  const job = structuredClone(everything());
  place.set(job, estimate);
  return job;
};

const quantile = (values: ArrayLike<number>, p: number): number => {
  const sorted = Array.from(values).sort((a, b) => a - b);
  return sorted[Math.round(p * (sorted.length - 1))]!;
};

const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const [x, y] = [Array.from(a), Array.from(b)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return (
    product /
    Math.sqrt(
      x.reduce((sum, value) => sum + (value - mx) ** 2, 0) * y.reduce((sum, value) => sum + (value - my) ** 2, 0),
    )
  );
};

const netOf = (job: Job): Float64Array => tracesOf(job)[0]!.total!.net;
const netAt = (job: Job): number => evaluate({ ...job, draws: 0 }).stacks[0]!.total!.netValueUsdPerTask.value;

describe('an estimate with a range', () => {
  const places = estimatesOf(everything());
  const traces = places
    // Its twin on the other branch is moved; the draws of one verifier are held below.
    .filter(({ place }) => !place.startsWith('stacks.0.policies.programming.hard.rungs.0.verifier'))
    .map((place) => ({ place, net: netOf(withEstimate(place, place.ranged)) }));

  it('moves the net value from what its low end gives to what its high end gives, and half its draws lie below its value', {
    tags: ['slow'],
  }, () => {
    expect(traces).toHaveLength(25);
    for (const { place, net } of traces) {
      const { value, low, high } = place.ranged;
      const ends = [low, high].map((end) => netAt(withEstimate(place, { value: end })));
      const [least, most] = [Math.min(...ends), Math.max(...ends)];
      expect(most - least, place.place).toBeGreaterThan(1e-5);
      const within = (seen: number, wanted: number): void =>
        expect(Math.abs(seen - wanted) / (most - least), place.place).toBeLessThan(0.03);
      within(quantile(net, 0.05), least);
      within(quantile(net, 0.5), netAt(withEstimate(place, { value })));
      within(quantile(net, 0.95), most);
    }
  });

  it('is drawn on its own: no two estimates rise and fall together', () => {
    // Of 400 independent draws one pair in two million is further from 0.
    for (const [i, a] of traces.entries())
      for (const b of traces.slice(i + 1))
        expect(Math.abs(correlation(a.net, b.net)), `${a.place.place} and ${b.place.place}`).toBeLessThan(0.25);
  });

  it('may reach to one side only: the other half of the draws is the value itself', () => {
    const alone = (rate: Estimate): Job => {
      const job = smallJob([modelAt('a')], { a: 0.6 }, { alone: ladder([rung('a')]) }, { draws });
      job.plan.assumedRates[0]!.rate = rate;
      return job;
    };
    const below = evaluate(alone({ value: 0.6, low: 0.4 })).stacks[0]!.total!.success;
    expect(below.low).toBeCloseTo(0.4, 2);
    expect(below.high).toBeCloseTo(0.6, 6);
    const above = evaluate(alone({ value: 0.6, high: 0.7 })).stacks[0]!.total!.success;
    expect(above.low).toBeCloseTo(0.6, 6);
    expect(above.high).toBeCloseTo(0.7, 2);
    expect(tracesOf(alone({ value: 0.6, low: 0.4 }))[0]!.total!.success.filter((rate) => rate < 0.5999)).toHaveLength(
      draws / 2,
    );
  });

  it('of a verifier is the same wherever the verifier stands, and another preset has its own', () => {
    const accepts = (first: string, second: string): Float64Array[] => {
      const checked = (preset: string) =>
        ladder(
          [rung('a', { verifier: verifier({ preset, trueAccept: { value: 0.8, low: 0.6, high: 0.95 } }) })],
          'abandon',
        );
      return tracesOf(
        smallJob([modelAt('a')], { a: 0.6 }, { first: checked(first), second: checked(second) }, { draws }),
      ).map((stack) => stack.total!.success);
    };
    const [one, same] = accepts('tests', 'tests');
    expect(one).toEqual(same);
    const [mine, other] = accepts('tests', 'judge');
    expect(Math.abs(correlation(mine!, other!))).toBeLessThan(0.25);
  });
});

describe('the best values', () => {
  /** Without what draws add: the ends of intervals and the odds between stacks. */
  const bare = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, inner) =>
        ['low', 'high', 'aCheaper', 'aCheaperByCategory', 'draws'].includes(key) ? undefined : inner,
      ),
    );

  it('are the same with draws as without', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(randomJob({ draws: 7, maxStacks: 2 }), (job) => {
        expect(bare(evaluate(job))).toEqual(bare(evaluate({ ...job, draws: 0 })));
      }),
      { numRuns: 40 },
    );
  });
});

describe('draws that contradict each other', () => {
  it('give way: tau to what rho leaves below 0.995, rho itself to 0.995', () => {
    const at = (rho: number, tau: number) =>
      evaluate(
        smallJob(
          [modelAt('a')],
          { a: 0.5 },
          { retry: ladder([rung('a', { attempts: 2, verifier: verifier() })]) },
          {
            category: category({
              dependence: { rho: { value: rho }, tau: { value: tau }, beta: { value: 0 }, gamma: { value: 0 } },
            }),
          },
        ),
      ).stacks[0]!.total!.success.value;
    expect(at(0.999, 0)).toBe(at(0.995, 0));
    expect(at(0.995, 0)).not.toBeCloseTo(at(0.99, 0), 3);
    expect(at(0.9, 0.5)).toBeCloseTo(at(0.9, 0.095), 12);
    expect(at(0.9, 0.095)).toBeLessThan(at(0.9, 0.08) - 1e-3);
    // With all but 0.005 of the luck repeated, the second try of two adds what the bivariate normal says: 1/4 + asin(0.995) / 2 pi solved twice.
    expect(at(0.995, 0)).toBeCloseTo(1 - (0.25 + Math.asin(0.995) / (2 * Math.PI)), 9);
  });

  it('give way: beta to what the best model leaves', () => {
    const job = smallJob(
      [modelAt('a'), modelAt('b')],
      { a: 0.9, b: 0.5 },
      { best: ladder([rung('a')]), other: ladder([rung('b')]) },
      {
        draws,
        category: category({
          dependence: {
            rho: { value: 0.5 },
            tau: { value: 0 },
            beta: { value: 0.05, low: 0.01, high: 0.3 },
            gamma: { value: 0 },
          },
        }),
      },
    );
    for (const { total } of tracesOf(job))
      for (const rate of total!.success) expect([0.9, 0.5].some((known) => Math.abs(rate - known) < 1e-4)).toBe(true);
  });

  it('give way: gamma to 5', () => {
    const at = (gamma: number) =>
      evaluate(
        smallJob(
          [modelAt('a'), modelAt('b')],
          { a: 0.5, b: 0.5 },
          { two: ladder([rung('a', { verifier: verifier() }), rung('b')]) },
          {
            category: category({
              dependence: { rho: { value: 0.5 }, tau: { value: 0 }, beta: { value: 0 }, gamma: { value: gamma } },
            }),
          },
        ),
      ).stacks[0]!.total!.usdPerTask.value;
    expect(at(7)).toBe(at(5));
    expect(at(5)).not.toBe(at(4.99));
  });
});
