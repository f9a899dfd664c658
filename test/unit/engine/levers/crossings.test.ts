/** Where two stacks swap, and what swings how far, over rows and prices worked out by hand. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import { breakEven } from '../../../../shared/engine/levers/breakEven.ts';
import type { Lever } from '../../../../shared/engine/levers/lever.ts';
import { tornado } from '../../../../shared/engine/levers/tornado.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { withPrice } from '../../../offerOf.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';
import { tinyJob } from '../tinyJob.ts';

const a = stackId('a');
const b = stackId('b');
const here = rowId('programming');
const there = rowId('writing');

/** An attempt of a costs 0.003 USD, of b 0.006; each stack has its model in both rows, whose rates are given by row. */
const twoRows = (rates: { a: [number, number]; b: [number, number] }, share = 0.5): Job => {
  const made = smallJob(
    [modelAt('a'), modelAt('b', 2)],
    { a: rates.a[0], b: rates.b[0] },
    { a: ladder([rung('a')]), b: ladder([rung('b')]) },
    { category: category({ share, silentFailureUsd: { value: 0 } }) },
  );
  const { plan } = made;
  const first = itemAt(plan.categories, 0);
  return {
    ...made,
    plan: {
      ...plan,
      categories: [first, { ...first, id: there, share: 1 - share }],
      stacks: plan.stacks.map((stack) => ({
        ...stack,
        policies: { [here]: stack.policies[here] as Policy, [there]: stack.policies[here] as Policy },
      })),
      assumedRates: [
        ...plan.assumedRates,
        { modelId: modelId('a'), category: there, rate: { value: rates.a[1] } },
        { modelId: modelId('b'), category: there, rate: { value: rates.b[1] } },
      ],
    },
  };
};

const at = (job: Job, lever: Lever, more = {}) => {
  const found = breakEven(job, { a, b, lever, ...more });
  if (found.kind !== 'at') throw new Error(found.kind);
  return found;
};

describe('a break-even over two rows', () => {
  it('of a rate in one of them counts what the other brings', () => {
    // b costs 0.0075 a success; a 0.003 / (0.5 q + 0.25), the same at 0.3.
    const found = at(twoRows({ a: [0.5, 0.5], b: [0.8, 0.8] }), {
      kind: 'rate',
      modelId: modelId('a'),
      categoryId: here,
    });
    expect(found).toMatchObject({
      now: 0.5,
      from: 0,
      to: 1,
      nearest: { betterBelow: b, betterAbove: a, jumps: false },
    });
    expect(found.all).toEqual([found.nearest]);
    expect(found.nearest.value).toBeCloseTo(0.3, 9);
  });

  it('of the share of one moves the other', () => {
    // a costs 0.003 / (0.55 - 0.2 s) a success and b 0.006 / (1 - 0.2 s): the same where half of the tasks are in it.
    const found = at(twoRows({ a: [0.35, 0.55], b: [0.8, 1] }, 0.6), { kind: 'share', categoryId: here });
    expect(found.now).toBe(0.6);
    expect(found.nearest).toMatchObject({ betterBelow: a, betterAbove: b, jumps: false });
    expect(found.nearest.value).toBeCloseTo(0.5, 9);
  });

  it('of a silent failure in every row, or in one alone', () => {
    // Per task 0.003 + 0.4 h and 0.006 + 0.1 h in the first row, 0.003 + 0.2 h and 0.006 + 0.2 h in the second.
    const job = twoRows({ a: [0.6, 0.8], b: [0.9, 0.8] });
    const both = { kind: 'category', categoryId: null, field: 'silentFailureUsd' } as const;
    expect(at(job, both, { measure: 'usdPerTask' }).nearest.value).toBeCloseTo(0.02, 9);
    const one = at(job, { ...both, categoryId: here }, { measure: 'usdPerTask' });
    expect(one.nearest.value).toBeCloseTo(0.02, 9);
    expect(one.nearest).toMatchObject({ betterBelow: a, betterAbove: b });
    // Where silent failures cost nothing now, ratios are taken around 1.
    expect(one.now).toBe(0);
    // In the other row both fail alike: there it parts nobody, and a stays the cheaper.
    expect(breakEven(job, { a, b, lever: { ...both, categoryId: there }, measure: 'usdPerTask' })).toMatchObject({
      kind: 'never',
      wins: a,
      now: 0,
      from: 0,
      to: 1e9,
    });
  });

  it('is not to be had where the other row lacks evidence, which is named', () => {
    const job = twoRows({ a: [0.5, 0.5], b: [0.8, 0.8] });
    job.plan.assumedRates = job.plan.assumedRates.slice(0, 3);
    expect(breakEven(job, { a, b, lever: { kind: 'rate', modelId: modelId('a'), categoryId: here } })).toEqual({
      kind: 'unavailable',
      stackId: b,
      gaps: [{ categoryId: there, gap: { kind: 'noEvidence', modelId: 'b' } }],
    });
  });

  it('does not matter between two that cost and succeed alike throughout', () => {
    const job = twoRows({ a: [0.5, 0.5], b: [0.5, 0.5] });
    job.snapshot.models = [modelAt('a'), modelAt('b')];
    expect(breakEven(job, { a, b, lever: { kind: 'volume' } })).toEqual({
      kind: 'equal',
      now: 1000,
      from: 1,
      to: 1e12,
    });
  });

  it('of a volume is none on the costs of a task, and none on those of a month', () => {
    const job = twoRows({ a: [0.5, 0.5], b: [0.5, 0.5] });
    for (const measure of ['usdPerTask', 'usdPerMonth'] as const)
      expect(breakEven(job, { a, b, lever: { kind: 'volume' }, measure })).toMatchObject({ kind: 'never', wins: a });
    for (const measure of ['silentFailure', 'success'] as const)
      expect(breakEven(job, { a, b, lever: { kind: 'volume' }, measure })).toMatchObject({ kind: 'equal' });
  });
});

