/** A month of own hardware: what it costs, what it refuses to answer, and how its doubt is carried. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import { architectures } from '../../../../shared/engine/serving/architecture.ts';
import { fitted } from '../../../../shared/engine/serving/factors.ts';
import { gpus } from '../../../../shared/engine/serving/gpu.ts';
import { type Hosted, selfHost } from '../../../../shared/engine/serving/selfHost.ts';
import { demandDefaults, type SelfHostAsk, selfHostDefaults } from '../../../../shared/engine/serving/selfHostAsk.ts';

const ask: SelfHostAsk = {
  ...selfHostDefaults,
  model: 'meta-llama/llama-3.3-70b-instruct',
  gpu: 'H100',
  gpus: 4,
  promptTokens: 3000,
  completionTokens: 1000,
  demand: { ...demandDefaults, requestsPerMonth: 500_000 },
  usdPerGpuHour: 2,
  api: { promptUsdPerM: 1.25, completionUsdPerM: 10, cachedUsdPerM: null },
};

const hosted = (change: Partial<SelfHostAsk> = {}): Hosted => {
  const found = selfHost({ ...ask, ...change });
  if (found.kind !== 'hosted') throw new Error(found.kind);
  return found;
};

describe('a month', () => {
  it('is replicas x GPUs x hours x price, overhead on top, beside what the API would take', () => {
    const { month, fleet, against } = hosted();
    expect(fleet.replicas).toBe(2);
    expect(month.hardwareUsd).toBeCloseTo(2 * 4 * 2 * 730, 9);
    expect(month.fullUsd).toBeCloseTo(2 * 4 * 2 * 730 * 1.15, 9);
    // 3,000 at $1.25 and 1,000 at $10 per million: $0.01375 a request.
    expect(against?.monthUsd).toBeCloseTo(0.01375 * 500_000, 6);
    expect(month.usdPerM).toBeCloseTo(month.fullUsd / 2000, 9);
  });

  it('is cash where the hardware is rented and none where it is owned; staff is never cash', () => {
    expect(hosted({ staffUsdPerMonth: 5000 }).month.cashUsd).toBeCloseTo(13_432, 6);
    expect(hosted({ owned: true, staffUsdPerMonth: 5000 }).month).toMatchObject({ cashUsd: 0, staffUsd: 5000 });
  });

  it('needs the load at which its hour costs what the API takes for it', () => {
    const { against, throughput } = hosted();
    const requestsAnHour = throughput.requestsPerSecond * 3600;
    expect(against?.neededLoad).toBeCloseTo((4 * 2 * 1.15) / (requestsAnHour * 0.01375), 9);
  });

  it('pays what overflows at the API', () => {
    const { month, fleet } = hosted({ demand: { ...ask.demand, requestsPerMonth: 20_000_000, mostReplicas: 1 } });
    expect(fleet.overflow).toBeGreaterThan(0.5);
    expect(month.overflowUsd).toBeCloseTo(fleet.overflow * 20_000_000 * 0.01375, 3);
    expect(month.cashUsd).toBeGreaterThan(month.overflowUsd);
  });

  it('counts what the precision loses in success against it', () => {
    expect(hosted({ precision: 'fp8' }).remarks).toContain('precisionCostUnknown');
    const lossy = hosted({ precision: 'fp8', successLoss: 0.1 });
    expect(lossy.remarks).not.toContain('precisionCostUnknown');
    expect(lossy.against?.monthUsd).toBeCloseTo(0.9 * 0.01375 * 500_000, 6);
  });

  it('gives a cached prompt its price on both sides', () => {
    const api = { promptUsdPerM: 1, completionUsdPerM: 1, cachedUsdPerM: 0.1 };
    expect(hosted({ api, prefixHit: 0.5 }).against?.monthUsd).toBeCloseTo(500_000 * (3000 * 0.55 + 1000) * 1e-6, 6);
    expect(hosted({ prefixHit: 0.5 }).throughput.promptTokenSeconds).toBeCloseTo(
      hosted({ concurrency: 1 }).throughput.promptTokenSeconds / 2,
      12,
    );
  });

  it('carries the spread: 1.645 log standard deviations each way, narrower once the pair was measured', () => {
    const { bands, throughput, spread } = hosted();
    expect(spread).toEqual({ speedSd: 0.32, rentSd: 0 });
    expect(Math.log(bands.perUser.high / throughput.perUser)).toBeCloseTo(1.645 * 0.32, 1);
    const own = hosted({ measuredTokensPerSecond: 2000 });
    expect(own.throughput.tokensPerSecond).toBeCloseTo(2000, 6);
    expect(own.spread.speedSd).toBe(0.3);
    expect(hosted({ usdPerGpuHour: null }).spread.rentSd).toBe(0.25);
    expect(hosted({ gpu: 'MI300X' }).spread.speedSd).toBe(0.5);
    expect(hosted({ gpu: 'RTXPRO6000' }).spread.speedSd).toBe(0.42);
  });

  it('keeps every user the floor where some number of requests at once does', () => {
    const found = hosted({ perUserFloor: 40 });
    expect(found.throughput.perUser).toBeGreaterThanOrEqual(40);
    expect(hosted({ concurrency: Math.round(found.throughput.sequences * 2) }).throughput.perUser).toBeLessThan(40);
    expect(hosted({ perUserFloor: 5000 }).remarks).toContain('belowFloor');
  });
});

describe('what is not answered', () => {
  it('says that the weights do not fit, and where they would', () => {
    const found = selfHost({ ...ask, gpus: 1 });
    expect(found).toMatchObject({
      kind: 'doesNotFit',
      gpus: 1,
      withGpus: [2, 4, 8],
      withPrecisions: ['fp8', 'fp4', 'mxfp4', 'int4'],
    });
  });

  it('has no answer for context that is compressed beyond its figures', () => {
    expect(selfHost({ ...ask, model: 'deepseek/deepseek-v4-pro', gpus: 8 })).toMatchObject({ kind: 'outside' });
  });

  it.each([
    ['gpus', { gpus: 16 }],
    ['gpus', { gpus: 3 }],
    ['gpu', { gpu: 'M3-ULTRA' }],
    ['model', { model: 'openai/gpt-5' }],
    ['requests', { demand: { ...ask.demand, requestsPerMonth: 0 } }],
    ['requests', { demand: { ...ask.demand, requestsPerMonth: Number.NaN } }],
    ['allowedLoad', { demand: { ...ask.demand, allowedLoad: 0 } }],
    ['peakToMean', { demand: { ...ask.demand, peakToMean: 0.9 } }],
    ['spares', { demand: { ...ask.demand, spares: 0.5 } }],
    ['replicas', { demand: { ...ask.demand, mostReplicas: 1 }, api: null }],
    ['prefixHit', { prefixHit: 1 }],
    ['successLoss', { successLoss: -0.1 }],
    ['rent', { gpu: 'H200-NVL', usdPerGpuHour: null }],
    ['usdPerGpuHour', { gpu: 'L40S', usdPerGpuHour: null, owned: true }],
  ] as [string, Partial<SelfHostAsk>][])('names %s in %o', (field, change) => {
    expect(() => selfHost({ ...ask, ...change })).toThrow(EngineError);
    expect(() => selfHost({ ...ask, ...change })).toThrow(field);
  });
});

describe('the rows', () => {
  it('name their source, once each', () => {
    for (const rows of [architectures, gpus]) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      for (const { source } of rows) expect(source.length).toBeGreaterThan(5);
    }
    for (const rent of gpus.flatMap(({ rents }) => rents)) {
      expect(rent.low).toBeLessThanOrEqual(rent.typical);
      expect(rent.typical).toBeLessThanOrEqual(rent.high);
      expect(rent.source).toMatch(/20\d\d/);
    }
    const ids = architectures.flatMap(({ catalogIds }) => catalogIds);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('hold factors within what the halves of the pairs gave', () => {
    expect(fitted.pairs).toBeGreaterThan(100);
    for (const { low, high } of Object.values(fitted.ranges)) expect(high).toBeLessThan(2.5 * low);
  });
});
