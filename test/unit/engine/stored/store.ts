/**
 * Writes the stored decisions: seeded random jobs, two presets and one job of many models, what was asked of each and
 * what the engine answered to the last digit. Run it (`node test/unit/engine/stored/store.ts`) only where an answer is
 * meant to change, and say in the commit why it did.
 */

import { writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { writePortfolio } from '../../../../shared/document/writePortfolio.ts';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../../shared/plan/estimate.ts';
import type { Objective, Rule } from '../../../../shared/plan/rule.ts';
import { manyModels } from '../../../bench/manyModels.ts';
import { createPlan } from '../../../namedPlan.ts';
import { offerOf } from '../../../offerOf.ts';
import { snapshot } from '../../report/seedReading.ts';
import { randomJob } from '../randomJob.ts';
import { type Asked, answerOf, jobsOf, type Question, type Stored } from './stored.ts';

/** Speeds of every model, each its own, so that waiting tells them apart. */
const withSpeeds = (job: Job): Job => ({
  ...job,
  plan: {
    ...job.plan,
    assumedSpeeds: job.snapshot.models.map(({ id }, i) => ({
      modelId: id,
      firstTokenSeconds: { value: 0.3 + 0.2 * (i % 4) },
      tokensPerSecond: { value: 25 + 35 * (i % 5) },
    })),
  },
});

const random = (count: number, seed: number, options: Parameters<typeof randomJob>[0]): Job[] =>
  fc.sample(randomJob(options), { numRuns: count, seed }).map(withSpeeds);

/** A preset on the models that its categories have most evidence of, and those its stacks use. */
const preset = (id: string, count: number): Job => {
  const whole = snapshot();
  const plan = createPlan(id, whole);
  const inPlan = new Set<string>(plan.categories.map((category) => category.id));
  const used = new Set(JSON.stringify(plan).match(/(?<="modelId":")[^"]+/g));
  const known = (modelId: string): number =>
    whole.evidence.filter((row) => row.modelId === modelId && inPlan.has(row.category)).length;
  const models = whole.models
    .filter((model) => model.offers.length > 0)
    .map((model) => ({ model, rank: known(model.id) + (used.has(model.id) ? 1000 : 0) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, count)
    .map(({ model }) => ({ ...model, sources: {} }));
  const kept = new Set(models.map((model) => model.id));
  const within = (row: { modelId: ModelId; category: string }): boolean =>
    kept.has(row.modelId) && inPlan.has(row.category);
  const { links, linkTests, completionFactors, completionFactorByKind } = whole.reference;
  return withSpeeds({
    plan,
    draws: 0,
    snapshot: {
      models,
      evidence: whole.evidence.filter(within).map((row) => ({ ...row, notes: null, successDefinition: null })),
      reference: {
        links: links.filter(within),
        linkTests: linkTests.filter((test) => inPlan.has(test.category)),
        completionFactors: completionFactors.filter(within),
        completionFactorByKind,
      },
    },
  });
};

/** Rates and prices to four digits: they are made up, and the file is shorter. */
const many = (count: number, categories: number): Job => {
  const job = manyModels(count, 'stored');
  const short = (value: number): number => Number(value.toPrecision(4));
  const kept = job.plan.categories.slice(0, categories);
  const inPlan = new Set(kept.map((category) => category.id));
  const share = kept.reduce((sum, category) => sum + category.share, 0);
  const { reference } = job.snapshot;
  return {
    ...withSpeeds(job),
    plan: {
      ...withSpeeds(job).plan,
      categories: kept.map((category) => ({ ...category, share: category.share / share })),
      assumedRates: job.plan.assumedRates
        .filter((rate) => inPlan.has(rate.category))
        .map((entry) => ({ ...entry, rate: { value: short(entry.rate.value) } satisfies Estimate })),
    },
    snapshot: {
      evidence: [],
      reference: { ...reference, links: [], linkTests: [], completionFactors: [] },
      models: job.snapshot.models.map((model) => ({
        ...model,
        sources: {},
        offers: [
          {
            ...offerOf(model),
            promptUsdPerM: short(offerOf(model).promptUsdPerM),
            completionUsdPerM: short(offerOf(model).completionUsdPerM),
          },
        ],
      })),
    },
  };
};

const small = { complete: true, maxCategories: 3, maxStacks: 2, maxModels: 6 };
const jobs: Job[] = [
  ...random(9, 41, small),
  ...random(2, 5, { ...small, complete: false }),
  preset('all-traffic-2025', 16),
  preset('coding-assistant', 16),
  many(32, 5),
];

/** What is asked of a job: rules drawn from what its best plans reach, so that they bind and sometimes cannot hold. */
const problemsOf = (job: Job, place: number): Question[] => {
  const answer = (rules: Rule[], objective: Objective) => {
    const found = answerOf(job, { kind: 'optimise', ask: { rules, objective, explain: false } });
    return (found as { best?: { success: number; silentFailure: number; usdPerMonth: number } }).best;
  };
  const cheap = answer([], 'usdPerTask');
  const good = answer([], 'usdPerSuccess');
  if (cheap === undefined || good === undefined) return [{ kind: 'optimise', ask: { rules: [] } }];
  const [category] = job.plan.categories;
  const id = category!.id;
  const short = (value: number): number => Number(value.toPrecision(4));
  const floor = (share: number, categoryId: typeof id | null = null): Rule => ({
    kind: 'successFloor',
    categoryId,
    share: Math.min(1, short(share)),
  });
  const ceiling = (share: number, categoryId: typeof id | null = null): Rule => ({
    kind: 'silentFailureCeiling',
    categoryId,
    share: short(share),
  });
  const budget = (usdPerMonth: number): Rule => ({ kind: 'budget', usdPerMonth: short(usdPerMonth) });
  const models = (count: number): Rule => ({ kind: 'maxModels', count });
  const vendors = (share: number): Rule => ({ kind: 'vendorShareCap', share });
  const between = (a: number, b: number, at: number): number => a + (b - a) * at;
  const up = floor(Math.min(1, 1.03 * Math.max(cheap.success, good.success)));
  const down = ceiling(0.95 * Math.min(cheap.silentFailure, good.silentFailure));
  const writing = category!.shape.completionTokens.value / 60 + category!.shape.steps.value * 0.5;
  const speed = (times: number): Rule => ({ kind: 'latencyP95', seconds: short(times * writing) });
  const all: Question[] = [
    { kind: 'optimise', ask: { rules: [] } },
    {
      kind: 'optimise',
      ask: { rules: [floor(between(cheap.success, good.success, 0.6)), vendors(0.7)], objective: 'usdPerTask' },
    },
    { kind: 'optimise', ask: { rules: [floor(1.01 * good.success), budget(1.05 * good.usdPerMonth)] } },
    { kind: 'optimise', ask: { rules: [floor(good.success, id), ceiling(0.9, id), models(2)] } },
    { kind: 'optimise', ask: { rules: [down, models(3)], objective: 'usdPerTask' } },
    { kind: 'optimise', ask: { rules: [speed(9), models(2)] } },
    { kind: 'optimise', ask: { rules: [speed(4), floor(good.success)], objective: 'usdPerTask' } },
    { kind: 'optimise', ask: { rules: [{ kind: 'openWeightsOnly' }, down] } },
    { kind: 'optimise', ask: { rules: [{ kind: 'origins', allowed: ['china', 'US'] }, models(1)] } },
    { kind: 'optimise', ask: { rules: [{ kind: 'toolsRequired' }, { kind: 'contextTokens', tokens: 100_000 }] } },
    {
      kind: 'optimise',
      ask: { rules: [{ kind: 'listedOnly' }, budget(1.05 * cheap.usdPerMonth), models(3)], objective: 'usdPerTask' },
    },
    { kind: 'optimise', ask: { rules: [up, down, budget(1.5 * good.usdPerMonth), models(3), vendors(0.8)] } },
    { kind: 'optimise', ask: { rules: [floor(1), budget(0.5 * cheap.usdPerMonth), models(2), vendors(0.5)] } },
    {
      kind: 'optimise',
      ask: {
        rules: [floor(1.1 * good.success), models(2)],
        endings: Object.fromEntries(
          job.plan.categories.map((entry, i) => [entry.id, i % 2 === 0 ? 'human' : 'abandon']),
        ),
      },
    },
    { kind: 'optimise', ask: { rules: [budget(0.9 * good.usdPerMonth), vendors(0.6)], verifiers: { [id]: null } } },
    {
      kind: 'optimise',
      ask: {
        rules: [floor(0.98 * good.success), budget(1.02 * good.usdPerMonth), vendors(0.6), models(2)],
        effort: 30_000,
      },
    },
    {
      kind: 'optimise',
      ask: { rules: [up, budget(1.2 * good.usdPerMonth), vendors(0.6), models(3)], effort: 400_000 },
    },
  ];
  // Five of the seventeen for each small job, each kind three times or more over the nine; everything for the others.
  return place < 11 ? all.filter((_, q) => (q + 5 * place) % 17 < 5) : all;
};

/** Every kind of number a break-even may be asked about, of a job's first models and category. */
const leversOf = (job: Job): Question[] => {
  const { plan, snapshot: known } = job;
  const [category] = plan.categories;
  const categoryId = category!.id;
  const modelId = known.models[0]!.id;
  const [a, b] = plan.stacks.map((stack) => stack.id);
  const levers = [
    { kind: 'rate', modelId, categoryId },
    { kind: 'price', modelId, field: 'times' },
    { kind: 'price', modelId, field: 'completionUsdPerM' },
    { kind: 'dependence', categoryId, field: 'rho' },
    { kind: 'shape', categoryId, field: 'completionTokens' },
    { kind: 'category', categoryId: null, field: 'silentFailureUsd' },
    { kind: 'category', categoryId, field: 'humanSuccess' },
    { kind: 'share', categoryId },
    { kind: 'errors', modelId },
    { kind: 'verbosity', modelId },
    { kind: 'wage' },
    { kind: 'volume' },
  ] as const;
  if (a === undefined || b === undefined) return [];
  return levers.map((lever): Question => ({ kind: 'breakEven', ask: { a, b, lever } }));
};

const othersOf = (job: Job, place: number): Question[] => {
  const [first, second] = job.plan.stacks;
  if (first === undefined || place > 12) return [];
  const swings: Question[] = [
    { kind: 'tornado', ask: { stackId: first.id } },
    { kind: 'tornado', ask: { stackId: first.id, against: second?.id ?? null, measure: 'netValueUsdPerTask' } },
  ];
  return [
    ...(place % 3 === 0 ? swings : []),
    ...(place % 2 === 0 && place < 11 ? leversOf(job).filter((_, l) => l % 3 === place % 3) : []),
    ...(place % 2 === 1 && place < 11 ? [{ kind: 'whatToMeasure', ask: { draws: 8, usdPerLabel: 0.5 } } as const] : []),
    ...(place % 4 === 2 || place > 10 ? [{ kind: 'winners' } as const] : []),
  ];
};

/** Not what the plan has no such number for, or no stack that can be evaluated. */
const isAnswered = (job: Job, question: Question): boolean => {
  try {
    answerOf(job, question);
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
};

const asked = jobs.flatMap((job, place): Asked[] => {
  const questions = [...problemsOf(job, place), ...othersOf(job, place)];
  return questions
    .filter((question) => isAnswered(job, question))
    .map((question) => ({ job: place, question, answer: null }));
});
const documents = jobs.map(({ plan, snapshot: known }) =>
  JSON.stringify(JSON.parse(writePortfolio({ plan, snapshot: known, unknown: {} }, 'store.ts'))),
);
const read = jobsOf(documents);
const stored: Stored = {
  documents,
  asked: asked.map((entry) => ({ ...entry, answer: answerOf(read[entry.job]!, entry.question) })),
};
/** A line for each, so that a change is a small diff. */
const linesOf = (rows: readonly unknown[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
writeFileSync(
  new URL('../../../fixtures/decide/decisions.json', import.meta.url),
  `{"documents": ${linesOf(stored.documents)},\n"asked": ${linesOf(stored.asked)}}\n`,
);
