/** Where a decision's uncertainty comes from, in plans in which one number alone is in doubt. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/engine/job.ts';
import { tracesOf } from '../../../shared/engine/traces.ts';
import type { UncertaintyGroup } from '../../../shared/engine/uncertaintyGroup.ts';
import { uncertaintyShares } from '../../../shared/engine/uncertaintyShares.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan, Dependence } from '../../../shared/plan/plan.ts';
import type { Verifier } from '../../../shared/plan/policy.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

const single = (id: string) => ladder([rung(id)]);

/** Attempts of a, b and c cost 0.003 USD; a success of a costs 0.005, of b 0.006 and of c 0.03. */
const three = (rate: object = {}): Job => {
  const job = smallJob(
    [modelAt('a'), modelAt('b'), modelAt('c')],
    { a: 0.6, b: 0.5, c: 0.1 },
    { c: single('c'), b: single('b'), a: single('a') },
  );
  job.plan.assumedRates[1] = { ...job.plan.assumedRates[1]!, rate: { value: 0.5, low: 0.3, high: 0.7, ...rate } };
  return job;
};

describe('the two that a decision is between', () => {
  it('are the cheapest per success and the one that beats it most often', () => {
    const found = uncertaintyShares(three())!;
    expect([found.a, found.b]).toEqual(['a', 'b']);
    // a is dearer where b succeeds on more than 60%: share of the draws counted beside it.
    const draws = tracesOf({ ...three(), draws: 200 }).find(({ stackId: id }) => id === 'b')!.total!.success;
    const cheaper = draws.filter((rate) => rate < 0.6).length / 200;
    expect(found.aCheaper).toBeCloseTo(cheaper, 12);
    expect(found.aCheaper).toBeGreaterThan(0.7);
    expect(found.aCheaper).toBeLessThan(0.9);
    const logs = [...draws].map((rate) => Math.log(rate / 0.6));
    const mean = logs.reduce((sum, log) => sum + log, 0) / 200;
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / 200;
    expect(found.sd).toBeCloseTo(Math.sqrt(variance), 9);
  });

  it('of equal cost are the first by name', () => {
    const job = smallJob([modelAt('a')], { a: 0.6 }, { second: single('a'), first: single('a') });
    expect(uncertaintyShares(job)).toMatchObject({ a: 'first', b: 'second', aCheaper: 0.5, sd: 0 });
  });

  it('never are one without figures, and leave nobody to compare with where nobody else has any', () => {
    const job = three();
    job.plan.assumedRates = job.plan.assumedRates.filter((rate) => rate.modelId !== 'b');
    expect(uncertaintyShares(job)).toMatchObject({ a: 'a', b: 'c' });
    job.plan.assumedRates = job.plan.assumedRates.filter((rate) => rate.modelId !== 'c');
    expect(uncertaintyShares(job)).toBeNull();
  });

  it('say nothing in draws in which nothing succeeds', () => {
    const job = smallJob([modelAt('a'), modelAt('b')], { a: 0, b: 0 }, { one: single('a'), two: single('b') });
    expect(uncertaintyShares(job)).toMatchObject({ aCheaper: 0.5, sd: 0 });
    expect(uncertaintyShares(job)?.groups.every(({ share }) => share === 0)).toBe(true);
  });
});

describe('a group', () => {
  it('has all of it where nothing else is in doubt, alone and by its absence', () => {
    const { groups, sd } = uncertaintyShares(three())!;
    for (const { group, share, alone, without } of groups) {
      const isIt = group === 'guesses';
      expect(share).toBe(isIt ? 1 : 0);
      expect(alone).toBeCloseTo(isIt ? sd ** 2 : 0, 12);
      expect(without).toBeCloseTo(isIt ? 0 : sd ** 2, 12);
    }
  });

  it('shares it with another that is in doubt as well', () => {
    const job = three();
    const [row] = job.plan.categories;
    row!.silentFailureUsd = { value: 1 };
    row!.shape = { ...row!.shape, completionTokens: { value: 500_000, low: 100_000, high: 900_000 } };
    const { groups, sd } = uncertaintyShares(job)!;
    // What each brings alone and what goes without it, by half, over the sum of all.
    const brought = groups.map(({ alone, without }) => (alone + sd ** 2 - without) / 2);
    const all = brought.reduce((sum, part) => sum + part, 0);
    groups.forEach(({ group, share }, g) => {
      expect(share).toBeCloseTo((brought[g] ?? 0) / all, 12);
      if (group !== 'guesses' && group !== 'shapes') expect(share).toBe(0);
      else expect(share).toBeGreaterThan(0.2);
    });
  });
});

