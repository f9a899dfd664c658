import { expect, it } from 'vitest';
import type { Price } from '../../../shared/catalog/model.ts';
import { priceDoubtsOf } from '../../../shared/catalog/priceDoubts.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';
import { modelAt } from '../engine/smallJob.ts';

/** $2 in and $8 out a million at one seller. */
const model = modelAt('vendor/one');
const offer: Price = { ...model.offers[0]!, promptUsdPerM: 2, completionUsdPerM: 8, host: 'Vendor', tiers: [] };
const kindsOf = (...changes: Partial<Price>[]): unknown[] =>
  priceDoubtsOf([{ ...model, offers: changes.map((change) => ({ ...offer, ...change })) }]).map(
    ({ kind, value, bound }) => [kind, value, bound],
  );
const tier = {
  minPromptTokens: 200_000,
  promptUsdPerM: 4,
  completionUsdPerM: 12,
  cacheReadUsdPerM: null,
  cacheWriteUsdPerM: null,
  cacheWriteHourUsdPerM: null,
  edge: null,
};

it('says nothing of prices as they are', () => {
  expect(kindsOf({}, { currency: 'CNY' }, { cacheReadUsdPerM: 0.2, tiers: [tier] })).toEqual([]);
});

it('names what cannot be right, with the figure and what it is held to', () => {
  expect(kindsOf({ promptUsdPerM: 20_000, completionUsdPerM: 30_000 })).toEqual([['absurd', 30_000, 10_000]]);
  expect(kindsOf({ tiers: [{ ...tier, completionUsdPerM: 12_000 }] })).toEqual([['absurd', 12_000, 10_000]]);
  expect(kindsOf({ completionUsdPerM: 1 })).toEqual([['outputBelowInput', 1, 2]]);
  expect(kindsOf({ cacheReadUsdPerM: 3 })).toEqual([['cacheAboveInput', 3, 2]]);
  expect(kindsOf({ tiers: [{ ...tier, promptUsdPerM: 1 }] })).toEqual([['tierBelowBase', 1, 2]]);
  expect(kindsOf({ currency: 'ZZQ' })).toEqual([['unknownCurrency', 'ZZQ', 'USD']]);
});

it('names two prices of one seller that hold on the same days, and not those of two', () => {
  const spring = { validFrom: '2026-03-01', validUntil: '2026-05-31' };
  const may = { validFrom: '2026-05-01', validUntil: '2026-06-30', promptUsdPerM: 3 };
  expect(kindsOf(spring, may)).toEqual([['overlap', '2026-05-01 – 2026-06-30', '2026-03-01 – 2026-05-31']]);
  expect(kindsOf(spring, { ...may, host: 'Other' })).toEqual([]);
  expect(kindsOf(spring, { ...may, validFrom: '2026-06-01' })).toEqual([]);
});

it('finds in the shipped catalog what its sources print so', () => {
  const doubts = priceDoubtsOf(shippedCatalog().models);
  expect(doubts.map(({ kind, modelId }) => [kind, modelId])).toEqual([
    ['cacheAboveInput', 'anthropic/claude-3.7-sonnet'],
    ['outputBelowInput', 'meta-llama/llama-guard-3-8b'],
  ]);
});
