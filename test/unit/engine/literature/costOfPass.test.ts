import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  costOfPass,
  essentialness,
  frontierCostOfPass,
  halfLifeMonths,
  meanCostOfPass,
  pooledCostOfPass,
} from '../../../../shared/engine/literature/costOfPass.ts';

const someProblem = fc.record({
  usdPerAttempt: fc.double({ min: 0, max: 100, noNaN: true }),
  successRate: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

test.each([
  // HAL, SWE-bench Verified Mini, 50 tasks: USD of the whole run and success rate.
  [1789.67 / 50, 0.54, 66.28],
  [388.88 / 50, 0.54, 14.4],
  // Coding agents on 500 tasks: USD per task and success rate.
  [1.193, 0.64, 1.864],
  [0.126, 0.574, 0.2195],
  [0.038, 0.506, 0.0751],
  [0.403, 0.424, 0.9505],
  // LLMRouterBench flagship pool: USD per 1,000 queries and accuracy.
  [31.55 / 1000, 0.603, 0.0523],
  [7.72 / 1000, 0.382, 0.0202],
  [0.597 / 1000, 0.425, 0.0014],
  [4.83 / 1000, 0.826, 0.0058],
])('%d USD at %d is the published %d USD per success', (usdPerAttempt, successRate, published) => {
  const cost = costOfPass({ usdPerAttempt, successRate }) as number;
  expect(Math.abs(cost / published - 1)).toBeLessThan(0.04);
  expect(Math.abs(cost - published)).toBeLessThan(0.005 * Math.max(1, published));
});

test('what never succeeds has no cost per success', () => {
  expect(costOfPass({ usdPerAttempt: 1, successRate: 0 })).toBeNull();
  expect(
    meanCostOfPass([
      { usdPerAttempt: 1, successRate: 0.5 },
      { usdPerAttempt: 1, successRate: 0 },
    ]),
  ).toBeNull();
  expect(
    pooledCostOfPass([
      { usdPerAttempt: 1, successRate: 0.5 },
      { usdPerAttempt: 1, successRate: 0 },
    ]),
  ).toBe(4);
});

test('first trap: the mean of C / R is not mean C over mean R, and is never below it at equal costs', () => {
  const problems = [
    { usdPerAttempt: 1, successRate: 0.9 },
    { usdPerAttempt: 1, successRate: 0.1 },
  ];
  expect(meanCostOfPass(problems)).toBeCloseTo((1 / 0.9 + 10) / 2, 12);
  expect(pooledCostOfPass(problems)).toBe(2);
});

test('second trap: the frontier is a hindsight bound that no single model reaches', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 8 })
        .chain((size) =>
          fc.array(fc.array(someProblem, { minLength: size, maxLength: size }), { minLength: 1, maxLength: 4 }),
        ),
      (models) => {
        const { kind, usdPerSuccess } = frontierCostOfPass(models);
        expect(kind).toBe('hindsightBound');
        for (const model of models) expect(usdPerSuccess).toBeLessThanOrEqual((meanCostOfPass(model) as number) + 1e-9);
      },
    ),
  );
});

test('an expert who always succeeds bounds the frontier: AIME at 20 USD, GPQA-Diamond at 58', () => {
  const hopeless = [{ usdPerAttempt: 0.5, successRate: 0 }];
  expect(frontierCostOfPass([hopeless]).usdPerSuccess).toBeNull();
  expect(frontierCostOfPass([hopeless], [20]).usdPerSuccess).toBe(20);
  expect(frontierCostOfPass([[{ usdPerAttempt: 2, successRate: 0.25 }]], [58]).usdPerSuccess).toBe(8);
});

test('half-lives and shares of the frontier', () => {
  // MATH-500 halves in 2.6 months, AIME in 7.1.
  expect(halfLifeMonths(Math.LN2 / 2.6)).toBeCloseTo(2.6, 12);
  expect(2 ** (-12 / 7.1)).toBeCloseTo(Math.exp((-Math.LN2 / 7.1) * 12), 12);
  // Lightweight models on two-digit addition: 93.5% of what the frontier without them would cost.
  expect(essentialness(1, 0.065)).toBeCloseTo(0.935, 12);
});

test('unequal sets and impossible numbers are named', () => {
  expect(() => frontierCostOfPass([[{ usdPerAttempt: 1, successRate: 1 }], []])).toThrow(/problems of a model is 0/);
  expect(() => costOfPass({ usdPerAttempt: -1, successRate: 1 })).toThrow(/usdPerAttempt is -1/);
  expect(() => meanCostOfPass([])).toThrow(/problems is 0/);
});
