/** Whole replicas, what overflows, and the volume from which they pay: by hand and over many cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEvenRequests, type Demand, fleetFor, overflowShare } from '../../../../shared/engine/serving/fleet.ts';

const demand: Demand = { requestsPerMonth: 2_628_000, peakToMean: 3, allowedLoad: 0.75, spares: 1, mostReplicas: null };

describe('a fleet', () => {
  it('carries the busiest hour in whole replicas, with a spare', () => {
    // 2,628,000 requests in 730 hours are 1 a second, 3 in the busiest hour; 1.5 x 0.75 = 1.125 each: 3 of them, and 1.
    const fleet = fleetFor(1.5, demand);
    expect(fleet).toMatchObject({ working: 3, replicas: 4, overflow: 0 });
    expect(fleet.load).toBeCloseTo(1 / 6, 12);
    expect(fleet.reachableLoad).toBeCloseTo((0.75 / 3) * (3 / 4), 12);
  });

  it('capped, leaves the rest to overflow', () => {
    const fleet = fleetFor(1.5, { ...demand, mostReplicas: 1 });
    // Capacity 1.125 means of a load 3 (1 - q)^2: the share above is 1 - 0.375^1.5 - 1.125 (1 - 0.375^0.5).
    expect(fleet.overflow).toBeCloseTo(1 - 0.375 ** 1.5 - 1.125 * (1 - 0.375 ** 0.5), 12);
    expect(fleet).toMatchObject({ working: 1, replicas: 2 });
  });

  it('overflows by what a steady load has too much of, and by nothing at the peak', () => {
    expect(overflowShare(0.4, 1)).toBeCloseTo(0.6, 12);
    expect(overflowShare(3, 3)).toBe(0);
    expect(overflowShare(0, 3)).toBeCloseTo(1, 12);
  });

  it('overflows as the hours of its curve, added up one by one, say', () => {
    const hours = 200_000;
    for (const [capacity, peak] of [
      [0.5, 2],
      [1.5, 3],
      [1.1, 6],
    ] as const) {
      let above = 0;
      for (let hour = 0; hour < hours; hour++) {
        const load = peak * (1 - (hour + 0.5) / hours) ** (peak - 1);
        above += Math.max(0, load - capacity) / hours;
      }
      expect(overflowShare(capacity, peak)).toBeCloseTo(above, 5);
    }
  });
});

describe('break-even', () => {
  it('by hand: two replicas at $1,000 against $0.01 a request', () => {
    const cost = { replicaUsd: 1000, staffUsd: 0 };
    // One carries 0.25 x 2,628,000 = 657,000 requests, worth $6,570: with its spare it costs $2,000, 200,000 requests.
    const found = breakEvenRequests(1, demand, cost, 0.01);
    expect(found?.first).toBeCloseTo(200_000, 6);
    expect(found?.always).toBeCloseTo(200_000, 6);
  });

  it('never comes where a full replica costs more than its requests', () => {
    expect(breakEvenRequests(1, demand, { replicaUsd: 6571, staffUsd: 0 }, 0.01)).toBeNull();
  });

  it('the fleet is dearer just below the first and never above the last', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 50, noNaN: true }),
        fc.double({ min: 100, max: 50_000, noNaN: true }),
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        fc.double({ min: 0.0001, max: 0.1, noNaN: true }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        fc.double({ min: 1.001, max: 40, noNaN: true }),
        (rate, replicaUsd, staffUsd, usd, peakToMean, further) => {
          const each = { ...demand, peakToMean };
          const found = breakEvenRequests(rate, each, { replicaUsd, staffUsd }, usd);
          const cost = (requestsPerMonth: number): number =>
            fleetFor(rate, { ...each, requestsPerMonth }).replicas * replicaUsd + staffUsd;
          if (found === null) {
            expect(cost(1e9)).toBeGreaterThan(1e9 * usd * (1 - 1e-9));
            return;
          }
          expect(cost(found.first * 0.999)).toBeGreaterThan(found.first * 0.999 * usd);
          expect(cost(found.always * further)).toBeLessThanOrEqual(found.always * further * usd * (1 + 1e-9));
          expect(found.always).toBeGreaterThanOrEqual(found.first);
        },
      ),
      { numRuns: 300 },
    );
  });
});