describe('a break-even', () => {
  const priced = (promptTokens: number): Job => {
    const b2 = modelAt('b', 2);
    const plain = itemAt(itemAt(b2.offers, 0).tiers.length > 0 ? itemAt(b2.offers, 0).tiers : [{} as never], 0);
    const tier = (minPromptTokens: number, times: number) => ({
      ...plain,
      minPromptTokens,
      promptUsdPerM: times,
      completionUsdPerM: 4 * times,
    });
    const plainRow = category();
    return smallJob(
      [modelAt('a'), withPrice(b2, { tiers: [tier(2000, 0.5), tier(8000, 4)] as never })],
      { a: 0.5, b: 0.5 },
      { a: ladder([rung('a')]), b: ladder([rung('b')]) },
      { category: category({ shape: { ...plainRow.shape, promptTokens: { value: promptTokens } } }) },
    );
  };
  const lever: Lever = { kind: 'shape', categoryId: here, field: 'promptTokens' };

  it('names every swap in order, and as nearest the one that is by ratio', () => {
    // b is twice as dear below 2,000 tokens, half as dear to 8,000, four times as dear beyond.
    const found = at(priced(4500), lever);
    expect(found.all.map(({ betterBelow, betterAbove, jumps }) => [betterBelow, betterAbove, jumps])).toEqual([
      ['a', 'b', true],
      ['b', 'a', true],
    ]);
    expect(found.all[0]!.value).toBeCloseTo(2000, 6);
    expect(found.all[1]!.value).toBeCloseTo(8000, 6);
    // 4,500 is 2,500 above 2,000 and 3,500 below 8,000, but 2.25 times the one and 1.78 times less than the other.
    expect(found.nearest).toEqual(found.all[1]);
    expect(at(priced(3500), lever).nearest).toEqual(found.all[0]);
    expect(at(priced(1000), lever).nearest).toEqual(found.all[0]);
    expect(at(priced(50_000), lever).nearest).toEqual(found.all[1]);
  });

  it('is looked for between the ends that are asked alone', () => {
    expect(at(priced(4500), lever, { to: 7999 }).all).toHaveLength(1);
    expect(breakEven(priced(4500), { a, b, lever, from: 2500, to: 7500 })).toEqual({
      kind: 'never',
      now: 4500,
      wins: b,
      from: 2500,
      to: 7500,
    });
    // The value now need not lie between them; one end may be the other.
    expect(breakEven(priced(4500), { a, b, lever, from: 9000, to: 9000 })).toMatchObject({ kind: 'never', wins: a });
    expect(() => breakEven(priced(4500), { a, b, lever, from: 10, to: 9 })).toThrow(
      'from is 10; allowed: 0 to 1000000000, and at most "to" (9)',
    );
    expect(() => breakEven(priced(4500), { a, b, lever, to: -1 })).toThrow('from is 0; allowed: 0 to 1000000000');
  });

  it('of a number of one of two that are alike parts them', () => {
    // Easy tasks go to a, hard ones to b: with more called hard, more is paid and more succeeds.
    const route: Policy = {
      kind: 'route',
      hardShare: 0.5,
      signalQuality: { value: 0.5 },
      usdPerTask: { value: 0 },
      easy: ladder([rung('a')]),
      hard: ladder([rung('b')]),
    };
    const job = smallJob([modelAt('a'), modelAt('b', 2)], { a: 0.5, b: 0.6 }, { a: route, b: route });
    const hard = { kind: 'route' as const, stackId: a, categoryId: here, path: [], field: 'hardShare' as const };
    const found = at(job, hard, { measure: 'usdPerTask' });
    expect(found.nearest).toMatchObject({ betterBelow: a, betterAbove: b });
    expect(found.nearest.value).toBeCloseTo(0.5, 9);
    expect(breakEven(job, { a, b, lever: { kind: 'rate', modelId: modelId('a'), categoryId: here } })).toMatchObject({
      kind: 'equal',
      now: 0.5,
    });
  });

  it('of a price at which both cost nothing is none beyond it', () => {
    const twice = ladder([rung('b', { verifier: verifier({ trueAccept: { value: 0.5 } }) }), rung('b')]);
    const job = smallJob([modelAt('b')], { b: 0.5 }, { a: ladder([rung('b')]), b: twice });
    const price = { kind: 'price', modelId: modelId('b'), field: 'times' } as const;
    expect(breakEven(job, { a, b, lever: price, measure: 'usdPerTask' })).toMatchObject({
      kind: 'never',
      wins: a,
      from: 0,
      to: 1e6,
    });
  });

  it('of a number beyond which one of them has none takes it for worse', () => {
    // At a rate of nothing a has no cost per success: b is better there, and to 0.003 / q = 0.006 / 0.8.
    const job = smallJob(
      [modelAt('a'), modelAt('b', 2)],
      { a: 0.9, b: 0.8 },
      { a: ladder([rung('a')]), b: ladder([rung('b')]) },
    );
    const found = at(job, { kind: 'rate', modelId: modelId('a'), categoryId: here });
    expect(found.nearest).toMatchObject({ betterBelow: b, betterAbove: a, jumps: false });
    expect(found.nearest.value).toBeCloseTo(0.4, 10);
  });
});

