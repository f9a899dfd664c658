import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostParts, Figures } from '../../../shared/engine/outcome.ts';
import { bridge } from '../../../shared/report/bridge.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import { figures } from './handMade.ts';

const of = (parts: CostParts): Figures => {
  const usdPerTask = parts.model + parts.verifier + parts.human + parts.silentFailures + parts.committed + parts.owned;
  return { ...figures(usdPerTask, 0.8), usdPerTask: { value: usdPerTask }, parts };
};

const a = of({ model: 0.1, verifier: 0, human: 0.2, silentFailures: 0.05, committed: 0, owned: 0 });
const b = of({ model: 0.04, verifier: 0.01, human: 0.1, silentFailures: 0.07, committed: 0, owned: 0 });

describe('cash and full cost', () => {
  it('are two figures: people and undetected errors are in the full cost alone', () => {
    expect(cashOf(b, 1000)).toBeCloseTo(50, 9);
    expect(fullCostOf(b, 1000)).toBeCloseTo(220, 9);
  });
});

describe('the bridge between two stacks', () => {
  it('tells each cause in dollars a month', () => {
    expect(bridge(a, b, 1000)).toEqual({
      from: 350,
      to: 220,
      decimals: 2,
      steps: [
        { cause: 'models', usd: -60 },
        { cause: 'checks', usd: 10 },
        { cause: 'people', usd: -100 },
        { cause: 'undetected', usd: 20 },
      ],
    });
  });

  it('speaks in whole dollars where there are many', () => {
    const found = bridge(a, b, 1_234_567);
    expect(found.decimals).toBe(0);
    expect(found.steps.map(({ usd }) => usd)).toEqual([-74_074, 12_346, -123_457, 24_692]);
    // From $10,000 on; below it, cents.
    const one = of({ model: 1, verifier: 0, human: 0, silentFailures: 0, committed: 0, owned: 0 });
    expect([bridge(one, b, 10_000).decimals, bridge(one, b, 9999).decimals]).toEqual([0, 2]);
  });

  it('gives the cent that is left to the cause that has most of it', () => {
    const none = of({ model: 0, verifier: 0, human: 0, silentFailures: 0, committed: 0, owned: 0 });
    const cent = of({ model: 0.003, verifier: 0.007, human: 0, silentFailures: 0, committed: 0, owned: 0 });
    expect(bridge(none, cent, 1).steps).toMatchObject([
      { cause: 'models', usd: 0 },
      { cause: 'checks', usd: 0.01 },
      { usd: 0 },
      { usd: 0 },
    ]);
  });

  it('adds up to the cent as it is shown, whatever the parts', () => {
    const usd = fc.double({ min: 0, max: 5, noNaN: true });
    const parts = fc.record({
      model: usd,
      verifier: usd,
      human: usd,
      silentFailures: usd,
      committed: usd,
      owned: usd,
    });
    fc.assert(
      fc.property(parts, parts, fc.integer({ min: 1, max: 3_000_000 }), (one, other, tasks) => {
        const { from, to, steps } = bridge(of(one), of(other), tasks);
        const cents = (value: number) => Math.round(value * 100);
        expect(cents(from) + steps.reduce((sum, step) => sum + cents(step.usd), 0)).toBe(cents(to));
      }),
      { numRuns: 200 },
    );
  });
});
