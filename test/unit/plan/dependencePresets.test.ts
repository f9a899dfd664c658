import { describe, expect, it } from 'vitest';
import { categoryIds } from '../../../shared/catalog/category.ts';
import { normalCdf, normalQuantile } from '../../../shared/engine/normal.ts';
import { dependencePresets } from '../../../shared/plan/dependencePresets.ts';
import { verifierPresets } from '../../../shared/plan/verifierPresets.ts';

describe('how alike models fail, as a plan starts', () => {
  it.each(categoryIds)('%s: ordered ranges, rho + tau below 1 at best and low, each with a source', (id) => {
    const { rho, tau, beta, gamma } = dependencePresets[id];
    expect(rho.value + tau.value).toBeLessThan(1);
    expect((rho.low ?? 0) + (tau.low ?? 0)).toBeLessThan(1);
    for (const estimate of [rho, tau, beta, gamma]) {
      expect(estimate.low ?? estimate.value).toBeLessThanOrEqual(estimate.value);
      expect(estimate.high ?? estimate.value).toBeGreaterThanOrEqual(estimate.value);
      expect(estimate.high ?? estimate.value).toBeLessThan(1);
      expect(estimate.source).toBeTruthy();
    }
  });

  it('gives the measured correlation of a model with itself: 0.90 in programming and in question answering', () => {
    for (const id of ['programming', 'general-qa'] as const)
      expect(dependencePresets[id].rho.value + dependencePresets[id].tau.value).toBeCloseTo(0.9, 10);
  });

  it.each([
    ['value', 1.25],
    ['low', 1.06],
    ['high', 1.39],
  ] as const)('gamma at its %s makes a task another model failed cost the measured multiple', (end, measured) => {
    const { rho, gamma } = dependencePresets.programming;
    const threshold = normalQuantile(0.55);
    const multiple = normalCdf((gamma[end] ?? 0) * Math.sqrt(rho.value) - threshold) / normalCdf(-threshold);
    expect(Math.abs(multiple - measured)).toBeLessThan(0.01);
  });

  it('and one it solved the measured 0.78 or close to it', () => {
    const { rho, gamma } = dependencePresets.programming;
    const threshold = normalQuantile(0.55);
    const solved = normalCdf(threshold - gamma.value * Math.sqrt(rho.value)) / 0.55;
    expect(Math.abs(solved - 0.784)).toBeLessThan(0.03);
  });

  it('no verifier is perfect, and each accepts the good more often than the bad', () => {
    for (const { trueAccept, falseAccept } of verifierPresets) {
      expect(trueAccept.value).toBeLessThan(1);
      expect(falseAccept.value).toBeGreaterThan(0);
      expect(trueAccept.low ?? trueAccept.value).toBeGreaterThan(falseAccept.high ?? falseAccept.value);
    }
  });
});
