/** What may be chosen from, and what rules leave of it: rows, shares, checks, prices and ends, each by hand. */
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../../../shared/engine/candidates.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { type CategoryMenu, type MenuAsk, menuOf } from '../../../../shared/engine/optimise/menu.ts';
import { RuledMenu } from '../../../../shared/engine/optimise/ruledMenu.ts';
import { proposeCheck } from '../../../../shared/engine/propose.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId } from '../../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import type { Verifier } from '../../../../shared/plan/policy.ts';
import type { Rule } from '../../../../shared/plan/rule.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const row = rowId('programming');
const own = verifier({ usdPerCheck: { value: 0.01 } });

/** An attempt of a costs 0.003 USD, of b 0.006; a is checked in the plan. */
const jobOf = (more: { category?: Partial<CategoryPlan>; check?: Verifier | null } = {}): Job =>
  smallJob(
    [modelAt('a'), modelAt('b', 2, { author: 'other' })],
    { a: 0.6, b: 0.8 },
    { one: ladder([rung('a'), rung('a', { verifier: more.check === undefined ? own : more.check }), rung('b')]) },
    { category: category(more.category) },
  );

const only = (job: Job, ask: MenuAsk = {}): CategoryMenu => itemAt(menuOf(job, ask).categories, 0);

describe('the check of a row', () => {
  it('is the one the plan has, else the one made for the work, unless another or none is asked for', () => {
    expect(only(jobOf()).verifier).toEqual(own);
    const job = jobOf({ check: null });
    const first = itemAt(job.plan.categories, 0);
    expect(only(job).verifier).toEqual(proposeCheck(first, candidatesFor(first, job.plan, job.snapshot), null));
    expect(only(job).verifier).not.toBeNull();
    const asked = verifier({ usdPerCheck: { value: 0.5 } });
    expect(only(jobOf(), { verifiers: { [row]: asked } }).verifier).toBe(asked);
    const none = only(jobOf(), { verifiers: { [row]: null }, endings: { [row]: 'human' } });
    expect([none.verifier, none.ending, none.table.pair.success.length, none.monotone]).toEqual([
      null,
      'deliver',
      0,
      true,
    ]);
  });

  it('takes no person where nobody attends', () => {
    const byHand = verifier({ humanMinutesPerCheck: { value: 2 } });
    const unattended = new Set([row]);
    expect(only(jobOf({ check: byHand })).verifier).toEqual(byHand);
    expect(only(jobOf({ check: byHand }), { unattended }).verifier).toBeNull();
    expect(only(jobOf({ check: byHand }), { unattended: new Set([rowId('other')]) }).verifier).toEqual(byHand);
    expect(only(jobOf(), { unattended }).verifier).toEqual(own);
  });

  it('costs its fee, its judge’s tokens and minutes at the wage; without a price of the judge there is none', () => {
    const judge = { modelId: modelId('b'), promptTokens: 1000, completionTokens: 100 };
    const check = verifier({ usdPerCheck: { value: 0.01 }, humanMinutesPerCheck: { value: 2 }, judge });
    const { table } = only(jobOf({ check }));
    // 0.01 + 2 minutes at a dollar + 1,000 tokens at 2 USD a million and 100 at 8.
    const usd = 0.01 + 2 + 0.002 + 0.0008;
    expect(table.blind.spend[0]).toBeCloseTo(0.003 + usd + 0.4 * 0.003, 9);
    expect(table.pair.spend[1]).toBeCloseTo(0.003 + usd + 0.4 * 0.006, 9);
    for (const unpriced of [modelId('nobody'), modelId('c')]) {
      const job = jobOf({ check: { ...check, judge: { ...judge, modelId: unpriced } } });
      job.snapshot.models.push({ ...modelAt('c'), offers: [] });
      const menu = only(job, { endings: { [row]: 'abandon' } });
      expect([menu.verifier, menu.ending]).toEqual([null, 'deliver']);
    }
  });

  it('hands what it rejects at last to a person, or abandons it, where that is asked', () => {
    const half: Partial<CategoryPlan> = { humanSuccess: { value: 0.5 } };
    const human = only(jobOf({ category: half }), { endings: { [row]: 'human' } });
    // Of the 40% that a fails on half succeed with a person, ten minutes at a dollar.
    expect(human.table.single.success[0]).toBeCloseTo(0.6 + 0.2, 9);
    expect(human.table.single.spend[0]).toBeCloseTo(0.003 + 0.01 + 4, 9);
    expect(human.ending).toBe('human');
    const left = only(jobOf(), { endings: { [row]: 'abandon' } });
    expect([left.table.single.success[0], left.table.single.silent[0]]).toEqual([
      expect.closeTo(0.6, 9),
      expect.closeTo(0, 9),
    ]);
    expect(only(jobOf()).ending).toBe('deliver');
  });

  it('is one that a better model never suffers from where it accepts good work as often as bad, alike everywhere', () => {
    const monotone = (trueAccept: number, falseAccept: number, rise?: number): boolean =>
      only(
        jobOf({
          check: verifier({
            trueAccept: { value: trueAccept },
            falseAccept: { value: falseAccept },
            ...(rise === undefined ? {} : { falseAcceptRise: { value: rise } }),
          }),
        }),
      ).monotone;
    expect([monotone(0.9, 0.1), monotone(0.5, 0.5), monotone(0.4, 0.5)]).toEqual([true, true, false]);
    expect([monotone(0.9, 0.1, 0), monotone(0.9, 0.1, 0.5)]).toEqual([true, false]);
  });
});

