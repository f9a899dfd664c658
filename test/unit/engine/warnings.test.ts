/** Every warning, each in the smallest plan that deserves it, beside one that does not. */
import { describe, expect, it } from 'vitest';
import type { Model, Price } from '../../../shared/catalog/model.ts';
import { warningsOf } from '../../../shared/engine/warnings.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { withPrice } from '../../offerOf.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

const place = { stackId: 'one', categoryId: 'programming', modelId: 'x/a' };

/** What is said of a plan with one step by x/a, beside which a catalog has x/other, y/b and whatever is given. */
const said = ({
  a = {},
  price = {},
  shape = {},
  judge,
  more = [],
}: {
  a?: Partial<Model>;
  price?: Partial<Price>;
  shape?: Partial<CategoryPlan['shape']>;
  judge?: string;
  more?: Model[];
}) => {
  const checked =
    judge === undefined
      ? {}
      : { verifier: verifier({ judge: { modelId: modelId(judge), promptTokens: 1, completionTokens: 1 } }) };
  return warningsOf(
    smallJob(
      [withPrice(modelAt('x/a', 1, a), price), modelAt('x/other'), modelAt('y/b'), ...more],
      { 'x/a': 0.5 },
      { one: ladder([rung('x/a', checked)]) },
      { category: category({ shape: { ...category().shape, ...shape } }) },
    ),
  );
};

it('nothing is said of a plain plan', () => {
  expect(said({})).toEqual([]);
});

describe('a judge', () => {
  it('is of another maker, or it is said that it is not', () => {
    expect(said({ judge: 'y/b' })).toEqual([]);
    expect(said({ judge: 'x/other' })).toEqual([{ kind: 'judgesSibling', ...place }]);
    expect(said({ judge: 'x/a' })).toEqual([{ kind: 'judgesItself', ...place }]);
    expect(said({ judge: 'x/a@high' })).toEqual([{ kind: 'judgesItself', ...place }]);
  });

  it('is related by its lineage under another maker’s name, and by its name where the catalog does not have it', () => {
    const related = modelAt('z/tuned', 1, { lineage: modelId('x/a') });
    expect(said({ judge: 'z/tuned', more: [related] })).toEqual([{ kind: 'judgesSibling', ...place }]);
    expect(said({ judge: 'z/tuned', more: [modelAt('z/tuned')] })).toEqual([]);
    expect(said({ judge: 'x/unlisted' })).toEqual([{ kind: 'judgesSibling', ...place }]);
    expect(said({ judge: 'z/unlisted' })).toEqual([]);
  });
});

describe('limits', () => {
  it('of the window and of an answer are said with the share of tasks beyond them', () => {
    // Tasks of 1,000 and 500 tokens that vary not at all: all of them or none.
    expect(said({ a: { contextTokens: 1500 } })).toEqual([]);
    expect(said({ a: { contextTokens: 1499 } })).toEqual([
      { kind: 'contextTooSmall', ...place, share: 1, limit: 1499 },
    ]);
    expect(said({ a: { contextTokens: null, maxOutputTokens: 499 } })).toEqual([
      { kind: 'outputTooSmall', ...place, share: 1, limit: 499 },
    ]);
    expect(said({ a: { maxOutputTokens: 500 } })).toEqual([]);
  });

  it('are kept to by whoever runs several requests', () => {
    expect(said({ a: { contextTokens: 100 }, shape: { steps: { value: 4 } } })).toMatchObject([
      { kind: 'contextCut', limit: 100 },
    ]);
  });
});

describe('a price', () => {
  it('of reading from a cache is asked for where the plan reads from one', () => {
    const shape = { cacheReadShare: 0.5 };
    expect(said({ shape })).toEqual([{ kind: 'cachePriceUnknown', ...place }]);
    expect(said({ shape, price: { cacheReadUsdPerM: 0.1 } })).toEqual([]);
    expect(said({ price: { cacheReadUsdPerM: null } })).toEqual([]);
  });

  it('of an hour’s cache is asked for where the plan writes one, unless storage is paid by the hour', () => {
    const shape = { cacheWriteShare: 0.5, cacheHours: 1 };
    expect(said({ shape })).toEqual([{ kind: 'hourWriteUnknown', ...place }]);
    expect(said({ shape, price: { cacheWriteHourUsdPerM: 2 } })).toEqual([]);
    expect(said({ shape, price: { cacheStorageUsdPerMHour: 1 } })).toEqual([]);
    expect(said({ shape: { ...shape, cacheHours: 0.5 } })).toEqual([]);
    expect(said({ shape: { cacheHours: 1 } })).toEqual([]);
  });

  it('of a search is asked for where the plan searches', () => {
    const shape = { searches: { value: 1 } };
    expect(said({ shape })).toEqual([{ kind: 'searchFeeUnknown', ...place }]);
    expect(said({ shape, price: { webSearchUsdPerCall: 0.01 } })).toEqual([]);
  });

  it('of nothing may not last, and says how many requests a day it is for', () => {
    const free = { promptUsdPerM: 0, completionUsdPerM: 0 };
    expect(said({ price: free })).toEqual([{ kind: 'freeOffer', ...place, perDay: null }]);
    expect(said({ price: { ...free, requestsPerDay: 50 } })).toEqual([{ kind: 'freeOffer', ...place, perDay: 50 }]);
    expect(said({ price: { promptUsdPerM: 0 } })).toEqual([]);
    expect(said({ price: { completionUsdPerM: 0 } })).toEqual([]);
  });
});

describe('a life', () => {
  it('that ends is said, with the day and who follows', () => {
    expect(said({ a: { shutdownDate: '2027-01-01', successor: modelId('x/other') } })).toEqual([
      { kind: 'shutdown', ...place, date: '2027-01-01', successor: 'x/other' },
    ]);
    expect(said({ a: { status: 'retired' } })).toEqual([{ kind: 'shutdown', ...place, date: null, successor: null }]);
    expect(said({ a: { status: 'deprecated' } })).toEqual([]);
  });

  it('made for something else is said', () => {
    expect(said({ a: { purpose: 'embedding' } })).toEqual([{ kind: 'notForWork', ...place }]);
    expect(said({ a: { purpose: 'chat' } })).toEqual([]);
  });
});

it('each is said once, and of models that are not in the catalog only what the policy tells', () => {
  const twice = ladder([
    rung('x/a', { attempts: 2, verifier: verifier() }),
    rung('x/a', { attempts: 2, verifier: verifier() }),
  ]);
  const job = smallJob([], {}, { one: twice });
  expect(warningsOf(job)).toEqual([{ kind: 'blindRetry', ...place }]);
});
