import { describe, expect, it } from 'vitest';
import { onlyOneBelow } from '../../../../shared/engine/optimise/onlyOneBelow.ts';
import { normalGrid } from '../../../../shared/engine/quadrature.ts';
import { normalCdf } from '../../../../shared/foundation/normal.ts';

describe('one of two alike below x and the other not', () => {
  it('is a quarter less the angle of their correlation at 0', () => {
    for (const correlation of [0, 0.3, 0.5, 0.95])
      expect(onlyOneBelow(correlation)(0)).toBeCloseTo(0.25 - Math.asin(correlation) / (2 * Math.PI), 14);
  });

  it('is p (1 - p) of two that have nothing in common, and nothing of two that are one', () => {
    for (const x of [-3, -0.4, 1.7]) expect(onlyOneBelow(0)(x)).toBeCloseTo(normalCdf(x) * normalCdf(-x), 14);
    expect(onlyOneBelow(1 - 1e-12)(0.8)).toBeLessThan(1e-6);
  });

  it('is what summing over what they have in common gives', () => {
    for (const correlation of [0.1, 0.5, 0.9]) {
      const { nodes, weights } = normalGrid((8 * correlation) / (1 - correlation), 'exact');
      const rest = Math.sqrt(1 - correlation);
      const at = onlyOneBelow(correlation);
      for (let x = -9; x <= 9; x += 0.7) {
        let sum = 0;
        nodes.forEach((common, k) => {
          const p = normalCdf((x - Math.sqrt(correlation) * common) / rest);
          sum += (weights[k] ?? 0) * p * (1 - p);
        });
        expect(Math.abs(at(x) - sum)).toBeLessThan(1e-13);
      }
    }
  });
});
