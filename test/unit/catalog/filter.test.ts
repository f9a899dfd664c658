import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { everyModel, filterModels, type ModelFilter, sortColumns, sortModels } from '../../../shared/catalog/filter.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';

const read = (name: string) => JSON.parse(readFileSync(keptCatalogFile(name), 'utf8'));
const models = (read('models.json') as Model[]).map(newModel);
const evidence = read('evidence.json') as Evidence[];
const found = (change: Partial<ModelFilter>) => filterModels(models, { ...everyModel, ...change }, evidence);

describe('filterModels', () => {
  it('lets everything through without a condition, and the parts add up to the whole', () => {
    expect(found({})).toEqual(models);
    const bySize = (['small', 'medium', 'large', 'unknown'] as const).map(
      (size) => found({ sizeClasses: [size] }).length,
    );
    expect(bySize).toEqual([42, 48, 109, 180]);
    expect((['open', 'closed', 'unknown'] as const).map((weights) => found({ weights }).length)).toEqual([
      188, 180, 11,
    ]);
    expect(
      (['china', 'rest-of-world', 'unknown'] as const).map((origin) => found({ origins: [origin] }).length),
    ).toEqual([125, 239, 15]);
    expect(found({ sizeClasses: ['small', 'large'] }).length).toBe(42 + 109);
  });

  it('finds words in any order, case, accent and width', () => {
    expect(found({ text: 'coder QWEN' }).some((model) => model.id === 'qwen/qwen3-coder')).toBe(true);
    expect(found({ text: 'ｑｗｅｎ coder' })).toEqual(found({ text: 'qwen CODER' }));
    // A licence is a fact to read, not a name to search: "pro" is not every proprietary model.
    expect(found({ text: 'proprietary' })).toEqual([]);
    expect(found({ text: 'no such model at all' })).toEqual([]);
    expect(found({ text: '.*' })).toEqual([]);
  });

  it('does not let an unknown price or context meet a condition on it', () => {
    const unknown = { ...(models[0] as Model), offers: [], contextTokens: null };
    const passes = (change: Partial<ModelFilter>) =>
      filterModels([unknown], { ...everyModel, ...change }, []).length === 1;
    expect(passes({ maxPromptUsdPerM: 1e6 })).toBe(false);
    expect(passes({ maxCompletionUsdPerM: 1e6 })).toBe(false);
    expect(passes({ minContextTokens: 1 })).toBe(false);
    expect(passes({ priced: false })).toBe(true);
  });

  it('tells models with an end announced from the others, and those known for some kinds of work', () => {
    const [ending, lasting] = [found({ ending: true }), found({ ending: false })];
    expect(ending.length + lasting.length).toBe(models.length);
    expect(ending.every(({ status }) => status === 'retired' || status === 'deprecated')).toBe(true);
    const known = found({ knownIn: ['roleplay'] });
    expect(known.length).toBeGreaterThan(5);
    const measured = new Set(found({ evidenceIn: 'roleplay' }));
    expect(known.every((model) => measured.has(model))).toBe(true);
    // Programming lies on one scale with other work: whoever was measured there is known here.
    const bySuites = found({ knownIn: ['programming'] });
    expect(bySuites.length).toBeGreaterThan(found({ evidenceIn: 'programming' }).length);
    expect(found({ knownIn: [] })).toEqual([]);
  });

  it('combines conditions', () => {
    const some = found({
      toolCalling: true,
      reasoning: false,
      minContextTokens: 200_000,
      maxPromptUsdPerM: 0.5,
      weights: 'open',
    });
    expect(some.length).toBeGreaterThan(0);
    for (const model of some) {
      expect([model.toolCalling, model.reasoning, model.openWeights]).toEqual([true, false, true]);
      expect(model.contextTokens).toBeGreaterThanOrEqual(200_000);
      expect(model.offers[0]?.promptUsdPerM).toBeLessThanOrEqual(0.5);
    }
  });

  it('knows where there is evidence: mean scores are none', () => {
    const measured = new Set(
      evidence.filter((row) => row.category === 'roleplay' && row.successes !== null).map((row) => row.modelId),
    );
    expect(new Set(found({ evidenceIn: 'roleplay' }).map((model) => model.id))).toEqual(
      new Set(models.filter((model) => measured.has(model.id)).map((model) => model.id)),
    );
    expect(found({ evidenceIn: 'creative-writing' })).toEqual([]);
  });
});

describe('sortModels', () => {
  it('puts unknown last in either direction and keeps every model', () => {
    for (const by of sortColumns)
      for (const direction of ['ascending', 'descending'] as const) {
        const sorted = sortModels(models, by, direction);
        expect(sorted.length).toBe(models.length);
        expect(new Set(sorted).size).toBe(models.length);
      }
    const sizes = (direction: 'ascending' | 'descending') =>
      sortModels(models, 'params', direction).map((model) => model.paramsTotalB);
    for (const direction of ['ascending', 'descending'] as const) {
      const known = sizes(direction).filter((size) => size !== null);
      expect(
        sizes(direction)
          .slice(known.length)
          .every((size) => size === null),
      ).toBe(true);
      expect(known).toEqual([...known].sort((a, b) => (direction === 'ascending' ? a - b : b - a)));
    }
  });

  it('is the same whatever order it starts from', () => {
    expect(sortModels(models.toReversed(), 'completion')).toEqual(sortModels(models, 'completion'));
  });
});
