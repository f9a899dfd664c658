/** A job small enough to work out by hand: two models that each take $1 of prompt tokens, or $2, and one stack of each. */

import { type Model, newModel, newPrice } from '../../../shared/catalog/model.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { type ModelId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { plainReference } from '../../plainReference.ts';
import { ladder, rung } from './smallJob.ts';

const modelOf = (id: ModelId, promptUsdPerM: number): Model =>
  newModel({
    id,
    name: id,
    author: id,
    authorName: id,
    inputModalities: ['text'],
    reasoning: false,
    status: 'available',
    offers: [newPrice({ promptUsdPerM, completionUsdPerM: 0, basis: 'test', asOf: '2026-01-01', source: 'test' })],
    sources: {},
    owner: 'user',
  });

const exact = (value: number): Estimate => ({ value });

export interface Tiny {
  /** Success rates of the models at $1 and at $2. */
  cheap: Estimate;
  dear: Estimate;
  valueOfSuccessUsd?: number;
  silentFailureUsd?: number;
}

/** Stacks `cheap` and `dear`; 1,000 tasks a month, nothing checked, models fail independently. */
export const tinyJob = ({ cheap, dear, valueOfSuccessUsd = 0, silentFailureUsd = 0 }: Tiny): Job => ({
  draws: 0,
  plan: {
    title: 'Tiny',
    preset: null,
    seed: 'tiny',
    tasksPerMonth: 1000,
    humanUsdPerHour: exact(0),
    budgetUsdPerMonth: null,
    categories: [
      {
        id: rowId('programming'),
        name: null,
        kind: 'programming',
        languages: null,
        successFloor: null,
        share: 1,
        yardstick: null,
        anchor: null,
        deferrable: false,
        shape: {
          promptTokens: exact(1e6),
          promptTokensCv: 0,
          completionTokens: exact(0),
          completionTokensCv: 0,
          cacheReadShare: 0,
          cacheWriteShare: 0,
          steps: exact(1),
          stepsCv: 0,
          promptGrowthTokens: null,
          toolCalls: exact(0),
          toolCallUsd: 0,
        },
        valueOfSuccessUsd: exact(valueOfSuccessUsd),
        silentFailureUsd: exact(silentFailureUsd),
        humanMinutesPerTask: exact(0),
        humanSuccess: exact(1),
        dependence: { rho: exact(0), tau: exact(0), beta: exact(0), gamma: exact(0) },
      },
    ],
    stacks: ['cheap', 'dear'].map((id) => ({
      id: stackId(id),
      name: id,
      note: '',
      policies: { programming: ladder([rung(id)]) },
    })),
    assumedRates: [
      { modelId: modelId('cheap'), category: rowId('programming'), rate: cheap },
      { modelId: modelId('dear'), category: rowId('programming'), rate: dear },
    ],
    ownTokens: [],
    assumedSpeeds: [],
    notes: '',
  },
  snapshot: {
    models: [modelOf(modelId('cheap'), 1), modelOf(modelId('dear'), 2)],
    evidence: [],
    reference: plainReference({ reasoning: { value: 1, low: 1, high: 1 }, plain: { value: 1, low: 1, high: 1 } }),
  },
});
