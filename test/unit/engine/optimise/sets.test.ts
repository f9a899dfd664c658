/** The best plan of at most K models under limits, held to every set and every choice in it; and what a choice is as a policy. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, ownChoices, pairChoice, tripleChoice } from '../../../../shared/engine/optimise/choice.ts';
import { policyOf } from '../../../../shared/engine/optimise/choicePolicy.ts';
import { Effort } from '../../../../shared/engine/optimise/effort.ts';
import type { Menu } from '../../../../shared/engine/optimise/menu.ts';
import type { MenuPlace } from '../../../../shared/engine/optimise/places.ts';
import {
  choicesWithin,
  type Limit,
  limitsOf,
  type Problem,
  placed,
  type WeightsOf,
} from '../../../../shared/engine/optimise/problem.ts';
import { search } from '../../../../shared/engine/optimise/search.ts';
import { solve } from '../../../../shared/engine/optimise/solve.ts';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { bounded } from '../bounded.ts';
import { ladder, rung, verifier } from '../smallJob.ts';
import { places, problemOf, type SmallModel, smallMenu } from './smallMenu.ts';

const sets = (from: readonly MenuPlace[], count: number): MenuPlace[][] =>
  count === 0 ? [[]] : from.flatMap((one, at) => sets(from.slice(at + 1), count - 1).map((rest) => [one, ...rest]));

const weightsOf: WeightsOf = () => ({ spend: 1, silent: 2, success: -1 });

/** The least weighted cost of any plan of at most so many models within the limits; Infinity where there is none. */
const looked = (problem: Problem, count: number): number => {
  const limits = limitsOf(problem);
  let least = Number.POSITIVE_INFINITY;
  for (const set of sets(problem.models, Math.min(count, problem.models.length))) {
    const lists = problem.categories.map((row) =>
      choicesWithin(row, set).map((choice) => placed(problem, row.menu, choice, weightsOf(row.menu))),
    );
    const over = (c: number, cost: number, uses: readonly number[]): void => {
      const list = lists[c];
      if (list === undefined) {
        if (uses.every((use, l) => use <= itemAt(limits, l) + 1e-9)) least = Math.min(least, cost);
        return;
      }
      for (const one of list)
        over(
          c + 1,
          cost + one.cost,
          uses.map((use, l) => use + itemAt(one.uses, l)),
        );
    };
    over(
      0,
      0,
      limits.map(() => 0),
    );
  }
  return least;
};

const cell = fc.option(
  fc.record({
    rate: fc.integer({ min: 2, max: 19 }).map((part) => part / 20),
    usd: fc.integer({ min: 1, max: 40 }).map((part) => part / 10),
  }),
  { nil: null, freq: 9 },
);
const models = fc.array(fc.record({ vendor: fc.constantFrom('a', 'b', 'c'), rows: fc.tuple(cell, cell) }), {
  minLength: 3,
  maxLength: 6,
});
const limit = fc.oneof(
  fc.record({ kind: fc.constant('budget' as const), limit: fc.integer({ min: 4, max: 40 }).map((part) => part / 10) }),
  fc.record({
    kind: fc.constant('successFloor' as const),
    limit: fc.integer({ min: 10, max: 19 }).map((part) => part / 20),
  }),
  fc.record({
    kind: fc.constant('silentFailureCeiling' as const),
    limit: fc.integer({ min: 1, max: 10 }).map((part) => part / 20),
  }),
);

const asked = fc.record({
  given: models,
  limits: fc.array(limit, { maxLength: 2 }),
  cap: fc.option(fc.constantFrom(0.5, 0.7, 0.9), { nil: null }),
  count: fc.integer({ min: 1, max: 3 }),
});

const problemAsked = (given: SmallModel[], limits: Limit[], cap: number | null, count: number): Problem => {
  const menu = smallMenu(given, { shares: [0.6, 0.4] });
  const vendors = [...new Set(given.map(({ vendor = '' }) => vendor))];
  const caps = cap === null ? [] : vendors.map((vendor): Limit => ({ kind: 'vendor', vendor, limit: cap }));
  return problemOf(menu, { limits: [...caps, ...limits], maxModels: count });
};