describe('what is in doubt', () => {
  type Doubt = (job: Job) => void;
  const range = { value: 0.2, low: 0.1, high: 0.4 };
  const inRow =
    (change: Partial<CategoryPlan>): Doubt =>
    (job) => {
      job.plan.categories[0] = { ...job.plan.categories[0]!, ...change };
    };
  const depends =
    (field: keyof Dependence): Doubt =>
    (job) => {
      const [row] = job.plan.categories;
      row!.dependence = { ...row!.dependence, [field]: range };
    };
  const checks =
    (change: Partial<Verifier>): Doubt =>
    (job) => {
      const checked = rung('a', {
        verifier: verifier({ trueAccept: { value: 0.9 }, falseAccept: { value: 0.2 }, ...change }),
      });
      job.plan.stacks[0]!.policies = { [rowId('programming')]: ladder([checked, rung('b')], 'human') };
    };

  it.each<[UncertaintyGroup, string, Doubt]>([
    ['publicBenchmarks', 'rho', depends('rho')],
    ['publicBenchmarks', 'beta', depends('beta')],
    ['publicBenchmarks', 'gamma', depends('gamma')],
    ['publicBenchmarks', 'a check that accepts', checks({ trueAccept: { value: 0.8, low: 0.6, high: 0.9 } })],
    ['publicBenchmarks', 'a check that accepts what is wrong', checks({ falseAccept: range })],
    ['guesses', 'what a check costs', checks({ usdPerCheck: range })],
    ['guesses', 'the minutes of a check', checks({ humanMinutesPerCheck: range })],
    ['guesses', 'the cost of a silent failure', inRow({ silentFailureUsd: range })],
    ['guesses', 'the minutes of people', inRow({ humanMinutesPerTask: range })],
    ['guesses', 'the success of people', inRow({ humanSuccess: { value: 0.9, low: 0.8, high: 1 } })],
    ['guesses', 'a rate that is assumed', (job) => Object.assign(job.plan.assumedRates[1]!, { rate: range })],
    ['shapes', 'tokens', inRow({ shape: { ...category().shape, promptTokens: { value: 1e5, low: 1e4, high: 1e6 } } })],
    ['ownData', 'an anchor', inRow({ anchor: { modelId: modelId('a'), rate: { value: 0.6, low: 0.4, high: 0.7 } } })],
  ])('is of %s: %s', (group, _, doubt) => {
    const job = smallJob(
      [modelAt('a'), modelAt('b', 3)],
      { a: 0.6, b: 0.75 },
      {
        steps: ladder([rung('a', { verifier: verifier() }), rung('b', { verifier: verifier() })], 'human'),
        plain: single('b'),
      },
      { category: category({ silentFailureUsd: { value: 0.5 } }) },
    );
    doubt(job);
    const shares = uncertaintyShares(job, 100)!.groups.filter(({ share }) => share > 0);
    expect(shares.map((entry) => [entry.group, entry.share])).toEqual([[group, 1]]);
  });
});

describe('a row', () => {
  it('has all of it where the doubt is in its work alone, and none where it has no tasks', () => {
    const job = three();
    const [row] = job.plan.categories;
    const others = ['legal', 'science'].map((id, i) => ({ ...row!, id: rowId(id), share: i === 0 ? 0.5 : 0 }));
    job.plan.categories = [{ ...row!, share: 0.5 }, ...others];
    for (const { id } of others) {
      for (const stack of job.plan.stacks) stack.policies[id] = single(String(stack.id));
      for (const [model, value] of Object.entries({ a: 0.6, b: 0.5, c: 0.1 }))
        job.plan.assumedRates.push({ modelId: modelId(model), category: id, rate: { value } });
    }
    expect(uncertaintyShares(job)?.rows).toEqual([
      { rowId: 'programming', share: 1 },
      { rowId: 'legal', share: 0 },
      { rowId: 'science', share: 0 },
    ]);
    expect(uncertaintyShares({ ...job, plan: { ...job.plan, stacks: job.plan.stacks.slice(1) } })?.a).toBe(
      stackId('a'),
    );
  });
});
