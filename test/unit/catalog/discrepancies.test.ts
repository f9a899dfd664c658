import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discrepanciesOfModel, newestByBasis, sizeOf } from '../../../shared/catalog/discrepancies.ts';
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

  it('come furthest apart first, free against paid before all', () => {
    const differ = (current: Price, ...others: Price[]) => discrepanciesOfModel(modelId('x'), current, others);
    const others = [
      price('half', '2026-01-01', 1, 4),
      price('fewer', '2026-01-01', 2, 1),
      price('same', '2026-01-01', 2, 4),
    ];
    const found = differ(price('list', '2026-01-01', 2, 4), ...others);
    expect(found.map((each) => [each.b.basis, sizeOf(each)])).toEqual([
      ['fewer', 0.75],
      ['half', 0.5],
    ]);
    const [first, ...rest] = differ(price('list', '2026-01-01', 0, 4), price('fewer', '2026-01-01', 0, 1), ...others);
    expect([first?.promptDifference, first && sizeOf(first)]).toEqual([null, Number.POSITIVE_INFINITY]);
    expect(rest.map((each) => each.b.basis)).toEqual(['same', 'fewer']);
  });
});
