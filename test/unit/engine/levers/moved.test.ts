/** Each lever moves its own number and nothing else: its name, how it is typed, its range, its value, and what changes in the job. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import type { Lever } from '../../../../shared/engine/levers/lever.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const here = rowId('programming');
const there = rowId('writing');
const a = modelId('a');
const b = modelId('b');
const ranged = (value: number) => ({ value, low: value / 2, high: value * 1.5, source: 'a colleague', assumed: true });

/** Two rows of two stacks; every kind of number stands somewhere, and most of them somewhere else too. */
const job = (): Job => {
  const own = verifier({ trueAccept: ranged(0.5), humanMinutesPerCheck: { value: 2 } });
  const retried = rung('a', { attempts: 2, retry: 'feedback', feedbackSuccess: ranged(0.4), verifier: own });
  const route = {
    kind: 'route' as const,
    hardShare: 0.3,
    signalQuality: ranged(0.4),
    usdPerTask: ranged(0.01),
    easy: ladder([rung('a', { errorShare: ranged(0.1) })]),
    hard: ladder([rung('b')]),
  };
  const made = smallJob(
    [modelAt('a'), modelAt('b', 2)],
    { a: 0.6, b: 0.7 },
    { one: ladder([retried, rung('b', { verifier: verifier({ preset: 'tests' }) })]), two: route },
    {
      category: category({
        share: 0.6,
        dependence: { rho: ranged(0.4), tau: { value: 0.2 }, beta: { value: 0.1 }, gamma: { value: 0.3 } },
        anchor: { modelId: b, rate: ranged(0.5) },
        valueOfSuccessUsd: ranged(2),
      }),
    },
  );
  const first = itemAt(made.plan.categories, 0);
  const second = {
    ...first,
    id: there,
    share: 0.4,
    anchor: null,
    transfer: { kind: 'measured' as const },
    dependence: { rho: { value: 0 }, tau: { value: 0 }, beta: { value: 0 }, gamma: { value: 0 } },
  };
  const plan = {
    ...made.plan,
    categories: [first, second],
    stacks: made.plan.stacks.map((stack) => ({
      ...stack,
      policies: { ...stack.policies, [there]: stack.id === 'one' ? ladder([retried]) : route },
    })),
    assumedRates: [...made.plan.assumedRates, { modelId: a, category: there, rate: { value: 0.3 } }],
  };
  return { ...made, plan };
};

/** What differs, by path. */
const changes = (before: unknown, after: unknown, path = ''): Record<string, unknown> => {
  if (before === after) return {};
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return { [path.slice(1)]: after === undefined ? 'gone' : after };
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.assign(
    {},
    ...[...keys].map((key) => changes(Reflect.get(before, key), Reflect.get(after, key), `${path}.${key}`)),
  );
};

/** An estimate that is moved keeps what it rests on, and its range is gone. */
const exactly = (path: string, value: number) => ({
  [`${path}.value`]: value,
  [`${path}.low`]: 'gone',
  [`${path}.high`]: 'gone',
});

const own = 'plan.categories.0';
const onRungs = (place: string): string => `plan.stacks.${place}`;

