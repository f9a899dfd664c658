import { describe, expect, it } from 'vitest';
import { headRow, placeAfter, within } from '../../../../renderer/screens/plan/places.ts';

const extent = { rows: 40, stacks: 12 };

describe('keys in the plan’s table', () => {
  it.each([
    ['ArrowDown', { row: headRow, column: 5 }, { row: 0, column: 5 }],
    ['ArrowUp', { row: 0, column: 5 }, { row: headRow, column: 5 }],
    ['ArrowUp', { row: headRow, column: 5 }, { row: headRow, column: 5 }],
    ['ArrowRight', { row: 3, column: 16 }, { row: 3, column: 16 }],
    ['ArrowLeft', { row: 3, column: 0 }, { row: 3, column: 0 }],
    ['End', { row: 3, column: 2 }, { row: 3, column: 16 }],
    ['Home', { row: 3, column: 9 }, { row: 3, column: 0 }],
    ['PageDown', { row: 38, column: 1 }, { row: 39, column: 1 }],
  ])('%s', (key, from, to) => {
    expect(placeAfter(from, key, false, extent)).toEqual(to);
  });

  it('with Control go to the first and the last cell', () => {
    expect(placeAfter({ row: 3, column: 3 }, 'Home', true, extent)).toEqual({ row: headRow, column: 0 });
    expect(placeAfter({ row: 3, column: 3 }, 'End', true, extent)).toEqual({ row: 39, column: 16 });
  });

  it('that mean nothing here lead nowhere', () => {
    expect(placeAfter({ row: 3, column: 3 }, 'a', false, extent)).toBeNull();
  });

  it('stay in the table when rows or stacks have gone', () => {
    expect(within({ row: 39, column: 16 }, { rows: 2, stacks: 1 })).toEqual({ row: 1, column: 5 });
  });
});
