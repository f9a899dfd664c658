/** Random small jobs for property tests: plans that pass every check of a plan, tame or at the edges of what is allowed. */

import * as fc from 'fast-check';
import { type CategoryId, categoryIds } from '../../../shared/catalog/category.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { type Model, newModel, newPrice, type Price } from '../../../shared/catalog/model.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { evidenceId, type ModelId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import type { CategoryPlan, Plan } from '../../../shared/plan/plan.ts';
import type { Ladder, Policy, Rung, Verifier } from '../../../shared/plan/policy.ts';
import { plainReference } from '../../plainReference.ts';
import { evenly } from './evenly.ts';

export interface RandomJobOptions {
  /** Shared draws of the job; 0 by default. */
  draws?: number;
  /** True: every model has a price and evidence everywhere, so every stack can be evaluated. */
  complete?: boolean;
  /** True: numbers at the edges of what a plan may hold (0, 1, 1e15), extreme ranges. */
  hostile?: boolean;
  maxCategories?: number;
  maxStacks?: number;
  maxModels?: number;
}

/** A number of a range, its edges among them where `hostile`. */
const inside = (min: number, max: number, hostile: boolean, edges: readonly number[]): fc.Arbitrary<number> =>
  hostile ? fc.oneof(evenly(min, max), fc.constantFrom(...edges)) : evenly(min, max);

const estimateOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Estimate> =>
  fc.oneof(
    number.map((value): Estimate => ({ value })),
    fc.tuple(number, number, number).map((three): Estimate => {
      const [low, value, high] = [...three].sort((a, b) => a - b) as [number, number, number];
      return { value, low, high, assumed: true };
    }),
  );

const shareIn = (min: number, max: number, hostile: boolean): fc.Arbitrary<number> =>
  inside(min, max, hostile, [0, 1e-12, 0.5, 1 - 1e-12, 1]);

const usdIn = (max: number, hostile: boolean): fc.Arbitrary<number> =>
  inside(0, max, hostile, [0, 1e-300, 1e-9, 1e9, 1e15]);

const priceOf = (hostile: boolean): fc.Arbitrary<Price> => {
  const perM = inside(0.01, 50, hostile, [0, 1e-6, 1e6]);
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  return fc
    .record({
      promptUsdPerM: perM,
      completionUsdPerM: perM,
      cacheReadUsdPerM: maybe(perM),
      cacheWriteUsdPerM: maybe(perM),
      batchDiscount: maybe(evenly(0, 0.9)),
      batchPromptUsdPerM: maybe(perM),
      batchCompletionUsdPerM: maybe(perM),
      requestFeeUsd: maybe(evenly(0, 0.05)),
      webSearchUsdPerCall: maybe(evenly(0, 0.02)),
      fileSearchUsdPerCall: maybe(evenly(0, 0.01)),
      codeSessionUsd: maybe(evenly(0, 0.05)),
      tier: maybe(fc.record({ minPromptTokens: fc.integer({ min: 1, max: 200_000 }), times: evenly(1, 3) })),
      tierMode: fc.constantFrom<Price['tierMode']>('whole-request', 'marginal'),
    })
    .map(({ tier, ...price }) =>
      newPrice({
        ...price,
        tiers:
          tier === null
            ? []
            : [
                {
                  minPromptTokens: tier.minPromptTokens,
                  promptUsdPerM: price.promptUsdPerM * tier.times,
                  completionUsdPerM: price.completionUsdPerM * tier.times,
                },
              ],
        basis: 'test',
        asOf: '2026-01-01',
        source: 'test',
      }),
    );
};

const modelOf = (id: ModelId, complete: boolean, hostile: boolean): fc.Arbitrary<Model> =>
  fc
    .record({
      price: complete ? priceOf(hostile) : fc.option(priceOf(hostile), { nil: null, freq: 8 }),
      author: fc.constantFrom('alpha', 'beta', 'gamma'),
      originGroup: fc.constantFrom<Model['originGroup']>('china', 'rest-of-world', null),
      openWeights: fc.constantFrom(true, false, null),
      contextTokens: fc.constantFrom(8000, 128_000, 1_000_000, null),
      toolCalling: fc.constantFrom(true, false, null),
      reasoning: fc.constantFrom(true, false, null),
      status: fc.constantFrom<Model['status']>('available', 'retired', null),
    })
    .map(({ price, ...drawn }) =>
      newModel({
        ...drawn,
        offers: price === null ? [] : [price],
        id,
        name: id.toUpperCase(),
        authorName: drawn.author,
        originCountry: drawn.originGroup === 'china' ? 'CN' : drawn.originGroup === null ? null : 'US',
        inputModalities: ['text'],
        sources: {},
        owner: 'user' as const,
      }),
    );

const benchmarkOf = (category: CategoryId): string => `bench-${category}`;

const evidenceOf = (modelId: ModelId, category: CategoryId, hostile: boolean): fc.Arbitrary<Evidence> =>
  fc
    .tuple(fc.integer({ min: 1, max: hostile ? 100_000 : 500 }), evenly(hostile ? 0 : 0.05, hostile ? 1 : 0.8))
    .map(([trials, rate]) => {
      const successes = Math.round(trials * rate);
      return {
        id: evidenceId(`${modelId}|${category}`),
        modelId,
        category,
        benchmark: benchmarkOf(category),
        config: '',
        metric: 'pass',
        value: (100 * successes) / trials,
        successes,
        trials,
        tasks: null,
        successDefinition: null,
        usdPerTask: null,
        promptTokensPerTask: null,
        completionTokensPerTask: null,
        date: null,
        source: 'test',
        selfReported: false,
        notes: null,
        owner: 'user' as const,
      };
    });

const verifierOf = (models: readonly ModelId[], hostile: boolean): fc.Arbitrary<Verifier> =>
  fc.record({
    preset: fc.constantFrom('custom', 'executed-tests'),
    trueAccept: estimateOf(shareIn(0.5, 1, hostile)),
    falseAccept: estimateOf(shareIn(0, 0.6, hostile)),
    usdPerCheck: estimateOf(usdIn(0.05, hostile)),
    judge: fc.option(
      fc.record({
        modelId: fc.constantFrom(...models),
        promptTokens: fc.integer({ min: 0, max: 20_000 }),
        completionTokens: fc.integer({ min: 0, max: 1000 }),
      }),
      { nil: null },
    ),
    humanMinutesPerCheck: estimateOf(inside(0, 2, hostile, [0, 1e6])),
  });

/** Nothing, a part or all of an error's attempt, by how often it comes: no draw of its own. */
const billedOf = (errorShare: number): number => (errorShare > 0.2 ? 1 : errorShare > 0.1 ? 0.4 : 0);

const rungOf = (models: readonly ModelId[], hostile: boolean): fc.Arbitrary<Rung> =>
  fc
    .record({
      modelId: fc.constantFrom(...models),
      attempts: fc.integer({ min: 1, max: hostile ? 10 : 3 }),
      retry: fc.constantFrom<Rung['retry']>('blind', 'feedback'),
      feedbackSuccess: fc.option(estimateOf(shareIn(0.05, 0.95, hostile)), { nil: null }),
      verifier: fc.option(verifierOf(models, hostile), { nil: null, freq: 3 }),
      errorShare: fc.oneof(fc.constant<Estimate>({ value: 0 }), estimateOf(shareIn(0, 0.3, hostile))),
      errorBilledShare: fc.constant(0),
    })
    .map((rung) => ({ ...rung, errorBilledShare: billedOf(rung.errorShare.value) }));

const ladderOf = (models: readonly ModelId[], hostile: boolean): fc.Arbitrary<Ladder> =>
  fc.record({
    kind: fc.constant('ladder' as const),
    rungs: fc.array(rungOf(models, hostile), { minLength: 1, maxLength: 3 }),
    onReject: fc.constantFrom<Ladder['onReject']>('deliver', 'human', 'abandon'),
  });

/** Weights that sum to 1 within rounding. */
const sharesOf = (weights: readonly number[]): number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
};

