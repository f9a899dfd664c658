import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { checkEvidence } from '../../../shared/catalog/evidenceSchema.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { checkModel } from '../../../shared/catalog/modelSchema.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { offerOf } from '../../offerOf.ts';

const read = (name: string) => JSON.parse(readFileSync(keptCatalogFile(name), 'utf8'));
const model = (read('models.json') as Model[])
  .map(newModel)
  .find((each) => each.id === 'anthropic/claude-sonnet-4.5') as Model;
const row = (read('evidence.json') as Evidence[]).find((each) => each.successes !== null) as Evidence;
const tier = model.offers[0]?.tiers[0];

const refusal = (
  answer: { ok: true } | { ok: false; error: { kind: string; details?: Record<string, string | number> } },
) => (answer.ok ? null : [answer.error.kind, answer.error.details?.field]);

describe('a model row', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, [string, string] | null]>([
    ['as shipped', {}, {}, null],
    ['without a price', { offers: [] }, {}, null],
    ['a negative price', {}, { promptUsdPerM: -0.1 }, ['invalidNumber', 'offers[0].promptUsdPerM']],
    [
      'a price that is no number',
      {},
      { completionUsdPerM: Number.NaN },
      ['invalidNumber', 'offers[0].completionUsdPerM'],
    ],
    ['a price a million times too high', {}, { promptUsdPerM: 3e6 }, ['invalidNumber', 'offers[0].promptUsdPerM']],
    ['a day that is none', {}, { asOf: '2026-02-30' }, ['invalidDate', 'offers[0].asOf']],
    ['a discount above one', {}, { batchDiscount: 1.5 }, ['invalidNumber', 'offers[0].batchDiscount']],
    ['tiers out of order', {}, { tiers: [tier, tier] }, ['tiersNotAscending', 'offers[0].tiers']],
    ['an unknown tier mode', {}, { tierMode: 'cumulative' }, ['invalidChoice', 'offers[0].tierMode']],
    ['an unknown country', { originCountry: 'usa' }, {}, ['invalidCountry', 'originCountry']],
    ['half a token of context', { contextTokens: 0.5 }, {}, ['invalidWholeNumber', 'contextTokens']],
    ['no parameters', { paramsTotalB: 0 }, {}, ['invalidNumberAbove', 'paramsTotalB']],
    ['more active than total', { paramsTotalB: 10, paramsActiveB: 20 }, {}, ['activeAboveTotal', 'paramsActiveB']],
    [
      'a size class that is not its size',
      { paramsTotalB: 10, sizeClass: 'large' },
      {},
      ['sizeClassMismatch', 'sizeClass'],
    ],
    ['a field of its own', { colour: 'red' }, {}, ['unknownField', 'colour']],
    ['a name that fills pages', { name: 'x'.repeat(201) }, {}, ['invalidName', 'name']],
    ['a source for __proto__', { sources: JSON.parse('{"__proto__":"x"}') }, {}, null],
  ])('%s', (_what, change, priceChange, expected) => {
    const offers = 'offers' in change ? change.offers : [{ ...offerOf(model), ...priceChange }];
    expect(refusal(checkModel({ ...model, ...change, offers }))).toEqual(expected);
  });

  it('never brings a prototype along', () => {
    const checked = checkModel({ ...model, sources: JSON.parse('{"__proto__":{"x":1},"price":"p"}') });
    if (checked.ok) expect(Object.getPrototypeOf(checked.value.sources)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('an evidence row', () => {
  it.each<[string, Record<string, unknown>, [string, string] | null]>([
    ['as shipped', {}, null],
    ['a mean score', { successes: null, trials: null, tasks: null }, null],
    ['trials without successes', { successes: null }, null],
    ['successes without trials', { trials: null, tasks: null }, ['successesWithoutTrials', 'trials']],
    ['more successes than trials', { successes: 11, trials: 10, tasks: 10 }, ['successesAboveTrials', 'successes']],
    ['more tasks than trials', { successes: 1, trials: 10, tasks: 11 }, ['tasksAboveTrials', 'tasks']],
    ['half a success', { successes: 0.5 }, ['invalidWholeNumber', 'successes']],
    ['a slash in its benchmark', { benchmark: 'a/b' }, ['invalidBenchmark', 'benchmark']],
    ['an unknown category', { category: 'gardening' }, ['invalidChoice', 'category']],
    ['no source', { source: '' }, ['invalidName', 'source']],
    ['a month only', { date: '2024-03' }, null],
    ['a year only', { date: '2024' }, ['invalidDateOrMonth', 'date']],
    ['a negative cost', { usdPerTask: -1 }, ['invalidNumber', 'usdPerTask']],
  ])('%s', (_what, change, expected) => {
    expect(refusal(checkEvidence({ ...row, ...change }))).toEqual(expected);
  });
});
