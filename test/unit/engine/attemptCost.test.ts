import { describe, expect, it } from 'vitest';
import { type KnownPrice, newPrice, type Price } from '../../../shared/catalog/model.ts';
import { type AttemptShape, attemptCost, attemptSd, attemptShape } from '../../../shared/engine/attemptCost.ts';
import { randomSource } from '../../../shared/engine/random.ts';
import { normalQuantile } from '../../../shared/foundation/normal.ts';
import { category } from './smallJob.ts';

const price = (more: Partial<KnownPrice> = {}): Price =>
  newPrice({
    promptUsdPerM: 1.25,
    completionUsdPerM: 10,
    cacheReadUsdPerM: 0.125,
    batchDiscount: 0.5,
    basis: 'test',
    asOf: '2026-08-08',
    source: 'test',
    ...more,
  });

const shape = (more: Partial<AttemptShape> = {}): AttemptShape => ({
  promptTokens: 20_000,
  promptTokensCv: 0.8,
  completionTokens: 1_000,
  completionTokensCv: 0.6,
  cacheReadShare: 0,
  cacheWriteShare: 0,
  steps: 1,
  toolCalls: 0,
  toolCallUsd: 0,
  searches: 0,
  fileSearches: 0,
  codeSessions: 0,
  cacheHours: 1 / 12,
  completionFactor: 1,
  deferrable: false,
  stepsCv: 0,
  promptGrowthTokens: null,
  ...more,
});

describe('the tokens of an attempt', () => {
  it('have prompts, and what each has more, counted by the model’s own tokenizer', () => {
    const asked = { ...category().shape, promptGrowthTokens: { value: 100 }, searches: { value: 3 }, cacheHours: 1 };
    expect(attemptShape(asked, 2, true, 1.5)).toEqual({
      ...shape(),
      promptTokens: 1500,
      promptTokensCv: 0,
      completionTokens: 500,
      completionTokensCv: 0,
      promptGrowthTokens: 150,
      completionFactor: 2,
      deferrable: true,
      searches: 3,
      cacheHours: 1,
    });
    const plain = attemptShape(category().shape, 1, false);
    expect(plain).toMatchObject({ promptTokens: 1000, promptGrowthTokens: null, searches: 0 });
    expect(plain.cacheHours).toBeCloseTo(1 / 12, 12);
  });
});

