/** The best plan of at most K of many models, held to looking at every set of K; twins among the models included. */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import { ownChoices, pairChoice } from '../../../../shared/engine/optimise/choice.ts';
import { type CategoryMenu, menuOf } from '../../../../shared/engine/optimise/menu.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import { type MenuPlace, placesUpTo } from '../../../../shared/engine/optimise/places.ts';
import { triplesOf } from '../../../../shared/engine/optimise/triples.ts';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { type ModelId, modelId } from '../../../../shared/foundation/ids.ts';
import type { Rule } from '../../../../shared/plan/rule.ts';
import { manyModels } from '../../../bench/manyModels.ts';
import { bounded } from '../bounded.ts';

/** So many of the bench's models, every third with a twin of the same price and rates, in three to five categories. */
const jobOf = (seed: number, count: number, categories: number): Job => {
  const job = manyModels(count, `sets ${seed}`);
  const kept = job.plan.categories.slice(0, categories);
  const share = kept.reduce((sum, category) => sum + category.share, 0);
  const twins = job.snapshot.models.filter((_, i) => i % 3 === 0);
  const twinOf = (id: ModelId): ModelId => modelId(`${id}-twin`);
  const isTwin = new Set(twins.map(({ id }) => id));
  // Each model is good at some categories and bad at others: adding models one by one then goes wrong often.
  const stream = new Stream(`rates ${seed}`);
  const rates = job.plan.assumedRates
    .filter((rate) => kept.some(({ id }) => id === rate.category))
    .map((rate) => ({ ...rate, rate: { value: 0.05 + 0.8 * stream.uniform() } }));
  return {
    ...job,
    plan: {
      ...job.plan,
      categories: kept.map((category) => ({
        ...category,
        share: category.share / share,
        silentFailureUsd: { value: 0.2 },
      })),
      assumedRates: rates.flatMap((rate) =>
        isTwin.has(rate.modelId) ? [rate, { ...rate, modelId: twinOf(rate.modelId) }] : [rate],
      ),
    },
    snapshot: {
      ...job.snapshot,
      models: [...job.snapshot.models, ...twins.map((model) => ({ ...model, id: twinOf(model.id) }))],
    },
  };
};

const setsOf = <T>(from: readonly T[], count: number): T[][] =>
  count === 0 ? [[]] : from.flatMap((one, at) => setsOf(from.slice(at + 1), count - 1).map((rest) => [one, ...rest]));

/** The least cost per task of every set of K models. */
const enumerated = (job: Job, count: number): number => {
  const menu = menuOf(job);
  const places = placesUpTo<MenuPlace>(menu.models.length);
  const triples = menu.categories.map((category) => triplesOf(category, places));
  const cheapest = (category: CategoryMenu, c: number, set: readonly MenuPlace[]): number => {
    const pairs = set.flatMap((i) => set.flatMap((j) => (i === j ? [] : [pairChoice(category, i, j)])));
    const choices = [
      ...set.flatMap((model) => ownChoices(category, model)),
      ...pairs.filter((choice) => choice !== null),
      ...itemAt(triples, c).filter(({ members }) => members.every((member) => set.includes(member))),
    ];
    return Math.min(...choices.map(({ spend, silent }) => spend + silent * category.silentUsd));
  };
  const costs = setsOf(places, count).map((set) =>
    menu.categories.reduce((sum, category, c) => sum + category.share * cheapest(category, c, set), 0),
  );
  return Math.min(...costs);
};

it('finds the cheapest set of K, proven', { tags: ['slow'] }, () => {
  void fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 8, max: 12 }),
      fc.integer({ min: 5, max: 9 }),
      (seed, models, categories) => {
        const job = jobOf(seed, models, categories);
        for (const count of [1, 2, 3]) {
          const ask = {
            rules: [{ kind: 'maxModels', count } as const],
            objective: 'usdPerTask',
            explain: false,
          } as const;
          const answer = optimise(job, ask);
          if (answer.kind !== 'found') throw new Error(answer.kind);
          const truth = enumerated(job, count);
          expect(answer.proven).toBe(true);
          expect(Math.abs(answer.best.value - truth)).toBeLessThanOrEqual(1e-9 * truth);
        }
      },
    ),
    bounded(40),
  );
});

/** Without twins, all of the categories alike long. */
const plainJob = (seed: number, count: number, categories: number): Job => {
  const { plan, snapshot, ...job } = jobOf(seed, count, categories);
  const isTwin = (id: ModelId): boolean => id.endsWith('-twin');
  return {
    ...job,
    plan: { ...plan, assumedRates: plan.assumedRates.filter((rate) => !isTwin(rate.modelId)) },
    snapshot: { ...snapshot, models: snapshot.models.filter(({ id }) => !isTwin(id)) },
  };
};

const ofAtMost = (count: number): Rule => ({ kind: 'maxModels', count });
const fewSilent: Rule = { kind: 'silentFailureCeiling', categoryId: null, share: 0.25 };
const shared: Rule = { kind: 'vendorShareCap', share: 0.6 };
const floor: Rule = { kind: 'successFloor', categoryId: null, share: 0.8 };

// Steps are counted alike everywhere. Each is a seventh more than it takes: bounds that rule out less take more looking.
it.each<[number, number, number, Rule[], number]>([
  [1, 20, 5, [ofAtMost(3)], 4.5e4],
  [1, 20, 5, [ofAtMost(4)], 5e4],
  [1, 20, 5, [ofAtMost(3), fewSilent], 5.7e4],
  [1, 20, 5, [ofAtMost(3), shared], 3.7e5],
  [2, 30, 6, [ofAtMost(3)], 1.9e5],
  [2, 30, 6, [ofAtMost(4)], 1.9e5],
  [2, 30, 6, [ofAtMost(3), fewSilent], 2.05e5],
  [3, 40, 5, [ofAtMost(3)], 1.2e5],
  [3, 40, 5, [ofAtMost(4)], 1.22e5],
  [3, 40, 5, [floor], 1.2e3],
])(
  'of case %i, %i models in %i categories under %j the answer is proven within %d steps',
  { tags: ['slow'] },
  (seed, models, categories, rules, effort) => {
    const ask = { rules, objective: 'usdPerTask', explain: false } as const;
    const job = plainJob(seed, models, categories);
    const answer = optimise(job, { ...ask, effort });
    expect(answer).toMatchObject({ kind: 'found', proven: true });
    const unhurried = optimise(job, ask);
    if (answer.kind === 'found' && unhurried.kind === 'found') expect(answer.best.value).toBe(unhurried.best.value);
  },
);
