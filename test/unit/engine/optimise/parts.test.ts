/** The parts a search is made of, each by hand: effort and its listener, choices, limits, options, sets, and the cases of an answer. */
import { describe, expect, it } from 'vitest';
import {
  type Choice,
  choiceIn,
  ownChoices,
  pairChoice,
  tripleChoice,
  withinSeconds,
} from '../../../../shared/engine/optimise/choice.ts';
import { Effort } from '../../../../shared/engine/optimise/effort.ts';
import { KnownTables } from '../../../../shared/engine/optimise/knownTables.ts';
import { tablePlaceOf, vendorsOf } from '../../../../shared/engine/optimise/menu.ts';
import type { TableInput } from '../../../../shared/engine/optimise/pairTable.ts';
import { placesUpTo, type SubsetPlace } from '../../../../shared/engine/optimise/places.ts';
import {
  choicesWithin,
  type Limit,
  limitsByKind,
  limitsOf,
  type Problem,
  passes,
  passesShares,
  placed,
  shareSentTo,
  vendorCapOf,
} from '../../../../shared/engine/optimise/problem.ts';
import { SearchSeries } from '../../../../shared/engine/optimise/searchSeries.ts';
import { greedySet, SetCosts, setCostsOf } from '../../../../shared/engine/optimise/setCosts.ts';
import { SetOptions, SetState, sizeOf } from '../../../../shared/engine/optimise/setOptions.ts';
import { roomOf } from '../../../../shared/engine/optimise/slack.ts';
import { anyPlan, objectiveOf, solve, sumsOf } from '../../../../shared/engine/optimise/solve.ts';
import { triplesOf } from '../../../../shared/engine/optimise/triples.ts';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { rowId } from '../../../../shared/foundation/ids.ts';
import { places, problemOf, type SmallModel, smallMenu } from './smallMenu.ts';

describe('effort', () => {
  it('tells its listener at every five million steps how much of it is spent, and ends where that says stop', () => {
    const heard: number[] = [];
    let goOn = true;
    const effort = new Effort(20e6, (share) => {
      heard.push(share);
      return goOn;
    });
    effort.spend(4e6);
    expect(heard).toEqual([]);
    effort.spend(1e6);
    expect(heard).toEqual([0.25]);
    effort.spend(12e6);
    effort.spend(4e6);
    expect(heard).toEqual([0.25, 0.85]);
    expect(effort.left).toBe(-1e6);
    goOn = false;
    effort.spend(3e6);
    expect(heard).toEqual([0.25, 0.85, 1]);
    expect([effort.left, effort.stopped]).toEqual([0, true]);
    effort.spend(9e6);
    expect(heard).toHaveLength(3);
  });

  it('is spent by its parts, which hold no more than is left and end with it', () => {
    const whole = new Effort(20e6, (share) => share < 0.5);
    const part = whole.part(30e6);
    expect(part.left).toBe(20e6);
    expect(whole.part(7).left).toBe(7);
    part.spend(6e6);
    expect([part.left, whole.left, part.stopped]).toEqual([14e6, 14e6, false]);
    part.spend(6e6);
    expect([part.left, whole.left, part.stopped, whole.stopped]).toEqual([0, 0, true, true]);
  });

  it('of a series is shared evenly, and heard as a stretch of all the work', () => {
    const heard: [number, string][] = [];
    let goOn = true;
    const series = new SearchSeries(
      (share, doing) => {
        heard.push([share, doing]);
        return goOn;
      },
      { doing: 'best', from: 0.1, to: 0.5 },
      40e6,
      2,
    );
    const first = series.next();
    expect([first.left, series.isStopped]).toEqual([20e6, false]);
    first.spend(10e6);
    series.next().spend(5e6);
    expect(heard.map(([share]) => share)).toEqual([
      0.1,
      expect.closeTo(0.2, 12),
      expect.closeTo(0.3, 12),
      expect.closeTo(0.35, 12),
    ]);
    expect(new Set(heard.map(([, doing]) => doing))).toEqual(new Set(['best']));
    goOn = false;
    const last = series.next();
    expect([last.left, series.isStopped]).toEqual([0, true]);
    goOn = true;
    expect(series.next().left).toBe(0);
  });
});

