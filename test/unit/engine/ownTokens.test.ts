import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { candidatesFor } from '../../../shared/engine/candidates.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { OwnTokens } from '../../../shared/plan/plan.ts';
import { withPrice } from '../../offerOf.ts';
import { playAlone } from './simulate/playAlone.ts';
import { category, ladder, modelAt, rung, smallJob } from './smallJob.ts';

const row = rowId('programming');
const pro = modelId('pro');

const priced = (id: string): Model => ({
  ...withPrice(modelAt(id), { promptUsdPerM: 30, completionUsdPerM: 180 }),
  reasoning: true,
});

/** Reasoning models at $30 and $180; the row's shape already counts its reasoning. */
const job: Job = smallJob(
  [priced('pro'), priced('other')],
  { pro: 0.9, other: 0.9 },
  { a: ladder([rung('pro')]), b: ladder([rung('other')]) },
  {
    category: category({
      shape: { ...category().shape, promptTokens: { value: 14_746 }, completionTokens: { value: 1944 } },
    }),
  },
);

const withTokens = (of: Job, tokens: Pick<OwnTokens, 'setting' | 'promptTokens' | 'completionTokens'>): Job => ({
  ...of,
  plan: { ...of.plan, ownTokens: [{ modelId: pro, category: row, ...tokens }] },
});

const stated = (of: Job): Job =>
  withTokens(of, {
    setting: 'high',
    promptTokens: { value: 14_746, stated: true },
    completionTokens: { value: 1944, source: 'typed', stated: true },
  });

const usdOf = (of: Job, id: string): number | undefined =>
  evaluate(of).stacks.find(({ stackId: stack }) => stack === id)?.total?.usdPerTask.value;

describe('tokens of a model’s own', () => {
  it('stand in place of the general factor: 14,746 x $30 + 1,944 x $180 a million are $0.7923', () => {
    expect(usdOf(job, 'a')).toBeCloseTo(0.44238 + 3 * 0.34992, 12);
    expect(usdOf(stated(job), 'a')).toBeCloseTo(0.7923, 12);
    expect(evaluate(stated(job)).stacks[0]?.categories[0]?.costs[0]).toMatchObject({
      completionFactor: { value: 1 },
      factorBasis: 'own',
      factorSource: 'typed',
    });
  });

  it('are of one model in one row', () => {
    expect(usdOf(stated(job), 'b')).toBe(usdOf(job, 'b'));
  });

  it('price the model wherever it is offered, and are what the referee plays', () => {
    const { plan, snapshot } = stated(job);
    const [first] = candidatesFor(category({ shape: plan.categories[0]?.shape ?? category().shape }), plan, snapshot);
    expect(first?.usdPerAttempt).toBeCloseTo(0.7923, 12);
    expect(
      playAlone({ job: stated(job), stackId: stackId('a'), tasks: 2000, seed: 's' })?.usdPerTask.value,
    ).toBeCloseTo(0.7923, 9);
  });

  it('carry their own range into the interval', () => {
    const wide = withTokens(job, {
      setting: '',
      promptTokens: { value: 14_746 },
      completionTokens: { value: 1944, low: 972, high: 3888 },
    });
    const figure = evaluate({ ...wide, draws: 400 }).stacks[0]?.total?.usdPerTask;
    expect(figure?.low).toBeCloseTo(0.44238 + 0.34992 / 2, 2);
    expect(figure?.high).toBeCloseTo(0.44238 + 0.34992 * 2, 2);
  });
});
