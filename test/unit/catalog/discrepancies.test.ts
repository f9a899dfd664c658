import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  discrepanciesBetween,
  discrepanciesOfModel,
  newestByBasis,
  sizeOf,
} from '../../../shared/catalog/discrepancies.ts';
import { type Model, newModel, type Price } from '../../../shared/catalog/model.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';

const models = (JSON.parse(readFileSync(keptCatalogFile('models.json'), 'utf8')) as Model[]).map(newModel);
const base = models.find((model) => model.id === 'openai/gpt-5.6-terra')?.offers[0] as Price;
const price = (basis: string, asOf: string, promptUsdPerM: number, completionUsdPerM: number): Price => ({
  ...base,
  basis,
  asOf,
  promptUsdPerM,
  completionUsdPerM,
});

describe('discrepancies', () => {
  it('of one model compare the newest price of each other basis with the current one', () => {
    const current = price('openrouter-listing', '2026-08-08', 1, 6);
    const prices = [
      current,
      price('litellm-vendor', '2026-08-01', 2, 12),
      price('litellm-vendor', '2026-01-01', 9, 9),
      price('models-dev-vendor', '2026-07-01', 1, 6.001),
    ];
    expect(newestByBasis(prices).map((each) => [each.basis, each.promptUsdPerM])).toEqual([
      ['openrouter-listing', 1],
      ['litellm-vendor', 2],
      ['models-dev-vendor', 1],
    ]);
    const found = discrepanciesOfModel(modelId('openai/gpt-5.6-terra'), current, prices);
    expect(found.map((each) => [each.b.basis, each.promptDifference, each.completionDifference])).toEqual([
      ['litellm-vendor', 1, 1],
    ]);
  });

  it('between two lists come furthest apart first, free against paid before all', () => {
    const a = ['x', 'y', 'z', 'same', 'alone'].map((name) => ({
      modelId: modelId(name),
      price: price('a', '2026-01-01', name === 'z' ? 0 : 2, 4),
    }));
    const b = [
      { modelId: modelId('x'), price: price('b', '2026-01-01', 1, 4) },
      { modelId: modelId('y'), price: price('b', '2026-01-01', 2, 1) },
      { modelId: modelId('z'), price: price('b', '2026-01-01', 1, 4) },
      { modelId: modelId('same'), price: price('b', '2026-01-01', 2, 4) },
    ];
    const found = discrepanciesBetween(a, b);
    expect(found.map((each) => each.modelId)).toEqual(['z', 'y', 'x']);
    expect(found.map(sizeOf)).toEqual([Number.POSITIVE_INFINITY, 0.75, 0.5]);
    expect(found[0]?.promptDifference).toBeNull();
  });
});
