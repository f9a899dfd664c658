/** Tornado, break-even and what to measure on a job worked out by hand. */

import { describe, expect, it } from 'vitest';
import { beliefsOf } from '../../../../shared/engine/beliefs.ts';
import { sampleWorth } from '../../../../shared/engine/information/sampleWorth.ts';
import { whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { bestOf } from '../../../../shared/engine/measure.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { tinyJob } from '../tinyJob.ts';

const cheap = stackId('cheap');
const dear = stackId('dear');
const ranged = { value: 0.5, low: 0.25, high: 0.75 };

describe('tornado', () => {
  it('swings a rate over its range: $1 a try is $4, $2 or $1.33 a success', () => {
    const { base, bars } = levers.tornado(tinyJob({ cheap: ranged, dear: { value: 0.8 } }), { stackId: cheap });
    expect(base).toBeCloseTo(2, 9);
    expect(bars).toHaveLength(1);
    expect(bars[0]!.input).toMatchObject({ id: 'rate programming cheap', low: 0.25, value: 0.5, high: 0.75 });
    expect(bars[0]!.atLow).toBeCloseTo(4, 9);
    expect(bars[0]!.atHigh).toBeCloseTo(4 / 3, 9);
    expect(bars[0]!.swing).toBeCloseTo(8 / 3, 9);
    // $2.50 a success of the other stack lies between.
    expect(bars[0]!.flipsWinner).toBe(true);
  });

  it('of a difference takes the other stack off, and flips only where the sign does', () => {
    const ask = { stackId: cheap, against: dear };
    const [bar] = levers.tornado(tinyJob({ cheap: ranged, dear: { value: 0.8 } }), ask).bars;
    expect(bar!.atLow).toBeCloseTo(1.5, 9);
    expect(bar!.atHigh).toBeCloseTo(4 / 3 - 2.5, 9);
    const [sure] = levers.tornado(tinyJob({ cheap: ranged, dear: { value: 0.4 } }), ask).bars;
    expect(sure!.flipsWinner).toBe(false);
  });

  it('puts bars of equal swing in the order of their names', () => {
    const wide = { value: 0.5, low: 0.25, high: 0.75 };
    const job = tinyJob({ cheap: wide, dear: wide, silentFailureUsd: 1 });
    const { bars } = levers.tornado(job, { stackId: cheap, against: dear, measure: 'success' });
    expect(bars.map(({ swing }) => swing!.toFixed(9))).toEqual(['0.500000000', '0.500000000']);
    expect(bars.map(({ input }) => input.id)).toEqual(['rate programming cheap', 'rate programming dear']);
  });
});

describe('the best of several', () => {
  it('is the first of equals, and never one without a value', () => {
    expect(bestOf([null, 2, 1, 1], 'usdPerTask')).toBe(2);
    expect(bestOf([1, 3, 3], 'success')).toBe(1);
    expect(bestOf([null, null], 'success')).toBeNull();
  });
});

describe('break-even', () => {
  const job = tinyJob({ cheap: { value: 0.5 }, dear: { value: 0.8 } });

  it('of a rate: $1 / q is $2 / 0.8 at 0.4', () => {
    const lever = { kind: 'rate', modelId: modelId('cheap'), categoryId: rowId('programming') } as const;
    const found = levers.breakEven(job, { a: cheap, b: dear, lever });
    if (found.kind !== 'at') throw new Error(found.kind);
    expect(found.now).toBe(0.5);
    expect(found.all).toHaveLength(1);
    expect(found.nearest).toMatchObject({ betterBelow: dear, betterAbove: cheap, jumps: false });
    expect(found.nearest.value).toBeCloseTo(0.4, 9);
  });

  it('of a silent failure per task: 1 + 0.5 H is 2 + 0.2 H at 3.33', () => {
    const lever = { kind: 'category', categoryId: null, field: 'silentFailureUsd' } as const;
    const found = levers.breakEven(job, { a: cheap, b: dear, lever, measure: 'usdPerTask' });
    if (found.kind !== 'at') throw new Error(found.kind);
    expect(found.nearest).toMatchObject({ betterBelow: cheap, betterAbove: dear });
    expect(found.nearest.value).toBeCloseTo(10 / 3, 8);
  });

  it('of a price: $1.60 a try is as dear a success, and within a shorter range there is none', () => {
    const lever = { kind: 'price', modelId: modelId('dear'), field: 'times' } as const;
    const found = levers.breakEven(job, { a: cheap, b: dear, lever });
    if (found.kind !== 'at') throw new Error(found.kind);
    expect(found.nearest.value).toBeCloseTo(0.8, 9);
    expect(levers.breakEven(job, { a: cheap, b: dear, lever, from: 0.9, to: 4 })).toEqual({
      kind: 'never',
      now: 1,
      wins: cheap,
      from: 0.9,
      to: 4,
    });
  });
});

it('break-even takes a stack that never succeeds for dearer than any that does, and two of them for equal', () => {
  const never = { value: 0 };
  const ask = { a: cheap, b: dear, lever: { kind: 'volume' } } as const;
  expect(levers.breakEven(tinyJob({ cheap: never, dear: { value: 0.8 } }), ask)).toMatchObject({
    kind: 'never',
    wins: dear,
  });
  expect(levers.breakEven(tinyJob({ cheap: { value: 0.5 }, dear: never }), ask)).toMatchObject({
    kind: 'never',
    wins: cheap,
  });
  expect(levers.breakEven(tinyJob({ cheap: never, dear: never }), ask)).toMatchObject({ kind: 'equal' });
});

it('break-even says which of two has no figure, and for want of what', () => {
  const job = tinyJob({ cheap: { value: 0.5 }, dear: { value: 0.8 } });
  const known = job.plan.assumedRates.filter((rate) => rate.modelId !== modelId('dear'));
  const found = levers.breakEven(
    { ...job, plan: { ...job.plan, assumedRates: known } },
    { a: cheap, b: dear, lever: { kind: 'volume' } },
  );
  expect(found).toEqual({
    kind: 'unavailable',
    stackId: dear,
    gaps: [{ categoryId: rowId('programming'), gap: { kind: 'noEvidence', modelId: modelId('dear') } }],
  });
});

describe('what to measure', () => {
  it('weighs a rate of 20% or 80% by its first answer: it changes the choice one time in two', () => {
    const worths = [Float64Array.of(-3, 3), Float64Array.of(0, 0)];
    const { gain, changes } = sampleWorth(Float64Array.of(0.2, 0.8), worths, 1);
    expect(gain).toBeCloseTo(0.9, 12);
    expect(changes).toBeCloseTo(0.5, 12);
  });

  const job = tinyJob({
    cheap: { value: 0.5, low: 0.2, high: 0.8 },
    dear: { value: 0.8 },
    valueOfSuccessUsd: 4,
  });
  const found = whatToMeasure(job, { draws: 200, usdPerLabel: 0.5, months: 2 });

  it('values today’s choice: $4 x 0.8 less $2 a task, 1,000 tasks', () => {
    expect(found.chosen).toBe('dear');
    expect(found.stacks.find(({ stackId }) => stackId === 'dear')!.usdPerMonth).toBeCloseTo(1200, 2);
    expect(found.options).toHaveLength(1);
    expect(found.options[0]).toMatchObject({ modelId: modelId('cheap'), categoryId: 'programming', usdPerEval: 1.5 });
  });

  it('counts evals at an attempt and a label each, over the months the choice stands', () => {
    for (const entry of found.options[0]!.byEvals) {
      expect(entry.costUsd).toBeCloseTo(1.5 * entry.evals, 9);
      expect(entry.netUsd).toBeCloseTo(2 * entry.usdPerMonth - entry.costUsd, 9);
    }
    const nets = found.options[0]!.byEvals.map(({ netUsd }) => netUsd);
    expect(found.options[0]!.best!.netUsd).toBe(Math.max(...nets));
  });

  it('is settled where 95% of perfect knowledge is had, and not before', () => {
    const { byEvals, perfectUsdPerMonth, settledAt } = found.options[0]!;
    const at = byEvals.findIndex(({ evals }) => evals === settledAt);
    expect(at).toBeGreaterThan(0);
    expect(byEvals[at]!.usdPerMonth / perfectUsdPerMonth).toBeGreaterThanOrEqual(0.95);
    expect(byEvals[at - 1]!.usdPerMonth / perfectUsdPerMonth).toBeLessThan(0.95);
    // Half of all evals there are bring more than half of it: 95% is asked and not 50%.
    expect(byEvals[0]!.usdPerMonth / perfectUsdPerMonth).toBeGreaterThan(0.5);
  });

  it('is worth, with the rate known, $4 q - $1 less $1.20 a task wherever that is more', () => {
    const [category] = job.plan.categories;
    const draws = { count: 240, seed: 'prior' };
    const belief = beliefsOf([modelId('cheap')], category!, job.plan.assumedRates, job.snapshot, draws).get(
      modelId('cheap'),
    )!;
    const gains = [...belief.rate.draws!].map((rate) => Math.max(0, 4 * rate - 1 - 1.2));
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    expect(found.options[0]!.perfectUsdPerMonth / (1000 * mean)).toBeCloseTo(1, 3);
  });
});