const policyOf = (models: readonly ModelId[], hostile: boolean, depth: number): fc.Arbitrary<Policy> => {
  const ladder: fc.Arbitrary<Policy> = ladderOf(models, hostile);
  if (depth === 0) return ladder;
  const inner = policyOf(models, hostile, depth - 1);
  return fc.oneof(
    { weight: 4, arbitrary: ladder },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(fc.integer({ min: 1, max: 9 }), inner), { minLength: 1, maxLength: 3 })
        .map((parts): Policy => {
          const weights = sharesOf(parts.map(([weight]) => weight));
          return { kind: 'split', parts: parts.map(([, policy], i) => ({ weight: weights[i]!, policy })) };
        }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('route' as const),
        hardShare: shareIn(0, 1, hostile),
        signalQuality: estimateOf(shareIn(0, 1, hostile)),
        usdPerTask: estimateOf(usdIn(0.01, hostile)),
        easy: inner,
        hard: inner,
      }),
    },
  );
};

const categoryOf = (
  id: CategoryId,
  share: number,
  models: readonly ModelId[],
  hostile: boolean,
): fc.Arbitrary<CategoryPlan> =>
  fc
    .record({
      shape: fc.record({
        promptTokens: estimateOf(inside(100, 50_000, hostile, [0, 1, 1e9])),
        promptTokensCv: inside(0, 1.5, hostile, [0, 10]),
        completionTokens: estimateOf(inside(10, 5000, hostile, [0, 1, 1e9])),
        completionTokensCv: inside(0, 1.5, hostile, [0, 10]),
        cacheReadShare: evenly(0, 0.6),
        cacheWriteShare: evenly(0, 0.4),
        steps: estimateOf(inside(1, 10, hostile, [0, 1, 100_000])),
        stepsCv: fc.constant(0),
        promptGrowthTokens: fc.constant(null),
        toolCalls: estimateOf(inside(0, 10, hostile, [0, 100_000])),
        toolCallUsd: usdIn(0.01, hostile),
        searches: estimateOf(inside(0, 3, hostile, [0, 100_000])),
        fileSearches: estimateOf(inside(0, 3, hostile, [0])),
        codeSessions: estimateOf(inside(0, 3, hostile, [0])),
      }),
      valueOfSuccessUsd: estimateOf(usdIn(20, hostile)),
      silentFailureUsd: estimateOf(usdIn(10, hostile)),
      humanMinutesPerTask: estimateOf(inside(0, 30, hostile, [0, 1e6])),
      humanSuccess: estimateOf(shareIn(0.5, 1, hostile)),
      deferrable: fc.boolean(),
      rho: shareIn(0, 0.9, hostile),
      tauOfRest: evenly(0, hostile ? 0.999 : 0.8),
      beta: inside(0, 0.15, hostile, [0, 0.5, 0.999999]),
      gamma: inside(0, 1, hostile, [0, 5]),
      ranged: fc.boolean(),
      anchor: fc.option(
        fc.record({ modelId: fc.constantFrom(...models), rate: estimateOf(shareIn(0.1, 0.8, hostile)) }),
        { nil: null, freq: 1 },
      ),
    })
    .map(({ rho, tauOfRest, beta, gamma, ranged, ...rest }): CategoryPlan => {
      const strongest = Math.min(rho, 0.995);
      const tau = (0.995 - strongest) * tauOfRest;
      const around = (value: number, max: number): Estimate =>
        ranged ? { value, low: value * 0.8, high: Math.min(value * 1.2, max) } : { value };
      return {
        ...rest,
        id: rowId(id),
        name: null,
        kind: id,
        languages: null,
        successFloor: null,
        share,
        yardstick: benchmarkOf(id),
        dependence: {
          rho: around(strongest, 0.999),
          tau: around(tau, 0.999),
          beta: around(Math.min(beta, 0.999999), 0.999999),
          gamma: around(gamma, 5),
        },
      };
    });

