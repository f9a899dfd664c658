import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Outcome } from '../../../shared/engine/outcome.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { randomJob, unfinite } from './randomJob.ts';

const sound = (outcome: Outcome): void => {
  expect(unfinite(outcome)).toEqual([]);
  for (const stack of outcome.stacks)
    for (const figures of [stack.total, ...stack.categories.map((category) => category.figures)]) {
      if (figures === null) continue;
      const ends = figures.success.value + figures.silentFailure.value + figures.abandoned.value;
      expect(Math.abs(ends - 1)).toBeLessThan(1e-9);
    }
};

describe('random jobs', () => {
  it.each([false, true])('are plans that pass every check (hostile: %s)', { tags: ['slow'] }, (hostile) => {
    void fc.assert(
      fc.property(randomJob({ hostile }), (job) => {
        expect(readPlan(job.plan)).toMatchObject({ ok: true });
        expect(checkPlan(job.plan, new Set(job.snapshot.models.map((model) => model.id)))).toEqual([]);
      }),
      { numRuns: 200, seed: 17 },
    );
  });

  it('evaluate to finite figures whose ends sum to 1', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob({ draws: 8 }), (job) => sound(evaluate(job))),
      { numRuns: 150, seed: 17 },
    );
  });

  it('at the edges of what a plan may hold: finite figures, or an error that names the field', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(randomJob({ draws: 4, hostile: true }), (job) => {
        let outcome: Outcome;
        try {
          outcome = evaluate(job);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          return;
        }
        sound(outcome);
      }),
      { numRuns: 150, seed: 17 },
    );
  });

  it('are refused a number of draws that is none, by name', () => {
    const [job] = fc.sample(randomJob({ complete: true }), { numRuns: 1, seed: 17 });
    for (const draws of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])
      expect(() => evaluate({ ...job!, draws })).toThrow(/^draws is .*; allowed: /);
  });

  it('end on the longest ladder a plan may hold, however alike its models fail', { tags: ['slow'] }, () => {
    const [job] = fc.sample(randomJob({ complete: true, maxCategories: 1, maxStacks: 1 }), { numRuns: 1, seed: 17 });
    const [category] = job!.plan.categories;
    const rung = {
      modelId: job!.snapshot.models[0]!.id,
      attempts: 10,
      retry: 'blind' as const,
      feedbackSuccess: null,
      verifier: {
        preset: 'custom',
        trueAccept: { value: 0.9 },
        falseAccept: { value: 0.1 },
        usdPerCheck: { value: 0 },
        judge: null,
        humanMinutesPerCheck: { value: 0 },
      },
      errorShare: { value: 0.1 },
      errorBilledShare: 0,
    };
    const dependence = { rho: { value: 0.99 }, tau: { value: 0.0099 }, beta: { value: 0 }, gamma: { value: 5 } };
    for (const draws of [0, 2])
      sound(
        evaluate({
          ...job!,
          draws,
          plan: {
            ...job!.plan,
            categories: [{ ...category!, anchor: null, dependence }],
            stacks: [
              {
                id: stackId('long'),
                name: '',
                note: '',
                policies: { [category!.id]: { kind: 'ladder', rungs: Array(8).fill(rung), onReject: 'abandon' } },
              },
            ],
          },
        }),
      );
  });

  it('evaluate to the same digits after a journey through a thread', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob({ draws: 4 }), (job) => {
        expect(evaluate(structuredClone(job))).toEqual(evaluate(job));
      }),
      { numRuns: 40, seed: 17 },
    );
  });
});
