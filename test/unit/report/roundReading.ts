/**
 * A plan at round numbers that uses everything a report can say: measured, linked and assumed rates, every kind of
 * policy, checks by a model, a stack that cannot be evaluated, warnings, a budget, speeds. It rests on no shipped row, so
 * its report is the same whatever a new release ships.
 */

import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { type Model, newTier } from '../../../shared/catalog/model.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { evidenceId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { withPrice } from '../../offerOf.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../engine/smallJob.ts';

const evidence = (model: string, id: Evidence['category'], successes: number, trials: number): Evidence => ({
  id: evidenceId(`${model}|${id}`),
  modelId: modelId(model),
  category: id,
  benchmark: 'round-bench',
  config: 'effort high',
  metric: 'solved',
  value: (100 * successes) / trials,
  successes,
  trials,
  tasks: null,
  successDefinition: 'all tests pass',
  usdPerTask: 0.01,
  promptTokensPerTask: null,
  completionTokensPerTask: null,
  date: '2026-01-02',
  source: 'https://example.org/round',
  selfReported: false,
  notes: null,
  owner: 'user',
});

const models: Model[] = [
  modelAt('small/a', 1, {
    name: 'Alpha',
    authorName: 'Small',
    openWeights: true,
    originGroup: 'china',
    originCountry: 'CN',
  }),
  modelAt('large/b', 5, { name: 'Beta', authorName: 'Large', reasoning: true }),
  modelAt('large/judge', 2, { name: 'Judge', authorName: 'Large', openWeights: null, originGroup: null }),
  modelAt('small/new', 1, { name: 'New', authorName: 'Small', offers: [] }),
];

const withFullPrice = (model: Model): Model =>
  model.id !== 'large/b'
    ? model
    : withPrice(model, {
        cacheReadUsdPerM: 0.5,
        cacheWriteUsdPerM: 6,
        batchDiscount: 0.5,
        requestFeeUsd: 0.001,
        tiers: [newTier({ minPromptTokens: 2000, promptUsdPerM: 10, completionUsdPerM: 40, cacheReadUsdPerM: 1 })],
        note: 'a note',
      });

const judged = verifier({
  trueAccept: { value: 0.9, low: 0.8, high: 0.95, assumed: true, source: 'a guess' },
  falseAccept: { value: 0.2, low: 0.1, high: 0.3 },
  usdPerCheck: { value: 0.001 },
  judge: { modelId: modelId('large/judge'), promptTokens: 2000, completionTokens: 100 },
  humanMinutesPerCheck: { value: 0.1 },
});
const backwards = verifier({ preset: 'executed-tests', trueAccept: { value: 0.5 }, falseAccept: { value: 0.6 } });

const categories: CategoryPlan[] = (
  [
    ['programming', 0.5],
    ['roleplay', 0.3],
    ['science', 0.2],
    ['legal', 0],
  ] as const
).map(([id, share]) =>
  category({
    id: rowId(id),
    kind: id,
    share,
    deferrable: id === 'roleplay',
    shape: {
      ...category().shape,
      promptTokens: { value: 1000, low: 800, high: 1500, source: 'a count' },
      promptTokensCv: 0.5,
      completionTokensCv: 0.5,
      cacheReadShare: 0.3,
      cacheWriteShare: 0.1,
      steps: { value: 2 },
      toolCalls: { value: 1 },
      toolCallUsd: 0.002,
    },
    silentFailureUsd: { value: 0.5, assumed: true, source: 'a guess' },
    humanMinutesPerTask: { value: 3 },
    humanSuccess: { value: 0.9 },
    yardstick: 'round-bench/solved',
    dependence: {
      rho: { value: 0.5, low: 0.4, high: 0.6 },
      tau: { value: 0.2 },
      beta: { value: 0.05 },
      gamma: { value: 0.3 },
    },
    anchor: id === 'science' ? { modelId: modelId('small/a'), rate: { value: 0.5 } } : null,
  }),
);

const everywhere = (policy: Policy) => Object.fromEntries(categories.map(({ id }) => [id, policy]));

const roundJob = (draws: number): Job => {
  const base = smallJob(models.map(withFullPrice), {}, { one: ladder([rung('small/a')]) });
  return {
    ...base,
    draws,
    snapshot: {
      ...base.snapshot,
      evidence: [
        ...categories.map(({ kind }) => evidence('small/a', kind ?? 'other', 60, 100)),
        evidence('large/b', 'programming', 160, 200),
      ],
      reference: {
        ...base.snapshot.reference,
        links: [
          {
            modelId: modelId('large/b'),
            category: 'roleplay',
            yardstick: 'round-bench/solved',
            probit: 0.8,
            probitSd: 0.2,
            from: ['other-bench'],
          },
        ],
        completionFactors: [
          {
            modelId: modelId('large/b'),
            category: 'programming',
            factor: 2.5,
            benchmark: 'round-bench',
            config: '',
            source: 'https://example.org/factors',
          },
        ],
      },
    },
    plan: {
      ...base.plan,
      title: 'Round numbers',
      budgetUsdPerMonth: 300,
      humanUsdPerHour: { value: 60, low: 40, high: 90 },
      categories,
      assumedRates: (['science', 'legal'] as const).map((id) => ({
        modelId: modelId('large/b'),
        category: rowId(id),
        rate: { value: 0.7, low: 0.6, high: 0.8, assumed: true, source: 'a guess' },
      })),
      assumedSpeeds: [
        { modelId: modelId('small/a'), firstTokenSeconds: { value: 0.5 }, tokensPerSecond: { value: 100 } },
        { modelId: modelId('large/b'), firstTokenSeconds: { value: 1 }, tokensPerSecond: { value: 50 } },
      ],
      stacks: [
        { id: stackId('one'), name: 'Single', note: '', policies: everywhere(ladder([rung('small/a')])) },
        {
          id: stackId('two'),
          name: 'Cascade',
          note: '',
          policies: {
            [rowId('programming')]: ladder(
              [
                rung('small/a', { verifier: judged, errorShare: { value: 0.05 } }),
                rung('large/b', { verifier: judged }),
              ],
              'human',
            ),
            [rowId('roleplay')]: {
              kind: 'split',
              parts: [
                { weight: 0.75, policy: ladder([rung('small/a')]) },
                {
                  weight: 0.25,
                  policy: ladder([rung('large/b', { attempts: 2, retry: 'feedback', verifier: judged })], 'abandon'),
                },
              ],
            },
            [rowId('science')]: {
              kind: 'route',
              hardShare: 0.4,
              signalQuality: { value: 0.6 },
              usdPerTask: { value: 0.0005 },
              easy: ladder([rung('small/a')]),
              hard: ladder([rung('large/b', { verifier: judged })], 'human'),
            },
            legal: ladder([rung('large/b')]),
          },
        },
        {
          id: stackId('three'),
          name: 'Blind',
          note: '',
          policies: everywhere(ladder([rung('small/a', { attempts: 3, verifier: backwards })], 'abandon')),
        },
        {
          id: stackId('four'),
          name: 'Unpriced',
          note: '',
          policies: {
            [rowId('programming')]: ladder([rung('small/new'), rung('small/a')]),
            [rowId('roleplay')]: ladder([rung('nobody/x')]),
          },
        },
      ],
    },
  };
};

export const roundReading = (draws: number, language: Language = 'en'): Reading => {
  const job = roundJob(draws);
  return { job, outcome: evaluate(job), say: sayIn(language), language, day: null };
};
