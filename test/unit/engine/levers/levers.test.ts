import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { breakEven } from '../../../../shared/engine/levers/breakEven.ts';
import { inputsOf } from '../../../../shared/engine/levers/inputs.ts';
import type { Lever } from '../../../../shared/engine/levers/lever.ts';
import { leverRange, leverValue, pull } from '../../../../shared/engine/levers/leverKinds.ts';
import { tornado } from '../../../../shared/engine/levers/tornado.ts';
import { measureOf, measures, pointsOf } from '../../../../shared/engine/measure.ts';
import { modelId, type StackId, stackId } from '../../../../shared/foundation/ids.ts';
import { bounded } from '../bounded.ts';
import { randomJob, unfinite } from '../randomJob.ts';

const small = { complete: true, maxCategories: 2, maxStacks: 2, maxModels: 3 };
const idsOf = (job: Job): StackId[] => job.plan.stacks.map((stack) => stack.id);
const near = (a: number, b: number, within: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(within * Math.max(Math.abs(a), Math.abs(b)));

describe('points', () => {
  it('are those of the evaluation, measure by measure', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob(), (job) => {
        const points = pointsOf(job, idsOf(job));
        evaluate(job).stacks.forEach((stack, s) => {
          const { totals } = points[s]!;
          expect(totals === null).toBe(stack.total === null);
          if (totals === null || stack.total === null) return;
          for (const measure of measures) {
            const value = measureOf(totals, measure, job.plan.tasksPerMonth);
            const figure = stack.total[measure];
            if (figure === null) expect(value).toBeNull();
            else near(value!, figure.value, 1e-9);
          }
        });
      }),
      bounded(60),
    );
  });
});

describe('inputs', () => {
  it('stand inside their own range, and pulling one to its value changes nothing', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob(small), (job) => {
        const before = pointsOf(job, idsOf(job), 'lowersBeta');
        for (const input of inputsOf(job)) {
          expect(input.low).toBeLessThan(input.high);
          expect(input.value).toBeGreaterThanOrEqual(input.low - 1e-12);
          expect(input.value).toBeLessThanOrEqual(input.high + 1e-12);
          if (input.lever.kind === 'verifier' || input.lever.kind === 'feedback' || input.lever.kind === 'errors')
            continue;
          near(leverValue(job, input.lever)!, input.value, 1e-12);
          const after = pointsOf(pull(job, input.lever, input.value), idsOf(job), 'lowersBeta');
          after.forEach((point, s) => {
            if (point.totals !== null) near(point.totals.success, before[s]!.totals!.success, 1e-8);
            if (point.totals !== null) near(point.totals.spendUsd, before[s]!.totals!.spendUsd, 1e-8);
          });
        }
      }),
      bounded(30),
    );
  });

  it('of a measured rate run over the middle 90% of its posterior', () => {
    const [job] = fc.sample(randomJob({ ...small, maxCategories: 1 }), { numRuns: 1, seed: 5 });
    const row = job!.snapshot.evidence[0]!;
    const bare = { ...job!, plan: { ...job!.plan, assumedRates: [] } };
    const evidence = bare.snapshot.evidence.map((entry) =>
      entry.id === row.id ? { ...entry, successes: 60, trials: 100 } : entry,
    );
    const found = inputsOf({ ...bare, snapshot: { ...bare.snapshot, evidence } }).filter(
      (input) => input.lever.kind === 'rate' && input.lever.modelId === row.modelId,
    );
    // Beta(60.5, 40.5): 5% and 95% points 0.5179 and 0.6781.
    for (const input of found) {
      expect(input.low).toBeCloseTo(0.5179, 3);
      expect(input.high).toBeCloseTo(0.6781, 3);
    }
  });
});