describe('tables that are known', () => {
  it('are taken at other prices where nothing but what attempts cost has moved', () => {
    const inputOf = (rate: number, usd: number): TableInput => ({
      models: [
        { successRate: rate, usdPerAttempt: usd, feedbackSuccess: 0.5 },
        { successRate: 0.8, usdPerAttempt: 2, feedbackSuccess: null },
      ],
      d: { rho: 0, tau: 0, beta: 0, gamma: 0 },
      check: { trueAccept: 1, falseAccept: 0, usdPerCheck: 0.5 },
      ending: 'deliver',
      humanSuccess: 1,
      humanUsd: 0,
    });
    const tables = new KnownTables();
    const row = rowId('row');
    const first = tables.tableOf(row, inputOf(0.6, 1));
    const dearer = tables.tableOf(row, inputOf(0.6, 3));
    // What ladders bring stands in memory once; what they cost is moved: 3 + 0.5 + 0.4 x 2.
    expect(dearer.pair.success).toBe(first.pair.success);
    expect(dearer.pair.spend[1]).toBeCloseTo(4.3, 12);
    expect(first.pair.spend[1]).toBeCloseTo(2.3, 12);
    expect(dearer.blind.spend[0]).toBeCloseTo(3 + 0.5 + 0.4 * 3, 12);
    expect(dearer.single.spend[0]).toBe(3);
    // Another row, and other rates, are other tables; of a row the newest four are kept.
    expect(tables.tableOf(rowId('other'), inputOf(0.6, 3)).pair.success).not.toBe(first.pair.success);
    for (const rate of [0.1, 0.2, 0.3])
      expect(tables.tableOf(row, inputOf(rate, 1)).pair.success).not.toBe(first.pair.success);
    expect(tables.tableOf(row, inputOf(0.6, 9)).pair.success).toBe(first.pair.success);
    tables.tableOf(row, inputOf(0.4, 1));
    expect(tables.tableOf(row, inputOf(0.6, 9)).pair.success).not.toBe(first.pair.success);
  });
});

/** Rates 0.5 and 0.8 at 1 and 4 USD, of vendors a and b; a third of vendor a that only the second row has. */
const models: SmallModel[] = [
  {
    vendor: 'a',
    rows: [
      { rate: 0.5, usd: 1, feedback: 0.4 },
      { rate: 0.5, usd: 1 },
    ],
  },
  {
    vendor: 'b',
    rows: [
      { rate: 0.8, usd: 4 },
      { rate: 0.8, usd: 4 },
    ],
  },
  { vendor: 'a', rows: [null, { rate: 0.9, usd: 10 }] },
];
const menu = smallMenu(models, { shares: [0.25, 0.75], silentUsd: 2 });
const [m0, m1, m2] = places(menu) as [
  ReturnType<typeof places>[0],
  ReturnType<typeof places>[0],
  ReturnType<typeof places>[0],
];
const [row0, row1] = [itemAt(menu.categories, 0), itemAt(menu.categories, 1)];
const figures = (choice: Choice | null) =>
  choice && {
    ...choice,
    success: Number(choice.success.toFixed(6)),
    silent: Number(choice.silent.toFixed(6)),
    spend: Number(choice.spend.toFixed(6)),
  };

