import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { usualYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { adequate, candidatesFor } from '../../../shared/engine/candidates.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { singleModel } from '../../../shared/plan/policies.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { createPlan } from '../../namedPlan.ts';

const read = (name: string) => JSON.parse(readFileSync(keptCatalogFile(`${name}.json`), 'utf8'));
const models = (read('models') as Model[]).map(newModel);
const evidence = read('evidence') as Evidence[];
const snapshot = { models, evidence, reference: buildReference({ models, evidence }, usualYardsticks) };
const plan = createPlan('all-traffic-2025', snapshot);

describe('candidates', () => {
  it('say of a model what the engine says when a policy uses it', () => {
    for (const category of plan.categories.slice(0, 3)) {
      const candidates = candidatesFor(category, plan, snapshot);
      expect(candidates.map(({ model }) => model.id)).toEqual(models.map(({ id }) => id));
      const known = candidates.filter(({ rate, usdPerAttempt }) => rate !== null && usdPerAttempt !== null);
      expect(known.length).toBeGreaterThan(5);
      for (const candidate of known.filter((_, i) => i % 7 === 0)) {
        const stacks = [
          { id: stackId('a'), name: 'A', note: '', policies: { [category.id]: singleModel(candidate.model.id) } },
        ];
        const outcome = evaluate({ plan: { ...plan, stacks }, snapshot, draws: 0 });
        const found = outcome.stacks[0]?.categories.find((one) => one.categoryId === category.id);
        expect(found?.gaps.some((gap) => gap.kind === 'rateAboveCeiling')).toBe(candidate.aboveCeiling);
        if (candidate.aboveCeiling) continue;
        expect(found?.rates[0]?.rate.value).toBeCloseTo(candidate.rate ?? -1, 12);
        expect(found?.rates[0]?.basis).toBe(candidate.use?.basis);
        expect(found?.costs[0]?.usdPerAttempt).toBeCloseTo(candidate.usdPerAttempt ?? -1, 12);
      }
    }
  });

  it('have neither rate nor cost where nothing is known', () => {
    const [category] = plan.categories;
    if (category === undefined) throw new Error('The preset has categories.');
    const unknown: Model = { ...(models[0] as Model), id: modelId('acme/unknown'), offers: [] };
    const [candidate] = candidatesFor(
      category,
      { assumedRates: [], ownTokens: [] },
      { ...snapshot, models: [unknown] },
    );
    expect(candidate).toMatchObject({ rate: null, use: null, usdPerAttempt: null });
    if (candidate === undefined) throw new Error('a model is a candidate');
    const priced = { ...candidate, usdPerAttempt: 0.01 };
    expect(adequate([priced, { ...priced, rate: 0.5, fits: false }], 0)).toEqual([]);
    expect(adequate([{ ...priced, rate: 0.5, fits: true }], 0)).toHaveLength(1);
  });

  it('that are adequate come cheapest first, and none falls short', () => {
    const [category] = plan.categories;
    if (category === undefined) throw new Error('The preset has categories.');
    const candidates = candidatesFor(category, plan, snapshot);
    const found = adequate(candidates, 0.6);
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(({ rate }) => rate !== null && rate >= 0.6)).toBe(true);
    const costs = found.map(({ usdPerAttempt }) => usdPerAttempt ?? Number.NaN);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    const left = candidates.filter((one) => !found.includes(one));
    expect(left.every(({ rate, usdPerAttempt }) => rate === null || rate < 0.6 || usdPerAttempt === null)).toBe(true);
    expect(adequate(candidates, 1.01)).toEqual([]);
  });
});
