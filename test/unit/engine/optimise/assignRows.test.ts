/** The steps of an assignment of options to rows within limits, each by hand. */
import { describe, expect, it } from 'vitest';
import { binding, consistent, Row, undominated } from '../../../../shared/engine/optimise/assignRows.ts';
import { FlatList, leastAt, limitPrices } from '../../../../shared/engine/optimise/limitPrices.ts';

/** Options by what they cost and use of each limit. */
const options = (...of: [number, ...number[]][]) => of.map(([cost, ...uses]) => ({ cost, uses }));

const rowOf = (list: number, ...of: [number, ...number[]][]): Row =>
  Row.of(options(...of), list, (of[0]?.length ?? 1) - 1);

const given = (row: Row): number[] => Array.from({ length: row.flat.count }, (_, o) => row.givenPlace(o));

describe('options that another beats', () => {
  it('cost no less and use no less of every limit; of equals the first stays', () => {
    const row = rowOf(0, [3, 1, 1], [1, 2, 2], [2, 2, 1], [2, 2, 1], [4, 0, 3], [3, 1, 2]);
    // The last is beaten by the first, the fourth by its equal before it.
    expect(given(undominated(row))).toEqual([0, 1, 2, 4]);
    const none = rowOf(0, [1, 1], [2, 0]);
    expect(undominated(none)).toBe(none);
  });
});

describe('options that no assignment can hold', () => {
  it('leave the others less than the least they take, in turn', () => {
    // Of 10 the second row takes at least 6: the first row may take 4; that it takes 3 at least leaves the second 7.
    const rows = [rowOf(0, [9, 3], [5, 4], [1, 5]), rowOf(1, [9, 6], [5, 7], [1, 8])];
    expect(consistent(rows, [10])?.map(given)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(consistent(rows, [13])?.map(given)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(consistent(rows, [8.9])).toBeNull();
    expect(consistent(rows, [9])?.map(given)).toEqual([[0], [0]]);
  });

  it('are found by each limit', () => {
    const rows = [rowOf(0, [1, 1, 5], [2, 5, 1]), rowOf(1, [1, 1, 1])];
    expect(consistent(rows, [10, 5])?.map(given)).toEqual([[1], [0]]);
    expect(consistent(rows, [5, 10])?.map(given)).toEqual([[0], [0]]);
    expect(consistent(rows, [5, 5])).toBeNull();
  });
});

describe('a limit', () => {
  it('binds where the most that rows can take is more than it', () => {
    const rows = [rowOf(0, [1, 3, 1], [2, 1, 2]), rowOf(1, [1, 4, 2])];
    expect(binding(rows, [6.9, 4])).toEqual([0]);
    expect(binding(rows, [7, 3.9])).toEqual([1]);
    expect(binding(rows, [7, 4])).toEqual([]);
    expect(rows[0]?.underOnly([1]).flat.amountOf(1, 0)).toBe(2);
  });
});

describe('a list of options', () => {
  const flat = FlatList.of(options([5, 1, 2], [3, 4, 0], [4, 0, 7]), 2);

  it('knows what each costs and uses, the least and the most of each limit', () => {
    expect([flat.count, flat.limits, flat.costOf(1), flat.amountOf(2, 1)]).toEqual([3, 2, 3, 7]);
    expect([...flat.leastUses()]).toEqual([0, 0]);
    expect([flat.mostUse(0), flat.mostUse(1)]).toEqual([4, 7]);
    const two = flat.only([2, 0]);
    expect([two.costOf(0), two.costOf(1), two.amountOf(0, 1), two.amountOf(1, 0)]).toEqual([4, 5, 7, 1]);
  });

  it('costs more by what it uses at a price', () => {
    expect([...flat.reducedCosts([0, 0])]).toEqual([5, 3, 4]);
    expect([...flat.reducedCosts([2, 0.5])]).toEqual([8, 11, 7.5]);
    expect(leastAt(flat.reducedCosts([2, 0.5]))).toBe(2);
    expect(leastAt(Float64Array.of(2, 1, 1))).toBe(1);
  });
});

describe('prices of limits', () => {
  const lists = [FlatList.of(options([0, 1], [1, 0]), 1), FlatList.of(options([0, 1], [3, 0]), 1)];
  const ask = { lists, turns: 200, start: null };

  it('are nothing where the cheapest of all keeps within them', () => {
    const free = limitPrices({ ...ask, limits: [2], room: [2] });
    expect(free).toEqual({ prices: [0], bound: 0, picks: [0, 0] });
  });

  it('bound what an assignment costs by the cheapest way to keep within them', () => {
    // One of the two must do without: the first, at 1. Any price from 1 to 3 says so.
    const found = limitPrices({ ...ask, limits: [1], room: [1] });
    expect(found.bound).toBeCloseTo(1, 6);
    expect(found.bound).toBeLessThanOrEqual(1 + 1e-9);
    expect(found.prices[0]).toBeGreaterThan(1 - 1e-6);
    expect(found.prices[0]).toBeLessThan(3 + 1e-6);
    // Neither: 4.
    const both = limitPrices({ ...ask, limits: [0], room: [0] });
    expect(both.bound).toBeCloseTo(4, 6);
    expect(both.picks).toEqual([1, 1]);
  });

  it('begin where they are told to, and stop at once where told to', () => {
    const at = limitPrices({ lists, limits: [1], room: [1], turns: 1, start: [2] });
    expect(at).toEqual({ prices: [2], bound: 1, picks: [1, 0] });
    expect(limitPrices({ lists, limits: [1], room: [1], turns: 0, start: [2] })).toEqual({
      prices: [2],
      bound: Number.NEGATIVE_INFINITY,
      picks: null,
    });
  });
});
