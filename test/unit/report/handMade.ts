/** A small outcome made by hand, for what no preset shows: ties, gaps, hostile names. */

import { type Model, newModel, newPrice } from '../../../shared/catalog/model.ts';
import type { Figures, Outcome, StackOutcome } from '../../../shared/engine/outcome.ts';
import { modelId, rowId, type StackId } from '../../../shared/foundation/ids.ts';
import type { Ladder } from '../../../shared/plan/policy.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { plainReference } from '../../plainReference.ts';

export const model = (id: string, name: string): Model =>
  newModel({
    id: modelId(id),
    name,
    author: id.split('/')[0] ?? id,
    authorName: 'Maker',
    originCountry: 'US',
    originGroup: 'rest-of-world',
    openWeights: false,
    contextTokens: 128000,
    inputModalities: ['text'],
    toolCalling: true,
    reasoning: false,
    status: 'available',
    offers: [
      newPrice({
        promptUsdPerM: 1,
        completionUsdPerM: 4,
        basis: 'list',
        asOf: '2026-08-01',
        source: 'the vendor',
      }),
    ],
    sources: {},
    owner: 'user',
  });

export const ladder = (id: string): Ladder => ({
  kind: 'ladder',
  onReject: 'deliver',
  rungs: [
    {
      modelId: modelId(id),
      attempts: 1,
      retry: 'blind',
      feedbackSuccess: null,
      verifier: null,
      errorShare: { value: 0 },
      errorBilledShare: 0,
    },
  ],
});

export const figures = (usdPerTask: number, success: number, silent = 1 - success): Figures => ({
  usdPerTask: { value: usdPerTask },
  parts: { model: usdPerTask, verifier: 0, human: 0, silentFailures: 0, committed: 0, owned: 0 },
  success: { value: success },
  silentFailure: { value: silent },
  abandoned: { value: 1 - success - silent },
  usdPerSuccess: success === 0 ? null : { value: usdPerTask / success },
  netValueUsdPerTask: { value: success - usdPerTask },
  humanMinutesPerTask: { value: 0 },
  usdPerMonth: { value: usdPerTask * 1000 },
  usdPerMonthSd: 1,
  latencySeconds: null,
});

export const stackOutcome = (stackId: StackId, name: string, total: Figures | null): StackOutcome => ({
  stackId,
  name,
  total,
  categories: [
    {
      categoryId: rowId('programming'),
      share: 1,
      figures: total,
      gaps: total === null ? [{ kind: 'noPrice', modelId: modelId('maker/a'), field: 'price.promptUsdPerM' }] : [],
      rungs: [],
      waterfall: [],
      rates: [],
      costs: [],
      independent: null,
    },
  ],
  independent: null,
  spend: { model: [], vendor: [], origin: [], weights: [], hhi: 1 },
  overBudget: null,
  assumed: false,
});

export const outcomeOf = (stacks: StackOutcome[], pairs: Outcome['pairs'] = []): Outcome => ({
  stacks,
  pairs,
  warnings: [],
  draws: pairs.some((pair) => pair.aCheaper !== null) ? 100 : 0,
});

export const readingOf = (outcome: Outcome, language: Language = 'en'): Reading => ({
  outcome,
  language,
  day: null,
  say: sayIn(language),
  job: {
    draws: outcome.draws,
    snapshot: {
      models: [model('maker/a', 'Model A')],
      evidence: [],
      reference: plainReference(),
    },
    plan: {
      title: 'Made by hand',
      preset: null,
      seed: 'hand',
      tasksPerMonth: 1000,
      humanUsdPerHour: { value: 60 },
      budgetUsdPerMonth: null,
      categories: [
        {
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
          valueOfSuccessUsd: { value: 1, assumed: true, source: 'a guess' },
          silentFailureUsd: { value: 0 },
          humanMinutesPerTask: { value: 10 },
          humanSuccess: { value: 1 },
          deferrable: false,
          yardstick: null,
          dependence: { rho: { value: 0.5 }, tau: { value: 0 }, beta: { value: 0 }, gamma: { value: 0 } },
          anchor: null,
        },
      ],
      stacks: outcome.stacks.map((stack) => ({
        id: stack.stackId,
        name: stack.name,
        note: '',
        policies: { programming: ladder('maker/a') },
      })),
      assumedRates: [],
      ownTokens: [],
      assumedSpeeds: [],
      notes: '',
    },
  },
});