describe('the cost of one attempt', () => {
  it('is tokens times price', () => {
    expect(attemptCost(price(), shape()).usd).toBeCloseTo((20_000 * 1.25 + 1_000 * 10) / 1e6, 12);
  });

  it('takes the cache price for cached tokens, and the prompt price where no cache price is known', () => {
    const cached = attemptCost(price(), shape({ cacheReadShare: 0.6, cacheWriteShare: 0.1 }));
    expect(cached.usd).toBeCloseTo((20_000 * (0.4 * 1.25 + 0.6 * 0.125) + 10_000) / 1e6, 12);
  });

  it('multiplies completions by the model factor and halves what can wait', () => {
    const cost = attemptCost(price(), shape({ completionFactor: 3, deferrable: true }));
    expect(cost.afterVerbosity).toBeCloseTo(0.025 + 0.03, 12);
    expect(cost.usd).toBeCloseTo((0.025 + 0.03) / 2, 12);
  });

  it('adds fees per step and per tool call', () => {
    const cost = attemptCost(price({ requestFeeUsd: 0.002 }), shape({ steps: 5, toolCalls: 3, toolCallUsd: 0.01 }));
    expect(cost.fees).toBeCloseTo(0.04, 12);
  });

  it('takes the expectation over tiers in closed form: equal to the mean over 400,000 sampled requests', () => {
    const tiers = [
      {
        minPromptTokens: 30_000,
        promptUsdPerM: 2.5,
        completionUsdPerM: 15,
        cacheReadUsdPerM: 0.25,
        cacheWriteUsdPerM: null,
      },
    ];
    for (const tierMode of ['whole-request', 'marginal'] as const) {
      const p = price({ tiers, tierMode });
      const s = shape({ cacheReadShare: 0.3 });
      const random = randomSource('tiers', tierMode);
      const variance = Math.log1p(0.64);
      let sum = 0;
      const count = 400_000;
      for (let i = 0; i < count; i++) {
        const prompt = Math.exp(Math.log(20_000) - variance / 2 + Math.sqrt(variance) * normalQuantile(random()));
        const base = 0.7 * 1.25 + 0.3 * 0.125;
        const above = 0.7 * 2.5 + 0.3 * 0.25;
        const reached = prompt >= 30_000;
        sum +=
          tierMode === 'whole-request'
            ? prompt * (reached ? above : base) + 1_000 * (reached ? 15 : 10)
            : prompt * base + Math.max(0, prompt - 30_000) * (above - base) + 1_000 * 10;
      }
      expect(attemptCost(p, s).usd / (sum / count / 1e6)).toBeCloseTo(1, 2);
    }
  });

  it('spreads as sampled requests do, tiers and batches among them', { tags: ['slow'] }, () => {
    const tier = { promptUsdPerM: 5, completionUsdPerM: 30, cacheReadUsdPerM: 0.5, cacheWriteUsdPerM: null };
    const tiers = [
      { ...tier, minPromptTokens: 8_000 },
      { ...tier, minPromptTokens: 15_000, promptUsdPerM: 7.5 },
    ];
    const batch = { batchPromptUsdPerM: 0.5, batchCompletionUsdPerM: 4 };
    const cases: [Partial<KnownPrice>, Partial<AttemptShape>][] = [
      [{}, {}],
      [{ tiers }, { steps: 2, cacheReadShare: 0.3, completionFactor: 2 }],
      [
        { tiers, tierMode: 'marginal' },
        { steps: 2, cacheReadShare: 0.3 },
      ],
      [{ tiers }, { deferrable: true }],
      [{ tiers, ...batch }, { deferrable: true }],
    ];
    const variance = Math.log1p(0.64);
    const completionVariance = Math.log1p(0.36);
    for (const [some, other] of cases) {
      const p = price(some);
      const s = shape(other);
      const random = randomSource('spread of tiers', JSON.stringify([some, other]));
      const drawn = (mean: number, logVariance: number): number =>
        mean * Math.exp(Math.sqrt(logVariance) * normalQuantile(random()) - logVariance / 2);
      const count = 200_000;
      let first = 0;
      let second = 0;
      for (let i = 0; i < count; i++) {
        const usd = attemptCost(p, {
          ...s,
          promptTokens: drawn(s.promptTokens, variance),
          completionTokens: drawn(s.completionTokens, completionVariance),
          promptTokensCv: 0,
          completionTokensCv: 0,
        }).usd;
        first += usd / count;
        second += (usd * usd) / count;
      }
      expect(attemptSd(p, s) / Math.sqrt(second - first * first)).toSatisfy(
        (ratio: number) => Math.abs(ratio - 1) < 0.02,
      );
    }
    expect(attemptSd(price({ tiers }), shape({ promptTokensCv: 0, completionTokensCv: 0 }))).toBe(0);
  });

  it('prices a fixed prompt by the tier it falls in', () => {
    const tiers = [
      {
        minPromptTokens: 20_000,
        edge: 'at-least' as const,
        promptUsdPerM: 2.5,
        completionUsdPerM: 15,
        cacheReadUsdPerM: null,
        cacheWriteUsdPerM: null,
      },
    ];
    expect(attemptCost(price({ tiers }), shape({ promptTokensCv: 0 })).usd).toBeCloseTo(
      (20_000 * 2.5 + 15_000) / 1e6,
      12,
    );
    expect(attemptCost(price({ tiers }), shape({ promptTokensCv: 0, promptTokens: 19_999 })).usd).toBeCloseTo(
      (19_999 * 1.25 + 10_000) / 1e6,
      12,
    );
    // Twenty requests of a thousand tokens never reach the threshold of one request.
    expect(attemptCost(price({ tiers }), shape({ promptTokensCv: 0, steps: 20 })).usd).toBeCloseTo(
      (20_000 * 1.25 + 10_000) / 1e6,
      12,
    );
    // Exactly at the threshold with a variation too small to square: still a number.
    expect(attemptCost(price({ tiers }), shape({ promptTokensCv: 1e-200, promptTokens: 20_000 })).usd).toBeCloseTo(
      (20_000 * 2.5 + 15_000) / 1e6,
      12,
    );
  });
});