describe('a choice', () => {
  it('is a model alone, again, or told what was wrong; none where the row has it not', () => {
    expect(ownChoices(row0, m0).map(figures)).toEqual([
      { form: 'single', members: [m0], success: 0.5, silent: 0.5, spend: 1, reach: [1] },
      { form: 'blind', members: [m0], success: 0.75, silent: 0.25, spend: 1.5, reach: [1] },
      { form: 'feedback', members: [m0], success: 0.7, silent: 0.3, spend: 1.5, reach: [1] },
    ]);
    expect(ownChoices(row0, m1).map(({ form }) => form)).toEqual(['single', 'blind']);
    expect(ownChoices(row0, m2)).toEqual([]);
    expect([tablePlaceOf(row0, m2), tablePlaceOf(row1, m2)]).toEqual([null, 2]);
  });

  it('is two or three models in order, each reached by what those before it leave', () => {
    expect(figures(pairChoice(row0, m0, m1))).toEqual({
      form: 'pair',
      members: [m0, m1],
      success: 0.9,
      silent: 0.1,
      spend: 3,
      reach: [1, 0.5],
    });
    expect(pairChoice(row0, m0, m0)).toBeNull();
    const unchecked = smallMenu(models, { shares: [0.25, 0.75], check: null });
    expect(pairChoice(itemAt(unchecked.categories, 0), m0, m1)).toBeNull();
    expect(pairChoice(row0, m2, m1)).toBeNull();
    expect(pairChoice(row0, m0, m2)).toBeNull();
    const three = figures(tripleChoice(row1, [m0, m1, m2]));
    expect(three).toMatchObject({ form: 'triple', members: [m0, m1, m2], success: 0.99, silent: 0.01, spend: 4 });
    expect(three!.reach).toEqual([1, 0.5, expect.closeTo(0.1, 12)]);
    for (const members of [
      [m2, m1, m0],
      [m0, m2, m1],
      [m0, m1, m2],
    ] as const)
      expect(tripleChoice(row0, [...members])).toBeNull();
  });

  it('is found again in a menu of other money', () => {
    const free = smallMenu(
      models.map((model) => ({ ...model, rows: model.rows.map((here) => here && { ...here, usd: 0 }) })),
      { shares: [0.25, 0.75] },
    );
    const other = itemAt(free.categories, 1);
    const all = [...ownChoices(row1, m0), pairChoice(row1, m1, m0)!, tripleChoice(row1, [m2, m1, m0])!];
    for (const choice of all) {
      const again = choiceIn(other, choice);
      expect(again).toMatchObject({ form: choice.form, members: choice.members, success: choice.success, spend: 0 });
    }
    expect(choiceIn(itemAt(free.categories, 0), tripleChoice(row1, [m2, m1, m0])!)).toBeNull();
    expect(choiceIn(itemAt(free.categories, 0), ownChoices(row1, m2)[0]!)).toBeNull();
    expect(choiceIn(other, { ...all[0]!, form: 'feedback' })).toBeNull();
    for (const form of ['single', 'pair', 'triple'] as const)
      expect(choiceIn(other, { ...all[0]!, form, members: [] })).toBeNull();
    expect(choiceIn(other, { ...all[0]!, form: 'pair' })).toBeNull();
    expect(choiceIn(other, { ...all[0]!, form: 'triple', members: [m0, m1] })).toBeNull();
  });

  it('answers 95% in time or not, by the attempts that its tasks take', () => {
    const timed = { ...row1, seconds: [{ mean: 10, variance: 0 }, { mean: 30, variance: 0 }, null] };
    const [single, blind] = ownChoices(timed, m0);
    expect([9.9, 10].map((seconds) => withinSeconds(timed, single!, seconds))).toEqual([false, true]);
    // Half of the tasks take a second attempt.
    expect([19.9, 20].map((seconds) => withinSeconds(timed, blind!, seconds))).toEqual([false, true]);
    const pair = pairChoice(timed, m0, m1)!;
    expect([39.9, 40].map((seconds) => withinSeconds(timed, pair, seconds))).toEqual([false, true]);
    expect(withinSeconds(timed, pairChoice(timed, m0, m2)!, 1e9)).toBe(false);
    expect(withinSeconds({ ...timed, seconds: [null, { mean: 1, variance: 0 }, null] }, pair, 1e9)).toBe(false);
    expect(withinSeconds(row0, ownChoices(row1, m2)[0]!, 1e9)).toBe(false);
    // A second attempt that one task in twenty takes is beyond the 95% that are asked about.
    const rare = smallMenu([{ rows: [{ rate: 0.96, usd: 1 }] }, { rows: [{ rate: 0.5, usd: 1 }] }]);
    const quick = {
      ...itemAt(rare.categories, 0),
      seconds: [
        { mean: 10, variance: 0 },
        { mean: 1000, variance: 0 },
      ],
    };
    expect(withinSeconds(quick, pairChoice(quick, m0, m1)!, 10)).toBe(true);
    expect(withinSeconds(quick, pairChoice(quick, m1, m0)!, 1000)).toBe(false);
  });
});

