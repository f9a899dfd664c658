import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { calledForth, elasticityPresets, steadyDemand } from '../../../../shared/engine/horizon/demand.ts';
import type { Future } from '../../../../shared/engine/horizon/future.ts';
import { plainPlace, spreadOver } from '../../../../shared/engine/horizon/places.ts';
import { pricePathPresets, priceTimes } from '../../../../shared/engine/horizon/pricePaths.ts';
import { project } from '../../../../shared/engine/horizon/project.ts';
import { languageShares, regionShares } from '../../../../shared/engine/horizon/sharesOfDemand.ts';
import { stickinessPresets, stillThere } from '../../../../shared/engine/horizon/switching.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { pointsOf } from '../../../../shared/engine/measure.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { offerOf } from '../../../offerOf.ts';
import { randomJob, unfinite } from '../randomJob.ts';
import { ladder, rung } from '../smallJob.ts';

const jobs = randomJob({ complete: true, maxCategories: 2, maxStacks: 2, maxModels: 3 });

/** No verifier, no people, no errors, no window too small: all that is spent goes to models, so prices scale it. */
const modelsOnly = jobs.map((job): Job => {
  const categories = job.plan.categories.map((category) => ({
    ...category,
    silentFailureUsd: { value: 0 },
    shape: {
      ...category.shape,
      toolCalls: { value: 0 },
      searches: { value: 0 },
      fileSearches: { value: 0 },
      codeSessions: { value: 0 },
    },
  }));
  const alone = ladder([rung(job.snapshot.models[0]!.id)]);
  const stacks = job.plan.stacks.map((stack) => ({
    ...stack,
    policies: Object.fromEntries(categories.map(({ id }) => [id, alone])),
  }));
  const models = job.snapshot.models.map((model) => ({ ...model, contextTokens: null }));
  return { ...job, plan: { ...job.plan, categories, stacks }, snapshot: { ...job.snapshot, models } };
});

const projected = (job: Job, future: Future) => {
  const result = project(job, stackId('stack-0'), future);
  return result.kind === 'projected' ? result : null;
};

const near = (a: number, b: number, within = 1e-9): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(within * Math.max(Math.abs(a), Math.abs(b)) + 1e-12);

