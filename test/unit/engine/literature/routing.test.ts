import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  averageGapRecovered,
  callShareFor,
  performanceGapRecovered,
  timesCheaper,
} from '../../../../shared/engine/literature/routing.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('random routing recovers half of the gap on average and x of it at x of the calls', () => {
  fc.assert(
    fc.property(share, share, fc.uniqueArray(share, { maxLength: 9 }), share, (weak, strong, shares, gap) => {
      fc.pre(Math.abs(strong - weak) > 1e-6);
      const curve = [...new Set([0, 1, ...shares])].map((strongShare) => ({
        strongShare,
        quality: weak + strongShare * (strong - weak),
      }));
      expect(averageGapRecovered(curve)).toBeCloseTo(0.5, 6);
      expect(callShareFor(curve, gap)).toBeCloseTo(gap, 6);
    }),
  );
});

test('equally good models are indistinguishable, not perfectly routed', () => {
  const flat = [
    { strongShare: 0, quality: 0.7 },
    { strongShare: 1, quality: 0.7 },
  ];
  expect(performanceGapRecovered(0.8, 0.7, 0.7)).toBe('indistinguishable');
  expect(averageGapRecovered(flat)).toBe('indistinguishable');
  expect(callShareFor(flat, 0.5)).toBe('indistinguishable');
});

test('a router that reaches half of the gap at 13.40% and 80% at 31.31% is read at those shares', () => {
  // Matrix factorisation on MT-Bench: CPT50, CPT80.
  const curve = [
    { strongShare: 0, quality: 0 },
    { strongShare: 0.134, quality: 0.5 },
    { strongShare: 0.3131, quality: 0.8 },
    { strongShare: 1, quality: 1 },
  ];
  expect(callShareFor(curve, 0.5)).toBeCloseTo(0.134, 12);
  expect(callShareFor(curve, 0.8)).toBeCloseTo(0.3131, 12);
  expect(averageGapRecovered(curve)).toBeGreaterThan(0.7);
});

test('the published cost saving ratios are against random routing', () => {
  const freeWeak = { weak: 0, strong: 24.7 };
  // MT-Bench, MMLU, GSM8K at CPT50 and CPT80, random over the best router.
  for (const [random, router, ratio] of [
    [0.4903, 0.134, 3.66],
    [0.7808, 0.3131, 2.49],
    [0.5007, 0.3546, 1.41],
    [0.7993, 0.7031, 1.14],
    [0.5, 0.3364, 1.49],
    [0.8008, 0.6326, 1.27],
  ] as const)
    expect(timesCheaper(router, random, freeWeak)).toBeCloseTo(ratio, 2);
});

test('with the paper’s own prices the MT-Bench point is 7.02 times cheaper than the strong model, 3.48 than random', () => {
  const prices = { weak: 0.24, strong: 24.7 };
  expect(timesCheaper(0.134, 1, prices)).toBeCloseTo(7.02, 2);
  expect(timesCheaper(0.134, 0.4903, prices)).toBeCloseTo(3.48, 2);
});

test('a curve must say what both models do alone', () => {
  expect(() => averageGapRecovered([{ strongShare: 0.2, quality: 1 }])).toThrow(/strongShare 0 to strongShare 1/);
  expect(() => averageGapRecovered([{ strongShare: Number.NaN, quality: 1 }])).toThrow(/strongShare is NaN/);
});
