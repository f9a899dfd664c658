import fc from 'fast-check';
import { expect, it } from 'vitest';
import { interval90, quantileSorted } from '../../../shared/engine/quantile.ts';

it('gives the 5% and 95% points that sorting gives, whatever the draws', () => {
  const draw = fc.oneof(
    fc.double({ min: 0, max: 2, noNaN: true }),
    fc.double({ noNaN: true }),
    fc.constantFrom(0, 1, 1e-300, 1e300, Number.POSITIVE_INFINITY),
    fc.integer({ min: -3, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(draw, { minLength: 1, maxLength: 400 }), (values) => {
      const draws = Float64Array.from(values);
      const sorted = draws.slice().sort();
      const { low, high } = interval90(draws);
      // 0 and -0 are one number; so is a difference that double precision cannot hold.
      expect(low === quantileSorted(sorted, 0.05) || Object.is(low, quantileSorted(sorted, 0.05))).toBe(true);
      expect(high === quantileSorted(sorted, 0.95) || Object.is(high, quantileSorted(sorted, 0.95))).toBe(true);
      expect([...draws]).toEqual(values);
    }),
    { numRuns: 2000 },
  );
});

it('agrees with numpy.quantile', () => {
  // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [0.05, 0.95])
  expect(interval90(Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5))).toEqual({ low: 1, high: 7.5 });
});