const planOf = (models: readonly Model[], options: Required<RandomJobOptions>): fc.Arbitrary<Plan> => {
  const ids = models.map((model) => model.id);
  const { hostile } = options;
  return fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...categoryIds), { minLength: 1, maxLength: options.maxCategories }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: categoryIds.length, maxLength: categoryIds.length }),
    )
    .chain(([categories, weights]) => {
      const shares = sharesOf(weights.slice(0, categories.length));
      return fc.record({
        title: fc.constant('Random'),
        preset: fc.constant(null),
        seed: fc.constantFrom('seed', 'another'),
        tasksPerMonth: inside(1, 1e6, hostile, [1, 1e12]),
        humanUsdPerHour: estimateOf(usdIn(80, hostile)),
        budgetUsdPerMonth: fc.option(usdIn(1e5, hostile), { nil: null }),
        categories: fc.tuple(...categories.map((id, i) => categoryOf(id, shares[i]!, ids, hostile))),
        stacks: fc
          .array(fc.tuple(...categories.map(() => policyOf(ids, hostile, 2))), {
            minLength: 1,
            maxLength: options.maxStacks,
          })
          .map((stacks) =>
            stacks.map((policies, s) => ({
              id: stackId(`stack-${s}`),
              name: `Stack ${s}`,
              note: '',
              policies: Object.fromEntries(categories.map((id, i) => [id, policies[i]!])),
            })),
          ),
        ownTokens: fc.constant([]),
        assumedRates: fc.uniqueArray(
          fc.record({
            modelId: fc.constantFrom(...ids),
            category: fc.constantFrom(...categories.map(rowId)),
            rate: estimateOf(shareIn(0.05, 0.8, hostile)),
          }),
          { maxLength: 3, selector: (rate) => `${rate.modelId} ${rate.category}` },
        ),
        assumedSpeeds: fc
          .subarray(ids)
          .map((some) =>
            some.map((modelId) => ({ modelId, firstTokenSeconds: { value: 0.6 }, tokensPerSecond: { value: 70 } })),
          ),
        notes: fc.constant(''),
      });
    });
};

