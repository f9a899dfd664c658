/** Labels that would meet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from '../../../../renderer/parts/apart.ts';

describe('labels on a line', () => {
  it('stay where there is room, and stand around their middle where there is none', () => {
    expect(apart([100, 10, 50], 14)).toEqual([100, 10, 50]);
    expect(apart([50, 50], 14)).toEqual([43, 57]);
    // 40 and 44 spread to 35 and 49, which would meet 55: the three stand around 46.33.
    const three = apart([40, 44, 55], 14);
    expect(three[0]).toBeCloseTo(139 / 3 - 14, 9);
    expect(three[2]).toBeCloseTo(139 / 3 + 14, 9);
    expect(apart([], 14)).toEqual([]);
  });

  it('never meet and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 8 }), (places) => {
        const moved = apart(places, 14);
        const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
        for (const [k, i] of order.entries())
          if (k > 0) expect((moved[i] ?? 0) - (moved[order[k - 1] ?? 0] ?? 0)).toBeGreaterThan(14 - 1e-9);
      }),
    );
  });
});