describe('limits', () => {
  const limits: Limit[] = [
    { kind: 'vendor', vendor: 'a', limit: 0.6 },
    { kind: 'budget', limit: 3 },
    { kind: 'successFloor', limit: 0.7 },
    { kind: 'silentFailureCeiling', limit: 0.2 },
    { kind: 'vendor', vendor: 'b', limit: 0.6 },
  ];
  const problem = problemOf(menu, { limits });

  it('are the most that may be used of each, a floor the most of its negative', () => {
    expect(limitsOf(problem)).toEqual([0.6, 3, -0.7, 0.2, 0.6]);
    expect(limitsByKind(problem).vendors.map(({ limit }) => limit)).toEqual([0.6, 0.6]);
    expect(limitsByKind(problem).others.map(({ kind }) => kind)).toEqual([
      'budget',
      'successFloor',
      'silentFailureCeiling',
    ]);
    expect([vendorCapOf(problem), vendorCapOf(problemOf(menu))]).toEqual([0.6, 1]);
    expect(roomOf([0.5, -100])).toEqual([0.5 + 1e-9, -100 + 1e-7]);
  });

  it('are used by a choice as far as its row’s share goes', () => {
    const pair = pairChoice(row0, m1, m0)!;
    const { cost, uses } = placed(problem, row0, pair, { spend: 1, silent: 2, success: -3 });
    // 4 + 0.2 x 1 spent, 0.9 succeed; b gets all, a the fifth that b leaves.
    expect(cost).toBeCloseTo(0.25 * (4.2 + 2 * 0.1 - 3 * 0.9), 6);
    for (const [r, use] of [0.2, 4.2, -0.9, 0.1, 1].entries()) expect(uses[r]).toBeCloseTo(0.25 * use, 6);
    expect(shareSentTo(menu, 'nobody', pair)).toBe(0);
    expect(shareSentTo(menu, 'a', tripleChoice(row1, [m0, m1, m2])!)).toBe(1);
    expect(vendorsOf(menu, [m2, m1, m0])).toEqual(['a', 'b']);
  });

  it('of a row are a gate: shares to within rounding, seconds where asked, and so many models', () => {
    const gate = { minSuccess: 0.5, maxSilent: 0.5, maxSeconds: null, maxModels: 2 };
    expect(passesShares(gate, 0.5, 0.5)).toBe(true);
    expect(passesShares(gate, 0.5 - 5e-10, 0.5 + 5e-10)).toBe(true);
    expect(passesShares(gate, 0.5 - 5e-9, 0.5)).toBe(false);
    expect(passesShares(gate, 0.5, 0.5 + 5e-9)).toBe(false);
    const here = { menu: row1, gate, triples: [] };
    const three = tripleChoice(row1, [m0, m1, m2])!;
    expect([passes(here, three), passes({ ...here, gate: { ...gate, maxModels: 3 } }, three)]).toEqual([false, true]);
    const single = ownChoices(row1, m0)[0]!;
    expect(passes(here, single)).toBe(true);
    expect(passes({ ...here, gate: { ...gate, maxSeconds: 5 } }, single)).toBe(false);
    const timed = { ...row1, seconds: [{ mean: 5, variance: 0 }, null, null] };
    expect(passes({ menu: timed, gate: { ...gate, maxSeconds: 5 }, triples: [] }, single)).toBe(true);
  });

  it('leave of some models every ladder of them that passes', () => {
    const triples = [tripleChoice(row1, [m0, m1, m2])!, tripleChoice(row1, [m2, m1, m0])!];
    const named = (own: Choice[]): string[] => own.map(({ form, members }) => `${form} ${members.join(' ')}`);
    const gate = { minSuccess: 0, maxSilent: 1, maxSeconds: null, maxModels: 3 };
    expect(named(choicesWithin({ menu: row1, gate, triples }, [m0, m1]))).toEqual([
      'single 0',
      'blind 0',
      'single 1',
      'blind 1',
      'pair 0 1',
      'pair 1 0',
    ]);
    expect(named(choicesWithin({ menu: row1, gate: { ...gate, minSuccess: 0.985 }, triples }, [m0, m1, m2]))).toEqual([
      'blind 2',
      'triple 0 1 2',
      'triple 2 1 0',
    ]);
  });
});

