/** Months ahead against the plan of that very month evaluated anew, bands, and what a planner reads from them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soldAt } from '../../../../shared/catalog/chooseOffer.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { tokenGrowthPresets } from '../../../../shared/engine/horizon/demand.ts';
import type { Future } from '../../../../shared/engine/horizon/future.ts';
import { horizonOf } from '../../../../shared/engine/horizon/horizon.ts';
import { planIn } from '../../../../shared/engine/horizon/planIn.ts';
import { project, projectAll } from '../../../../shared/engine/horizon/project.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { pricedAt } from '../../../../shared/engine/pricedAt.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { randomJob, unfinite } from '../randomJob.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const near = (a: number, b: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-7 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12);

/** An attempt of a costs 0.003 USD and succeeds on 60%, one of b 0.015 USD and 80%. */
const twoModels = () =>
  smallJob(
    [modelAt('a'), modelAt('b', 5)],
    { a: 0.6, b: 0.8 },
    { one: ladder([rung('a')]), two: ladder([rung('b')]) },
    { category: category({ silentFailureUsd: { value: 0.1 } }) },
  );

describe('month m', () => {
  it('is the plan with that month’s prices, tokens, mix and volume, evaluated anew', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(
        randomJob({ complete: true, maxCategories: 2, maxStacks: 2, maxModels: 3 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.double({ min: -0.5, max: 2, noNaN: true }),
        (drawn, foldPerYear, promptPerYear, growthPerYear) => {
          const [model] = drawn.snapshot.models;
          const [row] = drawn.plan.categories;
          const own = { setting: '', promptTokens: { value: 5000 }, completionTokens: { value: 700 } };
          const ownTokens =
            model === undefined || row === undefined ? [] : [{ modelId: model.id, category: row.id, ...own }];
          const job: Job = { ...drawn, plan: { ...drawn.plan, ownTokens } };
          const future: Future = {
            months: 9,
            pricePaths: [
              { kind: 'all', foldPerYear },
              { kind: 'vendor', author: model?.author ?? '', foldPerYear: 2 },
              { kind: 'step', modelId: model?.id ?? modelId(''), month: 4, times: 1.5 },
            ],
            tokens: { promptPerYear, completionPerYear: 1.7 },
            demand: { growthPerYear, elasticity: 0 },
          };
          for (const month of [0, 3, 9]) {
            const outcome = evaluate(planIn(job, future, month));
            for (const stack of outcome.stacks) {
              const found = project(job, stack.stackId, future);
              expect(found.kind === 'projected').toBe(stack.total !== null);
              const projected = found.kind === 'projected' ? found.months[month] : undefined;
              if (projected === undefined || stack.total === null) continue;
              near(projected.spendUsd, stack.total.usdPerMonth.value);
              near(projected.success, stack.total.success.value);
              near(projected.silentFailure, stack.total.silentFailure.value);
              near(projected.cashUsd, (stack.total.parts.model + stack.total.parts.verifier) * projected.tasks);
            }
          }
        },
      ),
      { numRuns: 25, seed: 23 },
    );
  });

  it('has a model that was free today at the price of its step', () => {
    const job = twoModels();
    const [free] = job.snapshot.models;
    if (free === undefined) throw new Error('a model');
    job.snapshot.models[0] = soldAt(free, undefined, (price) => pricedAt(price, 'times', 0));
    const found = project(job, stackId('one'), { months: 1, tokens: { promptPerYear: 2, completionPerYear: 1 } });
    expect(found).toMatchObject({ months: [{ cashUsd: 0 }, { cashUsd: 0 }] });
  });

  it('asks people at their wage in full cost and never in cash', () => {
    const job = twoModels();
    job.plan.stacks[0]!.policies = {
      [rowId('programming')]: ladder(
        [rung('a', { verifier: verifier({ humanMinutesPerCheck: { value: 6 } }) })],
        'abandon',
      ),
    };
    job.plan.humanUsdPerHour = { value: 50 };
    expect(project(job, stackId('one'), { months: 0 })).toMatchObject({
      months: [{ cashUsd: expect.closeTo(3, 9), spendUsd: expect.closeTo(5003, 9) }],
    });
  });

  it('has judges at their own prices, reading prompts that grow', () => {
    const job = twoModels();
    const judge = { modelId: modelId('b'), promptTokens: 1000, completionTokens: 100 };
    job.plan.stacks[0]!.policies = {
      [rowId('programming')]: ladder([rung('a', { verifier: verifier({ judge }) })], 'abandon'),
    };
    const found = project(job, stackId('one'), {
      months: 12,
      pricePaths: [{ kind: 'model', modelId: modelId('b'), foldPerYear: 2 }],
      tokens: { promptPerYear: 3, completionPerYear: 1 },
    });
    // Attempts: 3,000 prompt tokens at $1 and 500 at $4. Checks: 3,000 at half of $5 and 100 at half of $20.
    expect(found).toMatchObject({ months: { 12: { cashUsd: expect.closeTo(1000 * (0.005 + 0.0085), 9) } } });
  });

  it('4: a model retires, its successor takes over at once; without one the months before it stand', () => {
    const job = twoModels();
    const retirement = { month: 4, modelId: modelId('a'), successor: modelId('b') };
    const found = project(job, stackId('one'), { months: 5, retirements: [retirement] });
    if (found.kind !== 'projected') throw new Error(found.kind);
    expect(found.months.map(({ success }) => Math.round(success * 100))).toEqual([60, 60, 60, 60, 80, 80]);
    expect(found.months[4]!.cashUsd).toBeCloseTo(15, 9);
    const ends = { months: 5, retirements: [{ ...retirement, successor: null }] };
    expect(project(job, stackId('one'), ends)).toEqual({
      kind: 'unavailable',
      stackId: 'one',
      month: 4,
      gaps: [{ categoryId: 'programming', gap: { kind: 'retired', modelId: 'a' } }],
      months: found.months.slice(0, 4),
      drawn: found.drawn.slice(0, 4),
    });
    // One costs (0.003 + 0.4 x 0.1) / 0.6 a success, two (0.015 + 0.2 x 0.1) / 0.8: one is never the cheaper, and two is alone at last.
    const { cheapest, stacks } = horizonOf({ ...job, draws: 50 }, ends);
    expect(stacks.map(({ months }) => months.length)).toEqual([4, 6]);
    expect(cheapest.map(({ stackId, sureness }) => [stackId, sureness === null])).toEqual([
      ...Array.from({ length: 4 }, () => ['two', false]),
      ...Array.from({ length: 2 }, () => ['two', true]),
    ]);
    const without = { ...job, plan: { ...job.plan, stacks: job.plan.stacks.slice(0, 1) } };
    expect(horizonOf(without, ends).cheapest.map(({ stackId }) => stackId)).toEqual([
      'one',
      'one',
      'one',
      'one',
      null,
      null,
    ]);
    expect(project(job, stackId('two'), { months: 5, retirements: [retirement] }).kind).toBe('projected');
  });

  it('hands work on from the month in which its requests outgrow a window, and takes it back once they fit again', () => {
    const job = smallJob(
      [modelAt('a', 1, { contextTokens: 3000 }), modelAt('b')],
      { a: 0.6, b: 0.8 },
      { one: ladder([rung('a'), rung('b')]) },
    );
    const rates = (promptPerYear: number): number[] =>
      project(job, stackId('one'), { months: 12, tokens: { promptPerYear, completionPerYear: 1 } }).months.map(
        ({ success }) => Math.round(success * 100),
      );
    // 1,000 x 4^(m/12) + 500 tokens are 2,741 in month 7 and 3,020 in month 8: then b does what a did before.
    expect(rates(4)).toEqual([...Array(8).fill(60), ...Array(5).fill(80)]);
    job.plan.categories[0]!.shape.promptTokens = { value: 4900 };
    // 4,900 / 4^(m/12) + 500 are 3,250 in month 5 and 2,950 in month 6.
    expect(rates(1 / 4)).toEqual([...Array(6).fill(80), ...Array(7).fill(60)]);
  });

  it('follows one retirement after another, in whichever order they are stated', () => {
    const job = smallJob(
      [modelAt('a'), modelAt('b'), modelAt('c')],
      { a: 0.6, b: 0.8, c: 0.9 },
      { one: ladder([rung('a')]) },
    );
    const retirements = [
      { month: 2, modelId: modelId('b'), successor: modelId('c') },
      { month: 1, modelId: modelId('a'), successor: modelId('b') },
    ];
    for (const stated of [retirements, retirements.toReversed()]) {
      const found = project(job, stackId('one'), { months: 3, retirements: stated });
      expect(found.months.map(({ success }) => Math.round(success * 100))).toEqual([60, 80, 90, 90]);
    }
  });
});

