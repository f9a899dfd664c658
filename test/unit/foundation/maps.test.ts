import { describe, expect, it } from 'vitest';
import { groupedBy, remembered, rememberedAtMost } from '../../../shared/foundation/maps.ts';

describe('what a map remembers', () => {
  it('is made once for a key, and null is remembered like anything else', () => {
    const memory = new Map<string, string | null>();
    const made: string[] = [];
    const ask = (key: string, value: string | null) =>
      remembered(memory, key, () => {
        made.push(key);
        return value;
      });
    expect([ask('a', 'one'), ask('a', 'two'), ask('b', null), ask('b', 'three')]).toEqual(['one', 'one', null, null]);
    expect(made).toEqual(['a', 'b']);
  });
});

describe('what a map of so many entries remembers', () => {
  it('is forgotten all at once where one more would come', () => {
    const memory = new Map<string, number>();
    const ask = (key: string) => rememberedAtMost(2, memory, key, () => key.length);
    expect([ask('a'), ask('bb'), ask('a')]).toEqual([1, 2, 1]);
    expect([...memory.keys()]).toEqual(['a', 'bb']);
    expect(ask('ccc')).toBe(3);
    expect([...memory.keys()]).toEqual(['ccc']);
  });
});

describe('items by a key', () => {
  it('keep their order, and keys the order in which they first appear', () => {
    expect([...groupedBy([5, 2, 4, 3, 1], (n) => n % 2)]).toEqual([
      [1, [5, 3, 1]],
      [0, [2, 4]],
    ]);
  });
});