/** Lever, name, value as it stands, what it is moved to, what that changes. */
const moves: [Lever, string, number, number, Record<string, unknown>][] = [
  [
    { kind: 'dependence', categoryId: here, field: 'rho' },
    'dependence programming rho',
    0.4,
    0.45,
    exactly(`${own}.dependence.rho`, 0.45),
  ],
  [
    { kind: 'dependence', categoryId: here, field: 'gamma' },
    'dependence programming gamma',
    0.3,
    1,
    { [`${own}.dependence.gamma.value`]: 1 },
  ],
  [
    { kind: 'shape', categoryId: here, field: 'steps' },
    'shape programming steps',
    1,
    3,
    { [`${own}.shape.steps.value`]: 3 },
  ],
  [
    { kind: 'category', categoryId: here, field: 'valueOfSuccessUsd' },
    'category programming valueOfSuccessUsd',
    2,
    5,
    exactly(`${own}.valueOfSuccessUsd`, 5),
  ],
  [
    { kind: 'category', categoryId: null, field: 'humanMinutesPerTask' },
    'category * humanMinutesPerTask',
    10,
    4,
    { [`${own}.humanMinutesPerTask.value`]: 4, 'plan.categories.1.humanMinutesPerTask.value': 4 },
  ],
  [{ kind: 'anchor', categoryId: here }, 'anchor programming', 0.5, 0.6, exactly(`${own}.anchor.rate`, 0.6)],
  [{ kind: 'shift', categoryId: there }, 'shift writing', 0, -1, { 'plan.categories.1.transfer.easier': -1 }],
  [
    { kind: 'share', categoryId: here },
    'share programming',
    0.6,
    0.9,
    { [`${own}.share`]: 0.9, 'plan.categories.1.share': expect.closeTo(0.1, 12) },
  ],
  [
    { kind: 'verifier', preset: 'custom', field: 'trueAccept', only: null },
    'verifier custom trueAccept *',
    0.5,
    0.8,
    {
      ...exactly(onRungs('0.policies.programming.rungs.0.verifier.trueAccept'), 0.8),
      ...exactly(onRungs('0.policies.writing.rungs.0.verifier.trueAccept'), 0.8),
    },
  ],
  [
    { kind: 'verifier', preset: 'tests', field: 'falseAcceptRise', only: null },
    'verifier tests falseAcceptRise *',
    0,
    1,
    { [onRungs('0.policies.programming.rungs.1.verifier.falseAcceptRise')]: { value: 1 } },
  ],
  [
    { kind: 'route', stackId: stackId('two'), categoryId: there, path: [], field: 'signalQuality' },
    'route two writing  signalQuality',
    0.4,
    0.9,
    exactly(onRungs('1.policies.writing.signalQuality'), 0.9),
  ],
  [
    { kind: 'route', stackId: stackId('two'), categoryId: here, path: [], field: 'hardShare' },
    'route two programming  hardShare',
    0.3,
    0.5,
    { [onRungs('1.policies.programming.hardShare')]: 0.5 },
  ],
  [{ kind: 'wage' }, 'wage', 60, 90, { 'plan.humanUsdPerHour.value': 90 }],
  [{ kind: 'volume' }, 'volume', 1000, 5, { 'plan.tasksPerMonth': 5 }],
  [
    { kind: 'errors', modelId: b },
    'errors b',
    0,
    0.2,
    {
      [onRungs('0.policies.programming.rungs.1.errorShare.value')]: 0.2,
      [onRungs('1.policies.programming.hard.rungs.0.errorShare.value')]: 0.2,
      [onRungs('1.policies.writing.hard.rungs.0.errorShare.value')]: 0.2,
    },
  ],
  [
    { kind: 'feedback', modelId: a, categoryId: here },
    'feedback programming a',
    0.4,
    0.7,
    {
      ...exactly(onRungs('0.policies.programming.rungs.0.feedbackSuccess'), 0.7),
      [onRungs('0.policies.programming.rungs.0.feedbackSuccess.source')]: 'gone',
      [onRungs('0.policies.programming.rungs.0.feedbackSuccess.assumed')]: 'gone',
    },
  ],
  [
    { kind: 'verbosity', modelId: b },
    'verbosity b',
    1,
    2,
    {
      'snapshot.reference.completionFactors.0': {
        modelId: 'b',
        factor: 2,
        config: '',
        benchmark: '',
        source: '',
        category: 'general-qa',
      },
    },
  ],
  [
    { kind: 'price', modelId: b, field: 'promptUsdPerM' },
    'price b promptUsdPerM',
    2,
    7,
    { 'snapshot.models.1.offers.0.promptUsdPerM': 7 },
  ],
  [
    { kind: 'price', modelId: b, field: 'times' },
    'price b times',
    1,
    3,
    { 'snapshot.models.1.offers.0.promptUsdPerM': 6, 'snapshot.models.1.offers.0.completionUsdPerM': 24 },
  ],
];