describe('bands', () => {
  it('hold the best value, widen with a range of the future, and are absent without draws', () => {
    const job = { ...twoModels(), draws: 200 };
    const future: Future = {
      months: 24,
      pricePaths: [{ kind: 'all', foldPerYear: { value: 4, low: 2, high: 8 } }],
      demand: { growthPerYear: { value: 0.5, low: 0, high: 1 }, elasticity: { value: -0.05, low: -0.07, high: -0.03 } },
    };
    const found = project(job, stackId('one'), future);
    if (found.kind !== 'projected') throw new Error(found.kind);
    const width = (month: number): number => {
      const cash = found.months[month]?.bands?.cashUsd;
      if (cash === undefined) throw new Error('no band');
      expect(cash.low).toBeLessThanOrEqual(found.months[month]!.cashUsd * (1 + 1e-9));
      expect(cash.high * (1 + 1e-9)).toBeGreaterThanOrEqual(found.months[month]!.cashUsd);
      return cash.high / cash.low;
    };
    expect(width(0)).toBeCloseTo(1, 9);
    expect(width(24)).toBeGreaterThan(width(12));
    // Prices alone: a fold of 2 to 8 a year is a factor of 4 between the ends after a year.
    const prices = project(job, stackId('one'), { months: 12, pricePaths: future.pricePaths ?? [] });
    expect(prices).toMatchObject({ months: { 12: { bands: { tasks: { low: 1000, high: 1000 } } } } });
    const band = prices.kind === 'projected' ? prices.months[12]!.bands!.cashUsd : { low: 1, high: 1 };
    expect(band.high / band.low).toBeCloseTo(4, 0);
    expect(project({ ...job, draws: 0 }, stackId('one'), future)).not.toHaveProperty('months.0.bands');
  });

  it('are those of the evaluation in month 0', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob({ complete: true, draws: 60, maxCategories: 1, maxStacks: 1 }), (job) => {
        const [stack] = evaluate(job).stacks;
        const [found] = projectAll(job, [stackId('stack-0')], { months: 0 });
        if (stack?.total == null || found?.kind !== 'projected') return;
        const bands = found.months[0]!.bands!;
        near(bands.success.low, stack.total.success.low ?? stack.total.success.value);
        near(bands.success.high, stack.total.success.high ?? stack.total.success.value);
        const perSuccess = stack.total.usdPerSuccess;
        if (bands.usdPerSuccess !== null && perSuccess?.high !== undefined)
          near(bands.usdPerSuccess.high, perSuccess.high);
      }),
      { numRuns: 20, seed: 23 },
    );
  });
});

