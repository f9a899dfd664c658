/** One option per list under limits, held to looking at every assignment: costs so close that any early end is seen. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../../shared/engine/optimise/assign.ts';
import { Row } from '../../../../shared/engine/optimise/assignRows.ts';
import { Dive } from '../../../../shared/engine/optimise/dive.ts';
import { Effort } from '../../../../shared/engine/optimise/effort.ts';
import { limitPrices, type Option } from '../../../../shared/engine/optimise/limitPrices.ts';
import { placesUpTo, type SubsetPlace } from '../../../../shared/engine/optimise/places.ts';
import { setBound } from '../../../../shared/engine/optimise/setBound.ts';
import { SetCosts } from '../../../../shared/engine/optimise/setCosts.ts';
import { SetOptions, SetState } from '../../../../shared/engine/optimise/setOptions.ts';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { bounded } from '../bounded.ts';

const option: fc.Arbitrary<Option> = fc
  .tuple(fc.integer({ min: 100, max: 140 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([cost, one, two]) => ({ cost, uses: [one, two] }));
const lists = fc.array(fc.array(option, { minLength: 2, maxLength: 6 }), { minLength: 3, maxLength: 5 });

/** The least cost within the limits; Infinity where no assignment is. */
const enumerated = (given: readonly (readonly Option[])[], limits: readonly number[]): number => {
  let best = Number.POSITIVE_INFINITY;
  const over = (at: number, cost: number, uses: readonly number[]): void => {
    const list = given[at];
    if (list === undefined) {
      if (uses.every((use, r) => use <= limits[r]!)) best = Math.min(best, cost);
      return;
    }
    for (const one of list)
      over(
        at + 1,
        cost + one.cost,
        uses.map((use, r) => use + one.uses[r]!),
      );
  };
  over(0, 0, [0, 0]);
  return best;
};

describe('an assignment', () => {
  it('is the cheapest of all within the limits, proven, or there is none', () => {
    const seen = { found: 0, none: 0 };
    void fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 11 }), fc.integer({ min: 2, max: 11 }), (given, one, two) => {
        const limits = [one * given.length, two * given.length];
        const ask = { lists: given, limits, below: Number.POSITIVE_INFINITY, start: null };
        const result = assign({ ...ask, atMost: Number.POSITIVE_INFINITY }, new Effort(1e9));
        const truth = enumerated(given, limits);
        expect(result.best?.cost ?? Number.POSITIVE_INFINITY).toBe(truth);
        if (result.best !== null) {
          expect(result.bound).toBe(truth);
          expect(result.best.picks.map((pick, c) => given[c]![pick]!.cost).reduce((sum, cost) => sum + cost)).toBe(
            truth,
          );
        }
        seen[result.best === null ? 'none' : 'found']++;
      }),
      bounded(400),
    );
    expect(seen.found).toBeGreaterThan(100);
    expect(seen.none).toBeGreaterThan(10);
  });

  it('is found by the dive alone, at any prices, though its bound is then within a hundredth of the best', () => {
    void fc.assert(
      fc.property(lists, fc.integer({ min: 4, max: 11 }), fc.nat(3), (given, part, turns) => {
        const limits = [part * given.length, part * given.length];
        const rows = given.map((list, c) => Row.of(list, c, 2));
        const flats = rows.map(({ flat }) => flat);
        const { prices } = limitPrices({ lists: flats, limits, room: limits, turns: 20 * turns, start: null });
        const paid = limits.reduce((sum, limit, r) => sum + limit * prices[r]!, 0);
        const below = Number.POSITIVE_INFINITY;
        const found = new Dive({ rows, room: limits, prices, paid, below, atMost: 1e6 }).run();
        expect(found.cost).toBe(enumerated(given, limits));
        expect(found.missed).toBe(Number.POSITIVE_INFINITY);
      }),
      bounded(300),
    );
  });

  it('that the steps do not reach is bounded by what was left unseen', () => {
    void fc.assert(
      fc.property(lists, fc.integer({ min: 3, max: 8 }), fc.integer({ min: 0, max: 6 }), (given, part, atMost) => {
        const limits = [part * given.length, part * given.length];
        const ask = { lists: given, limits, below: Number.POSITIVE_INFINITY, start: null, atMost };
        const { best, bound } = assign(ask, new Effort(1e9));
        const truth = enumerated(given, limits);
        expect(bound).toBeLessThanOrEqual(truth * (1 + 1e-12));
        expect(best?.cost ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(truth);
      }),
      bounded(200),
    );
  });
});