const membersOf = (choices: readonly Choice[]): number => new Set(choices.flatMap(({ members }) => members)).size;

describe('the best plan of so many models', () => {
  it('is what looking at every set finds, proven, or there is none', { tags: ['slow'] }, () => {
    const seen = { found: 0, none: 0 };
    void fc.assert(
      fc.property(asked, ({ given, limits, cap, count }) => {
        const problem = problemAsked(given, limits, cap, count);
        const truth = looked(problem, count);
        const { best, bound } = search(problem, weightsOf, Number.POSITIVE_INFINITY, new Effort(1e10));
        seen[best === null ? 'none' : 'found'] += 1;
        if (best === null) {
          expect([truth, bound]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
          return;
        }
        expect(Math.abs(best.cost - truth)).toBeLessThan(1e-6);
        expect(bound).toBeGreaterThan(truth - 1e-6);
        expect(membersOf(best.choices)).toBeLessThanOrEqual(count);
        // Nothing is below the best; asked for any plan, one that keeps to the limits is found.
        const below = search(problem, weightsOf, best.cost - 1e-9, new Effort(1e10));
        expect([below.best, below.bound >= best.cost - 1e-9]).toEqual([null, true]);
        const any = search(problem, weightsOf, Number.POSITIVE_INFINITY, new Effort(1e10), 'any');
        expect(any.best!.cost).toBeGreaterThan(truth - 1e-6);
        expect(membersOf(any.best!.choices)).toBeLessThanOrEqual(count);
        const uses = any.best!.choices.map(
          (choice, c) =>
            placed(problem, itemAt(problem.menu.categories, c), choice, weightsOf(itemAt(problem.menu.categories, c)))
              .uses,
        );
        for (const [l, most] of limitsOf(problem).entries())
          expect(uses.reduce((sum, own) => sum + itemAt(own, l), 0)).toBeLessThan(most + 1e-8);
      }),
      bounded(90),
    );
    expect(seen.found).toBeGreaterThan(30);
    expect(seen.none).toBeGreaterThan(5);
  });

  it('is bounded by what was left unseen where the effort runs out', () => {
    void fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 4000 }), ({ given, limits, cap, count }, steps) => {
        const problem = problemAsked(given, limits, cap, count);
        const truth = looked(problem, count);
        const { best, bound } = search(problem, weightsOf, Number.POSITIVE_INFINITY, new Effort(steps));
        if (Number.isFinite(truth)) expect(bound).toBeLessThan(truth + 1e-6);
        if (best !== null) expect(best.cost).toBeGreaterThan(truth - 1e-6);
      }),
      bounded(60),
    );
  });
});

describe('the best cost per success of so many models', () => {
  it('is no further from the best than is said, however early it is left', { tags: ['slow'] }, () => {
    const seen = { open: 0, proven: 0 };
    void fc.assert(
      fc.property(asked, fc.integer({ min: 100, max: 30_000 }), ({ given, limits, cap, count }, steps) => {
        const ask = { objective: 'usdPerSuccess', start: null, better: Number.POSITIVE_INFINITY } as const;
        const truth = solve({ ...ask, problem: problemAsked(given, limits, cap, count) }, new Effort(1e10));
        expect(truth.choices === null || truth.gap === 0).toBe(true);
        const { choices, value, gap, sure } = solve(
          { ...ask, problem: problemAsked(given, limits, cap, count) },
          new Effort(steps),
        );
        if (choices === null) {
          if (sure) expect(truth.choices).toBeNull();
          return;
        }
        expect(value).toBeGreaterThan(truth.value - 1e-6);
        if (gap === null) return;
        seen[gap === 0 ? 'proven' : 'open'] += 1;
        expect(gap).toBeGreaterThanOrEqual(0);
        expect(gap).toBeLessThanOrEqual(value);
        expect(value - gap).toBeLessThan(truth.value + 1e-6);
      }),
      bounded(80),
    );
    expect(seen.open).toBeGreaterThan(3);
    expect(seen.proven).toBeGreaterThan(10);
  });
});

