/** The numbers of a plan that are not exactly known, and the levers that move them: each by its name, its range and what it does. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import { breakEven } from '../../../../shared/engine/levers/breakEven.ts';
import { inputsOf } from '../../../../shared/engine/levers/inputs.ts';
import type { Lever } from '../../../../shared/engine/levers/lever.ts';
import { leverId, leverRange, leverValue, parseLever, pull } from '../../../../shared/engine/levers/leverKinds.ts';
import { mixOf } from '../../../../shared/engine/measure.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const wide = (value: number, low: number, high: number) => ({ value, low, high });

const jobOf = (more: Partial<CategoryPlan> = {}, rungs = [rung('a')]): Job =>
  smallJob([modelAt('a'), modelAt('b', 2)], { a: 0.6, b: 0.7 }, { one: ladder(rungs) }, { category: category(more) });

const idsOf = (job: Job): string[] => inputsOf(job).map(({ id }) => id);

describe('the inputs of a plan', () => {
  it('are none where everything is exactly known', () => {
    expect(idsOf(jobOf())).toEqual([]);
  });

  it('are its ranges, each by its name, in the order of their names', () => {
    const job = jobOf({
      valueOfSuccessUsd: wide(1, 0.5, 2),
      silentFailureUsd: wide(1, 0, 2),
      humanMinutesPerTask: wide(10, 5, 20),
      humanSuccess: wide(0.9, 0.8, 1),
      dependence: {
        rho: wide(0.3, 0.2, 0.4),
        tau: wide(0.1, 0, 0.2),
        beta: wide(0.1, 0, 0.2),
        gamma: wide(0.1, 0, 0.2),
      },
      shape: {
        ...category().shape,
        promptTokens: wide(1000, 500, 2000),
        completionTokens: wide(500, 100, 900),
        steps: wide(2, 1, 3),
        toolCalls: wide(1, 0, 2),
      },
    });
    job.plan.humanUsdPerHour = wide(60, 30, 90);
    const row = 'programming';
    expect(idsOf(job)).toEqual(
      [
        ...['humanMinutesPerTask', 'humanSuccess', 'silentFailureUsd', 'valueOfSuccessUsd'].map(
          (f) => `category ${row} ${f}`,
        ),
        ...['beta', 'gamma', 'rho', 'tau'].map((f) => `dependence ${row} ${f}`),
        ...['completionTokens', 'promptTokens', 'steps', 'toolCalls'].map((f) => `shape ${row} ${f}`),
        'wage',
      ].sort(),
    );
    for (const { lever, value, low, high, basis, source } of inputsOf(job)) {
      expect([leverValue(job, lever), basis, source]).toEqual([value, 'stated', null]);
      // Pulled to an end, it is there exactly.
      expect(leverValue(pull(job, lever, high), lever)).toBe(high);
      expect(leverValue(pull(job, lever, low), lever)).toBe(low);
      expect(idsOf(pull(job, lever, high))).not.toContain(leverId(lever));
    }
  });

  it('are those of a route as well, each in its place, and move it alone', () => {
    const job = jobOf();
    const route = (usd: number): Policy => ({
      kind: 'route',
      hardShare: 0.5,
      signalQuality: wide(0.5, 0.2, 0.8),
      usdPerTask: wide(usd, 0, 2 * usd),
      easy: ladder([rung('a')]),
      hard: ladder([rung('b')]),
    });
    const row = rowId('programming');
    job.plan.stacks[0]!.policies = { [row]: route(0.001) };
    job.plan.stacks.push({ ...job.plan.stacks[0]!, id: stackId('two'), policies: { [row]: route(0.002) } });
    const found = inputsOf(job).filter(({ lever }) => lever.kind === 'route');
    expect(
      found.map(({ lever, high }) => [lever.kind === 'route' ? `${lever.stackId} ${lever.field}` : '', high]),
    ).toEqual([
      ['one signalQuality', 0.8],
      ['one usdPerTask', 0.002],
      ['two signalQuality', 0.8],
      ['two usdPerTask', 0.004],
    ]);
    for (const { lever, value, high } of found) {
      expect(leverValue(job, lever)).toBe(value);
      const moved = pull(job, lever, high);
      expect(leverValue(moved, lever)).toBe(high);
      for (const other of found) if (other.lever !== lever) expect(leverValue(moved, other.lever)).toBe(other.value);
      expect(leverRange(job, lever).scale).toBe(
        lever.kind === 'route' && lever.field === 'usdPerTask' ? 'ratio' : 'even',
      );
    }
    const hard: Lever = { kind: 'route', stackId: stackId('two'), categoryId: row, path: [], field: 'hardShare' };
    expect([leverValue(job, hard), leverValue(pull(job, hard, 0.25), hard)]).toEqual([0.5, 0.25]);
    expect(leverValue(job, { ...hard, stackId: stackId('three') })).toBeNull();
    expect(leverValue(job, { ...hard, path: [0] })).toBeNull();
  });

  it('ask nothing of a model that the catalog does not have', () => {
    const job = jobOf();
    job.snapshot.models = job.snapshot.models.filter(({ id }) => id !== 'a');
    expect(idsOf(job)).toEqual([]);
  });

  it('of a row without tasks are none', () => {
    expect(idsOf(jobOf({ share: 0, silentFailureUsd: wide(1, 0, 2) }))).toEqual([]);
  });

  it('are assumed rates of the models in use alone, with what they are said to rest on', () => {
    const job = jobOf();
    job.plan.assumedRates = job.plan.assumedRates.map((rate) => ({
      ...rate,
      rate: { ...wide(0.6, 0.4, 0.8), source: 'a colleague' },
    }));
    expect(inputsOf(job)).toMatchObject([
      { id: 'rate programming a', low: 0.4, value: 0.6, high: 0.8, basis: 'assumed', source: 'a colleague' },
    ]);
    // An anchored model speaks for the others whether it is used or not.
    job.plan.categories[0]!.anchor = { modelId: modelId('b'), rate: wide(0.7, 0.6, 0.8) };
    expect(idsOf(job)).toEqual(['anchor programming', 'rate programming a', 'rate programming b']);
  });

  it('are checks and errors of its steps, the widest range where several share a name', () => {
    const checked = (low: number, errors: number) =>
      rung('a', {
        errorShare: wide(0.05, 0, errors),
        verifier: verifier({
          trueAccept: wide(0.9, low, 1),
          falseAccept: wide(0.1, 0, 0.2),
          falseAcceptRise: wide(0.1, 0, 0.2),
          usdPerCheck: wide(0.01, 0, 0.02),
          humanMinutesPerCheck: wide(1, 0, 2),
        }),
      });
    const found = inputsOf(jobOf({}, [checked(0.8, 0.1), checked(0.8, 0.2)]));
    expect(found.filter(({ id }) => id.startsWith('errors'))).toMatchObject([{ id: 'errors a', high: 0.2 }]);
    const checks = found.filter(({ id }) => id.startsWith('verifier'));
    expect(checks.map(({ lever }) => (lever.kind === 'verifier' ? lever.field : ''))).toEqual([
      'falseAccept',
      'falseAcceptRise',
      'humanMinutesPerCheck',
      'trueAccept',
      'usdPerCheck',
    ]);
    // Checks of one kind with different ranges are inputs of their own, and each moves its own alone.
    const apart = jobOf({}, [checked(0.8, 0.1), checked(0.7, 0.1)]);
    const both = inputsOf(apart).filter(({ lever }) => lever.kind === 'verifier' && lever.field === 'trueAccept');
    expect(both.map(({ low }) => low).toSorted()).toEqual([0.7, 0.8]);
    const [first] = both;
    const moved = pull(apart, first!.lever, 1);
    expect(
      inputsOf(moved).filter(({ lever }) => lever.kind === 'verifier' && lever.field === 'trueAccept'),
    ).toHaveLength(1);
  });

  it('are what is dark, from not at all to the share that is stated', () => {
    const job = jobOf();
    const dark = { kind: 'model' as const, modelId: modelId('a') };
    const ahead = {
      months: 12,
      growth: { value: 1 },
      prices: 'none',
      pricesFor: 'all',
      tokens: 'none',
      demand: 'none',
      stickiness: 'none',
      switches: [],
    };
    job.plan.ahead = { ...ahead, outage: { dark, share: 0.1 } };
    expect(inputsOf(job)).toMatchObject([{ lever: { kind: 'outage', dark }, value: 0, low: 0, high: 0.1 }]);
    job.plan.ahead = { ...ahead, outage: { dark, share: null } };
    expect(inputsOf(job)).toEqual([]);
    job.plan.ahead = { ...ahead, outage: { dark: null, share: 0.1 } };
    expect(inputsOf(job)).toEqual([]);
  });
});

describe('a lever that is typed', () => {
  it.each([
    ['rate programming a', 'even', 0, 1],
    ['category programming humanSuccess', 'even', 0, 1],
    ['category * silentFailureUsd', 'ratio', 0, null],
    ['price a times', 'ratio', 0, 1e6],
    ['price a promptUsdPerM', 'ratio', 0, 1e6],
    ['verbosity a', 'ratio', 0, 1000],
    ['errors a', 'even', 0, 1],
    ['wage', 'ratio', 0, 1e9],
    ['volume', 'ratio', null, null],
    ['verifier custom trueAccept', 'even', 0, 1],
    ['verifier custom usdPerCheck', 'ratio', 0, 1e9],
  ])('%s has its range', (text, scale, min, max) => {
    const job = jobOf({}, [rung('a', { verifier: verifier() })]);
    const range = leverRange(job, parseLever(text));
    expect(range.scale).toBe(scale);
    if (min !== null) expect(range.min).toBe(min);
    if (max !== null) expect(range.max).toBe(max);
  });

  it.each([
    ['rate', 'missing'],
    ['rate programming', 'model is missing; allowed: an id'],
    ['price a colour', 'price is colour; allowed: one of promptUsdPerM, completionUsdPerM, times'],
    ['verifier custom colour', 'verifier is colour; allowed: one of trueAccept, falseAccept, falseAcceptRise'],
    ['colour', 'colour'],
  ])('%s is refused: %s', (text, message) => {
    expect(() => parseLever(text)).toThrow(message);
  });
});

describe('a share', () => {
  it('is moved with the others in proportion, or alike where they have none', () => {
    const job = jobOf();
    const [row] = job.plan.categories;
    const rows = (shares: number[]) => ['x', 'y', 'z'].map((id, i) => ({ ...row!, id: rowId(id), share: shares[i]! }));
    const moved = (shares: number[], id: string, value: number): number[] =>
      pull(
        { ...job, plan: { ...job.plan, categories: rows(shares) } },
        { kind: 'share', categoryId: rowId(id) },
        value,
      ).plan.categories.map(({ share }) => share);
    expect(moved([0.2, 0.6, 0.2], 'x', 0.6)).toEqual([0.6, expect.closeTo(0.3, 12), expect.closeTo(0.1, 12)]);
    expect(moved([1, 0, 0], 'x', 0.5)).toEqual([0.5, 0.25, 0.25]);
    expect(moved([0.2, 0.6, 0.2], 'nobody', 0.5)).toEqual([0.2, 0.6, 0.2]);
    expect(leverId({ kind: 'share', categoryId: rowId('x') })).toBe('share x');
    expect(leverValue(job, { kind: 'share', categoryId: rowId('nobody') })).toBeNull();
    expect(leverValue(job, { kind: 'volume' })).toBe(1000);
    expect(leverValue(pull(job, { kind: 'volume' }, 7), { kind: 'volume' })).toBe(7);
  });

  it('makes no mix of rows without tasks', () => {
    expect(mixOf([])).toBeNull();
    expect(mixOf([{ categoryId: rowId('x'), share: 0, totals: null, gaps: [] }])).toBeNull();
  });
});

describe('a break-even', () => {
  const two = (): Job =>
    smallJob(
      [modelAt('a'), modelAt('b', 2)],
      { a: 0.6, b: 0.9 },
      { a: ladder([rung('a')]), b: ladder([rung('b')]) },
      { category: category({ silentFailureUsd: { value: 0 } }) },
    );
  const ask = { a: stackId('a'), b: stackId('b') };
  const price = { kind: 'price', modelId: modelId('b'), field: 'times' } as const;

  it('is looked for between the ends that are asked, and no further than the lever goes', () => {
    // An attempt of a costs 0.003 and of b 0.006: a success 0.005 and 0.00667; they meet at b's price times 0.75.
    const found = breakEven(two(), { ...ask, lever: price, from: -5, to: 2 });
    expect(found).toMatchObject({
      kind: 'at',
      now: 1,
      from: 0,
      to: 2,
      nearest: { betterBelow: 'b', betterAbove: 'a' },
    });
    if (found.kind === 'at') expect(found.nearest.value).toBeCloseTo(0.75, 9);
    expect(breakEven(two(), { ...ask, lever: price, from: 0.76 })).toMatchObject({
      kind: 'never',
      wins: 'a',
      from: 0.76,
    });
    expect(breakEven(two(), { ...ask, lever: price, to: 0.74 })).toMatchObject({ kind: 'never', wins: 'b', to: 0.74 });
    expect(() => breakEven(two(), { ...ask, lever: price, from: 3, to: 2 })).toThrow('from is 3');
    expect(() => breakEven(two(), { ...ask, b: stackId('nobody'), lever: price })).toThrow('b is nobody');
    expect(() => breakEven(two(), { ...ask, a: stackId('nobody'), lever: price })).toThrow('a is nobody');
  });

  it('is the same whichever of the two is named first', () => {
    const turned = breakEven(two(), { a: ask.b, b: ask.a, lever: price });
    if (turned.kind !== 'at') throw new Error(turned.kind);
    expect(turned.all).toHaveLength(1);
    expect(turned.nearest).toMatchObject({ betterBelow: 'b', betterAbove: 'a', jumps: false });
    expect(turned.nearest.value).toBeCloseTo(0.75, 9);
  });

  it('is none between two that do everything alike, and for the better one on more success', () => {
    const job = two();
    job.plan.stacks[1]!.policies = job.plan.stacks[0]!.policies;
    expect(breakEven(job, { ...ask, lever: { kind: 'volume' } }).kind).toBe('equal');
    // More success is better whatever the price.
    expect(breakEven(two(), { ...ask, lever: price, measure: 'success' })).toMatchObject({ kind: 'never', wins: 'b' });
  });

  it('jumps where all requests reach a tier at once, and is the nearest of two', () => {
    const job = two();
    const tier = { minPromptTokens: 2000, promptUsdPerM: 0.5, completionUsdPerM: 2 };
    const [a, b] = job.snapshot.models;
    job.snapshot.models = [
      a!,
      {
        ...b!,
        offers: b!.offers.map((offer) => ({ ...offer, tiers: [{ ...b!.offers[0]!.tiers[0], ...tier } as never] })),
      },
    ];
    const lever = { kind: 'shape', categoryId: rowId('programming'), field: 'promptTokens' } as const;
    const found = breakEven(job, { ...ask, lever });
    if (found.kind !== 'at') throw new Error(found.kind);
    // Dearer per success up to 2,000 tokens, four times cheaper from there on.
    expect(found.nearest).toMatchObject({ betterBelow: 'a', betterAbove: 'b', jumps: true });
    expect(found.nearest.value).toBeCloseTo(2000, 3);
  });
});
