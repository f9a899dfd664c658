/** A job small enough to be worked out by hand: one category, models at round prices, numbers that a test sets. */

import type { Model } from '../../../shared/catalog/model.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan, Plan } from '../../../shared/plan/plan.ts';
import type { Ladder, Policy, Rung, Verifier } from '../../../shared/plan/policy.ts';
import { withPrice } from '../../offerOf.ts';
import { plainReference } from '../../plainReference.ts';
import { model } from '../report/handMade.ts';

/** 1 USD per million prompt tokens and 4 per million completion tokens, times `times`. */
export const modelAt = (id: string, times = 1, more: Partial<Model> = {}): Model => {
  const plain = model(id, id.toUpperCase());
  return { ...withPrice(plain, { promptUsdPerM: times, completionUsdPerM: 4 * times }), ...more };
};

export const verifier = (more: Partial<Verifier> = {}): Verifier => ({
  preset: 'custom',
  trueAccept: { value: 1 },
  falseAccept: { value: 0 },
  usdPerCheck: { value: 0 },
  judge: null,
  humanMinutesPerCheck: { value: 0 },
  ...more,
});

export const rung = (model: string, more: Partial<Rung> = {}): Rung => ({
  modelId: modelId(model),
  attempts: 1,
  retry: 'blind',
  feedbackSuccess: null,
  verifier: null,
  errorShare: { value: 0 },
  errorBilledShare: 0,
  ...more,
});

export const ladder = (rungs: Rung[], onReject: Ladder['onReject'] = 'deliver'): Ladder => ({
  kind: 'ladder',
  rungs,
  onReject,
});

/** Tasks of 1,000 prompt and 500 completion tokens that vary not at all; models fail independently. */
export const category = (more: Partial<CategoryPlan> = {}): CategoryPlan => ({
  id: rowId('programming'),
  name: null,
  kind: 'programming',
  languages: null,
  successFloor: null,
  share: 1,
  shape: {
    promptTokens: { value: 1000 },
    promptTokensCv: 0,
    completionTokens: { value: 500 },
    completionTokensCv: 0,
    cacheReadShare: 0,
    cacheWriteShare: 0,
    steps: { value: 1 },
    stepsCv: 0,
    promptGrowthTokens: null,
    toolCalls: { value: 0 },
    toolCallUsd: 0,
  },
  valueOfSuccessUsd: { value: 1 },
  silentFailureUsd: { value: 0 },
  humanMinutesPerTask: { value: 10 },
  humanSuccess: { value: 1 },
  deferrable: false,
  yardstick: null,
  dependence: { rho: { value: 0 }, tau: { value: 0 }, beta: { value: 0 }, gamma: { value: 0 } },
  anchor: null,
  ...more,
});

/** Policies of one category by the id of their stack; rates by the id of their model. */
export const smallJob = (
  models: Model[],
  rates: Record<string, number>,
  policies: Record<string, Policy>,
  more: { category?: CategoryPlan; plan?: Partial<Plan>; draws?: number } = {},
): Job => {
  const only = more.category ?? category();
  return {
    draws: more.draws ?? 0,
    snapshot: {
      models,
      evidence: [],
      reference: plainReference({ reasoning: { value: 3, low: 3, high: 3 }, plain: { value: 1, low: 1, high: 1 } }),
    },
    plan: {
      title: 'Made by hand',
      preset: null,
      seed: 'hand',
      tasksPerMonth: 1000,
      humanUsdPerHour: { value: 60 },
      budgetUsdPerMonth: null,
      categories: [only],
      stacks: Object.entries(policies).map(([id, policy]) => ({
        id: stackId(id),
        name: id,
        note: '',
        policies: { [only.id]: policy },
      })),
      ownTokens: [],
      assumedRates: Object.entries(rates).map(([model, value]) => ({
        modelId: modelId(model),
        category: only.id,
        rate: { value },
      })),
      assumedSpeeds: [],
      notes: '',
      ...more.plan,
    },
  };
};
