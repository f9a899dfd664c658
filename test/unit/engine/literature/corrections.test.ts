import { expect, test } from 'vitest';
import { benefitLift, benefitPerCost } from '../../../../shared/engine/literature/benefitPerCost.ts';
import { coFailureCeiling } from '../../../../shared/engine/literature/coFailure.ts';
import { correctedSuccessRate } from '../../../../shared/engine/literature/judgeCorrection.ts';
import {
  pairedStandardError,
  pairedVariance,
  questionsNeeded,
} from '../../../../shared/engine/literature/sampleSize.ts';

test.each([
  // Japanese-RP-Bench, each judge against the mean of the other three: accepts, true- and false-accept, truth.
  [0.58, 0.69, 0.39, 0.63],
  [0.74, 0.89, 0.56, 0.56],
  [0.79, 0.93, 0.64, 0.5],
  [0.8, 0.93, 0.39, 0.76],
  [0.52, 0.66, 0.38, 0.5],
])('a judge that accepts %d with %d and %d means %d', (observed, trueAccept, falseAccept, truth) => {
  // All four are printed to two digits, and the denominator is about 0.3.
  expect(Math.abs((correctedSuccessRate(observed, trueAccept, falseAccept) as number) - truth)).toBeLessThan(0.035);
});

test('a judge no better than a coin says nothing, and a corrected rate stays a rate', () => {
  expect(correctedSuccessRate(0.5, 0.5, 0.5)).toBeNull();
  expect(correctedSuccessRate(0.5, 0.4, 0.6)).toBeNull();
  expect(correctedSuccessRate(0.1, 0.9, 0.2)).toBe(0);
  expect(correctedSuccessRate(0.95, 0.9, 0.2)).toBe(1);
  expect(() => correctedSuccessRate(1.1, 0.9, 0.2)).toThrow(/observed is 1.1/);
});

test('no cascade of the published pair solves more than its co-failure ceiling, and a perfect verifier reaches it', () => {
  // DeepSeek V3.2 and Opus 4.5: both 284, first only 16, second only 88, neither 112 of 500: 77.6% solved.
  const cells = [
    ...Array.from({ length: 284 }, () => [1, 1]),
    ...Array.from({ length: 16 }, () => [1, 0]),
    ...Array.from({ length: 88 }, () => [0, 1]),
    ...Array.from({ length: 112 }, () => [0, 0]),
  ];
  const ceiling = coFailureCeiling({
    items: cells.map((_, i) => `${i}`),
    models: ['first', 'second'],
    successes: Float64Array.from(cells.flat()),
    trials: new Float64Array(1000).fill(1),
  });
  expect(ceiling).toBeCloseTo(0.776, 12);
});

test('items without any result are left out of the ceiling', () => {
  const matrix = {
    items: ['a', 'b'],
    models: ['m'],
    successes: Float64Array.from([1, 0]),
    trials: Float64Array.from([1, 0]),
  };
  expect(coFailureCeiling(matrix)).toBe(1);
});

test('escalation by a perfect verifier more than doubles what a dollar buys; random routing buys the same', () => {
  const small = { cost: 0.0281, quality: 0.6 };
  const large = { cost: 0.7212, quality: 0.744 };
  expect(benefitPerCost(large, small)).toBeCloseTo((0.744 - 0.6) / (0.7212 - 0.0281), 10);
  // The published cascade DeepSeek then Opus.
  expect(benefitLift({ cost: 0.4179, quality: 0.776 }, small, large)).toBeCloseTo(117.3, 0);
  const half = { cost: (small.cost + large.cost) / 2, quality: (small.quality + large.quality) / 2 };
  expect(benefitLift(half, small, large)).toBeCloseTo(0, 9);
  expect(benefitLift(half, small, { cost: 1, quality: 0.5 })).toBeNull();
  expect(() => benefitPerCost(small, small)).toThrow(/above the small model/);
});

test('969 questions tell three points apart with 80% power at a variance of 1/9', () => {
  expect(questionsNeeded(0.03, 1 / 9)).toBe(969);
  expect(questionsNeeded(0.06, 1 / 9)).toBe(243);
  expect(() => questionsNeeded(0, 1)).toThrow(/difference is 0/);
});

test('pairing takes out what both models share', () => {
  // GSM8K 739/94/382/92 of 1,307: weak 63.7%, strong 85.8%, union 93.0%.
  const n = 1307;
  const weak = [...Array(739).fill(1), ...Array(94).fill(1), ...Array(382).fill(0), ...Array(92).fill(0)];
  const strong = [...Array(739).fill(1), ...Array(94).fill(0), ...Array(382).fill(1), ...Array(92).fill(0)];
  const [a, b, union] = [833 / n, 1121 / n, 1215 / n];
  const paired = pairedStandardError(weak, strong);
  expect(paired).toBeCloseTo(Math.sqrt(pairedVariance(a, b, union) / (n - 1)), 10);
  expect(paired).toBeLessThan(Math.sqrt((a * (1 - a) + b * (1 - b)) / n));
});
