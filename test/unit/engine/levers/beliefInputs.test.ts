/** Inputs that are believed rather than stated: rates, retries, tokens and the ease of the work, over the middle 90% of the belief. */
import { describe, expect, it } from 'vitest';
import { newEvidence } from '../../../../shared/catalog/evidence.ts';
import { shiftOf } from '../../../../shared/engine/beliefs.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { type Input, inputsOf } from '../../../../shared/engine/levers/inputs.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { evidenceId, modelId } from '../../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import type { Rung } from '../../../../shared/plan/policy.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const a = modelId('a');

const jobOf = (more: Partial<CategoryPlan> = {}, rungs: Rung[] = [rung('a')]): Job =>
  smallJob(
    [modelAt('a'), modelAt('b', 2)],
    { a: 0.6, b: 0.9 },
    { one: ladder(rungs), two: ladder([rung('b')]) },
    {
      category: category(more),
    },
  );

const only = (job: Job): Input => {
  const found = inputsOf(job);
  expect(found).toHaveLength(1);
  return itemAt(found, 0);
};

const near = (value: number, digits = 3) => expect.closeTo(value, digits);

/** 60 of 100 of model a on the row's yardstick, and nothing else is known of it. */
const measured = (more: Partial<CategoryPlan> = {}): Job => {
  const job = jobOf({ yardstick: 'bench/metric', ...more });
  job.plan.assumedRates = job.plan.assumedRates.slice(1);
  job.snapshot.evidence = [
    newEvidence({
      id: evidenceId('e'),
      modelId: a,
      category: 'programming',
      benchmark: 'bench',
      metric: 'metric',
      config: '',
      value: 60,
      successes: 60,
      trials: 100,
      source: 'a paper',
      selfReported: false,
      owner: 'seed',
    }),
  ];
  return job;
};

describe('a rate', () => {
  it('that was counted runs over its posterior', () => {
    // Beta(60.5, 40.5).
    expect(only(measured())).toMatchObject({
      id: 'rate programming a',
      low: near(0.5179),
      value: near(60.5 / 101),
      high: near(0.6781),
      basis: 'measured',
      source: 'a paper',
    });
  });

  it('that is linked runs over the doubt of the link, in probits', () => {
    const job = measured();
    job.snapshot.evidence = [];
    job.snapshot.reference.links = [
      {
        modelId: a,
        category: 'programming',
        yardstick: 'bench/metric',
        probit: 0.2,
        probitSd: 0.1,
        from: ['x', 'y'],
      } as never,
    ];
    expect(only(job)).toMatchObject({
      low: near(0.5141),
      value: near(0.5793),
      high: near(0.6422),
      basis: 'linked',
      source: 'x, y',
    });
  });
});

describe('a retry that is told what was wrong', () => {
  const told = (more: Partial<Rung> = {}): Rung =>
    rung('a', { attempts: 2, retry: 'feedback', verifier: verifier(), ...more });

  it('runs over what a step states of it', () => {
    const stated = { value: 0.4, low: 0.3, high: 0.5, source: 'a colleague' };
    expect(only(jobOf({}, [told({ feedbackSuccess: stated })]))).toEqual({
      id: 'feedback programming a',
      lever: { kind: 'feedback', modelId: 'a', categoryId: 'programming' },
      low: 0.3,
      value: 0.4,
      high: 0.5,
      basis: 'stated',
      source: 'a colleague',
    });
    expect(inputsOf(jobOf({}, [told({ feedbackSuccess: { value: 0.4 } })]))).toEqual([]);
  });

  it('runs over the measured line where nothing is stated, once for a model', () => {
    // 0.57 + 1.07 probit(0.6) is 0.8411, 0.23 about it.
    const found = only(jobOf({}, [told(), told()]));
    expect(found).toMatchObject({
      low: near(0.6782),
      value: near(0.7999),
      high: near(0.8886),
      basis: 'measured',
      source: null,
    });
    // A retry that is blind, or the only attempt, takes none.
    expect(inputsOf(jobOf({}, [told({ retry: 'blind' }), told({ attempts: 1 })]))).toEqual([]);
  });

  it('runs over what is assumed where nobody measured what it says', () => {
    // -0.45 + 0.95 probit(0.6) is -0.2093, 1 about it.
    expect(only(jobOf({ transfer: { kind: 'none' } }, [told()]))).toMatchObject({
      low: near(0.0318),
      value: near(0.4171),
      high: near(0.9245),
      basis: 'assumed',
    });
  });

  it('is none of a model of which nothing is known', () => {
    const job = jobOf({}, [told()]);
    job.plan.assumedRates = job.plan.assumedRates.slice(1);
    expect(inputsOf(job)).toEqual([]);
  });
});

