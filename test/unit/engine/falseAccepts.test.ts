import { describe, expect, it } from 'vitest';
import { evaluateLadder, type LadderNumbers, type RungNumbers } from '../../../shared/engine/ladder.ts';
import { normalGrid } from '../../../shared/engine/quadrature.ts';
import { normalCdf, normalQuantile } from '../../../shared/foundation/normal.ts';

const rung = (successRate: number, rise: number, more: Partial<RungNumbers> = {}): RungNumbers => ({
  model: 0,
  successRate,
  attempts: 1,
  feedbackSuccess: null,
  verified: true,
  trueAccept: 1,
  falseAccept: 0.2,
  rise,
  errorShare: 0,
  usdPerAttempt: 1,
  usdSdPerAttempt: 0.5,
  usdPerCheck: 0,
  minutesPerCheck: 0,
  ...more,
});

const ladder = (...rungs: RungNumbers[]): LadderNumbers => ({
  rungs,
  onReject: 'abandon',
  humanMinutes: 0,
  humanSuccess: 0,
  humanUsdPerMinute: 0,
});

const d = { rho: 0.5, tau: 0.2, beta: 0, gamma: 0 };

/** The share accepted of what one model gets wrong. */
const fooled = (successRate: number, rise: number, dependence = d): number =>
  evaluateLadder(ladder(rung(successRate, rise)), dependence).silentFailure / (1 - successRate);

describe('what gets past a check', () => {
  it('is the stated share everywhere without a rise, digit by digit', () => {
    for (const rate of [0.1, 0.5, 0.9]) expect(fooled(rate, 0)).toBeCloseTo(0.2, 12);
    const stated = ladder(rung(0.7, 0), rung(0.8, 0, { model: 1 }));
    const unsaid = ladder(rung(0.7, 0), rung(0.8, 0, { model: 1 }));
    for (const one of unsaid.rungs) delete one.rise;
    expect(evaluateLadder(stated, d)).toEqual(evaluateLadder(unsaid, d));
  });

  it('is close to the stated share for a model of one half, more for a stronger and less for a weaker one', () => {
    for (const rise of [0.2, 0.4, 0.8]) {
      expect(fooled(0.5, rise)).toBeCloseTo(0.2, 2);
      expect(fooled(0.9, rise)).toBeGreaterThan(fooled(0.7, rise) + 0.01);
      expect(fooled(0.2, rise)).toBeLessThan(fooled(0.5, rise) - 0.01);
    }
  });

  it('rises by the slope that judges of ten summarisers show', () => {
    // Three language models on FaithBench: 0.39, 0.59 and 0.71 probits per probit, standard errors 0.26 to 0.38.
    const slope = (normalQuantile(fooled(0.5, 0.4)) - normalQuantile(fooled(0.24, 0.4))) / -normalQuantile(0.24);
    expect(slope).toBeGreaterThan(0.39);
    expect(slope).toBeLessThan(0.71);
  });

  it('gives the sum over difficulty, tasks nobody solves included, and E[spend^2] with it', () => {
    const [rise, beta] = [0.6, 0.1];
    const rates = [0.6, 0.75] as const;
    const sums = evaluateLadder(ladder(rung(rates[0], rise), rung(rates[1], rise, { model: 1, usdPerAttempt: 3 })), {
      ...d,
      beta,
    });
    const { nodes, weights } = normalGrid(10, 'exact');
    const mean = Math.sqrt((2 * d.rho) / Math.PI);
    const level = (rate: number): number =>
      Math.sqrt(1 + rise ** 2 * (1 - (2 * d.rho) / Math.PI)) * normalQuantile(0.2) +
      rise * (normalQuantile(rate) - mean);
    let [silent, squared] = [0, 0];
    nodes.forEach((z, k) => {
      for (const isSolvable of [true, false]) {
        const weight = (weights[k] ?? 0) * (isSolvable ? 1 - beta : beta);
        const chance = (rate: number): number =>
          isSolvable ? normalCdf((normalQuantile(rate / (1 - beta)) - Math.sqrt(d.rho) * z) / Math.sqrt(1 - d.rho)) : 0;
        const [p1, p2] = [chance(rates[0]), chance(rates[1])];
        const [f1, f2] = [normalCdf(level(rates[0]) + rise * z), normalCdf(level(rates[1]) + rise * z)];
        const rejected = (1 - p1) * (1 - f1);
        silent += weight * ((1 - p1) * f1 + rejected * (1 - p2) * f2);
        // Of $1 or $4, each attempt with a variance of 0.25.
        squared += weight * ((1 - rejected) * 1.25 + rejected * 16.5);
      }
    });
    expect(sums.silentFailure).toBeCloseTo(silent, 9);
    expect(sums.spendSquared).toBeCloseTo(squared, 9);
    expect(sums.success + sums.silentFailure + sums.abandoned).toBeCloseTo(1, 12);
  });

  it('is refused beyond its range, by name', () => {
    expect(() => evaluateLadder(ladder(rung(0.5, 4)), d)).toThrow(/rungs\[0\]\.rise/);
    expect(() => evaluateLadder(ladder(rung(0.5, -0.1)), d)).toThrow(/rungs\[0\]\.rise/);
  });
});