describe('a lever', () => {
  it.each(moves)('%j is %s', (lever, name, now, to, changed) => {
    const before = job();
    expect(levers.idOf(lever)).toBe(name);
    expect(levers.valueOf(before, lever)).toBe(now);
    const after = levers.pull(before, lever, to);
    expect(before).toEqual(job());
    expect(changes(before, after)).toEqual(changed);
    // What multiplies a price stands at 1 of the price that is then paid.
    expect(levers.valueOf(after, lever)).toBe(lever.kind === 'price' && lever.field === 'times' ? 1 : to);
  });

  it('on a rate asserts it in place of what is known, in its own row', () => {
    const lever: Lever = { kind: 'rate', modelId: a, categoryId: here };
    expect(levers.idOf(lever)).toBe('rate programming a');
    expect(levers.valueOf(job(), lever)).toBe(0.6);
    const { assumedRates } = levers.pull(job(), lever, 0.2).plan;
    expect(assumedRates).toEqual([
      { modelId: 'b', category: here, rate: { value: 0.7 } },
      { modelId: 'a', category: there, rate: { value: 0.3 } },
      { modelId: 'a', category: here, rate: { value: 0.2 } },
    ]);
    expect(levers.rangeOf(job(), lever)).toEqual({ min: 0, max: 0.9, scale: 'even' });
  });

  it('on the tokens of a model whose factors are known moves every one of them', () => {
    const known = job();
    const plain = { config: 'c', benchmark: 'd', source: 'e' };
    known.snapshot.reference.completionFactors = [
      { ...plain, modelId: a, category: 'programming', factor: 3 },
      { ...plain, modelId: b, category: 'programming', factor: 4 },
      { ...plain, modelId: a, category: 'general-qa', factor: 5 },
    ];
    const lever: Lever = { kind: 'verbosity', modelId: a };
    expect(levers.valueOf(known, lever)).toBe(3);
    expect(changes(known, levers.pull(known, lever, 7))).toEqual({
      'snapshot.reference.completionFactors.0.factor': 7,
      'snapshot.reference.completionFactors.2.factor': 7,
    });
  });

  it('changes nothing where the job does not hold its number, which then has no value', () => {
    const nobody = modelId('nobody');
    const nowhere = rowId('nowhere');
    const absent: Lever[] = [
      { kind: 'dependence', categoryId: nowhere, field: 'rho' },
      { kind: 'shape', categoryId: nowhere, field: 'steps' },
      { kind: 'category', categoryId: nowhere, field: 'humanSuccess' },
      { kind: 'anchor', categoryId: nowhere },
      { kind: 'anchor', categoryId: there },
      { kind: 'shift', categoryId: nowhere },
      { kind: 'shift', categoryId: here },
      { kind: 'share', categoryId: nowhere },
      { kind: 'verifier', preset: 'nothing', field: 'trueAccept', only: null },
      { kind: 'verifier', preset: 'custom', field: 'trueAccept', only: { value: 0.5, low: 0.25, high: 0.7 } },
      { kind: 'verifier', preset: 'custom', field: 'trueAccept', only: { value: 0.5, low: 0.3, high: 0.75 } },
      { kind: 'verifier', preset: 'custom', field: 'trueAccept', only: { value: 0.6, low: 0.25, high: 0.75 } },
      { kind: 'route', stackId: stackId('one'), categoryId: here, path: [], field: 'usdPerTask' },
      { kind: 'route', stackId: stackId('two'), categoryId: nowhere, path: [], field: 'usdPerTask' },
      { kind: 'route', stackId: stackId('two'), categoryId: here, path: [0], field: 'usdPerTask' },
      { kind: 'errors', modelId: nobody },
      { kind: 'price', modelId: nobody, field: 'times' },
      { kind: 'feedback', modelId: nobody, categoryId: here },
      { kind: 'feedback', modelId: a, categoryId: nowhere },
    ];
    for (const lever of absent) {
      expect(levers.valueOf(job(), lever), levers.idOf(lever)).toBeNull();
      expect(changes(job(), levers.pull(job(), lever, 0.5)), levers.idOf(lever)).toEqual({});
    }
    for (const lever of [
      { kind: 'rate', modelId: nobody, categoryId: here },
      { kind: 'rate', modelId: a, categoryId: nowhere },
      { kind: 'verbosity', modelId: nobody },
    ] as const)
      expect(levers.valueOf(job(), lever)).toBeNull();
    expect(() => levers.breakEven(job(), { a: stackId('one'), b: stackId('two'), lever: absent[0]! })).toThrow(
      'lever is dependence nowhere rho; allowed: a number that the plan holds',
    );
    const only: Lever = {
      kind: 'verifier',
      preset: 'custom',
      field: 'trueAccept',
      only: { value: 0.5, low: 0.25, high: 0.75 },
    };
    expect(levers.idOf(only)).toBe('verifier custom trueAccept 0.25 0.5 0.75');
    expect(levers.valueOf(job(), only)).toBe(0.5);
  });

  it('of all rows stands at that of the first with tasks', () => {
    const other = job();
    itemAt(other.plan.categories, 0).share = 0;
    itemAt(other.plan.categories, 1).humanSuccess = { value: 0.25 };
    expect(levers.valueOf(other, { kind: 'category', categoryId: null, field: 'humanSuccess' })).toBe(0.25);
  });

  it('on feedback stands at what is believed where no step says', () => {
    const other = job();
    for (const { policies } of other.plan.stacks) {
      const policy = policies[here];
      if (policy?.kind === 'ladder') policy.rungs = [rung('a', { attempts: 2, retry: 'feedback' })];
    }
    // The anchor moves a from probit(0.6) = 0.2533 by probit(0.5) - probit(0.7) = -0.5244; then 0.57 + 1.07 x -0.2711 = 0.2799.
    const value = levers.valueOf(other, { kind: 'feedback', modelId: a, categoryId: here });
    expect(value).toBeCloseTo(0.61025, 4);
    expect(levers.valueOf(other, { kind: 'feedback', modelId: a, categoryId: there })).toBe(0.4);
  });
});

