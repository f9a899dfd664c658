/** What an experiment is worth: no more than knowing, no less than nothing, and what adding up every outcome gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perfectWorth, sampleWorth } from '../../../../shared/engine/information/sampleWorth.ts';
import { bounded } from '../bounded.ts';

/** Rates of a prior, many of them near the ends, and what two to four stacks are worth at each. */
const prior = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.99, max: 1, noNaN: true }),
        fc.constantFrom(0, 1),
      ),
      { minLength: 2, maxLength: 40 },
    ),
    fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })), {
      minLength: 2,
      maxLength: 4,
    }),
  )
  .map(([rates, lines]) => ({
    rates: Float64Array.from(rates),
    worths: lines.map(([from, by]) => Float64Array.from(rates, (rate) => from + by * rate)),
  }));

/** Every number of successes by the formula of the binomial, each told apart. */
const byEnumeration = (rates: Float64Array, worths: readonly Float64Array[], evals: number): number => {
  const ways = (k: number): number => {
    let log = 0;
    for (let j = 1; j <= k; j++) log += Math.log((evals - k + j) / j);
    return log;
  };
  const part = (rate: number, times: number): number => (times === 0 ? 0 : times * Math.log(rate));
  let expected = 0;
  for (let k = 0; k <= evals; k++) {
    const chances = Array.from(rates, (rate) => Math.exp(ways(k) + part(rate, k) + part(1 - rate, evals - k)));
    const sums = worths.map((values) => values.reduce((sum, value, i) => sum + value * (chances[i] ?? 0), 0));
    expected += Math.max(...sums) / rates.length;
  }
  const means = worths.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  return expected - Math.max(...means);
};

describe('evals', () => {
  it('are never worth more than knowing the rate, nor less than nothing', () => {
    void fc.assert(
      fc.property(prior, fc.integer({ min: 1, max: 6000 }), ({ rates, worths }, evals) => {
        const { gain, changes } = sampleWorth(rates, worths, evals);
        expect(gain).toBeGreaterThanOrEqual(-1e-12);
        expect(gain).toBeLessThanOrEqual(perfectWorth(worths) + 1e-12);
        expect(changes).toBeGreaterThanOrEqual(0);
        expect(changes).toBeLessThanOrEqual(1 + 1e-9);
      }),
      bounded(150),
    );
  });

  it('are worth what every outcome together says, while each is told apart', () => {
    void fc.assert(
      fc.property(prior, fc.integer({ min: 1, max: 60 }), ({ rates, worths }, evals) => {
        expect(sampleWorth(rates, worths, evals).gain).toBeCloseTo(byEnumeration(rates, worths, evals), 9);
      }),
      bounded(60),
    );
  });

  it.each([
    ['in the middle', 0.3, 0.7],
    ['where nearly all succeed', 0.985, 0.9995],
  ])('are worth as good as that where outcomes are told apart by groups, %s', (_, from, to) => {
    const rates = Float64Array.from({ length: 60 }, (_unused, i) => from + ((to - from) * (i + 0.5)) / 60);
    const middle = (from + to) / 2;
    const worths = [rates.map(() => 0), rates.map((rate) => rate - middle)];
    const whole = byEnumeration(rates, worths, 843);
    const { gain } = sampleWorth(rates, worths, 843);
    expect(gain).toBeLessThanOrEqual(whole + 1e-12);
    expect(gain).toBeGreaterThan(0.995 * whole);
  });
});