describe('the bound on sets of models', () => {
  it('is never above the cheapest set of so many, whatever was paid before, and reaches it in most cases', () => {
    const close = { of: 0, all: 0 };
    const usd = fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    void fc.assert(
      fc.property(usd, fc.integer({ min: 1, max: 3 }), fc.nat(4), (rows, open, out) => {
        const places = placesUpTo<SubsetPlace>(5);
        const state = SetState.undecided(5).deciding([], [places[out]!]);
        const allowed = places.filter((place) => place !== out);
        const options = rows.map((row) => {
          const costs = new SetCosts(5);
          for (const place of allowed) costs.noteSingle(place, row[place]!);
          for (const i of allowed) for (const j of allowed) if (i < j) costs.notePair(i, j, (row[i]! + row[j]!) / 3);
          return SetOptions.of(costs, Number.POSITIVE_INFINITY);
        });
        const costOf = (set: readonly number[]): number =>
          rows.reduce((sum, row) => {
            const pairs = set.flatMap((i) => set.map((j) => (i === j ? row[i]! : (row[i]! + row[j]!) / 3)));
            return sum + Math.min(...pairs);
          }, 0);
        const sets = (from: readonly number[], count: number): number[][] =>
          count === 0 ? [[]] : from.flatMap((m, at) => sets(from.slice(at + 1), count - 1).map((rest) => [m, ...rest]));
        const truth = Math.min(...sets(allowed, open).map(costOf));
        const start = new Float64Array(5 * rows.length).map((_, at) => (at * 7) % 5);
        const enough = Number.POSITIVE_INFINITY;
        const { bound } = setBound({ options, state, open, start, turns: 200, enough, target: truth });
        expect(bound).toBeLessThanOrEqual(truth * (1 + 1e-9));
        close.all++;
        if (bound > 0.99 * truth) close.of++;
      }),
      bounded(200),
    );
    expect(close.of / close.all).toBeGreaterThan(0.5);
  });
});

describe('the looking that an assignment takes', () => {
  const listsOf = (seed: number, rows: number, options: number): Option[][] => {
    const stream = new Stream(`assign ${seed}`);
    const one = (): Option => {
      const uses = [stream.uniform(), stream.uniform()] as const;
      return { cost: 3 - uses[0] - uses[1] + 0.3 * stream.uniform(), uses };
    };
    return Array.from({ length: rows }, () => Array.from({ length: options }, one));
  };

  // Counted alike everywhere, each a seventh more than it takes: what beats nothing and is looked at costs steps.
  it.each([
    [1, 6, 20, 0.4, 9.1e4],
    [2, 8, 20, 0.35, 2.35e5],
    [3, 10, 15, 0.3, 1.75e5],
    [4, 8, 30, 0.25, 1.65e5],
    [5, 12, 12, 0.45, 2.35e5],
    [6, 6, 40, 0.2, 6.4e4],
  ])(
    'of case %i, %i rows of %i options with room for %d of each, is at most %d steps',
    (seed, rows, options, room, steps) => {
      const effort = new Effort(1e12);
      const limits = [room * rows, room * rows];
      const below = Number.POSITIVE_INFINITY;
      const { best, bound } = assign(
        { lists: listsOf(seed, rows, options), limits, below, start: null, atMost: below },
        effort,
      );
      expect(best?.cost).toBe(bound);
      expect(1e12 - effort.left).toBeLessThan(steps);
    },
  );
});