describe('options of sets of models', () => {
  const [p, q, r] = placesUpTo<SubsetPlace>(3) as [SubsetPlace, SubsetPlace, SubsetPlace];
  const made = (): SetCosts => {
    const costs = new SetCosts(3);
    costs.noteSingle(p, 10);
    costs.noteSingle(p, 12);
    costs.noteSingle(q, 8);
    costs.notePair(p, q, 7);
    costs.notePair(q, p, 9);
    costs.notePair(q, r, 8);
    costs.notePair(p, r, 20);
    costs.noteTriple([p, q, r], 6);
    costs.noteTriple([r, q, p], 7);
    return costs;
  };

  it('are the least of every ladder of the same models, in whatever order', () => {
    const costs = made();
    expect([costs.singleOf(p), costs.singleOf(q), costs.singleOf(r)]).toEqual([10, 8, Number.POSITIVE_INFINITY]);
    expect([costs.pairOf(p, q), costs.pairOf(q, p), costs.pairOf(r, q)]).toEqual([7, 7, 8]);
    expect([costs.least, costs.most]).toEqual([6, 20]);
  });

  it('are left out where fewer of their models cost no more, and at the cap', () => {
    const of = (cap: number): [number, number[]][] => {
      const options = SetOptions.of(made(), cap);
      const none = new Float64Array(3);
      return Array.from({ length: options.count }, (_, o) => [options.paidCost(o, none, 0), options.membersOf(o)]);
    };
    // q and r together cost what q does alone, p and r more than p; of the triples one costs what p and q do.
    expect(of(Number.POSITIVE_INFINITY)).toEqual([
      [10, [p]],
      [7, [p, q]],
      [8, [q]],
      [6, [p, q, r]],
    ]);
    expect(of(8)).toEqual([
      [7, [p, q]],
      [6, [p, q, r]],
    ]);
    expect(of(6)).toEqual([]);
    const single = new SetCosts(3);
    single.noteSingle(q, 5);
    single.notePair(p, r, 10);
    single.noteTriple([p, q, r], 6);
    const left = SetOptions.of(single, Number.POSITIVE_INFINITY);
    expect([left.count, left.membersOf(0), left.membersOf(1)]).toEqual([2, [p, r], [q]]);
  });

  it('are paid for model by model, and the cheapest is the first of equals', () => {
    const options = SetOptions.of(made(), Number.POSITIVE_INFINITY);
    const payments = Float64Array.of(9, 9, 9, 1, 2, 4);
    expect([0, 1, 2, 3].map((o) => options.paidCost(o, payments, 3))).toEqual([11, 10, 10, 13]);
    expect(options.cheapest(payments, 3)).toEqual({ option: 1, cost: 10 });
    expect(options.cheapest(new Float64Array(3), 0)).toEqual({ option: 3, cost: 6 });
    expect(options.keeping(() => false).cheapest(payments, 0)).toBeNull();
    expect(options.keeping(() => true)).toBe(options);
    const some = options.keeping((o) => o !== 1);
    expect([some.count, some.membersOf(1), some.membersOf(2)]).toEqual([3, [q], [p, q, r]]);
    expect(some.paidCost(2, payments, 3)).toBe(13);
    expect(sizeOf([options, some])).toBe(7);
  });

  it('need their models, and fall with one that is out', () => {
    const options = SetOptions.of(made(), Number.POSITIVE_INFINITY);
    const state = SetState.undecided(3).deciding([p], [r]);
    expect([0, 1, 2, 3].map((o) => options.isExcluded(o, state))).toEqual([false, false, false, true]);
    expect([p, q, r].map((model) => options.needs(1, model))).toEqual([true, true, false]);
    expect([p, q, r].map((model) => options.needs(3, model))).toEqual([true, true, true]);
    expect([p, q, r].map((model) => options.needs(2, model))).toEqual([false, true, false]);
    const marks = new Uint8Array(3);
    options.keeping((o) => o === 2).markMembers(marks);
    expect([...marks]).toEqual([0, 1, 0]);
    options.markMembers(marks);
    expect([...marks]).toEqual([1, 1, 1]);
  });

  it('stand under what a branch has decided', () => {
    const open = SetState.undecided(3);
    const state = open.deciding([p], [r]);
    expect([open.undecided(), open.decided(), open.chosen()]).toEqual([[p, q, r], [], []]);
    expect([state.undecided(), state.decided(), state.chosen(), state.count]).toEqual([[q], [p, r], [p], 3]);
    expect([p, q, r].map((model) => [state.isUndecided(model), state.isExcluded(model)])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  it('make a first set by adding what lowers the cost most', () => {
    // r is of use with q alone: first q (8), then p (7), then r (still 7: any is as good, the first stays out).
    expect(greedySet([made()], 3, 1)).toEqual([q]);
    expect(greedySet([made()], 3, 2)).toEqual([q, p]);
    expect(greedySet([made()], 3, 9)).toEqual([q, p, r]);
    // A second row that only p serves, at nearly nothing: what is uncovered there counts as the dearest, 100.
    const other = new SetCosts(3);
    other.noteSingle(p, 1);
    other.notePair(q, r, 100);
    expect(greedySet([made(), other], 3, 1)).toEqual([p]);
  });

  it('cost what their best ladder does, with what it uses of each limit paid', () => {
    const limits: Limit[] = [
      { kind: 'budget', limit: 1 },
      { kind: 'successFloor', limit: 1 },
      { kind: 'silentFailureCeiling', limit: 1 },
      { kind: 'vendor', vendor: 'a', limit: 1 },
      { kind: 'vendor', vendor: 'b', limit: 1 },
    ];
    const triples = [tripleChoice(row1, [m0, m1, m2])!, tripleChoice(row1, [m1, m0, m2])!];
    for (const prices of [
      [0, 0, 0, 0, 0],
      [1, 2, 3, 0, 0],
      [0.5, 0, 0, 4, 0],
      [0, 0, 1, 2, 5],
    ])
      for (const gate of [
        {},
        { maxModels: 1 },
        { minSuccess: 0.85 },
        { maxModels: 2, maxSilent: 0.15 },
        { maxSeconds: 35 },
      ]) {
        const timed = {
          ...row1,
          seconds: [
            { mean: 1, variance: 0 },
            { mean: 30, variance: 0 },
            { mean: 40, variance: 0 },
          ],
        };
        const plain = problemOf({ ...menu, categories: [timed] }, { limits }, gate);
        const problem: Problem = { ...plain, categories: [{ ...itemAt(plain.categories, 0), triples }] };
        const weights = { spend: 1, silent: 2, success: -1 };
        const row = itemAt(problem.categories, 0);
        const found = setCostsOf(problem, row, [m0, m1, m2], () => weights, prices);
        const cost = (choice: Choice): number => {
          const { cost: own, uses } = placed(problem, timed, choice, weights);
          return uses.reduce((sum, use, l) => sum + use * prices[l]!, own);
        };
        const every = choicesWithin(row, [m0, m1, m2]);
        const least = (...of: number[]): number =>
          Math.min(
            ...every
              .filter(({ members }) => members.length === of.length && of.every((m) => members.includes(m as never)))
              .map(cost),
          );
        for (const i of [p, q, r]) {
          expect(found.singleOf(i)).toBeCloseTo(least(i), 9);
          for (const j of [p, q, r]) if (i !== j) expect(found.pairOf(i, j)).toBeCloseTo(least(i, j), 9);
        }
        const threes = every.filter(({ form }) => form === 'triple').map(cost);
        expect(found.triples.map((triple) => triple.cost)).toEqual(threes.map((usd) => expect.closeTo(usd, 9)));
        if (every.length === 0) continue;
        expect(found.least).toBeCloseTo(Math.min(...every.map(cost)), 9);
        expect(found.most).toBeCloseTo(Math.max(...every.map(cost)), 9);
      }
  });
});

describe('triples', () => {
  it('are orders of the useful models that no other ladder makes pointless, the least per success first', () => {
    const found = triplesOf(row1, [m0, m1, m2]);
    const usd = ({ spend, silent }: Choice): number => spend + silent * 2;
    const others = choicesWithin(
      { menu: row1, gate: { minSuccess: 0, maxSilent: 1, maxSeconds: null, maxModels: 2 }, triples: [] },
      [m0, m1, m2],
    );
    const orders = [
      [m0, m1, m2],
      [m0, m2, m1],
      [m1, m0, m2],
      [m1, m2, m0],
      [m2, m0, m1],
      [m2, m1, m0],
    ] as const;
    const useful = orders
      .map(([i, j, k]) => tripleChoice(row1, [i, j, k])!)
      .filter(
        (one) =>
          !others.some((other) => usd(other) <= usd(one) && other.success >= one.success && other.silent <= one.silent),
      );
    expect(useful.length).toBeGreaterThan(0);
    expect(found.map(({ members }) => members.join()).sort()).toEqual(
      useful.map(({ members }) => members.join()).sort(),
    );
    for (const [at, choice] of found.entries()) {
      expect(new Set(choice.members).size).toBe(3);
      expect(choice).toEqual(tripleChoice(row1, choice.members as never));
      if (at > 0)
        expect(usd(choice) / choice.success).toBeGreaterThanOrEqual(usd(found[at - 1]!) / found[at - 1]!.success);
    }
    expect(triplesOf(row1, [m0, m1])).toEqual([]);
    expect(triplesOf(row0, [m0, m1, m2])).toEqual([]);
    const unchecked = smallMenu(models, { shares: [0.25, 0.75], check: null });
    expect(triplesOf(itemAt(unchecked.categories, 1), [m0, m1, m2])).toEqual([]);
  });

  it('are left out only where a single, a retry or a pair is as good, and mostly are where one is', () => {
    const seen = { out: 0, pointless: 0, found: 0 };
    for (let seed = 0; seed < 12; seed++) {
      const stream = new Stream(`triples ${seed}`);
      const given = Array.from({ length: 5 }, () => {
        const rate = 0.1 + 0.8 * stream.uniform();
        return { rows: [{ rate, usd: rate * (0.2 + 3 * stream.uniform()) }] };
      });
      const some = smallMenu(given, { silentUsd: 4 });
      const row = itemAt(some.categories, 0);
      const gate = { minSuccess: 0, maxSilent: 1, maxSeconds: null, maxModels: 2 };
      const others = choicesWithin({ menu: row, gate, triples: [] }, places(some));
      const usd = ({ spend, silent }: Choice): number => spend + silent * 4;
      const isPointless = (one: Choice): boolean =>
        others.some((other) => usd(other) <= usd(one) && other.success >= one.success && other.silent <= one.silent);
      const found = triplesOf(row, places(some));
      const names = new Set(found.map(({ members }) => members.join()));
      const useful = [...new Set(found.flatMap(({ members }) => members))];
      for (const i of useful)
        for (const j of useful)
          for (const k of useful) {
            if (i === j || j === k || i === k) continue;
            const one = tripleChoice(row, [i, j, k])!;
            if (names.has(one.members.join())) {
              seen.found += 1;
              if (isPointless(one)) seen.pointless += 1;
            } else {
              seen.out += 1;
              expect(isPointless(one)).toBe(true);
            }
          }
    }
    expect(seen.out).toBeGreaterThan(3);
    expect(seen.found).toBeGreaterThan(20);
    expect(seen.pointless).toBeLessThan(0.1 * seen.found);
  });

  it('are at most 200 of eight models', () => {
    // Dearer ones succeed more often: every order that climbs is worth a look.
    const many = smallMenu(
      Array.from({ length: 11 }, (_, i) => ({ rows: [{ rate: 0.3 + i * 0.06, usd: 1.6 ** i }] })),
      { silentUsd: 100 },
    );
    const found = triplesOf(itemAt(many.categories, 0), places(many));
    expect(found.length).toBeLessThanOrEqual(200);
    expect(found.length).toBeGreaterThan(20);
    expect(new Set(found.flatMap(({ members }) => members)).size).toBeLessThanOrEqual(8);
    expect(new Set(found.map(({ members }) => members.join())).size).toBe(found.length);
  });
});

describe('an answer', () => {
  const all = new Effort(1e9);
  const best = Number.POSITIVE_INFINITY;
  const start = [pairChoice(row0, m0, m1)!, pairChoice(row1, m0, m1)!];

  it('sums rows by their shares, with what is held whatever is chosen', () => {
    const held = {
      ...menu,
      fixed: { usd: 7, spend: 5 },
      categories: menu.categories.map((row) => ({ ...row, successUsd: 10 })),
    };
    const chosen = [ownChoices(row0, m0)[0]!, ownChoices(row1, m1)[0]!];
    const sums = sumsOf(held, chosen);
    // Spent 0.25 x 1 + 0.75 x 4, silent 0.25 x 0.5 + 0.75 x 0.2 at 2 USD.
    expect(sums.spend).toBeCloseTo(5 + 3.25, 12);
    expect(sums.silent).toBeCloseTo(0.275, 12);
    expect(sums.usd).toBeCloseTo(7 + 3.25 + 0.55, 12);
    expect(sums.success).toBeCloseTo(0.725, 12);
    expect(sums.worth).toBeCloseTo(7.25, 12);
    expect(objectiveOf(held, chosen, 'usdPerTask')).toBeCloseTo(10.8, 12);
    expect(objectiveOf(held, chosen, 'cash')).toBeCloseTo(10.8, 12);
    expect(objectiveOf(held, chosen, 'netValue')).toBeCloseTo(3.55, 12);
    expect(objectiveOf(held, chosen, 'usdPerSuccess')).toBeCloseTo(10.8 / 0.725, 12);
    const never = chosen.map((choice) => ({ ...choice, success: 0 }));
    const free = never.map((choice) => ({ ...choice, spend: 0, silent: 0 }));
    expect(objectiveOf(menu, free, 'usdPerSuccess')).toBe(best);
    expect(objectiveOf(held, never, 'usdPerSuccess')).toBe(best);
  });

  it('is none, for sure, where nothing is better than what is asked to be beaten', () => {
    for (const objective of ['usdPerTask', 'usdPerSuccess', 'cash', 'netValue'] as const) {
      const problem = problemOf(menu);
      const found = solve({ problem, objective, start: null, better: best }, all);
      expect(found).toMatchObject({ gap: 0, sure: true });
      const least = found.value;
      expect(objectiveOf(menu, found.choices!, objective)).toBeCloseTo(least, 12);
      expect(solve({ problem, objective, start: null, better: least }, all)).toEqual({
        choices: null,
        value: best,
        gap: null,
        sure: true,
      });
      const again = solve({ problem, objective, start: null, better: least + 0.01 }, all);
      expect(again.value).toBeCloseTo(least, 12);
      // A plan to start from is the answer where none is better, and is left where one is.
      expect(solve({ problem, objective, start: found.choices, better: best }, all)).toEqual({
        ...found,
        gap: 0,
        sure: true,
      });
      expect(solve({ problem, objective, start, better: best }, all).value).toBeCloseTo(least, 12);
    }
  });

  it('is the cheapest ladder of each row, and of a success the best ratio over both', () => {
    const problem = problemOf(menu);
    const lists = problem.categories.map((row) => choicesWithin(row, problem.models));
    const every = lists[0]!.flatMap((one) => lists[1]!.map((other) => [one, other]));
    for (const objective of ['usdPerTask', 'usdPerSuccess'] as const) {
      const least = Math.min(...every.map((choices) => objectiveOf(menu, choices, objective)));
      expect(solve({ problem, objective, start: null, better: best }, all).value).toBeCloseTo(least, 9);
    }
  });

  it('is of no finite value where nothing ever succeeds, and starts anew from a plan that never does', () => {
    const never = smallMenu([{ rows: [{ rate: 0, usd: 1 }] }, { rows: [{ rate: 0, usd: 2 }] }]);
    expect(
      solve({ problem: problemOf(never), objective: 'usdPerSuccess', start: null, better: best }, all),
    ).toMatchObject({
      value: best,
      gap: null,
      sure: true,
    });
    const some = smallMenu([{ rows: [{ rate: 0, usd: 1 }] }, { rows: [{ rate: 0.5, usd: 20 }] }]);
    const found = solve(
      {
        problem: problemOf(some),
        objective: 'usdPerSuccess',
        start: [ownChoices(itemAt(some.categories, 0), m0)[0]!],
        better: best,
      },
      all,
    );
    // 20 USD and half of it, or the free-rider first: 1 + 20 at the same half.
    expect(found.value).toBeCloseTo(40, 9);
  });

  it('is not sure of anything without effort, and bounds what it may have missed', () => {
    const none = () => new Effort(0);
    const limits: Limit[] = [{ kind: 'budget', limit: 1.5 }];
    const problem = () => problemOf(menu, { limits, maxModels: 1 });
    const ratio = solve({ objective: 'usdPerSuccess', better: best, problem: problem(), start }, none());
    const truth = solve({ objective: 'usdPerSuccess', better: best, problem: problem(), start: null }, new Effort(1e9));
    expect([truth.gap, ratio.sure]).toEqual([0, true]);
    expect(ratio.value).toBeGreaterThanOrEqual(truth.value - 1e-9);
    expect(ratio.value - (ratio.gap ?? ratio.value)).toBeLessThanOrEqual(truth.value + 1e-9);
    const known = { objective: 'usdPerTask', better: best } as const;
    const found = solve({ ...known, problem: problem(), start }, none());
    expect(found.choices).not.toBeNull();
    expect(found.gap === null || found.gap >= 0).toBe(true);
    expect(found.value - (found.gap ?? found.value)).toBeLessThanOrEqual(
      solve({ ...known, problem: problem(), start: null }, new Effort(1e9)).value + 1e-9,
    );
  });

  it('is none where no model is left, or fewer vendors than their caps allow', () => {
    expect(anyPlan(problemOf(menu, { models: [] }), all)).toEqual({ solution: null, sure: true });
    const capped = (share: number): Limit[] => ['a', 'b'].map((vendor) => ({ kind: 'vendor', vendor, limit: share }));
    expect(anyPlan(problemOf(menu, { limits: capped(0.49) }), new Effort(0))).toEqual({ solution: null, sure: true });
    expect(anyPlan(problemOf(menu, { limits: capped(0.9), maxModels: 1 }), new Effort(0))).toEqual({
      solution: null,
      sure: true,
    });
    // a alone would take all; three quarters to b and the rest to a keep to 75%.
    expect(anyPlan(problemOf(menu, { limits: capped(0.75) }), all).solution).not.toBeNull();
    expect(anyPlan(problemOf(menu, { limits: capped(0.7) }), all)).toEqual({ solution: null, sure: true });
    const floor: Limit = { kind: 'successFloor', limit: 0.985 };
    expect(anyPlan(problemOf(menu, { limits: [floor] }), all)).toEqual({ solution: null, sure: true });
    expect(
      anyPlan(
        problemOf(menu, {
          limits: [
            { ...floor, limit: 0.93 },
            { kind: 'budget', limit: 4.36 },
          ],
        }),
        all,
      ).solution,
    ).not.toBeNull();
    // 0.9 of the first row for 3 USD and 0.96 of the second for 4.8: 0.945 for 4.35, and nothing cheaper comes to 0.93.
    expect(
      anyPlan(
        problemOf(menu, {
          limits: [
            { ...floor, limit: 0.93 },
            { kind: 'budget', limit: 4.34 },
          ],
        }),
        all,
      ),
    ).toEqual({
      solution: null,
      sure: true,
    });
  });
});