describe('the looking that a set takes', () => {
  const made = (seed: number, count: number): Menu => {
    const stream = new Stream(`sets of models ${seed}`);
    const one = () => {
      const rate = 0.05 + 0.85 * stream.uniform();
      return { rate, usd: rate * rate * (1 + 3 * stream.uniform()) };
    };
    const given = Array.from({ length: count }, (_, m) => ({
      vendor: `v${m % 4}`,
      rows: [one(), one(), one(), one()],
    }));
    return smallMenu(given, { shares: [0.4, 0.3, 0.2, 0.1] });
  };
  const caps = (share: number): Limit[] => [0, 1, 2, 3].map((v) => ({ kind: 'vendor', vendor: `v${v}`, limit: share }));

  // Counted alike everywhere, each a fiftieth more than it takes: a bound that rules out less, or is sought for longer, is seen.
  it.each<[number, number, number, Limit[], number]>([
    [1, 12, 2, [], 5.19e4],
    [2, 14, 3, [], 6.06e4],
    [3, 14, 3, [{ kind: 'successFloor', limit: 0.8 }], 8.11e4],
    [4, 12, 2, [{ kind: 'budget', limit: 1.2 }], 9.84e4],
    [5, 12, 3, caps(0.6), 1.611e5],
  ])('of case %i, %i models of which %i, under %j is at most %d steps', (seed, count, maxModels, limits, steps) => {
    const effort = new Effort(1e12);
    const problem = problemOf(made(seed, count), { limits, maxModels });
    const { best, bound } = search(problem, weightsOf, Number.POSITIVE_INFINITY, effort);
    expect(best?.cost ?? Number.POSITIVE_INFINITY).toBe(bound);
    expect(1e12 - effort.left).toBeLessThan(steps);
  });
});

describe('a choice as a policy', () => {
  const own = verifier({ usdPerCheck: { value: 0.5 } });
  const made = (ending: Menu['categories'][0]['ending']) => {
    const menu = smallMenu(
      [1, 2, 3].map((usd) => ({ rows: [{ rate: usd / 5, usd, feedback: 0.5 }] })),
      { ending },
    );
    const row = { ...itemAt(menu.categories, 0), verifier: own };
    const [i, j, k] = places(menu) as [MenuPlace, MenuPlace, MenuPlace];
    const of = (choice: Choice | null | undefined) => policyOf(menu, row, choice!);
    const [single, blind, feedback] = ownChoices(row, i);
    return {
      single: of(single),
      blind: of(blind),
      feedback: of(feedback),
      pair: of(pairChoice(row, j, i)),
      triple: of(tripleChoice(row, [k, i, j])),
    };
  };
  const checked = (id: string, more = {}) => rung(id, { verifier: own, ...more });
  const told = { attempts: 2, retry: 'feedback' as const };

  it('is checked before each further step, and delivers what its last brings', () => {
    expect(made('deliver')).toEqual({
      single: ladder([rung('m0')]),
      blind: ladder([checked('m0'), rung('m0')]),
      feedback: ladder([checked('m0', told)]),
      pair: ladder([checked('m1'), rung('m0')]),
      triple: ladder([checked('m2'), checked('m0'), rung('m1')]),
    });
  });

  it.each(['human', 'abandon'] as const)('is checked at its last step too where rejects go on: %s', (ending) => {
    expect(made(ending)).toEqual({
      single: ladder([checked('m0')], ending),
      blind: ladder([checked('m0'), checked('m0')], ending),
      feedback: ladder([checked('m0', told)], ending),
      pair: ladder([checked('m1'), checked('m0')], ending),
      triple: ladder([checked('m2'), checked('m0'), checked('m1')], ending),
    });
  });
});