describe('a projection', () => {
  it('starts at what the evaluation says, and stays there where nothing moves', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        const result = projected(job, { months: 6 });
        const [stack] = evaluate(job).stacks;
        expect(result === null).toBe(stack!.total === null);
        if (result === null || stack!.total === null) return;
        for (const month of result.months) {
          near(month.spendUsd, stack!.total.usdPerMonth.value);
          near(month.success, stack!.total.success.value);
          if (month.usdPerSuccess !== null) near(month.usdPerSuccess, stack!.total.usdPerSuccess!.value);
        }
        near(result.total.spendUsd, 7 * result.months[0]!.spendUsd);
      }),
      { numRuns: 30, seed: 17 },
    );
  });

  it('compounds growth to the year, moves the mix in a straight line, and keeps its shares summing to 1', () => {
    void fc.assert(
      fc.property(jobs, fc.double({ min: -0.5, max: 3, noNaN: true }), (job, growthPerYear) => {
        const ids = job.plan.categories.map((category) => category.id);
        const mixAtEnd = Object.fromEntries(ids.map((id, i) => [id, i === 0 ? 1 : 0]));
        const result = projected(job, { months: 12, demand: { growthPerYear, mixAtEnd, elasticity: 0 } });
        if (result === null) return;
        result.months.forEach(({ tasks, categories, month }) => {
          near(tasks, job.plan.tasksPerMonth * (1 + growthPerYear) ** (month / 12), 1e-6);
          near(
            categories.reduce((sum, category) => sum + category.tasks, 0),
            tasks,
          );
        });
        const first = job.plan.categories[0]!.share;
        near(result.months[6]!.categories[0]!.tasks / result.months[6]!.tasks, (first + 1) / 2, 1e-6);
        near(result.months[12]!.categories[0]!.tasks, result.months[12]!.tasks);
      }),
      { numRuns: 25, seed: 17 },
    );
  });

  it('of models alone costs a tenth after a year in which prices fall tenfold, and sums of it add up', () => {
    void fc.assert(
      fc.property(modelsOnly, (job) => {
        const result = projected(job, { months: 24, pricePaths: [{ kind: 'all', foldPerYear: 10 }] });
        if (result === null) return;
        const { months, total } = result;
        near(months[12]!.spendUsd, months[0]!.spendUsd / 10);
        near(months[24]!.spendUsd, months[0]!.spendUsd / 100);
        near(
          total.spendUsd,
          months.reduce((sum, month) => sum + month.spendUsd, 0),
        );
      }),
      { numRuns: 20, seed: 17 },
    );
  });

  it('at an elasticity of -1 spends the same whatever the price; beyond it, more', () => {
    void fc.assert(
      fc.property(modelsOnly, (job) => {
        const at = (elasticity: number) =>
          projected(job, {
            months: 12,
            pricePaths: [{ kind: 'all', foldPerYear: 4 }],
            demand: { ...steadyDemand, elasticity },
          });
        const unit = at(-1);
        if (unit === null || unit.months[0]!.spendUsd === 0) return;
        near(unit.months[12]!.spendUsd, unit.months[0]!.spendUsd, 1e-6);
        const jevons = at(-1.5)!;
        expect(jevons.months[12]!.spendUsd).toBeGreaterThan(jevons.months[0]!.spendUsd);
        near(at(0)!.months[12]!.tasks, at(0)!.months[0]!.tasks);
      }),
      { numRuns: 15, seed: 17 },
    );
  });

  it('moves work to another model at once or slowly: 40% still there in month 5', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(modelsOnly, (job) => {
        const [from, to] = job.snapshot.models;
        const event = { month: 2, categoryId: null, from: from!.id, to: to!.id, switchingUsd: 500 };
        const other: Job = {
          ...job,
          plan: {
            ...job.plan,
            stacks: job.plan.stacks.map((stack) => ({
              ...stack,
              policies: JSON.parse(JSON.stringify(stack.policies).replaceAll(from!.id, to!.id)),
            })),
          },
        };
        const [before] = pointsOf(job, [stackId('stack-0')]);
        const [after] = pointsOf(other, [stackId('stack-0')]);
        const atOnce = projected(job, { months: 8, switches: [event] });
        if (atOnce === null || after!.totals === null) return;
        near(atOnce.months[1]!.success, before!.totals!.success);
        near(atOnce.months[2]!.success, after!.totals.success);
        expect(atOnce.months[2]!.switchingUsd).toBe(500);
        expect(atOnce.total.switchingUsd).toBe(500);
        const slowly = projected(job, {
          months: 8,
          switches: [event],
          stickiness: stickinessPresets.find((preset) => preset.id === 'foundational')!.stickiness,
        })!;
        near(slowly.months[2]!.success, before!.totals!.success);
        near(slowly.months[7]!.success, 0.4 * before!.totals!.success + 0.6 * after!.totals.success);
      }),
      { numRuns: 20, seed: 17 },
    );
  });

  it('refuses what it cannot honour by name', () => {
    const [job] = fc.sample(jobs, { numRuns: 1, seed: 4 });
    const wrong: Future[] = [
      { months: 1.5 },
      { months: -1 },
      { months: 3, pricePaths: [{ kind: 'all', foldPerYear: 0 }] },
      { months: 3, demand: { growthPerYear: Number.NaN, elasticity: 0 } },
      { months: 3, demand: { growthPerYear: 0, elasticity: 1 } },
      { months: 3, demand: { growthPerYear: 0, elasticity: 0, mixAtEnd: { [rowId('programming')]: 0.4 } } },
      { months: 3, stickiness: { stillThereAfter5Months: 2 } },
      {
        months: 3,
        switches: [{ month: 1, categoryId: null, from: modelId('a'), to: modelId('nobody'), switchingUsd: 0 }],
      },
    ];
    for (const future of wrong) expect(() => project(job!, stackId('stack-0'), future)).toThrow(EngineError);
    expect(() => project(job!, stackId('nobody'), { months: 1 })).toThrow(EngineError);
  });
});

