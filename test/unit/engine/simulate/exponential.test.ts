import { expect, it } from 'vitest';
import { exponential } from '../../../../shared/engine/simulate/exponential.ts';

it('is e^x to 1e-14 over everything a draw can ask', () => {
  let worst = 0;
  for (let x = -60; x < 60; x += 0.00137) worst = Math.max(worst, Math.abs(exponential(x) / Math.exp(x) - 1));
  expect(worst).toBeLessThan(1e-14);
  for (const x of [0, -0, 1, -1, 699.9, -699.9]) expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
});
