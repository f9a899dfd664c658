/** The ladders that no other makes pointless, held to comparing every ladder with every other. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, tripleChoice } from '../../../../shared/engine/optimise/choice.ts';
import { Effort } from '../../../../shared/engine/optimise/effort.ts';
import { frontierOf } from '../../../../shared/engine/optimise/frontier.ts';
import { type Menu, vendorOf } from '../../../../shared/engine/optimise/menu.ts';
import { choicesWithin, type Gate, type Problem, shareSentTo } from '../../../../shared/engine/optimise/problem.ts';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { bounded } from '../bounded.ts';
import { places, problemOf, smallMenu } from './smallMenu.ts';

const effort = (): Effort => new Effort(1e12);
const listOf = (problem: Problem, byVendor = false): Choice[] =>
  itemAt(frontierOf(problem, byVendor, effort()).lists, 0);
const named = ({ form, members }: Choice): string => `${form} ${members.join(' ')}`;

/** Whether a sends no more of the tasks to any vendor. */
const touchesNoMore = (menu: Menu, a: Choice, b: Choice): boolean =>
  a.members.every((member) => {
    const vendor = vendorOf(menu, member);
    return shareSentTo(menu, vendor, a) <= shareSentTo(menu, vendor, b);
  });

const isAsGood = (menu: Menu, a: Choice, b: Choice, byVendor: boolean): boolean =>
  a.spend <= b.spend && a.success >= b.success && a.silent <= b.silent && (!byVendor || touchesNoMore(menu, a, b));

const isSame = (a: Choice, b: Choice): boolean =>
  a.spend === b.spend && a.success === b.success && a.silent === b.silent;

const model = fc.record({
  vendor: fc.constantFrom('a', 'b', 'c'),
  rows: fc.tuple(
    fc.record({
      rate: fc.integer({ min: 1, max: 19 }).map((part) => part / 20),
      usd: fc.integer({ min: 1, max: 12 }).map((part) => part / 4),
      feedback: fc.integer({ min: 1, max: 9 }).map((part) => part / 10),
    }),
  ),
});

