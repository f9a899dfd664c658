import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockSize, newBlock } from '../../../../shared/engine/simulate/block.ts';
import { histogramOf, quantilesOf } from '../../../../shared/engine/simulate/spread.ts';
import { emptyTally, tallyBlock } from '../../../../shared/engine/simulate/tally.ts';

/** The bins of tasks that cost so many USD each. */
const binsOf = (costs: readonly number[]) => {
  const tally = emptyTally(false, 'total');
  const block = newBlock();
  for (let from = 0; from < costs.length; from += blockSize) {
    const some = costs.slice(from, from + blockSize);
    block.usd.set(some);
    tallyBlock(tally, block, { silentFailureUsd: 0, fixedUsd: 0 }, some.length);
  }
  return tally.usdBins;
};

const costs = fc.array(fc.oneof(fc.double({ min: 1e-8, max: 1e6, noNaN: true }), fc.constant(0)), {
  minLength: 1,
  maxLength: 3000,
});

describe('the spread of tasks', () => {
  it('has quantiles within 0.8% of those of the sorted tasks', () => {
    fc.assert(
      fc.property(costs, (values) => {
        const quantiles = quantilesOf(binsOf(values));
        const sorted = [...values].sort((a, b) => a - b);
        for (const [key, p] of [
          ['p5', 0.05],
          ['p50', 0.5],
          ['p99', 0.99],
        ] as const) {
          const exact = sorted[Math.ceil(p * sorted.length) - 1]!;
          expect(Math.abs(quantiles[key] - exact)).toBeLessThanOrEqual(0.008 * exact);
        }
      }),
    );
  });

  it('has a histogram that loses no task, with edges apart by the same factor', () => {
    fc.assert(
      fc.property(costs, (values) => {
        const histogram = histogramOf(binsOf(values));
        if (histogram === null) {
          expect(values.every((value) => value === 0)).toBe(true);
          return;
        }
        const { zero, edges, shares } = histogram;
        expect(edges.length).toBe(shares.length + 1);
        expect(shares.length).toBeLessThanOrEqual(36);
        expect(zero + shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        const factor = edges[1]! / edges[0]!;
        edges.forEach((edge, i) => {
          if (i > 0) expect(edge / edges[i - 1]! / factor).toBeCloseTo(1, 9);
        });
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('shows two kinds of tasks as two hills, each with its share', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => (i % 4 === 0 ? 5 : 0.01) * (1 + (i % 100) / 1000));
    const { edges, shares } = histogramOf(binsOf(values))!;
    const above = shares.reduce((sum, share, i) => (edges[i]! > 1 ? sum + share : sum), 0);
    expect(above).toBeCloseTo(0.25, 6);
    expect(shares.filter((share) => share === 0).length).toBeGreaterThan(20);
  });
});