/**
 * A job whose plan passes `readPlan` and `checkPlan`: ladders with blind and feedback retries and imperfect
 * verifiers, every way to end, splits and routes, rates measured or assumed with ranges, and, unless `complete`,
 * missing prices and evidence. Tame jobs keep rates below 1 - beta by having small betas.
 */
export const randomJob = (options: RandomJobOptions = {}): fc.Arbitrary<Job> => {
  const full = {
    draws: 0,
    complete: false,
    hostile: false,
    maxCategories: 3,
    maxStacks: 3,
    maxModels: 4,
    ...options,
  };
  const { complete, hostile } = full;
  return fc
    .integer({ min: 2, max: Math.max(2, full.maxModels) })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, i) =>
          modelOf(modelId(`vendor/model-${'abcdefgh'[i % 8]}${i}`), complete, hostile),
        ),
      ),
    )
    .chain((models) =>
      fc.tuple(fc.constant(models), planOf(models, full)).chain(([, plan]) =>
        fc
          .tuple(
            ...models.flatMap((model) =>
              plan.categories.map((category) => {
                const row = evidenceOf(
                  model.id,
                  categoryIds.find((id) => id === category.kind) ?? 'programming',
                  hostile,
                );
                return complete ? row : fc.option(row, { nil: null, freq: 8 });
              }),
            ),
          )
          .map(
            (evidence): Job => ({
              plan,
              snapshot: {
                models,
                evidence: evidence.filter((row) => row !== null),
                reference: plainReference({ reasoning: { value: 3, low: 1.2, high: 8 } }),
              },
              draws: full.draws,
            }),
          ),
      ),
    );
};

/** Every number anywhere inside a value that is NaN or infinite, by its path. */
export const unfinite = (value: unknown, path = ''): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} ${value}`];
  if (value === null || typeof value !== 'object') return [];
  if (value instanceof Float64Array) return unfinite([...value], path);
  return Object.entries(value).flatMap(([key, inner]) => unfinite(inner, `${path}.${key}`));
};
