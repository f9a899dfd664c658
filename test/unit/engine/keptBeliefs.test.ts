/** Rates that are kept between evaluations are the ones that would be worked out anew, whatever of the plan has changed. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { keptBeliefs } from '../../../shared/engine/keptBeliefs.ts';
import { noDraws } from '../../../shared/engine/quantity.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { bigJob } from '../../bench/bigJob.ts';

const job = bigJob(0);
const [first] = job.plan.categories;
if (first === undefined) throw new Error('the job has no rows');
const models = job.snapshot.models.map(({ id }) => id);
const ofFirst = (change: Partial<CategoryPlan> = {}, assumed = job.plan.assumedRates, snapshot = job.snapshot) =>
  keptBeliefs(models, { ...first, ...change }, assumed, snapshot, noDraws);

describe('beliefs of a row', () => {
  it('are the same ones as long as only its volume, its values or its shape change', () => {
    expect(ofFirst({ share: 0.5, valueOfSuccessUsd: { value: 7 }, name: 'Other' })).toBe(ofFirst());
  });

  it('are worked out anew when what they rest on changes', () => {
    const before = ofFirst();
    expect(ofFirst({ yardstick: 'other/metric' })).not.toBe(before);
    expect(ofFirst({ transfer: { kind: 'none' } })).not.toBe(ofFirst());
    expect(ofFirst({}, [...job.plan.assumedRates])).not.toBe(ofFirst());
    expect(ofFirst({}, job.plan.assumedRates, { ...job.snapshot })).not.toBe(ofFirst());
    expect(keptBeliefs(models.slice(1), first, job.plan.assumedRates, job.snapshot, noDraws).size).toBe(
      models.length - 1,
    );
  });

  it('with draws are never kept: they would be large', () => {
    const draws = { count: 8, seed: 'a' };
    const drawn = () => keptBeliefs(models, first, job.plan.assumedRates, job.snapshot, draws);
    expect(drawn()).not.toBe(drawn());
  });
});

it('a plan evaluated after others of its snapshot has the digits it has alone', () => {
  const halved = (rate: (typeof job.plan.assumedRates)[number]) => ({
    ...rate,
    rate: { value: rate.rate.value / 2 },
  });
  const changes: ((plan: Job['plan']) => Job['plan'])[] = [
    (plan) => plan,
    (plan) => ({ ...plan, tasksPerMonth: 7 }),
    (plan) => ({ ...plan, assumedRates: plan.assumedRates.map(halved) }),
    (plan) => ({
      ...plan,
      categories: plan.categories.map((row, i) =>
        i > 0 || models[0] === undefined ? row : { ...row, anchor: { modelId: models[0], rate: { value: 0.4 } } },
      ),
    }),
    (plan) => plan,
  ];
  for (const change of changes) {
    const plan = change(job.plan);
    const alone = evaluate({ plan, snapshot: { ...job.snapshot }, draws: 0 });
    expect(evaluate({ plan, snapshot: job.snapshot, draws: 0 })).toEqual(alone);
  }
});