describe('tornado', () => {
  it('is sorted, finite, and a bar says what the evaluation says at its ends', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob(small), (job) => {
        const result = tornado(job, { stackId: stackId('stack-0') });
        expect(unfinite(result)).toEqual([]);
        const swings = result.bars.map((bar) => bar.swing ?? -1);
        expect(swings).toEqual([...swings].sort((a, b) => b - a));
        const [widest] = result.bars;
        if (widest === undefined || widest.atHigh === null) return;
        const moved = pull(job, widest.input.lever, widest.input.high);
        const [point] = pointsOf(moved, [stackId('stack-0')], 'lowersBeta');
        near(widest.atHigh, measureOf(point!.totals, 'usdPerSuccess', 1)!, 1e-9);
      }),
      bounded(25),
    );
  });

  it('gives the same digits whatever the order of the plan', { tags: ['slow'] }, () => {
    const turned = <T>(items: readonly T[]): T[] => [...items].reverse();
    void fc.assert(
      fc.property(randomJob({ ...small, maxCategories: 3 }), (job) => {
        const other: Job = {
          ...job,
          plan: {
            ...job.plan,
            categories: turned(job.plan.categories),
            stacks: turned(job.plan.stacks),
            assumedRates: turned(job.plan.assumedRates),
          },
          snapshot: {
            ...job.snapshot,
            models: turned(job.snapshot.models),
            evidence: turned(job.snapshot.evidence),
          },
        };
        expect(tornado(other, { stackId: stackId('stack-0'), measure: 'usdPerTask' })).toEqual(
          tornado(job, { stackId: stackId('stack-0'), measure: 'usdPerTask' }),
        );
      }),
      bounded(20),
    );
  });

  it('of a difference is the difference of the two at each end, and flips where its sign does', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(
        randomJob(small).filter((job) => job.plan.stacks.length === 2),
        (job) => {
          const measure = 'usdPerTask' as const;
          const both = tornado(job, { stackId: stackId('stack-0'), against: stackId('stack-1'), measure });
          const a = tornado(job, { stackId: stackId('stack-0'), measure });
          const b = tornado(job, { stackId: stackId('stack-1'), measure });
          for (const bar of both.bars) {
            const one = a.bars.find((entry) => entry.input.id === bar.input.id)!;
            const two = b.bars.find((entry) => entry.input.id === bar.input.id)!;
            if (bar.atLow === null || bar.atHigh === null) continue;
            expect(Math.abs(bar.atLow - (one.atLow! - two.atLow!))).toBeLessThanOrEqual(
              1e-9 * Math.abs(one.atLow!) + 1e-12,
            );
            const signs = [bar.atLow, bar.atHigh].map(Math.sign);
            if (both.base !== null && both.base !== 0)
              expect(bar.flipsWinner).toBe(signs.some((sign) => sign !== 0 && sign !== Math.sign(both.base!)));
          }
        },
      ),
      bounded(15),
    );
  });

  it('turn, where asked, at a value in their range where the two cost the same', { tags: ['slow'] }, () => {
    let turned = 0;
    void fc.assert(
      fc.property(
        randomJob(small).filter((job) => job.plan.stacks.length === 2),
        (job) => {
          const measure = 'usdPerTask' as const;
          const ask = { stackId: stackId('stack-0'), against: stackId('stack-1'), measure };
          expect(tornado(job, ask).bars.every(({ turn }) => turn === null)).toBe(true);
          for (const { input, turn, flipsWinner } of tornado(job, { ...ask, turns: 3 }).bars) {
            if (turn === null) continue;
            turned += 1;
            expect(flipsWinner).toBe(true);
            expect(turn.value).toBeGreaterThanOrEqual(input.low);
            expect(turn.value).toBeLessThanOrEqual(input.high);
            expect([turn.betterBelow, turn.betterAbove].sort()).toEqual(idsOf(job).sort());
            if (turn.jumps) continue;
            const [one, two] = pointsOf(pull(job, input.lever, turn.value), idsOf(job)).map(({ totals }) =>
              totals === null ? null : measureOf(totals, measure, job.plan.tasksPerMonth),
            );
            near(one!, two!, 1e-7);
          }
        },
      ),
      bounded(15),
    );
    expect(turned).toBeGreaterThan(5);
  });

  it('refuses a stack the plan does not have, by name', () => {
    const [job] = fc.sample(randomJob(small), { numRuns: 1, seed: 1 });
    expect(() => tornado(job!, { stackId: stackId('nobody') })).toThrow(EngineError);
  });
});

describe('break-even', () => {
  const two = randomJob(small).filter((job) => job.plan.stacks.length === 2);
  const ask = (lever: Lever) => ({ a: stackId('stack-0'), b: stackId('stack-1'), lever });

  it('plugged in makes the two equal within 1e-9, unless it says that the measure jumps', { tags: ['slow'] }, () => {
    let found = 0;
    void fc.assert(
      fc.property(two, fc.nat(), (job, pick) => {
        const levers: Lever[] = [
          ...inputsOf(job).map((input) => input.lever),
          { kind: 'price', modelId: job.snapshot.models[0]!.id, field: 'times' },
          { kind: 'share', categoryId: job.plan.categories[0]!.id },
          { kind: 'category', categoryId: null, field: 'silentFailureUsd' },
        ];
        const lever = levers[pick % levers.length]!;
        const result = breakEven(job, ask(lever));
        expect(unfinite(result)).toEqual([]);
        if (result.kind !== 'at') return;
        for (const crossing of result.all) {
          expect(crossing.value).toBeGreaterThanOrEqual(leverRange(job, lever).min);
          expect(crossing.value).toBeLessThanOrEqual(leverRange(job, lever).max);
          if (crossing.jumps) continue;
          found++;
          const [a, b] = evaluate(pull(job, lever, crossing.value)).stacks;
          near(a!.total!.usdPerSuccess!.value, b!.total!.usdPerSuccess!.value, 1e-9);
        }
      }),
      bounded(60),
    );
    expect(found).toBeGreaterThan(5);
  });

  it('says never where a number cannot change the order: the volume of tasks', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(two, (job) => {
        const result = breakEven(job, ask({ kind: 'volume' }));
        expect(['never', 'equal', 'unavailable']).toContain(result.kind);
        if (result.kind !== 'never') return;
        const [a, b] = evaluate(job).stacks.map((stack) => stack.total!.usdPerSuccess?.value ?? Number.MAX_VALUE);
        expect(result.wins).toBe(a! < b! ? 'stack-0' : 'stack-1');
      }),
      bounded(10),
    );
  });

  it('of a stack with itself is equal throughout', () => {
    void fc.assert(
      fc.property(randomJob(small), (job) => {
        const result = breakEven(job, { a: stackId('stack-0'), b: stackId('stack-0'), lever: { kind: 'wage' } });
        expect(['equal', 'unavailable']).toContain(result.kind);
      }),
      bounded(10),
    );
  });

  it('refuses a number the plan does not hold, and an empty range', () => {
    const [job] = fc.sample(two, { numRuns: 1, seed: 2 });
    expect(() => breakEven(job!, ask({ kind: 'price', modelId: modelId('nobody'), field: 'times' }))).toThrow(
      EngineError,
    );
    expect(() => breakEven(job!, { ...ask({ kind: 'wage' }), from: 5, to: 4 })).toThrow(EngineError);
  });
});