describe('the range of a lever', () => {
  const even = (max: number, min = 0) => ({ min, max, scale: 'even' });
  const ratio = (max: number, min = 0) => ({ min, max, scale: 'ratio' });

  it.each<[string, object]>([
    // rho and tau leave room for each other under 0.995.
    ['dependence programming rho', even(0.995 - 0.2)],
    ['dependence programming tau', even(0.995 - 0.4)],
    ['dependence programming beta', even(0.999)],
    ['dependence programming gamma', even(5)],
    ['dependence nowhere rho', even(0.999)],
    ['shape programming promptTokens', ratio(1e9)],
    ['shape programming completionTokens', ratio(1e9)],
    ['shape programming steps', ratio(100_000)],
    ['shape programming toolCalls', ratio(100_000)],
    ['category * valueOfSuccessUsd', ratio(1e9)],
    ['category * silentFailureUsd', ratio(1e9)],
    ['category * humanMinutesPerTask', ratio(1e6)],
    ['category * humanSuccess', even(1)],
    ['anchor programming', even(1)],
    ['shift programming', even(5, -5)],
    ['share programming', even(1)],
    ['rate programming a', even(0.9)],
    ['rate nowhere a', even(1)],
    ['feedback programming a', even(1)],
    ['verbosity a', ratio(1000)],
    ['errors a', even(1)],
    ['price a completionUsdPerM', ratio(1e6)],
    ['verifier custom trueAccept', even(1)],
    ['verifier custom falseAccept', even(1)],
    ['verifier custom falseAcceptRise', even(3)],
    ['verifier custom usdPerCheck', ratio(1e9)],
    ['verifier custom humanMinutesPerCheck', ratio(1e6)],
    ['wage', ratio(1e9)],
    ['volume', ratio(1e12, 1)],
    ['outage model a', even(1)],
  ])('%s', (text, range) => {
    expect(levers.rangeOf(job(), levers.parse(text))).toEqual(range);
  });

  it('of a route is even but for what it costs', () => {
    const route = { kind: 'route' as const, stackId: stackId('two'), categoryId: here, path: [] };
    expect(levers.rangeOf(job(), { ...route, field: 'hardShare' })).toEqual(even(1));
    expect(levers.rangeOf(job(), { ...route, field: 'signalQuality' })).toEqual(even(1));
    expect(levers.rangeOf(job(), { ...route, field: 'usdPerTask' })).toEqual(ratio(1e9));
  });

  it('of rho leaves nothing where tau has all', () => {
    const full = job();
    itemAt(full.plan.categories, 0).dependence.tau = { value: 0.999 };
    expect(levers.rangeOf(full, { kind: 'dependence', categoryId: here, field: 'rho' })).toEqual(even(0));
  });
});

