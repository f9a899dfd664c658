/** What a plan assumes of the months to come, as a future that is evaluated. */
import { describe, expect, it } from 'vitest';
import { futureOf, presetOf } from '../../../../shared/engine/horizon/aheadFuture.ts';
import { modelId, rowId } from '../../../../shared/foundation/ids.ts';
import { steadyAhead } from '../../../../shared/plan/ahead.ts';

const from = '2026-01-15';

describe('the future that a plan assumes', () => {
  it('is steady until something is said', () => {
    expect(futureOf(steadyAhead, from)).toEqual({
      months: 12,
      from,
      pricePaths: [],
      demand: {
        growthPerYear: { value: 0 },
        growthPerYearByCategory: {},
        elasticity: { value: 0, low: 0, high: 0 },
      },
      tokens: { promptPerYear: 1, completionPerYear: 1 },
      stickiness: { stillThereAfter5Months: 0 },
      switches: [],
      retirements: [],
    });
  });

  it('grows by what is added each year, each end of a range for itself', () => {
    const grown = (growth: { value: number; low?: number; high?: number }) =>
      futureOf({ ...steadyAhead, growth, rowGrowth: { legal: 1.5 } }, from).demand;
    expect(grown({ value: 2 })).toMatchObject({ growthPerYear: { value: 1 }, growthPerYearByCategory: { legal: 0.5 } });
    expect(grown({ value: 2, low: 1.5 })?.growthPerYear).toEqual({ value: 1, low: 0.5 });
    expect(grown({ value: 2, high: 3 })?.growthPerYear).toEqual({ value: 1, high: 2 });
  });

  it('moves the prices that are named, all of them, and nothing for names it does not know', () => {
    const paths = (pricesFor: string, ...also: string[]) =>
      futureOf(
        { ...steadyAhead, prices: 'slowest', pricesFor, alsoPrices: also.map((of) => ({ of, prices: 'fastest' })) },
        from,
      ).pricePaths;
    expect(paths('all', 'vendor openai', 'work legal', 'model openai/gpt-5', 'class large')).toEqual([
      { kind: 'all', foldPerYear: 9 },
      { kind: 'vendor', author: 'openai', foldPerYear: 900 },
      { kind: 'category', categoryId: rowId('legal'), foldPerYear: 900 },
      { kind: 'model', modelId: modelId('openai/gpt-5'), foldPerYear: 900 },
      { kind: 'class', sizeClass: 'large', foldPerYear: 900 },
    ]);
    expect(paths('class enormous', 'planet mars')).toEqual([]);
    expect(futureOf({ ...steadyAhead, pricesFor: 'all', alsoPrices: undefined }, from).pricePaths).toEqual([]);
  });

  it('has people come back where that is said, and no model follow itself', () => {
    const returns = { month: 3, share: 0.5 };
    const a = modelId('a');
    const retirement = { month: 2, modelId: a, successor: a };
    const follows = { ...retirement, successor: modelId('b') };
    const ahead = { ...steadyAhead, stickiness: 'foundational', returns, retirements: [retirement, follows] };
    expect(futureOf(ahead, from)).toMatchObject({
      stickiness: { stillThereAfter5Months: 0.4, returns },
      retirements: [follows],
    });
  });

  it('reads a preset that it does not know as the first', () => {
    const presets = [{ id: 'first' }, { id: 'second' }];
    expect(presetOf(presets, 'second')).toEqual({ id: 'second' });
    expect(presetOf(presets, 'third')).toEqual({ id: 'first' });
    expect(() => presetOf([], 'first')).toThrow('no presets');
  });
});
