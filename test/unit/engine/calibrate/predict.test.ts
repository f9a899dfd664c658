import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchCostSteepness } from '../../../../shared/engine/calibrate/costSteepness.ts';
import {
  independentCascade,
  independentUnion,
  predictCascade,
  predictUnion,
} from '../../../../shared/engine/calibrate/predict.ts';
import { evaluateLadder } from '../../../../shared/engine/ladder.ts';

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const someRungs = fc.array(fc.record({ successRate: share(0, 1), usdPerAttempt: share(0, 10) }), {
  minLength: 1,
  maxLength: 5,
});
const someParameters = fc.record({ rho: share(0, 0.95), beta: share(0, 1), gamma: share(0, 1) });

test('a cascade solves between its best rung and the sum of all, and costs between its first rung and all of them', () => {
  fc.assert(
    fc.property(someRungs, someParameters, (rungs, parameters) => {
      const { success, usdPerTask } = predictCascade(rungs, parameters);
      const rates = rungs.map((rung) => rung.successRate);
      const costs = rungs.map((rung) => rung.usdPerAttempt);
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      expect(success).toBeGreaterThanOrEqual(Math.max(...rates) - 1e-9);
      expect(success).toBeLessThanOrEqual(Math.min(1, sum(rates)) + 1e-9);
      expect(usdPerTask).toBeGreaterThanOrEqual((costs[0] as number) * (1 - 1e-9) - 1e-12);
      expect(usdPerTask).toBeLessThanOrEqual(sum(costs) * (1 + 1e-9) + 1e-12);
    }),
  );
});

test('without shared difficulty it is independence', () => {
  fc.assert(
    fc.property(someRungs, (rungs) => {
      const alone = predictCascade(rungs, { rho: 0, beta: 0, gamma: 0 });
      const apart = independentCascade(rungs);
      expect(alone.success).toBeCloseTo(apart.success, 9);
      expect(alone.usdPerTask).toBeCloseTo(apart.usdPerTask, 9);
    }),
  );
});

test('the more alike models fail, the less a union solves', () => {
  fc.assert(
    fc.property(
      fc.array(share(0.05, 0.95), { minLength: 2, maxLength: 5 }),
      share(0, 0.9),
      share(0, 0.09),
      (rates, rho, more) => {
        const at = (r: number) => predictUnion(rates, { rho: r, beta: 0, gamma: 0 });
        expect(at(rho + more)).toBeLessThanOrEqual(at(rho) + 1e-9);
        expect(at(rho)).toBeLessThanOrEqual(independentUnion(rates) + 1e-9);
      },
    ),
  );
});

test('two medians with correlation rho both fail with 1/4 + asin(rho) / (2 pi)', () => {
  // Sheppard's formula for the bivariate normal.
  for (const rho of [0, 0.3, 0.6, 0.9])
    expect(predictUnion([0.5, 0.5], { rho, beta: 0, gamma: 0 })).toBeCloseTo(0.75 - Math.asin(rho) / (2 * Math.PI), 9);
});

test('a union never exceeds what anyone can solve', () => {
  expect(predictUnion([0.8, 0.85, 0.7, 0.75], { rho: 0.1, beta: 0.12, gamma: 0 })).toBeLessThanOrEqual(0.88);
});

test('the engine evaluates the same cascade as a ladder with a perfect verifier', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ successRate: share(0.01, 0.85), usdPerAttempt: share(0, 2) }), {
        minLength: 1,
        maxLength: 4,
      }),
      share(0, 0.9),
      share(0, 0.1),
      share(0, 1),
      (rungs, rho, beta, gamma) => {
        const ladder = evaluateLadder(
          {
            rungs: rungs.map((rung, model) => ({
              ...rung,
              model,
              attempts: 1,
              feedbackSuccess: null,
              verified: true,
              trueAccept: 1,
              falseAccept: 0,
              errorShare: 0,
              usdSdPerAttempt: 0,
              usdPerCheck: 0,
              minutesPerCheck: 0,
            })),
            onReject: 'abandon',
            humanMinutes: 0,
            humanSuccess: 0,
            humanUsdPerMinute: 0,
          },
          { rho, tau: 0, beta, gamma },
        );
        const { success, usdPerTask } = predictCascade(rungs, { rho, beta, gamma });
        expect(success).toBeCloseTo(ladder.success, 8);
        expect(usdPerTask).toBeCloseTo(ladder.modelUsd, 7);
      },
    ),
    { numRuns: 40 },
  );
});

test('nothing solved has no cost per success', () => {
  expect(
    predictCascade([{ successRate: 0, usdPerAttempt: 1 }], { rho: 0.5, beta: 0, gamma: 0 }).usdPerSuccess,
  ).toBeNull();
});

test('numbers that cannot be are named', () => {
  expect(() => predictCascade([{ successRate: 1.2, usdPerAttempt: 1 }], { rho: 0.5, beta: 0, gamma: 0 })).toThrow(
    /rungs\[0\]\.successRate is 1\.2/,
  );
  expect(() => predictCascade([{ successRate: 0.2, usdPerAttempt: 1 }], { rho: 1, beta: 0, gamma: 0 })).toThrow(
    /rho is 1/,
  );
  expect(() => predictCascade([], { rho: 0.5, beta: 0, gamma: 0 })).toThrow(/rungs is 0/);
});

test('gamma is read back from the cost ratio it makes', () => {
  for (const gamma of [0.1, 0.44, 0.9])
    for (const successRate of [0.3, 0.74]) {
      const parameters = { rho: 0.6, beta: 0.1, gamma };
      // E[cost of the second | the first failed] / its mean, from a cascade whose first rung is free.
      const cascade = predictCascade(
        [
          { successRate, usdPerAttempt: 0 },
          { successRate: 0.5, usdPerAttempt: 1 },
        ],
        parameters,
      );
      const ratio = cascade.usdPerTask / (1 - successRate);
      expect(matchCostSteepness([{ successRate, ratio }], { rho: 0.6, tau: 0, beta: 0.1 })).toBeCloseTo(gamma, 6);
    }
});