describe('the models of a row', () => {
  it('are those with a rate and a price that take its tasks, at most as good as anyone can be', () => {
    const job = smallJob(
      ['a', 'b', 'c', 'd', 'e'].map((id) => modelAt(id)),
      { a: 0.8, b: 0.81, c: 0.5, d: 0.5 },
      { one: ladder([rung('a')]) },
      {
        category: category({
          dependence: { rho: { value: 0 }, tau: { value: 0 }, beta: { value: 0.2 }, gamma: { value: 0 } },
        }),
      },
    );
    const [, , c, d] = job.snapshot.models;
    c!.offers = [];
    d!.contextTokens = 100;
    const { models, categories, leftOut } = menuOf(job);
    expect(models.map(({ id }) => id)).toEqual(['a']);
    expect(categories[0]!.entries).toEqual([
      {
        successRate: 0.8,
        usdPerAttempt: expect.closeTo(0.003, 12),
        feedbackSuccess: expect.any(Number),
        lineage: expect.anything(),
      },
    ]);
    expect([leftOut, categories[0]!.silentUsd, categories[0]!.successUsd]).toEqual([[], 0, 1]);
    // In a draw a rate above what anyone can solve is held there.
    job.plan.assumedRates[0]!.rate = { value: 0.8, low: 0.5, high: 0.99 };
    const rates = [0, 1, 2, 3].map((at) => {
      const drawn = { draws: { count: 4, seed: 'x' }, at };
      return only(job, { drawn }).entries.map(({ successRate }) => successRate);
    });
    for (const found of rates) expect(found).toHaveLength(2);
    expect(Math.max(...rates.flat())).toBe(0.8);
    expect(Math.min(...rates.map(([first]) => first!))).toBeLessThan(0.7);
  });

  it('take as long as the speed that is stated of them says', () => {
    const job = jobOf();
    job.plan.assumedSpeeds = [
      { modelId: modelId('a'), firstTokenSeconds: { value: 0.5 }, tokensPerSecond: { value: 50 } },
    ];
    expect(only(job).seconds).toEqual([{ mean: expect.closeTo(10.5, 9), variance: 0 }, null]);
  });

  it('are had on other terms where they are held: tools are paid all the same', () => {
    const plain = category();
    const job = jobOf({ category: { shape: { ...plain.shape, toolCalls: { value: 2 }, toolCallUsd: 0.1 } } });
    const asked: number[] = [];
    const terms = new Map([
      [
        modelId('a'),
        {
          successTimes: 0.5,
          usdPerAttempt: (bought: number) => {
            asked.push(bought);
            return 10 * bought;
          },
        },
      ],
    ]);
    const [metered, held] = [menuOf(job), menuOf(job, {}, { terms, fixed: { usd: 100, spend: 50 } })];
    const [a, b] = itemAt(metered.categories, 0).entries;
    const [ownA, ownB] = itemAt(held.categories, 0).entries;
    expect(a!.usdPerAttempt).toBeCloseTo(0.203, 9);
    expect(ownA!.usdPerAttempt).toBeCloseTo(0.2 + 0.03, 9);
    expect(asked).toEqual([expect.closeTo(0.003, 9)]);
    expect([ownA!.successRate, ownA!.feedbackSuccess]).toEqual([0.3, a!.feedbackSuccess! / 2]);
    expect(ownB).toEqual(b);
    expect([metered.fixed, held.fixed]).toEqual([
      { usd: 0, spend: 0 },
      { usd: 0.1, spend: 0.05 },
    ]);
    const idle = { ...job, plan: { ...job.plan, tasksPerMonth: 0 } };
    expect(menuOf(idle, {}, { terms, fixed: { usd: 100, spend: 50 } }).fixed).toEqual({ usd: 0, spend: 0 });
  });
});