describe('what a model writes', () => {
  it('runs over the factors of its kind where its own was not measured', () => {
    const job = jobOf();
    const { reference } = job.snapshot;
    reference.completionFactorByKind = { ...reference.completionFactorByKind, plain: { value: 1, low: 0.5, high: 2 } };
    const found = inputsOf(job);
    expect(found.map(({ id }) => id)).toEqual(['verbosity a', 'verbosity b']);
    for (const one of found)
      expect(one).toMatchObject({ low: near(0.5), value: 1, high: near(2), basis: 'measured', source: 'made by hand' });
    reference.completionFactors = [
      { config: '', benchmark: '', source: '', modelId: a, factor: 3, category: 'programming' },
    ];
    expect(inputsOf(job).map(({ id }) => id)).toEqual(['verbosity b']);
  });
});

describe('the ease of the work', () => {
  it('runs over what is believed of it before own evals, within five probits', () => {
    for (const easier of [undefined, 0.5, 4.9, -4.9]) {
      const job = measured({ transfer: { kind: 'measured', ...(easier === undefined ? {} : { easier }) } });
      const own = itemAt(job.plan.categories, 0);
      const known = shiftOf(own, job.plan.assumedRates, job.snapshot)!;
      const [found] = inputsOf(job).filter(({ lever }) => lever.kind === 'shift');
      const value = easier ?? 0;
      const reach = Math.min((1.6448536 * known.prior ** 2) / known.sd, 5 - Math.abs(value));
      expect(found).toMatchObject({
        id: 'shift programming',
        value,
        low: near(value - reach),
        high: near(value + reach),
        basis: 'measured',
        source: null,
      });
    }
    expect(inputsOf(jobOf({ transfer: { kind: 'none' } }))).toEqual([]);
  });
});

describe('of several estimates of one number', () => {
  it('the widest counts, and of equally wide ones the lower', () => {
    const errors = (low: number, high: number) => rung('a', { errorShare: { value: 0.25, low, high } });
    const found = (...rungs: Rung[]) => {
      const { low, high } = only(jobOf({}, rungs));
      return [low, high];
    };
    expect(found(errors(0.2, 0.3), errors(0.1, 0.4))).toEqual([0.1, 0.4]);
    expect(found(errors(0.1, 0.4), errors(0.2, 0.3))).toEqual([0.1, 0.4]);
    expect(found(errors(0.25, 0.5), errors(0.125, 0.375))).toEqual([0.125, 0.375]);
    expect(found(errors(0.125, 0.375), errors(0.25, 0.5))).toEqual([0.125, 0.375]);
  });

  it('one-sided ranges count, and exact numbers do not', () => {
    const errors = (estimate: object) => inputsOf(jobOf({}, [rung('a', { errorShare: { value: 0.25, ...estimate } })]));
    expect(errors({ low: 0.1 })).toMatchObject([{ low: 0.1, value: 0.25, high: 0.25, basis: 'stated' }]);
    expect(errors({ high: 0.5, assumed: true })).toMatchObject([{ low: 0.25, high: 0.5, basis: 'assumed' }]);
    expect(errors({ low: 0.25, high: 0.25 })).toEqual([]);
  });
});
