import { describe, expect, it } from 'vitest';
import {
  addAt,
  addTo,
  byteAt,
  entryOf,
  itemAt,
  roomFor,
  valueAt,
  wholeAt,
  wordAt,
} from '../../../shared/foundation/arrays.ts';

describe('access to arrays', () => {
  it('reads and adds to the element that is named', () => {
    const doubles = Float64Array.of(1.5, 2.5);
    addAt(doubles, 1, 0.25);
    expect([valueAt(doubles, 0), valueAt(doubles, 1)]).toEqual([1.5, 2.75]);
    expect(wholeAt(Int32Array.of(-1, -2), 1)).toBe(-2);
    expect(wordAt(Uint32Array.of(1, 4294967295), 1)).toBe(4294967295);
    expect(byteAt(Uint8Array.of(7, 255), 1)).toBe(255);
    const list = [1, 2];
    addTo(list, 0, 3);
    expect(list).toEqual([4, 2]);
  });

  it('makes room where there is too little, with some to spare, and keeps what there is', () => {
    const three = new Float64Array(3);
    expect(roomFor(three, 3)).toBe(three);
    expect(roomFor(three, 4)).toHaveLength(8);
    expect(roomFor(undefined, 2)).toEqual(new Float64Array(4));
  });

  it('gives an element that is there even where it is undefined, and names the one that is not', () => {
    expect(itemAt([undefined], 0)).toBe(undefined);
    expect(() => itemAt(['a', 'b'], 2)).toThrow('element 2 of 2');
    expect(() => itemAt(['a'], -1)).toThrow('element -1 of 1');
    expect(() => addTo([1], 1, 1)).toThrow('element 1 of 1');
  });

  it('gives what a map holds, null and 0 too, and names the key that it lacks', () => {
    const map = new Map<string, number | null>([
      ['none', null],
      ['zero', 0],
    ]);
    expect([entryOf(map, 'none'), entryOf(map, 'zero')]).toEqual([null, 0]);
    expect(() => entryOf(map, 'other')).toThrow('no entry for "other"');
  });
});