describe('the presets', () => {
  it('carry the published figures', () => {
    const study = elasticityPresets.find((preset) => preset.id === 'study')!;
    expect(study.low).toBeCloseTo(-0.066, 3);
    expect(study.high).toBeCloseTo(-0.047, 3);
    // A 10% cut goes with 0.5 to 0.7% more usage.
    expect(calledForth(study.low, 0.9)).toBeCloseTo(1.007, 6);
    expect(calledForth(study.high, 0.9)).toBeCloseTo(1.005, 6);
    expect(elasticityPresets.find((preset) => preset.id === 'jevons')!.high).toBe(-1);
    expect(pricePathPresets.map((preset) => preset.foldPerYear)).toEqual([1, 9, 40, 900]);
    expect(
      priceTimes(
        [{ kind: 'category', categoryId: rowId('programming'), foldPerYear: 9 }],
        { id: modelId('m'), author: 'm', sizeClass: null },
        rowId('programming'),
        12,
      ),
    ).toBeCloseTo(1 / 9, 12);
    expect(
      priceTimes(
        [{ kind: 'category', categoryId: rowId('programming'), foldPerYear: 9 }],
        { id: modelId('m'), author: 'm', sizeClass: null },
        rowId('legal'),
        12,
      ),
    ).toBe(1);
    expect(stillThere({ stillThereAfter5Months: 0.4 }, 5)).toBeCloseTo(0.4, 12);
  });
});

describe('places', () => {
  it('take shares that sum to 1 from the demand index and the language table', () => {
    for (const { shares } of [regionShares(), languageShares()])
      expect(shares.reduce((sum, entry) => sum + entry.share, 0)).toBeCloseTo(1, 12);
    expect(regionShares().shares.find((entry) => entry.id === 'east-asia')!.share).toBeCloseTo(100 / 490, 12);
    expect(languageShares().shares.find((entry) => entry.id === 'en')!.share).toBeCloseTo(0.8287, 3);
  });

  it('spread over plain places cost what the plan costs, in proportion', () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        const places = regionShares().shares.map(({ id, share }) => plainPlace(id, share, stackId('stack-0')));
        const outcomes = spreadOver(job, places);
        expect(unfinite(outcomes)).toEqual([]);
        const [stack] = evaluate(job).stacks;
        if (stack!.total === null || outcomes[0]!.figures === null) return;
        near(
          outcomes.reduce((sum, outcome) => sum + outcome.figures!.usdPerMonth, 0),
          stack!.total.usdPerMonth.value,
        );
      }),
      { numRuns: 15, seed: 17 },
    );
  });

  it('cost in proportion to the tokens of their language, judges included, where nothing but tokens is paid', () => {
    void fc.assert(
      fc.property(modelsOnly, (job) => {
        const [model] = job.snapshot.models;
        const price = { ...offerOf(model), tiers: [], requestFeeUsd: null };
        const judged = JSON.parse(
          JSON.stringify(job.plan.stacks).replaceAll('"verifier":null', '"verifier":"judge"'),
          (key, value) =>
            key === 'verifier'
              ? {
                  preset: 'custom',
                  trueAccept: { value: 0.9 },
                  falseAccept: { value: 0.2 },
                  usdPerCheck: { value: 0 },
                  judge: { modelId: model!.id, promptTokens: 700, completionTokens: 40 },
                  humanMinutesPerCheck: { value: 0 },
                }
              : value,
        ) as Job['plan']['stacks'];
        const outcomes = spreadOver(
          {
            ...job,
            plan: { ...job.plan, stacks: judged },
            snapshot: { ...job.snapshot, models: job.snapshot.models.map((entry) => ({ ...entry, offers: [price] })) },
          },
          [plainPlace('en', 0.5, stackId('stack-0')), { ...plainPlace('th', 0.5, stackId('stack-0')), tokenTimes: 3 }],
        );
        const [english, thai] = outcomes.map((outcome) => outcome.figures);
        if (english == null || thai == null) return;
        near(thai.usdPerTask, 3 * english.usdPerTask);
        near(thai.success, english.success);
      }),
      { numRuns: 20, seed: 17 },
    );
  });

  it('cost more and bring less in a language that takes more tokens and is harder; rules name the models they forbid', () => {
    void fc.assert(
      fc.property(modelsOnly, (job) => {
        const [easy, hard] = spreadOver(job, [
          plainPlace('en', 0.5, stackId('stack-0')),
          {
            ...plainPlace('th', 0.5, stackId('stack-0')),
            tokenTimes: 2,
            successShift: -0.3,
            rules: [{ kind: 'openWeightsOnly' }],
          },
        ]);
        const open = job.snapshot.models[0]!.openWeights === true;
        expect(hard!.notAllowed).toHaveLength(open ? 0 : job.plan.categories.length);
        if (easy!.figures === null || hard!.figures === null) return;
        expect(hard!.figures.usdPerTask).toBeGreaterThanOrEqual(easy!.figures.usdPerTask);
        expect(hard!.figures.success).toBeLessThan(easy!.figures.success);
      }),
      { numRuns: 20, seed: 17 },
    );
  });
});
