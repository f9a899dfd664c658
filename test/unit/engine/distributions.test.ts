import { describe, expect, it } from 'vitest';
import { betaQuantiles } from '../../../shared/engine/betaPosterior.ts';
import { normalGrid } from '../../../shared/engine/quadrature.ts';
import { quantileSorted } from '../../../shared/engine/quantile.ts';
import { estimated } from '../../../shared/engine/quantity.ts';
import { randomSource } from '../../../shared/engine/random.ts';
import { normalCdf, normalQuantile } from '../../../shared/foundation/normal.ts';

describe('the standard normal', () => {
  it('agrees with 40-digit references (mpmath: ncdf, erfinv)', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 15);
    expect(normalCdf(-8) / 6.220960574271785e-16).toBeCloseTo(1, 7);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 13);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('inverts itself', () => {
    for (let p = 1e-7; p < 1; p += 0.00097) expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14);
  });

  it('integrates polynomials and exponentials on its grid', () => {
    for (const steepness of [0, 3, 30, 900]) {
      const { nodes, weights } = normalGrid(steepness, 'exact');
      const mean = (f: (z: number) => number): number => nodes.reduce((sum, z, k) => sum + weights[k]! * f(z), 0);
      expect(mean(() => 1)).toBeCloseTo(1, 14);
      expect(mean((z) => z * z)).toBeCloseTo(1, 9);
      expect(mean((z) => z ** 4)).toBeCloseTo(3, 7);
      expect(mean((z) => Math.exp(0.5 * z - 0.125))).toBeCloseTo(1, 9);
    }
  });
});

describe('the Beta posterior', () => {
  it('has the quantiles of scipy.stats.beta.ppf at the middles of 1,000 parts', () => {
    const references: [number, number, [number, number][]][] = [
      [
        0.5,
        0.5,
        [
          [0, 6.168501482333415e-7],
          [49, 0.006033575667121301],
          [949, 0.9937206977508605],
        ],
      ],
      [
        198.5,
        27.5,
        [
          [0, 0.7965245203421825],
          [49, 0.8406891161056258],
          [949, 0.9119277256078622],
        ],
      ],
      [
        30.5,
        0.5,
        [
          [49, 0.9382218596011752],
          [500, 0.9925262794718255],
          [949, 0.9999337022865309],
        ],
      ],
      [
        0.5,
        100.5,
        [
          [49, 0.00001922065227974162],
          [500, 0.002271714768315037],
          [949, 0.018895273965682285],
        ],
      ],
      [
        6887.5,
        3045.5,
        [
          [49, 0.6857415951900261],
          [949, 0.7009607771807497],
        ],
      ],
    ];
    for (const [a, b, points] of references) {
      const quantiles = betaQuantiles(a, b, 1000);
      for (const [k, value] of points) expect(quantiles[k]! / value).toBeCloseTo(1, 6);
    }
  });
});

describe('draws of an estimate', () => {
  const draws = { count: 1000, seed: 'seed' };
  it('have the typed interval as their 5% and 95% points and the value as their median', () => {
    for (const [estimate, scale] of [
      [{ value: 0.75, low: 0.62, high: 0.85 }, 'share'],
      [{ value: 6000, low: 2000, high: 30000 }, 'positive'],
      [{ value: 0.02, low: 0, high: 0.1 }, 'share'],
    ] as const) {
      const ascending = estimated(estimate, scale, draws, 'x').draws!.toSorted();
      expect(quantileSorted(ascending, 0.05)! / Math.max(estimate.low, 1e-9)).toSatisfy(
        (ratio: number) => estimate.low === 0 || Math.abs(ratio - 1) < 0.01,
      );
      expect(quantileSorted(ascending, 0.5)! / estimate.value).toBeCloseTo(1, 2);
      expect(quantileSorted(ascending, 0.95)! / estimate.high).toBeCloseTo(1, 1);
      for (const value of ascending) expect(value >= 0 && (scale !== 'share' || value <= 1)).toBe(true);
    }
  });

  it('depend on the seed and their own name alone', () => {
    const estimate = { value: 1, low: 0.5, high: 2 };
    const a = estimated(estimate, 'positive', draws, 'a').draws!;
    expect(estimated(estimate, 'positive', draws, 'a').draws).toEqual(a);
    expect(estimated(estimate, 'positive', draws, 'b').draws).not.toEqual(a);
    expect(estimated(estimate, 'positive', { count: 1000, seed: 'other' }, 'a').draws).not.toEqual(a);
    expect([...estimated(estimate, 'positive', draws, 'b').draws!].sort()).toEqual([...a].sort());
  });
});

it('the random source is uniform and the same for the same words', () => {
  const [one, two] = [randomSource('seed', 1), randomSource('seed', 1)];
  const bins = new Array<number>(16).fill(0);
  for (let i = 0; i < 160_000; i++) {
    const value = one();
    if (two() !== value) throw new Error(`draw ${i} is another one`);
    bins[Math.floor(value * 16)]! += 1;
  }
  const chiSquared = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // 99.9% point of chi-squared with 15 degrees of freedom.
  expect(chiSquared).toBeLessThan(37.7);
});