describe('the frontier', () => {
  it('holds something as good as every ladder that passes, and nothing that another makes pointless', () => {
    const kept = { all: 0, of: 0 };
    void fc.assert(
      fc.property(
        fc.array(model, { minLength: 2, maxLength: 6 }),
        fc.record({
          falseAccept: fc.constantFrom(0, 0.3),
          minSuccess: fc.constantFrom(0, 0.6),
          maxSilent: fc.constantFrom(1, 0.3),
          maxModels: fc.constantFrom(1, 2, 3),
          maxSeconds: fc.constantFrom(null, null, 12, 25),
          byVendor: fc.boolean(),
        }),
        (models, { falseAccept, minSuccess, maxSilent, maxModels, maxSeconds, byVendor }) => {
          const check = { trueAccept: 0.9, falseAccept, usdPerCheck: 0.125 };
          const menu = smallMenu(models, { check, ending: falseAccept === 0 ? 'abandon' : 'deliver' });
          for (const row of menu.categories)
            row.seconds = models.map((_, m) => ({ mean: 4 + 3 * ((m * 5) % 4), variance: 0 }));
          const gate: Partial<Gate> = { minSuccess, maxSilent, maxModels, maxSeconds };
          const [i, j, k] = places(menu);
          const triple = k === undefined ? null : tripleChoice(itemAt(menu.categories, 0), [i!, j!, k]);
          const plain = problemOf(menu, {}, gate);
          const categories = [{ ...itemAt(plain.categories, 0), triples: triple === null ? [] : [triple] }];
          const problem = { ...plain, categories };
          const every = choicesWithin(itemAt(problem.categories, 0), problem.models);
          const list = listOf(problem, byVendor);
          const names = new Set(every.map(named));
          const asGood = (one: Choice, other: Choice): boolean => isAsGood(menu, one, other, byVendor);
          expect({
            foreign: list.filter((choice) => !names.has(named(choice))),
            missing: every.filter((choice) => !list.some((one) => asGood(one, choice))),
            beaten: list.filter((choice) => every.some((other) => !isSame(other, choice) && asGood(other, choice))),
            twice: list.filter((choice, at) => list.slice(0, at).some((other) => asGood(other, choice))),
            unsorted: list.filter(({ spend }, at) => at > 0 && spend < itemAt(list, at - 1).spend),
          }).toEqual({ foreign: [], missing: [], beaten: [], twice: [], unsorted: [] });
          kept.all += every.length;
          kept.of += list.length;
        },
      ),
      bounded(80),
    );
    expect(kept.of / kept.all).toBeLessThan(0.8);
  });

  it('puts of ladders that cost the same the one that succeeds more often first, and keeps no other of them', () => {
    const menu = smallMenu(
      [{ rows: [{ rate: 0.4, usd: 1 }] }, { rows: [{ rate: 0.6, usd: 1 }] }, { rows: [{ rate: 0.6, usd: 1 }] }],
      { check: null },
    );
    expect(listOf(problemOf(menu)).map(named)).toEqual(['single 1']);
  });

  it('is of the models that are allowed, with triples of them alone', () => {
    const menu = smallMenu([1, 2, 3, 4].map((usd) => ({ rows: [{ rate: usd / 5, usd }] })));
    const row = itemAt(menu.categories, 0);
    const [i, j, k, l] = places(menu);
    const triples = [tripleChoice(row, [i!, j!, k!])!, tripleChoice(row, [i!, j!, l!])!].map(
      (choice): Choice => ({ ...choice, spend: 0 }),
    );
    const problem = problemOf(menu, { models: [i!, j!, k!] });
    const found = listOf({ ...problem, categories: [{ ...itemAt(problem.categories, 0), triples }] });
    expect(found.map(named)).toContain('triple 0 1 2');
    expect(found.flatMap(({ members }) => members)).not.toContain(l);
  });

  it('is found once for a problem, with vendors and without apart', () => {
    const menu = smallMenu([
      { vendor: 'a', rows: [{ rate: 0.5, usd: 2 }] },
      { vendor: 'b', rows: [{ rate: 0.6, usd: 1 }] },
    ]);
    const problem = problemOf(menu);
    const [plain, byVendor] = [frontierOf(problem, false, effort()), frontierOf(problem, true, effort())];
    expect(frontierOf(problem, false, effort())).toBe(plain);
    expect(frontierOf(problem, true, effort())).toBe(byVendor);
    expect(itemAt(plain.lists, 0).map(named)).not.toContain('single 0');
    expect(itemAt(byVendor.lists, 0).map(named)).toContain('single 0');
    expect(plain.complete).toBe(true);
  });

  // Counted alike everywhere, each a fiftieth more than it takes: what sifts less has more to compare.
  it.each([
    [1, 40, false, 3.55e4],
    [2, 60, false, 4.35e4],
    [3, 40, true, 4.35e4],
    [4, 60, true, 8.1e4],
  ])('of case %i, %i models, with vendors %s, takes at most %i steps', (seed, count, byVendor, steps) => {
    const stream = new Stream(`frontier ${seed}`);
    const models = Array.from({ length: count }, (_, m) => {
      const rate = 0.1 + 0.8 * stream.uniform();
      return { vendor: `v${m % 5}`, rows: [{ rate, usd: rate * (0.5 + 4 * stream.uniform()), feedback: rate / 2 }] };
    });
    const check = { trueAccept: 0.9, falseAccept: 0.2, usdPerCheck: 0.1 };
    const whole = new Effort(1e12);
    frontierOf(problemOf(smallMenu(models, { check })), byVendor, whole);
    expect(1e12 - whole.left).toBeLessThan(steps);
  });

  it('says that it is cut short beyond 6,000 ladders, and keeps the cheapest', { tags: ['slow'] }, () => {
    const models = Array.from({ length: 78 }, () => ({ rows: [{ rate: 0.5, usd: 1 }] }));
    const menu = smallMenu(models);
    const { pair } = itemAt(menu.categories, 0).table;
    // Each pair dearer than the one before it, and more successful: none makes another pointless.
    for (let at = 0; at < pair.success.length; at++) {
      pair.success[at] = 0.8 + at / 1e5;
      pair.silent[at] = 0.2 - at / 1e5;
      pair.spend[at] = 10 + at / 1e3;
    }
    const found = frontierOf(problemOf(menu), false, effort());
    expect(found.complete).toBe(false);
    expect(found.lists[0]).toHaveLength(6000);
    expect(found.lists[0]?.at(-1)?.spend).toBeLessThan(10 + (78 * 78 - 1) / 1e3);
  });
});
