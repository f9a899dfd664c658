import { expect, it } from 'vitest';
import { exponential } from '../../../../shared/engine/simulate/exponential.ts';

it('is e^x to 1e-14 over everything a draw can ask', () => {
  for (let x = -60; x < 60; x += 0.00137) expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
  for (const x of [0, -0, 1, -1, 699.9, -699.9]) expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
  expect(exponential(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(exponential(Number.NaN)).toBeNaN();
});