/** Rows of 30%, 20%, 50% and none of the tasks; of the third nothing is known, in the second b alone. */
const rows = (): Job => {
  const job = jobOf();
  const first = itemAt(job.plan.categories, 0);
  const [a, b] = job.plan.assumedRates;
  return {
    ...job,
    plan: {
      ...job.plan,
      categories: [
        { ...first, share: 0.3 },
        { ...first, id: rowId('second'), share: 0.2 },
        { ...first, id: rowId('third'), share: 0.5 },
        { ...first, id: rowId('fourth'), share: 0 },
      ],
      assumedRates: [a!, b!, { ...b!, category: rowId('second') }],
    },
  };
};

describe('the rows of a menu', () => {
  it('are those with tasks and models, their shares adding up to 1', () => {
    const menu = menuOf(rows());
    expect(menu.categories.map(({ category: { id }, share }) => [id, share])).toEqual([
      ['programming', expect.closeTo(0.6, 12)],
      ['second', expect.closeTo(0.4, 12)],
    ]);
    expect([menu.leftOut, menu.coveredShare]).toEqual([['third'], 0.5]);
    expect(menu.categories.map(({ tablePlaces }) => [...tablePlaces])).toEqual([
      [0, 1],
      [-1, 0],
    ]);
    // 100 USD a month over 500 tasks.
    expect(menuOf(rows(), {}, { terms: new Map(), fixed: { usd: 100, spend: 10 } }).fixed).toEqual({
      usd: 0.2,
      spend: 0.02,
    });
  });
});

