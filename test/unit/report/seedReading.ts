/** Real plans on the shipped catalog, evaluated by the engine: what the exports are tested with. */

import { readFileSync } from 'node:fs';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import type { Snapshot } from '../../../shared/catalog/catalog.ts';
import { type Evidence, newEvidence } from '../../../shared/catalog/evidence.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { usualYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { type ModelId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Ladder, Verifier } from '../../../shared/plan/policy.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { sayIn } from '../../../shared/words/say.ts';
import type { Language } from '../../../shared/words/words.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { createExamplePlan } from '../../namedPlan.ts';

const seed = <T>(name: string): T => JSON.parse(readFileSync(keptCatalogFile(`${name}.json`), 'utf8')) as T;

let kept: Snapshot | null = null;

export const snapshot = (): Snapshot => {
  if (kept === null) {
    const models = seed<Model[]>('models').map(newModel);
    const evidence = seed<Evidence[]>('evidence').map(newEvidence);
    kept = { models, evidence, reference: buildReference({ models, evidence }, usualYardsticks) };
  }
  return kept;
};

const judge: Verifier = {
  preset: 'custom',
  trueAccept: { value: 0.85, low: 0.75, high: 0.92 },
  falseAccept: { value: 0.25, low: 0.15, high: 0.4 },
  usdPerCheck: { value: 0.0005 },
  judge: { modelId: modelId('anthropic/claude-haiku-4.5'), promptTokens: 3000, completionTokens: 400 },
  humanMinutesPerCheck: { value: 0.2 },
};

const closed = modelId('anthropic/claude-haiku-4.5');
const open = modelId('deepseek/deepseek-v3.2-exp');
const third = modelId('anthropic/claude-sonnet-4.5');

const ladder = (
  models: ModelId[],
  onReject: Ladder['onReject'],
  change: Partial<Ladder['rungs'][number]> = {},
): Ladder => ({
  kind: 'ladder',
  onReject,
  rungs: models.map((modelId) => ({
    modelId,
    attempts: 1,
    retry: 'blind',
    feedbackSuccess: null,
    verifier: judge,
    errorShare: { value: 0.02 },
    errorBilledShare: 0,
    ...change,
  })),
});

/** The example plan with a third stack that uses everything a policy can say, and a deferrable category. */
export const richPlan = (): Plan => {
  const plan = createExamplePlan(snapshot());
  const assumed = [closed, open, third].flatMap((modelId) =>
    plan.categories.map((category) => ({
      modelId,
      category: category.id,
      rate: { value: 0.55, low: 0.4, high: 0.7, source: 'a guess', assumed: true },
    })),
  );
  const known = new Set(plan.assumedRates.map((rate) => `${rate.modelId}/${rate.category}`));
  return {
    ...plan,
    budgetUsdPerMonth: 20_000,
    assumedRates: [...plan.assumedRates, ...assumed.filter((rate) => !known.has(`${rate.modelId}/${rate.category}`))],
    categories: plan.categories.map((category) => ({
      ...category,
      deferrable: category.id === 'science' || category.id === 'translation',
      silentFailureUsd: { value: 0.05 },
      shape:
        category.id === 'programming'
          ? {
              ...category.shape,
              promptTokens: { value: 180_000 },
              promptTokensCv: 0.8,
              cacheReadShare: 0.4,
              cacheWriteShare: 0.1,
              toolCalls: { value: 3 },
              toolCallUsd: 0.002,
            }
          : category.shape,
    })),
    stacks: [
      ...plan.stacks,
      {
        id: stackId('c'),
        name: 'Everything',
        note: '',
        policies: {
          [rowId('programming')]: {
            kind: 'split',
            parts: [
              { weight: 0.7, policy: ladder([open, third], 'human') },
              { weight: 0.3, policy: ladder([third], 'abandon', { attempts: 2 }) },
            ],
          },
          [rowId('roleplay')]: ladder([open, closed], 'deliver'),
          [rowId('translation')]: ladder([third, closed], 'human', {
            attempts: 2,
            retry: 'feedback',
            feedbackSuccess: { value: 0.4 },
          }),
          [rowId('technology')]: {
            kind: 'route',
            hardShare: 0.3,
            signalQuality: { value: 0.5 },
            usdPerTask: { value: 0.0001 },
            easy: ladder([open], 'deliver', { verifier: null }),
            hard: ladder([open, closed], 'human'),
          },
          [rowId('science')]: ladder([third], 'deliver', { verifier: null }),
          [rowId('general-qa')]: ladder([open], 'abandon'),
        },
      },
    ],
  };
};

export const examplePlan = (language: Language = 'en'): Plan => createExamplePlan(snapshot(), language);

export const readPlan = (plan: Plan, draws = 0, language: Language = 'en', known: Snapshot = snapshot()): Reading => {
  const used = new Set(
    JSON.stringify(plan)
      .match(/"modelId":"[^"]+"/g)
      ?.map((found) => found.slice(11, -1)),
  );
  const job = {
    plan,
    draws,
    snapshot: { ...known, models: known.models.filter((model) => used.has(model.id)) },
  };
  return { job, outcome: evaluate(job), say: sayIn(language), language, day: null };
};
