/** A month of own hardware: what it costs, what it refuses to answer, and how its doubt is carried. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import { architectures } from '../../../../shared/engine/serving/architecture.ts';
import { fitted } from '../../../../shared/engine/serving/factors.ts';
import { gpus } from '../../../../shared/engine/serving/gpu.ts';
import { type Hosted, selfHost } from '../../../../shared/engine/serving/selfHost.ts';
import { demandDefaults, type SelfHostAsk, selfHostDefaults } from '../../../../shared/engine/serving/selfHostAsk.ts';
import { equallyLikely } from '../../../../shared/engine/serving/spread.ts';
import { rentKinds } from '../../../../shared/plan/fleet.ts';

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

  it('keeps the floor at exactly the floor: as many at once, and the cheapest size of replica that does', () => {
    const speedOf = (change: Partial<SelfHostAsk>): number => hosted(change).throughput.perUser;
    const above = (floor: number): number => floor * (1 + 1e-9);
    const eight = speedOf({ concurrency: 8 });
    expect(hosted({ perUserFloor: eight }).throughput.sequences).toBe(8);
    expect(hosted({ perUserFloor: above(eight) }).throughput.sequences).toBe(4);
    const few = { concurrency: 8, demand: { ...ask.demand, requestsPerMonth: 1000 } };
    const sizeAt = (perUserFloor: number): number => hosted({ ...few, gpus: null, perUserFloor }).deployment.gpus;
    const [four, all] = [speedOf({ ...few, gpus: 4 }), speedOf({ ...few, gpus: 8 })];
    expect([sizeAt(four), sizeAt(above(four)), sizeAt(all)]).toEqual([4, 8, 8]);
    const remarks = (perUserFloor: number) => hosted({ ...few, gpus: 4, perUserFloor }).remarks;
    expect(remarks(four)).not.toContain('belowFloor');
    expect(remarks(above(four))).toContain('belowFloor');
    // Where no size keeps it the cheapest of all is taken.
    expect(sizeAt(above(all))).toBe(sizeAt(0));
  });
});

describe('a number out of bounds', () => {
  const demanded = (change: Partial<SelfHostAsk['demand']>): Partial<SelfHostAsk> => ({
    demand: { ...ask.demand, ...change },
  });
  const apiAt = (change: object): Partial<SelfHostAsk> => ({
    api: { promptUsdPerM: 1, completionUsdPerM: 1, cachedUsdPerM: null, ...change },
  });
  it.each<[string, Partial<SelfHostAsk>]>([
    ['gpus is 3; allowed: 1, 2, 4, 8', { gpus: 3 }],
    ['promptTokens is 0; allowed: 1 to 10000000', { promptTokens: 0 }],
    ['completionTokens is 0; allowed: 1 to 1000000', { completionTokens: 0 }],
    ['prefixHit is 1; allowed: 0 to 0.999', { prefixHit: 1 }],
    ['concurrency is 0; allowed: 1 to 100000', { concurrency: 0 }],
    ['perUserFloor is -1; allowed: 0 to 10000', { perUserFloor: -1 }],
    ['requests is 0; allowed: 1 to 1000000000000', demanded({ requestsPerMonth: 0 })],
    ['peakToMean is 0.9; allowed: 1 to 1000', demanded({ peakToMean: 0.9 })],
    ['allowedLoad is 1.1; allowed: 0.01 to 1', demanded({ allowedLoad: 1.1 })],
    ['spares is -1; allowed: 0 to 1000', demanded({ spares: -1 })],
    ['spares is 0.5; allowed: a whole number', demanded({ spares: 0.5 })],
    ['replicas is 0; allowed: 1 to 100000', demanded({ mostReplicas: 0 })],
    ['replicas is 1.5; allowed: a whole number', demanded({ mostReplicas: 1.5 })],
    ['usdPerGpuHour is -1; allowed: 0 to 10000', { usdPerGpuHour: -1 }],
    ['overheadShare is 11; allowed: 0 to 10', { overheadShare: 11 }],
    ['staffUsdPerMonth is -1; allowed: 0 to 1000000000', { staffUsdPerMonth: -1 }],
    ['measured is 0; allowed: 0.01 to 10000000', { measuredTokensPerSecond: 0 }],
    ['api.promptUsdPerM is -1; allowed: 0 to 1000000', apiAt({ promptUsdPerM: -1 })],
    ['api.completionUsdPerM is -1; allowed: 0 to 1000000', apiAt({ completionUsdPerM: -1 })],
    ['api.cachedUsdPerM is -1; allowed: 0 to 1000000', apiAt({ cachedUsdPerM: -1 })],
    ['successLoss is 1; allowed: 0 to 0.999', { successLoss: 1 }],
    ['model is nobody; allowed: an open-weights model whose architecture is known', { model: 'nobody' }],
    [
      'replicas is 1; allowed: any number where no API price is known to take the rest',
      { ...demanded({ mostReplicas: 1 }), api: null },
    ],
    [
      'rent is on-demand; allowed: a stated price per hour: no rent of H200-NVL',
      { gpu: 'H200-NVL', usdPerGpuHour: null },
    ],
  ])('%s', (message, change) => {
    expect(() => selfHost({ ...ask, ...change })).toThrow(message);
  });

  it('names the GPUs there are, and the kinds of rent that are published', () => {
    expect(() => hosted({ gpu: 'M3-ULTRA' })).toThrow(`one of ${gpus.map(({ id }) => id).join(', ')}`);
    const gpu = gpus.find(({ rents }) => rents.length > 0 && rents.length < rentKinds.length)!;
    const kinds = rentKinds.filter((kind) => gpu.rents.some((rent) => rent.kind === kind));
    const missing = rentKinds.find((kind) => !kinds.includes(kind))!;
    expect(() => hosted({ gpu: gpu.id, rent: missing, usdPerGpuHour: null })).toThrow(
      `rent is ${missing}; allowed: for ${gpu.id} ${kinds.join(', ')}`,
    );
  });

  it('is none at its bounds', () => {
    expect(() => hosted({ ...demanded({ spares: 0, peakToMean: 1, allowedLoad: 1 }), concurrency: 1 })).not.toThrow();
  });
});

describe('beside an API', () => {
  it('tokens cost what its requests do, and free ones are never beaten', () => {
    const { against } = hosted();
    expect(against?.usdPerM).toBeCloseTo((0.01375 * 1e6) / 4000, 9);
    expect(against?.neededLoadBand?.low).toBeLessThan(against?.neededLoad ?? 0);
    expect(against?.neededLoadBand?.high).toBeGreaterThan(against?.neededLoad ?? 0);
    const free = hosted({ api: { promptUsdPerM: 0, completionUsdPerM: 0, cachedUsdPerM: null } });
    expect(free.against).toMatchObject({
      monthUsd: 0,
      neededLoad: null,
      neededLoadBand: null,
      breakEven: null,
      sureness: 0,
    });
    expect(hosted({ api: null }).against).toBeNull();
  });

  it('twice the speed takes half the seconds of every token', () => {
    const [once, twice] = [hosted(), hosted({ measuredTokensPerSecond: 2 * hosted().throughput.tokensPerSecond })];
    expect(twice.throughput.promptTokenSeconds).toBeCloseTo(once.throughput.promptTokenSeconds / 2, 15);
    expect(twice.throughput.completionTokenSeconds).toBeCloseTo(once.throughput.completionTokenSeconds / 2, 15);
    expect(twice.throughput.requestsPerSecond).toBeCloseTo(once.throughput.requestsPerSecond * 2, 9);
  });

  it('bands are as wide for tokens a second as for one user’s, and say what they rest on', () => {
    const { bands, throughput, factors } = hosted();
    expect(bands.tokensPerSecond.low / throughput.tokensPerSecond).toBeCloseTo(
      bands.perUser.low / throughput.perUser,
      12,
    );
    expect(bands.tokensPerSecond.high / throughput.tokensPerSecond).toBeCloseTo(
      bands.perUser.high / throughput.perUser,
      12,
    );
    expect(bands.perUser.low).toBeLessThan(throughput.perUser);
    // 500,000 requests of 4,000 tokens are 2,000 million.
    expect(bands.usdPerM.low).toBeCloseTo(bands.fullUsd.low / 2000, 9);
    expect(bands.usdPerM.high).toBeCloseTo(bands.fullUsd.high / 2000, 9);
    expect(bands.replicas.low).toBeLessThanOrEqual(hosted().fleet.replicas);
    expect(bands.replicas.high).toBeGreaterThanOrEqual(hosted().fleet.replicas);
    expect(factors).toEqual({ newest: fitted.newest, heldOutSd: fitted.heldOutSd });
  });

  it('a value of which nothing is in doubt is one value; others lie evenly around 1', () => {
    expect(equallyLikely(0, 8)).toEqual([1]);
    const drawn = equallyLikely(0.5, 4);
    expect(drawn).toHaveLength(4);
    expect(drawn[0]! * drawn[3]!).toBeCloseTo(1, 12);
    // The middle of the lowest quarter is 12.5%, 1.1503 standard deviations down.
    expect(drawn[0]).toBeCloseTo(Math.exp(-0.5 * 1.15035), 5);
  });
});

describe('remarks', () => {
  const remarks = (change: Partial<SelfHostAsk>) => hosted({ gpu: 'H200', ...change }).remarks;

  it('say what the figures do not', () => {
    expect(remarks({})).toEqual([]);
    expect(remarks({ gpu: 'H100' })).toEqual(['gpuNote']);
    expect(remarks({ demand: { ...ask.demand, requestsPerMonth: 1, spares: 0 } })).toEqual(['oneReplica']);
    expect(remarks({ perUserFloor: 9000 })).toEqual(['belowFloor']);
    expect(remarks({ promptTokens: 200_000, gpus: 8 })).toContain('contextTooLong');
    expect(remarks({ precision: 'int4' })).toEqual(['precisionCostUnknown']);
    expect(hosted({ precision: 'int4' }).spread.speedSd).toBe(0.5);
    for (const { id, context, read } of architectures) {
      const found = selfHost({ ...ask, model: id, gpus: 8, gpu: 'B300' });
      if (found.kind !== 'hosted') continue;
      expect(found.remarks.includes('linearState')).toBe(context === 'withoutLinearState');
      expect(found.remarks.includes('recalledArchitecture')).toBe(read === 'recalled');
      expect(found.remarks.includes('gpuNote')).toBe(found.gpu.note !== null);
    }
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
