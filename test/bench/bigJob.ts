/** The job of the speed figures: four stacks over all fifteen categories, every number with a range. */

import { categoryIds } from '../../shared/catalog/category.ts';
import { type Model, newModel, newPrice, type Price } from '../../shared/catalog/model.ts';
import type { Job } from '../../shared/engine/job.ts';
import { modelId, rowId, stackId } from '../../shared/foundation/ids.ts';
import type { Estimate } from '../../shared/plan/estimate.ts';
import type { Policy, Rung, Verifier } from '../../shared/plan/policy.ts';
import { plainReference } from '../plainReference.ts';

const range = (value: number, low: number, high: number): Estimate => ({ value, low, high });
const exact = (value: number): Estimate => ({ value });

const price = (promptUsdPerM: number, completionUsdPerM: number): Price =>
  newPrice({
    promptUsdPerM,
    completionUsdPerM,
    cacheReadUsdPerM: promptUsdPerM / 10,
    basis: 'made for this measurement',
    asOf: '2026-01-01',
    source: 'made for this measurement',
  });

const model = (id: string, promptUsdPerM: number, completionUsdPerM: number): Model =>
  newModel({
    id: modelId(id),
    name: id,
    author: id,
    authorName: id,
    openWeights: true,
    contextTokens: 128_000,
    maxOutputTokens: 8_000,
    inputModalities: ['text'],
    toolCalling: true,
    structuredOutput: true,
    reasoning: false,
    status: 'available',
    offers: [price(promptUsdPerM, completionUsdPerM)],
    sources: {},
    owner: 'user',
  });

const tests: Verifier = {
  preset: 'custom',
  trueAccept: range(0.95, 0.9, 0.99),
  falseAccept: range(0.05, 0.02, 0.1),
  usdPerCheck: exact(0.001),
  judge: null,
  humanMinutesPerCheck: exact(0),
};

const rung = (id: string, verifier: Verifier | null): Rung => ({
  modelId: modelId(id),
  attempts: 1,
  retry: 'blind',
  feedbackSuccess: null,
  verifier,
  errorShare: exact(0),
  errorBilledShare: 0,
});

const ladder = (...rungs: Rung[]): Policy => ({ kind: 'ladder', rungs, onReject: 'deliver' });

const policies: Policy[] = [
  ladder(rung('a', null)),
  ladder(rung('a', tests), rung('d', tests)),
  ladder(rung('b', tests), rung('c', tests), rung('d', tests)),
  ladder(rung('d', null)),
];

/** `kin`: models of one lineage, of which two stand on the second stack's ladders. */
export const bigJob = (draws: number, kin: readonly string[] = []): Job => {
  const models = ['a', 'b', 'c', 'd'].map((id, i) => ({
    ...model(id, 0.1 * 4 ** i, 0.4 * 4 ** i),
    lineage: kin.includes(id) ? modelId('one') : null,
  }));
  return {
    draws,
    plan: {
      title: 'Speed',
      preset: null,
      seed: 'speed',
      tasksPerMonth: 200_000,
      humanUsdPerHour: range(40, 30, 50),
      budgetUsdPerMonth: null,
      categories: categoryIds.map((id) => ({
        id: rowId(id),
        name: null,
        kind: id,
        languages: null,
        successFloor: null,
        share: 1 / categoryIds.length,
        shape: {
          promptTokens: range(6_000, 4_000, 9_000),
          promptTokensCv: 1,
          completionTokens: range(400, 300, 600),
          completionTokensCv: 1,
          cacheReadShare: 0.3,
          cacheWriteShare: 0,
          steps: exact(1),
          stepsCv: 0,
          promptGrowthTokens: null,
          toolCalls: exact(0),
          toolCallUsd: 0,
        },
        valueOfSuccessUsd: exact(1),
        silentFailureUsd: range(0.5, 0.2, 1),
        humanMinutesPerTask: exact(10),
        humanSuccess: exact(1),
        deferrable: false,
        yardstick: null,
        dependence: {
          rho: range(0.75, 0.62, 0.85),
          tau: range(0.15, 0.05, 0.2),
          beta: range(0, 0, 0.1),
          gamma: range(0.32, 0.08, 0.51),
        },
        anchor: null,
      })),
      stacks: policies.map((policy, i) => ({
        id: stackId(`stack-${i}`),
        name: `Stack ${i}`,
        note: '',
        policies: Object.fromEntries(categoryIds.map((id) => [id, policy])),
      })),
      ownTokens: [],
      assumedRates: categoryIds.flatMap((category) =>
        models.map(({ id }, i) => ({
          modelId: id,
          category: rowId(category),
          rate: range(0.4 + 0.1 * i, 0.35 + 0.1 * i, 0.45 + 0.1 * i),
        })),
      ),
      assumedSpeeds: [],
      notes: '',
    },
    snapshot: {
      models,
      evidence: [],
      reference: plainReference({ reasoning: { value: 3, low: 1, high: 6 } }),
    },
  };
};
