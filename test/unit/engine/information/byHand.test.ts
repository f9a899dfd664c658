/** What evals are worth, worked out beside the engine: round numbers, and every rate of the belief tried one by one. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asLevered, beliefsOf } from '../../../../shared/engine/beliefs.ts';
import { whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { tracesOf } from '../../../../shared/engine/traces.ts';
import { modelId, rowId } from '../../../../shared/foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../../../shared/foundation/normal.ts';
import { bounded } from '../bounded.ts';
import { randomJob } from '../randomJob.ts';
import { ladder, modelAt, rung, smallJob } from '../smallJob.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Attempts cost 0.003 USD and a success brings 1; a succeeds on 60% for sure, of b and c more is not known. */
const close = (more: { b?: object; c?: object } = {}): Job => {
  const job = smallJob(
    [modelAt('a'), modelAt('b'), modelAt('c')],
    { a: 0.6, b: 0.6, c: 0.6 },
    { one: ladder([rung('a')]), two: ladder([rung('b')]), three: ladder([rung('c')]) },
  );
  const [a, b, c] = job.plan.assumedRates;
  job.plan.assumedRates = [
    a!,
    { ...b!, rate: { value: 0.6, low: 0.4, high: 0.8, ...more.b } },
    { ...c!, rate: { value: 0.6, ...more.c } },
  ];
  return job;
};

describe('evals of one model in doubt', () => {
  it('cost an attempt and a label each, in steps of about 1.4 times as many up to the most', () => {
    const { options } = whatToMeasure(close(), { usdPerLabel: 0.5, months: 3, maxEvals: 12 });
    expect(options.map((option) => option.modelId)).toEqual(['b']);
    const [option] = options;
    expect(option?.usdPerEval).toBeCloseTo(0.503, 12);
    expect(option?.byEvals.map(({ evals }) => evals)).toEqual([5, 8, 12]);
    for (const { evals, costUsd, netUsd, usdPerMonth } of option?.byEvals ?? []) {
      expect(costUsd).toBeCloseTo(evals * 0.503, 9);
      expect(netUsd).toBeCloseTo(3 * usdPerMonth - evals * 0.503, 9);
    }
    const nets = option?.byEvals.map(({ netUsd }) => netUsd) ?? [];
    expect(option?.best?.netUsd).toBe(Math.max(...nets));
  });

  it('are worth the better of both on average, less the best on average', () => {
    const { options, stacks, chosen } = whatToMeasure(close(), { maxEvals: 3000, draws: 10 });
    // The belief: half below 60%, 5% below 40%, 5% above 80%, normal on the probit scale to either side.
    const job = close();
    const rates = beliefsOf([modelId('b')], job.plan.categories[0]!, job.plan.assumedRates, job.snapshot, {
      count: 4000,
      seed: 'any',
    }).get(modelId('b'))!.rate.draws!;
    const better = mean([...rates].map((rate) => Math.max(rate, 0.6)));
    expect(options[0]?.perfectUsdPerMonth).toBeCloseTo(1000 * (better - Math.max(mean([...rates]), 0.6)), 0);
    expect(options[0]?.byEvals.at(-1)?.usdPerMonth).toBeCloseTo(options[0]!.perfectUsdPerMonth, 0);
    expect(stacks.find(({ stackId }) => stackId === 'one')?.usdPerMonth).toBeCloseTo(1000 * (0.6 - 0.003), 3);
    expect(stacks.map(({ stackId }) => stackId)).toContain(chosen);
    const settled = options[0]!.byEvals.find(({ usdPerMonth }) => usdPerMonth >= 0.95 * options[0]!.perfectUsdPerMonth);
    expect(options[0]?.settledAt).toBe(settled?.evals);
  });

  it('are worth nothing net where a label costs more than it can bring, and are then best left', () => {
    const [option] = whatToMeasure(close(), { usdPerLabel: 1e6 }).options;
    expect(option?.best).toBeNull();
    expect(option?.byEvals.every(({ netUsd }) => netUsd < 0)).toBe(true);
    expect(option?.perfectUsdPerMonth).toBeGreaterThan(0);
  });
});

