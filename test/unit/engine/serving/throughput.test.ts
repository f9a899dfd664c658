/** The model against sixty cases that another implementation of it answered, and what must hold of any model. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { architectures, knownArchitecture, weightBytes } from '../../../../shared/engine/serving/architecture.ts';
import type { Deployment } from '../../../../shared/engine/serving/deployment.ts';
import type { Factors } from '../../../../shared/engine/serving/factors.ts';
import { gpuOf, gpus } from '../../../../shared/engine/serving/gpu.ts';
import { memoryOf, throughputOf } from '../../../../shared/engine/serving/throughput.ts';

interface Vector extends Deployment {
  architecture: string;
  gpu: string;
  promptTokens: number;
  completionTokens: number;
  concurrency: number | null;
  outPerGpu: number;
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../fixtures/serving/vectors.json', import.meta.url), 'utf8'),
) as Vector[];

/** The factors that the cases were answered with. */
const factors: Factors = {
  bandwidth: 0.9038,
  bf16: 0.6214,
  fp8: 0.6213,
  fp4: 0.4413,
  layerSeconds: 8.001e-5,
  expertLayerSeconds: 3.076e-5,
  sequenceSeconds: 1.843e-5,
  sglang: 0.8496,
  tensorrt: 1.0439,
  amd: 0.5853,
  before2025: { vllm: 1, tensorrt: 1 },
};

describe('weights', () => {
  const made = {
    ...knownArchitecture('Llama-3.1-70B'),
    totalB: 10,
    experts: 0,
    expertB: 0,
    vocabulary: 100_000,
    hidden: 5000,
  };
  const mixture = { ...made, experts: 8, expertB: 8 };

  it('of a dense model are all of so many bits, the input embedding never read', () => {
    expect(weightBytes(made, 'bf16')).toEqual({ experts: 0, others: 20e9, readOthers: 19e9 });
    expect(weightBytes(made, 'fp8')).toEqual({ experts: 0, others: 10e9, readOthers: 9.5e9 });
    expect(weightBytes(made, 'int4').others).toBeCloseTo(5.3e9, 0);
    expect(weightBytes(made, 'fp4').others).toBeCloseTo(5.625e9, 0);
  });

  it('of a mixture of experts in 4 bits keep everything else at 16', () => {
    expect(weightBytes(mixture, 'mxfp4')).toEqual({
      experts: expect.closeTo(8 * 0.53e9, 0),
      others: 4e9,
      readOthers: 3e9,
    });
    expect(weightBytes(mixture, 'fp8')).toEqual({ experts: 8e9, others: 2e9, readOthers: 1.5e9 });
    expect(weightBytes(mixture, 'bf16').others).toBe(4e9);
    // At least three tenths of the others are read, however large the vocabulary.
    expect(weightBytes({ ...mixture, vocabulary: 1e6 }, 'bf16').readOthers).toBeCloseTo(1.2e9, 0);
  });
});

describe('throughput', () => {
  it.each(vectors.map((vector, i) => [i, vector.architecture, vector.gpu, vector] as const))(
    'case %i, %s on %s',
    (_, architecture, gpu, { outPerGpu, concurrency, promptTokens, completionTokens, ...deployment }) => {
      const found = throughputOf(
        { model: knownArchitecture(architecture), gpu: gpuOf(gpu), deployment, factors },
        { promptTokens, completionTokens, concurrency: concurrency ?? Number.POSITIVE_INFINITY, prefixHit: 0 },
      );
      expect((found?.tokensPerSecond ?? 0) / deployment.gpus / outPerGpu).toBeCloseTo(1, 1.7);
    },
  );

  it('is null where the weights alone are larger than the memory', () => {
    const deployment: Deployment = { gpus: 1, precision: 'bf16', engine: 'vllm', attention: 'tensor' };
    const served = { model: knownArchitecture('Llama-3.1-70B'), gpu: gpuOf('h100'), deployment, factors };
    expect(memoryOf(served).weights / 1e9).toBeCloseTo(141.2, 0);
    expect(memoryOf(served).bytes / 1e9).toBeCloseTo(71.8, 6);
    expect(
      throughputOf(served, { promptTokens: 1000, completionTokens: 100, concurrency: 8, prefixHit: 0 }),
    ).toBeNull();
  });

  it('never gains from longer prompts, nor loses from cached ones or from more sequences at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...architectures),
        fc.constantFrom(...gpus),
        fc.constantFrom(1, 2, 4, 8),
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        (model, gpu, count, promptTokens, completionTokens, concurrency, prefixHit) => {
          const deployment: Deployment = { gpus: count, precision: 'fp8', engine: 'vllm', attention: 'tensor' };
          const served = { model, gpu, deployment, factors };
          const ask = { promptTokens, completionTokens, concurrency, prefixHit };
          const found = throughputOf(served, ask);
          if (found === null) return;
          const rate = (change: Partial<typeof ask>): number =>
            throughputOf(served, { ...ask, ...change })?.requestsPerSecond ?? 0;
          const now = found.requestsPerSecond * (1 + 1e-12);
          expect(Number.isFinite(now) && now > 0).toBe(true);
          expect(rate({ promptTokens: promptTokens * 2 })).toBeLessThanOrEqual(now);
          expect(rate({ prefixHit: 0 })).toBeLessThanOrEqual(now);
          expect(rate({ concurrency: concurrency * 2 }) * (1 + 1e-12)).toBeGreaterThanOrEqual(found.requestsPerSecond);
        },
      ),
      { numRuns: 300 },
    );
  });
});