describe('a tornado', () => {
  const cheap = stackId('cheap');
  const dear = stackId('dear');

  it('shows where its widest bars turn the answer, as many as are asked for', () => {
    const job = tinyJob({ cheap: { value: 0.5, low: 0.25, high: 0.75 }, dear: { value: 0.8, low: 0.3, high: 0.9 } });
    const ask = { stackId: cheap, against: dear };
    expect(tornado(job, ask).bars.map(({ turn }) => turn)).toEqual([null, null]);
    const one = tornado(job, { ...ask, turns: 1 });
    expect(one.base).toBeCloseTo(-0.5, 9);
    expect(one.bars.map(({ input }) => input.id)).toEqual(['rate programming dear', 'rate programming cheap']);
    // $2 / q is $2 a success at 1, which lies outside; with more than its range the price of the other is asked.
    const [first, second] = one.bars;
    expect(first).toMatchObject({ flipsWinner: false, turn: null });
    expect(first!.atLow).toBeCloseTo(2 - 2 / 0.3, 9);
    expect(first!.atHigh).toBeCloseTo(2 - 2 / 0.9, 9);
    expect(first!.swing).toBeCloseTo(2 / 0.3 - 2 / 0.9, 9);
    expect(second).toMatchObject({ flipsWinner: true, turn: { betterBelow: dear, betterAbove: cheap } });
    expect(second!.turn!.value).toBeCloseTo(0.4, 9);
    expect(tornado(job, { stackId: cheap, turns: 9 }).bars.map(({ turn }) => turn)).toEqual([null, null]);
  });

  it('puts what has no figure at an end last, and takes a stack against itself for nothing', () => {
    const job = tinyJob({ cheap: { value: 0.5, low: 0, high: 0.75 }, dear: { value: 0.8, low: 0.7, high: 0.9 } });
    const ask = { stackId: cheap, against: dear };
    const { bars } = tornado(job, ask);
    expect(bars.map(({ input: { id }, swing }) => [id, swing === null])).toEqual([
      ['rate programming dear', false],
      ['rate programming cheap', true],
    ]);
    expect(bars[1]).toMatchObject({ atLow: null, swing: null });
    expect(bars[1]!.atHigh).toBeCloseTo(1 / 0.75 - 2.5, 9);
    const self = tornado(job, { stackId: dear, against: dear });
    expect(self.base).toBe(0);
    for (const bar of self.bars) expect(bar).toMatchObject({ flipsWinner: false });
    expect(tornado(job, { stackId: dear }).bars[0]!.input.id).toBe('rate programming dear');
  });

  it('of one stack flips where another of the plan becomes the best, or it stops being so', () => {
    const ranged = { value: 0.5, low: 0.35, high: 0.75 };
    const flips = (dearRate: number): boolean =>
      tornado(tinyJob({ cheap: ranged, dear: { value: dearRate } }), { stackId: dear }).bars.some(
        ({ flipsWinner }) => flipsWinner,
      );
    // $1 / 0.35 is $2.86 a success: above $2 / 0.8 and below $2 / 0.6.
    expect([flips(0.8), flips(0.6)]).toEqual([true, false]);
  });

  it('moves what stands in every row everywhere', () => {
    // A person checks for a minute: 0.25 to 0.75 USD in both rows.
    const job = twoRows({ a: [0.5, 0.5], b: [0.8, 0.8] });
    const checked = ladder([rung('a', { verifier: verifier({ humanMinutesPerCheck: { value: 1 } }) })], 'abandon');
    itemAt(job.plan.stacks, 0).policies = { [here]: checked, [there]: checked };
    job.plan.humanUsdPerHour = { value: 30, low: 15, high: 45 };
    const { base, bars } = tornado(job, { stackId: a, measure: 'usdPerTask' });
    expect(base).toBeCloseTo(0.503, 9);
    expect(bars).toMatchObject([
      { input: { id: 'wage' }, atLow: expect.closeTo(0.253, 9), atHigh: expect.closeTo(0.753, 9) },
    ]);
    expect(bars[0]!.swing).toBeCloseTo(0.5, 9);
  });

  it('moves a number in its own row, the other as it stands', () => {
    const job = twoRows({ a: [0.5, 0.5], b: [0.8, 0.8] });
    job.plan.assumedRates = job.plan.assumedRates.map((own) =>
      own.modelId === 'a' && own.category === there ? { ...own, rate: { value: 0.5, low: 0.3, high: 0.9 } } : own,
    );
    const { base, bars, measure } = tornado(job, { stackId: a, measure: 'success' });
    expect([base, measure]).toEqual([expect.closeTo(0.5, 12), 'success']);
    expect(bars).toHaveLength(1);
    expect(bars[0]).toMatchObject({ input: { id: 'rate writing a' }, flipsWinner: false });
    expect(bars[0]!.atLow).toBeCloseTo(0.4, 12);
    expect(bars[0]!.atHigh).toBeCloseTo(0.7, 12);
    expect(tornado(job, { stackId: a, against: b, measure: 'success' }).base).toBeCloseTo(-0.3, 12);
    expect(() => tornado(job, { stackId: stackId('nobody') })).toThrow('stackId is nobody');
    expect(() => tornado(job, { stackId: a, against: stackId('nobody') })).toThrow('against is nobody');
  });
});