describe('evals of a model that others are anchored at', () => {
  it('move the others and not itself: the better it is found to be, the further below it they are', () => {
    const job = close();
    const [a, b] = job.plan.assumedRates;
    job.plan.stacks.pop();
    job.plan.assumedRates = [
      { ...a!, rate: { value: 0.6, low: 0.4, high: 0.8 } },
      { ...b!, rate: { value: 0.6 } },
    ];
    job.plan.categories[0]!.anchor = { modelId: modelId('a'), rate: { value: 0.6 } };
    const { options } = whatToMeasure(job, { maxEvals: 5 });
    expect(options.map((option) => option.modelId)).toEqual(['a']);
    // b succeeds on Phi(2 x probit(0.6) - probit(r)) where a is found to succeed on r of the yardstick.
    const others = beliefsOf([a!.modelId], asLevered(job.plan.categories[0]!), job.plan.assumedRates, job.snapshot, {
      count: 4000,
      seed: 'any',
    })
      .get(a!.modelId)!
      .rate.draws!.map((rate) => normalCdf(2 * normalQuantile(0.6) - normalQuantile(rate)));
    const better = mean([...others].map((rate) => Math.max(rate, 0.6)));
    const gain = 1000 * (better - Math.max(mean([...others]), 0.6));
    expect(gain).toBeGreaterThan(10);
    expect(Math.abs((options[0]?.perfectUsdPerMonth ?? 0) - gain)).toBeLessThan(0.01 * gain);
  });
});

describe('evals of several models', () => {
  const order = (job: Job, ask = {}): string[] =>
    whatToMeasure(job, { maxEvals: 40, draws: 10, ...ask }).options.map((option) => option.modelId);

  it('stand with the largest net gain first, then the dearest to know, then by name', () => {
    const wider = { low: 0.2, high: 0.95 };
    expect(order(close({ c: wider }))).toEqual(['c', 'b']);
    expect(order(close({ c: { low: 0.55, high: 0.65 } }))).toEqual(['b', 'c']);
    // Where no evals pay, knowing c for sure is still worth more than knowing b.
    expect(order(close({ c: wider }), { usdPerLabel: 1e6 })).toEqual(['c', 'b']);
    const never = close({ b: { value: 0.01, low: 0.005, high: 0.02 }, c: { value: 0.01, low: 0.005, high: 0.02 } });
    expect(order(never)).toEqual(['b', 'c']);
    never.plan.stacks.reverse();
    expect(order(never)).toEqual(['b', 'c']);
  });

  it('are not asked about stacks that nothing is known of, which are named', () => {
    const job = close();
    job.plan.assumedRates = job.plan.assumedRates.filter((rate) => rate.modelId !== 'c');
    const found = whatToMeasure(job);
    expect(found.unknown).toEqual([{ modelId: 'c', categoryId: rowId('programming') }]);
    expect(found.stacks.map(({ stackId }) => stackId)).toEqual(['one', 'two']);
    expect(whatToMeasure(close()).unknown).toEqual([]);
  });
});

describe('perfect knowledge of a rate', () => {
  it('is worth what choosing anew at every rate of its belief brings, whatever the plan', { tags: ['slow'] }, () => {
    let asked = 0;
    void fc.assert(
      fc.property(randomJob({ complete: true, maxCategories: 2, maxStacks: 3, maxModels: 3 }), (job) => {
        const draws = 4;
        const found = whatToMeasure(job, { draws, maxEvals: 5 });
        for (const { modelId: model, categoryId, perfectUsdPerMonth } of found.options) {
          const category = job.plan.categories.find(({ id }) => id === categoryId)!;
          const prior = beliefsOf([model], asLevered(category), job.plan.assumedRates, job.snapshot, {
            count: 24,
            seed: 'prior',
          }).get(model)!.rate.draws!;
          const worths = Array.from(prior, (rate) =>
            tracesOf({ ...levers.pull(job, { kind: 'rate', modelId: model, categoryId }, rate), draws }).flatMap(
              ({ total }) =>
                total === null ? [] : [found.worth === 'usdPerTask' ? -mean([...total.usd]) : mean([...total.net])],
            ),
          );
          // A rate that the plan cannot hold stops its stacks: those are not played here.
          if (worths.some((each) => each.length !== found.stacks.length)) continue;
          asked += 1;
          const overall = Math.max(...found.stacks.map((_, s) => mean(worths.map((each) => each[s]!))));
          const gain = (mean(worths.map((each) => Math.max(...each))) - overall) * job.plan.tasksPerMonth;
          const whole = Math.max(...worths.flat().map(Math.abs)) * job.plan.tasksPerMonth;
          // The engine looks at ten times as many rates.
          const most = 0.002 * whole + 0.15 * Math.max(gain, perfectUsdPerMonth);
          expect(Math.abs(gain - perfectUsdPerMonth)).toBeLessThan(most);
        }
      }),
      bounded(3),
    );
    expect(asked).toBeGreaterThan(3);
  });
});
