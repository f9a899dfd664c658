/** Impossible and contradicting rules on the shipped catalog: an answer that names what stands in the way, every time. */

import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import { rowId } from '../../../../shared/foundation/ids.ts';
import type { Rule } from '../../../../shared/plan/rule.ts';
import { examplePlan, snapshot } from '../../report/seedReading.ts';

const job: Job = { plan: examplePlan(), snapshot: snapshot(), draws: 0 };
const floor = (share: number): Rule => ({ kind: 'successFloor', categoryId: null, share });
const ceiling = (share: number): Rule => ({ kind: 'silentFailureCeiling', categoryId: null, share });
const budget = (usdPerMonth: number): Rule => ({ kind: 'budget', usdPerMonth });
const models = (count: number): Rule => ({ kind: 'maxModels', count });
const vendors = (share: number): Rule => ({ kind: 'vendorShareCap', share });
const origins = (...allowed: string[]): Rule => ({ kind: 'origins', allowed });

const every: Rule[] = [
  floor(0.6),
  { kind: 'successFloor', categoryId: rowId('programming'), share: 0.5 },
  ceiling(0.3),
  budget(2000),
  models(4),
  vendors(0.6),
  { kind: 'openWeightsOnly' },
  origins('china', 'rest-of-world'),
  { kind: 'toolsRequired' },
  { kind: 'contextTokens', tokens: 32_000 },
  { kind: 'latencyP95', seconds: 600 },
  { kind: 'listedOnly' },
];

describe('what cannot be', () => {
  it.each<[string, Rule[], Rule['kind'][]]>([
    ['no money', [budget(0)], ['budget']],
    ['no vendor', [vendors(0)], ['vendorShareCap']],
    ['a category that is more than any vendor may have', [vendors(0.4)], ['vendorShareCap']],
    ['nowhere', [origins('ZZ')], ['origins']],
    ['never failing', [floor(1)], ['successFloor']],
    ['no silent failure, unchecked', [ceiling(0)], ['silentFailureCeiling']],
    ['more context than there is', [{ kind: 'contextTokens', tokens: 1e12 }], ['contextTokens']],
    ['no time, at speeds nobody states', [{ kind: 'latencyP95', seconds: 0 }], ['latencyP95']],
    ['one model for more than its part of the tasks', [models(1), vendors(0.55)], ['maxModels', 'vendorShareCap']],
    ['much for little', [floor(0.85), budget(700), models(1000)], ['successFloor', 'budget']],
    ['the same rule twice, once impossibly', [budget(1e9), budget(0), models(2)], ['budget']],
    ['every rule at once', every, ['latencyP95']],
  ])('%s', { tags: ['slow'] }, (_, rules, kinds) => {
    const answer = optimise(job, { rules });
    if (answer.kind !== 'infeasible') throw new Error(answer.kind);
    expect(answer.minimal).toBe(true);
    expect(answer.conflict.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is told apart from what only looks impossible', { tags: ['slow'] }, () => {
    for (const rules of [
      [vendors(1), models(1000), floor(0), ceiling(1), budget(1e12)],
      [models(1)],
      [floor(0.69), ceiling(0.31), budget(600), models(5)],
      [floor(0.69), ceiling(0.31), budget(600), vendors(0.6)],
      every.filter(({ kind }) => !['latencyP95', 'openWeightsOnly', 'budget', 'maxModels'].includes(kind)),
    ]) {
      const answer = optimise(job, { rules, explain: false });
      expect(answer).toMatchObject({ kind: 'found', proven: true, gap: 0 });
    }
  });

  it('leaves out categories and models of which nothing is known, and says so', { tags: ['slow'] }, () => {
    const unpriced = { ...job.snapshot, models: job.snapshot.models.map((model) => ({ ...model, offers: [] })) };
    expect(optimise({ ...job, snapshot: unpriced }, { rules: [] })).toMatchObject({
      kind: 'nothingToChoose',
      leftOut: job.plan.categories.map(({ id }) => id),
    });
    const categories = job.plan.categories.map((category) =>
      category.id === 'roleplay' ? { ...category, yardstick: null } : category,
    );
    const assumedRates = job.plan.assumedRates.filter(({ category }) => category !== 'roleplay');
    const answer = optimise({ ...job, plan: { ...job.plan, categories, assumedRates } }, { rules: every.slice(0, 3) });
    expect(answer).toMatchObject({ leftOut: ['roleplay'] });
  });
});