describe('rules', () => {
  const ruled = new RuledMenu(rows(), {});
  const problem = (...rules: Rule[]) => ruled.problem(rules, null);
  const floor = (share: number, categoryId: ReturnType<typeof rowId> | null = null): Rule => ({
    kind: 'successFloor',
    categoryId,
    share,
  });
  const ceiling = (share: number, categoryId: ReturnType<typeof rowId> | null = null): Rule => ({
    kind: 'silentFailureCeiling',
    categoryId,
    share,
  });

  it('on the whole mix are limits, the tightest of a kind; those that allow all are none', () => {
    expect(ruled.tasksPerMonth).toBe(500);
    expect(problem().limits).toEqual([]);
    expect(
      problem(
        floor(0.5),
        floor(0.6),
        ceiling(0.3),
        ceiling(0.2),
        { kind: 'budget', usdPerMonth: 1000 },
        { kind: 'budget', usdPerMonth: 800 },
        { kind: 'vendorShareCap', share: 0.9 },
        { kind: 'vendorShareCap', share: 0.7 },
      ).limits,
    ).toEqual([
      { kind: 'vendor', vendor: 'a', limit: 0.7 },
      { kind: 'vendor', vendor: 'other', limit: 0.7 },
      { kind: 'successFloor', limit: 0.6 },
      { kind: 'silentFailureCeiling', limit: 0.2 },
      { kind: 'budget', limit: 1.6 },
    ]);
    expect(problem(floor(0), ceiling(1), { kind: 'vendorShareCap', share: 1 }).limits).toEqual([]);
    // Caps count the vendors that are left; what is held is paid before anything else.
    const capped = problem({ kind: 'vendorShareCap', share: 0.5 }, { kind: 'vendors', allowed: ['a'] });
    expect([capped.models, capped.limits]).toEqual([[0], [{ kind: 'vendor', vendor: 'a', limit: 0.5 }]]);
    const held = new RuledMenu(rows(), {}, { terms: new Map(), fixed: { usd: 100, spend: 50 } });
    expect(held.problem([{ kind: 'budget', usdPerMonth: 800 }], null).limits).toEqual([{ kind: 'budget', limit: 1.5 }]);
  });

  it('on a row are its gate, the tightest of a kind; seconds may be asked of one or all', () => {
    const second = rowId('second');
    const open = { minSuccess: 0, maxSilent: 1, maxSeconds: null, maxModels: Number.POSITIVE_INFINITY };
    expect(problem().categories.map(({ gate }) => gate)).toEqual([open, open]);
    const found = problem(
      floor(0.5, second),
      floor(0.4, second),
      ceiling(0.3, second),
      ceiling(0.4, second),
      { kind: 'latencyP95', seconds: 30 },
      { kind: 'latencyP95', seconds: 20, categoryId: second },
      { kind: 'latencyP95', seconds: 40, categoryId: row },
      { kind: 'maxModels', count: 2, categoryId: second },
      { kind: 'maxModels', count: 3, categoryId: second },
      { kind: 'maxModels', count: 5 },
      { kind: 'maxModels', count: 4, categoryId: null },
    );
    expect(found.categories.map(({ gate }) => gate)).toEqual([
      { ...open, maxSeconds: 30 },
      { minSuccess: 0.5, maxSilent: 0.3, maxSeconds: 20, maxModels: 2 },
    ]);
    expect([found.maxModels, found.limits, problem().maxModels]).toEqual([4, [], null]);
  });

  it('on models leave some, everywhere or in a row; one may be banned', () => {
    expect(problem().models).toEqual([0, 1]);
    expect(ruled.problem([], itemAt(problem().models, 1)).models).toEqual([0]);
    expect(problem({ kind: 'modelsNot', refused: [modelId('a')] }).models).toEqual([1]);
    const inRow = problem({ kind: 'modelsNot', refused: [modelId('b')], categoryId: row });
    expect(inRow.models).toEqual([0, 1]);
    expect(inRow.menu.categories.map(({ tablePlaces }) => [...tablePlaces])).toEqual([
      [0, -1],
      [-1, 0],
    ]);
    expect(inRow.categories[0]!.menu).toBe(inRow.menu.categories[0]);
    expect(problem().menu.categories[1]).toBe(ruled.menu.categories[1]);
    expect(ruled.lacking([])).toEqual([]);
    expect(ruled.lacking([{ kind: 'vendors', allowed: ['a'] }])).toEqual(['second']);
    expect(ruled.lacking([{ kind: 'vendors', allowed: ['a'], categoryId: rowId('second') }])).toEqual(['second']);
    expect(ruled.lacking([{ kind: 'vendors', allowed: ['nobody'] }])).toEqual(['programming', 'second']);
  });
});