describe('a lever as it is typed', () => {
  it('has one of these forms', () => {
    expect(levers.forms).toEqual([
      'rate CATEGORY MODEL',
      'feedback CATEGORY MODEL',
      'verbosity MODEL',
      'errors MODEL',
      'outage vendor|host|region|origin|model NAME',
      'price MODEL promptUsdPerM|completionUsdPerM|times',
      'dependence CATEGORY rho|tau|beta|gamma',
      'shape CATEGORY promptTokens|completionTokens|steps|toolCalls',
      'category CATEGORY|* valueOfSuccessUsd|silentFailureUsd|humanMinutesPerTask|humanSuccess',
      'anchor CATEGORY',
      'shift CATEGORY',
      'share CATEGORY',
      'verifier PRESET trueAccept|falseAccept|falseAcceptRise|usdPerCheck|humanMinutesPerCheck',
      'wage',
      'volume',
    ]);
  });

  it('is read as it is named', () => {
    const typed: Lever[] = [
      ...moves.map(([lever]) => lever).filter(({ kind }) => kind !== 'route'),
      { kind: 'rate', modelId: a, categoryId: here },
      { kind: 'shape', categoryId: here, field: 'toolCalls' },
      { kind: 'dependence', categoryId: here, field: 'tau' },
      { kind: 'dependence', categoryId: here, field: 'beta' },
      { kind: 'outage', dark: { kind: 'host', host: 'some cloud of words' } },
    ];
    for (const lever of typed) expect(levers.parse(`  ${levers.idOf(lever).replaceAll(' ', '  ')} `)).toEqual(lever);
    expect(levers.parse('price a')).toEqual({ kind: 'price', modelId: 'a', field: 'times' });
  });

  it.each([
    [
      '',
      'lever is ; allowed: one of rate, feedback, verbosity, errors, outage, price, dependence, shape, category, anchor, shift, share, verifier, wage, volume',
    ],
    ['route two programming', 'lever is route; allowed: one of rate'],
    ['rate', 'category is missing; allowed: an id'],
    ['rate programming', 'model is missing; allowed: an id'],
    ['feedback programming', 'model is missing; allowed: an id'],
    ['feedback', 'category is missing; allowed: an id'],
    ['verbosity', 'model is missing; allowed: an id'],
    ['errors', 'model is missing; allowed: an id'],
    ['price', 'model is missing; allowed: an id'],
    ['dependence programming', 'dependence is missing; allowed: one of rho, tau, beta, gamma'],
    ['dependence', 'category is missing; allowed: an id'],
    ['shape programming x', 'shape is x; allowed: one of promptTokens, completionTokens, steps, toolCalls'],
    [
      'category * x',
      'category is x; allowed: one of valueOfSuccessUsd, silentFailureUsd, humanMinutesPerTask, humanSuccess',
    ],
    ['category', 'category is missing; allowed: an id'],
    ['anchor', 'category is missing; allowed: an id'],
    ['shift', 'category is missing; allowed: an id'],
    ['share', 'category is missing; allowed: an id'],
    ['verifier', 'preset is missing; allowed: an id'],
    [
      'verifier p x',
      'verifier is x; allowed: one of trueAccept, falseAccept, falseAcceptRise, usdPerCheck, humanMinutesPerCheck',
    ],
    ['outage x y', 'outage is x; allowed: one of '],
    ['outage model', 'name is missing; allowed: an id'],
  ])('"%s" is refused: %s', (text, message) => {
    expect(() => levers.parse(text)).toThrow(message);
  });
});