describe('the horizon of a plan', () => {
  it('names the cheapest stack of each month, and when it turns', () => {
    // One costs (0.003 + 0.04) / 0.6 = 0.0717 a success, two (0.015 + 0.02) / 0.8 = 0.04375: two, until its price grows.
    const { cheapest } = horizonOf(twoModels(), {
      months: 12,
      pricePaths: [{ kind: 'step', modelId: modelId('b'), month: 6, times: 3 }],
    });
    expect(cheapest.map(({ stackId: id }) => id).slice(4, 8)).toEqual(['two', 'two', 'one', 'one']);
    expect(cheapest[0]?.sureness).toBeNull();
    const drawn = horizonOf({ ...twoModels(), draws: 50 }, { months: 1 });
    expect(drawn.cheapest[1]).toEqual({ month: 1, stackId: 'two', sureness: 1 });
    // Beside a stack without figures it is the cheapest of nothing, and no sureness is said.
    const job = { ...twoModels(), draws: 50 };
    const alone = horizonOf(
      {
        ...job,
        plan: { ...job.plan, stacks: job.plan.stacks.map((s) => (s.id === 'two' ? s : { ...s, policies: {} })) },
      },
      { months: 1 },
    );
    expect(alone.cheapest[1]).toEqual({ month: 1, stackId: 'two', sureness: null });
  });

  it('says from which month a switch has paid for itself', () => {
    const event = { month: 2, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 60 };
    const { switches } = horizonOf(twoModels(), { months: 12, switches: [event] });
    // 800 successes a month, each (0.043 / 0.6 - 0.035 / 0.8) = $0.02792 cheaper: $22.33 a month pays $60 in three.
    expect(switches).toHaveLength(1);
    expect(switches[0]).toMatchObject({ stackId: 'one', breakEvenMonth: 4 });
    expect(switches[0]?.savedUsd).toBeCloseTo(11 * 800 * (0.043 / 0.6 - 0.035 / 0.8) - 60, 6);
    const free = horizonOf(twoModels(), { months: 3, switches: [{ ...event, switchingUsd: 0 }] });
    expect(free.switches[0]?.breakEvenMonth).toBe(2);
    const never = horizonOf(twoModels(), { months: 3, switches: [{ ...event, switchingUsd: 1000 }] });
    expect(never.switches[0]?.breakEvenMonth).toBeNull();
  });

  it('values no switch where the stack stands still or never succeeds, with it or without', () => {
    const event = { month: 2, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 0 };
    const switchesOf = (job: Job, more: Partial<Future> = {}) =>
      horizonOf(job, { months: 5, switches: [event], ...more }).switches;
    expect(switchesOf(twoModels())).toHaveLength(1);
    for (const gone of ['a', 'b']) {
      const retirements = [{ month: 4, modelId: modelId(gone), successor: null }];
      expect(switchesOf(twoModels(), { retirements }), gone).toEqual([]);
    }
    for (const never of [0, 1]) {
      const job = twoModels();
      job.plan.assumedRates[never]!.rate = { value: 0 };
      expect(switchesOf(job), String(never)).toEqual([]);
      expect(switchesOf(job, { switches: [{ ...event, month: 0 }] }), `${never} at once`).toEqual([]);
    }
  });

  it('takes a switch that neither costs nor saves anything for paid in its own month', () => {
    const job = smallJob([modelAt('a'), modelAt('b')], { a: 0.6, b: 0.6 }, { one: ladder([rung('a')]) });
    const event = { month: 2, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 0 };
    const { switches } = horizonOf(job, { months: 3, switches: [event] });
    expect(switches).toEqual([{ event, stackId: 'one', savedUsd: 0, breakEvenMonth: 2 }]);
  });

  it('loses what has paid for itself once prices turn, and regains it', () => {
    // b costs 0.0006 a success until month 3, 0.03 in it, and what it cost before from month 4 on; a always 0.005.
    const job = smallJob([modelAt('a'), modelAt('b', 0.1)], { a: 0.6, b: 0.5 }, { one: ladder([rung('a')]) });
    const event = { month: 1, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 1 };
    const step = (month: number, times: number) => ({ kind: 'step' as const, modelId: modelId('b'), month, times });
    const paid = (months: number) =>
      horizonOf(job, { months, switches: [event], pricePaths: [step(3, 50), step(4, 0.02)] }).switches[0]!;
    // 500 successes x 0.0044 = 2.2 USD a month but for the third, which loses 500 x 0.025 = 12.5.
    expect([1, 2, 3, 7, 8, 9].map((months) => paid(months).breakEvenMonth)).toEqual([1, 1, null, null, 8, 8]);
    expect(paid(2).savedUsd).toBeCloseTo(2 * 2.2 - 1, 9);
    expect(paid(8).savedUsd).toBeCloseTo(7 * 2.2 - 1 - 12.5, 9);
  });

  it('says of each switch what it saves while the others are made', () => {
    const to = (month: number, from: string, model: string) => ({
      month,
      categoryId: null,
      from: modelId(from),
      to: modelId(model),
      switchingUsd: 0,
    });
    const job = smallJob(
      [modelAt('a'), modelAt('b', 5), modelAt('c', 0.5)],
      { a: 0.6, b: 0.8, c: 0.6 },
      { one: ladder([rung('a')]) },
    );
    const [first, second] = horizonOf(job, { months: 5, switches: [to(1, 'a', 'b'), to(3, 'b', 'c')] }).switches;
    // An attempt costs 0.003, 0.015 and 0.0015. Without the first the second moves nothing: b in months 1 and 2, then c.
    expect(first?.savedUsd).toBeCloseTo(
      2 * 800 * (0.003 / 0.6 - 0.015 / 0.8) + 3 * 600 * (0.003 / 0.6 - 0.0015 / 0.6),
      9,
    );
    // Without the second b stays.
    expect(second?.savedUsd).toBeCloseTo(3 * 600 * (0.015 / 0.8 - 0.0015 / 0.6), 9);
  });

  it('takes an answer to prices without a range for exact', () => {
    const future: Future = { months: 6, pricePaths: [{ kind: 'all', foldPerYear: 4 }] };
    const ranged = (elasticity: number | { value: number; low?: number; high?: number }) =>
      horizonOf({ ...twoModels(), draws: 40 }, { ...future, demand: { growthPerYear: 0, elasticity } }).stacks[0];
    expect(unfinite(ranged(-0.5))).toEqual([]);
    expect(ranged({ value: -0.5 })).toEqual(ranged(-0.5));
    expect(ranged({ value: -0.5, low: -0.9, high: -0.1 })).not.toEqual(ranged(-0.5));
  });

  it('says when requests outgrow a window, by the tokens of the study', () => {
    const job = twoModels();
    job.snapshot.models = job.snapshot.models.map((model) => ({ ...model, contextTokens: 3000 }));
    const growth = tokenGrowthPresets.find(({ id }) => id === 'study')!.growth;
    expect(growth.promptPerYear ** (20 / 12)).toBeCloseTo(4, 9);
    const { windows } = horizonOf(job, { months: 24, tokens: growth });
    // 1,000 x 4^(m/20) + 500 x (8/3)^(m/20) is 2,816 in month 10 and 3,001 in month 11.
    expect(windows).toEqual([
      { month: 11, modelId: 'a', categoryId: 'programming', contextTokens: 3000 },
      { month: 11, modelId: 'b', categoryId: 'programming', contextTokens: 3000 },
    ]);
    // A request that fills the window to its last token fits; the tokens of a task are shared out over its steps.
    const outgrown = (contextTokens: number, steps: number): number[] => {
      const full = smallJob(
        [modelAt('a', 1, { contextTokens })],
        { a: 0.6 },
        { one: ladder([rung('a')]) },
        { category: category({ shape: { ...category().shape, steps: { value: steps } } }) },
      );
      return horizonOf(full, { months: 0 }).windows.map(({ month }) => month);
    };
    expect([outgrown(1500, 1), outgrown(1499, 1)]).toEqual([[], [0]]);
    expect([outgrown(500, 3), outgrown(499, 3)]).toEqual([[], [0]]);
    // A window of which nothing is known is never said to be outgrown.
    job.snapshot.models = job.snapshot.models.map((model) => ({ ...model, contextTokens: null }));
    expect(horizonOf(job, { months: 24, tokens: growth }).windows).toEqual([]);
  });

  it('looks at the windows of the models in use alone, and at stacks that use a model in any of their rows', () => {
    const job = twoModels();
    job.snapshot.models.push(modelAt('c', 1, { contextTokens: 10 }));
    expect(horizonOf(job, { months: 0 }).windows).toEqual([]);
    const [first] = job.plan.categories;
    const second = { ...first!, id: rowId('second'), share: 0.5 };
    job.plan.categories = [{ ...first!, share: 0.5 }, second];
    for (const stack of job.plan.stacks) stack.policies = { ...stack.policies, [second.id]: ladder([rung('b')]) };
    const stated = (model: string) =>
      horizonOf(job, { months: 1, retirements: [{ month: 1, modelId: modelId(model), successor: null }] }).retirements;
    expect([stated('a'), stated('b'), stated('c')].map(([found]) => found?.stackIds)).toEqual([
      ['one'],
      ['one', 'two'],
      [],
    ]);
  });

  it('has no number that is none, whatever the plan', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob({ hostile: true, draws: 20, maxCategories: 2, maxStacks: 2 }), (job) => {
        const found = horizonOf(job, {
          months: 3,
          pricePaths: [{ kind: 'all', foldPerYear: { value: 9, low: 2, high: 40 } }],
          demand: { growthPerYear: -0.9, elasticity: -1.5 },
        });
        expect(unfinite(found)).toEqual([]);
      }),
      { numRuns: 30, seed: 23 },
    );
  });
});
