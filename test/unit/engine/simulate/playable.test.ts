/** A plan laid out for playing: every number of its rungs and rows as the plan and the prices say, by hand. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import type { PlayableCategory } from '../../../../shared/engine/simulate/playable.ts';
import type { PlayableRung } from '../../../../shared/engine/simulate/playableLadder.ts';
import { playableOf } from '../../../../shared/engine/simulate/simulation.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import type { Policy, Rung } from '../../../../shared/plan/policy.ts';
import { withPrice } from '../../../offerOf.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const plain = category();
const jobOf = (policy: Policy, more: Partial<CategoryPlan> = {}): Job =>
  smallJob(
    [modelAt('a'), modelAt('b', 2), modelAt('c', 4)],
    { a: 0.5, b: 0.8, c: 0.9 },
    { one: policy },
    { category: category(more) },
  );

const rowOf = (job: Job): PlayableCategory => itemAt(playableOf({ job, stackId: stackId('one') })!, 0);
const rungsOf = (job: Job): PlayableRung[] => {
  const { policy } = rowOf(job);
  if (policy.kind !== 'ladder') throw new Error(policy.kind);
  return policy.rungs;
};
const ladderOf = (...rungs: Rung[]): Job => jobOf(ladder(rungs));
const firstOf = (job: Job): PlayableRung => itemAt(rungsOf(job), 0);

describe('a row', () => {
  it('has what models share, what is left to luck, people and what is lost', () => {
    const row = rowOf(
      jobOf(ladder([rung('a')], 'human'), {
        share: 0.5,
        dependence: { rho: { value: 0.36 }, tau: { value: 0.25 }, beta: { value: 0.1 }, gamma: { value: 0.4 } },
        silentFailureUsd: { value: 3 },
        humanMinutesPerTask: { value: 12 },
        humanSuccess: { value: 0.75 },
      }),
    );
    expect(row).toMatchObject({
      id: 'programming',
      upTo: 0.5,
      timed: false,
      rootRho: 0.6,
      rootTau: 0.5,
      rootFresh: 0.8,
      beta: 0.1,
      gamma: 0.4,
      humanMinutes: 12,
      // At a dollar a minute.
      humanUsd: 12,
      humanSuccess: 0.75,
      silentFailureUsd: 3,
      fixedUsd: 0,
    });
    expect(row.rootRest).toBeCloseTo(Math.sqrt(0.39), 12);
    expect(row.policy).toMatchObject({ kind: 'ladder', onReject: 'human' });
  });

  it('adds its share to those before it, of which rows without tasks are none', () => {
    const job = jobOf(ladder([rung('a')]));
    const row = itemAt(job.plan.categories, 0);
    const rates = job.plan.assumedRates;
    const ids = ['x', 'y', 'z'].map(rowId);
    job.plan.categories = ids.map((id, i) => ({ ...row, id, share: itemAt([0.25, 0, 0.5], i) }));
    job.plan.stacks = [
      { ...itemAt(job.plan.stacks, 0), policies: Object.fromEntries(ids.map((id) => [id, ladder([rung('a')])])) },
    ];
    job.plan.assumedRates = ids.flatMap((id) => rates.map((rate) => ({ ...rate, category: id })));
    expect(playableOf({ job, stackId: stackId('one') })!.map(({ id, upTo }) => [id, upTo])).toEqual([
      ['x', 0.25],
      ['z', 0.75],
    ]);
  });

  it('is timed where every model of it has a speed', () => {
    const speed = (id: string) => ({
      modelId: modelId(id),
      firstTokenSeconds: { value: 0.5 },
      tokensPerSecond: { value: 40 },
    });
    const job = jobOf(ladder([rung('a', { verifier: verifier() }), rung('b')]), {
      shape: { ...plain.shape, steps: { value: 3 } },
    });
    job.plan.assumedSpeeds = [speed('a')];
    expect(rowOf(job).timed).toBe(false);
    expect(rungsOf(job).map(({ secondsBefore, secondsPerToken }) => [secondsBefore, secondsPerToken])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    job.plan.assumedSpeeds = [speed('a'), speed('b')];
    expect(rowOf(job).timed).toBe(true);
    expect(rungsOf(job).map(({ secondsBefore, secondsPerToken }) => [secondsBefore, secondsPerToken])).toEqual([
      [1.5, 0.025],
      [1.5, 0.025],
    ]);
  });
});

describe('a rung', () => {
  it('has a latent value of its rate, and of a retry that is told what was wrong', () => {
    expect(firstOf(ladderOf(rung('a')))).toMatchObject({
      attempts: 1,
      latent: expect.closeTo(0, 12),
      feedbackLatent: null,
    });
    // Independent of the first attempt, a retry succeeds on as many as after a failure.
    const told = rung('a', {
      attempts: 2,
      retry: 'feedback',
      feedbackSuccess: { value: 0.8 },
      verifier: verifier(),
    });
    const { attempts, feedbackLatent, repeats } = firstOf(ladderOf(told));
    expect([attempts, feedbackLatent]).toEqual([2, expect.closeTo(0.8416, 4)]);
    // What repeats is part of the luck of a single blind attempt.
    expect(repeats).toBeNull();
  });

  it('accepts all unless it is checked, and bears fee and minutes of a check only then', () => {
    expect(firstOf(ladderOf(rung('a')))).toMatchObject({
      verified: false,
      trueAccept: 1,
      falseAccept: 1,
      fooled: null,
      checkUsd: 0,
      checkMinutes: 0,
      errorShare: 0,
      errorBilledShare: 0,
    });
    const check = verifier({
      trueAccept: { value: 0.9 },
      falseAccept: { value: 0.2 },
      usdPerCheck: { value: 0.25 },
      humanMinutesPerCheck: { value: 2 },
    });
    const checked = rung('a', { verifier: check, errorShare: { value: 0.1 }, errorBilledShare: 0.5 });
    expect(firstOf(ladderOf(checked))).toMatchObject({
      verified: true,
      trueAccept: 0.9,
      falseAccept: 0.2,
      fooled: null,
      checkUsd: 2.25,
      checkMinutes: 2,
      errorShare: 0.1,
      errorBilledShare: 0.5,
    });
    const rising = { ...check, falseAccept: { value: 0.5 }, falseAcceptRise: { value: 0.6 } };
    // Of a model of one half, at rho 0: the level of one half is 0.
    expect(firstOf(ladderOf(rung('a', { verifier: rising }))).fooled).toEqual({
      level: expect.closeTo(0, 9),
      rise: 0.6,
    });
  });

  it('keeps what repeats of a model that is tried again, in the slot of its first rung', () => {
    const check = { verifier: verifier() };
    const slots = (...rungs: Rung[]) => rungsOf(ladderOf(...rungs)).map(({ repeats }) => repeats);
    expect(slots(rung('a', check), rung('b', check))).toEqual([null, null]);
    expect(slots(rung('b', check), rung('a', { ...check, attempts: 2 }))).toEqual([null, { slot: 1, first: true }]);
    expect(slots(rung('b', check), rung('a', check), rung('b', check), rung('a'))).toEqual([
      { slot: 0, first: true },
      { slot: 1, first: true },
      { slot: 0, first: false },
      { slot: 1, first: false },
    ]);
  });

  it('shares what repeats with others of its lineage, in slots after those of the rungs', () => {
    const job = jobOf(ladder(['a', 'b', 'c'].map((id) => rung(id, { verifier: verifier() }))));
    for (const id of ['a', 'c']) itemAt(job.snapshot.models, id === 'a' ? 0 : 2).lineage = 'family' as never;
    expect(rungsOf(job).map(({ repeats, kin }) => [repeats, kin])).toEqual([
      [
        { slot: 0, first: true },
        { slot: 3, first: true },
      ],
      [null, null],
      [
        { slot: 2, first: true },
        { slot: 3, first: false },
      ],
    ]);
    expect(rungsOf(ladderOf(rung('a', { verifier: verifier() }), rung('b'))).map(({ kin }) => kin)).toEqual([
      null,
      null,
    ]);
  });

  it('pays each token at the rate of its size, what is read from a cache and what is thought at theirs', () => {
    const job = jobOf(ladder([rung('a')]), {
      shape: { ...plain.shape, cacheReadShare: 0.5, cacheWriteShare: 0.25, steps: { value: 2 } },
    });
    job.snapshot.models[0] = withPrice(modelAt('a'), {
      promptUsdPerM: 4,
      completionUsdPerM: 20,
      cacheReadUsdPerM: 1,
      cacheWriteUsdPerM: 6,
    });
    const { rates, marginal, feeUsd, grows } = firstOf(job);
    expect(rates).toEqual([
      {
        fromTokens: 0,
        inclusive: expect.any(Boolean),
        // A quarter at 4, half at 1, a quarter at 6 USD a million.
        prompt: expect.closeTo(3e-6, 15),
        completion: expect.closeTo(20e-6, 15),
      },
    ]);
    expect([marginal, feeUsd, grows]).toEqual([false, 0, null]);
  });

  it('has thresholds of a request times the requests of an attempt, unless the prompt grows', () => {
    const tier = { minPromptTokens: 2000, promptUsdPerM: 8, completionUsdPerM: 32 };
    const tiered = (more: Partial<CategoryPlan['shape']>): PlayableRung => {
      const job = jobOf(ladder([rung('a')]), { shape: { ...plain.shape, steps: { value: 3 }, ...more } });
      job.snapshot.models[0] = withPrice(modelAt('a'), { tiers: [tier as never] });
      return firstOf(job);
    };
    expect(tiered({}).rates.map(({ fromTokens }) => fromTokens)).toEqual([0, 6000]);
    const growing = tiered({ promptGrowthTokens: { value: 100 } });
    expect(growing.rates.map(({ fromTokens }) => fromTokens)).toEqual([0, 2000]);
    // Requests of 233, 333 and 433 tokens: 1,000 in all.
    expect(growing.grows).toEqual({
      requests: [3],
      scales: [1],
      first: expect.closeTo(700 / 3, 9),
      growth: 100,
      steps: 3,
    });
  });

  it('draws tokens from a lognormal of their mean and variation', () => {
    const { prompt, completion } = firstOf(
      jobOf(ladder([rung('a')]), { shape: { ...plain.shape, promptTokensCv: 1, completionTokensCv: 0 } }),
    );
    expect(prompt).toEqual({
      median: expect.closeTo(1000 / Math.SQRT2, 9),
      sigma: expect.closeTo(Math.sqrt(Math.LN2), 12),
    });
    expect(completion).toEqual({ median: 500, sigma: 0 });
    const wordy = jobOf(ladder([rung('a')]));
    wordy.snapshot.reference.completionFactors = [
      { config: '', benchmark: '', source: '', modelId: modelId('a'), factor: 3, category: 'programming' },
    ];
    const own = firstOf(wordy);
    expect(own.completion.median).toBe(1500);
    expect(own.rates[0]!.completion).toBeCloseTo(4e-6, 15);
  });

  it('pays fees and tools per attempt', () => {
    const job = jobOf(ladder([rung('a')]), {
      shape: { ...plain.shape, steps: { value: 2 }, toolCalls: { value: 3 }, toolCallUsd: 0.01 },
    });
    job.snapshot.models[0] = withPrice(modelAt('a'), { requestFeeUsd: 0.002 });
    expect(firstOf(job).feeUsd).toBeCloseTo(2 * 0.002 + 0.03, 12);
  });
});

describe('a policy', () => {
  it('of parts by weight sums them up; of hard and easy tasks cuts where so many are hard', () => {
    const split: Policy = {
      kind: 'split',
      parts: [
        { weight: 0.5, policy: ladder([rung('a')]) },
        { weight: 0.3, policy: ladder([rung('b')], 'abandon') },
        { weight: 0.2, policy: ladder([rung('c')]) },
      ],
    };
    const { policy } = rowOf(jobOf(split));
    expect(policy).toMatchObject({ kind: 'split', parts: [{}, { onReject: 'abandon' }, {}] });
    if (policy.kind !== 'split') throw new Error(policy.kind);
    expect(policy.numbers.upTo).toEqual([0.5, 0.8, expect.closeTo(1, 12)]);
    // Each part has its own leaf: prompt rates of 1, 2 and 4 USD a million.
    expect(
      policy.parts.map((part) => (part.kind === 'ladder' ? part.rungs[0]!.rates[0]!.prompt * 1e6 : Number.NaN)),
    ).toEqual([1, 2, 4].map((usd) => expect.closeTo(usd, 9)));
    const route: Policy = {
      kind: 'route',
      hardShare: 0.2,
      signalQuality: { value: 0.6 },
      usdPerTask: { value: 0.001 },
      easy: split,
      hard: ladder([rung('c')]),
    };
    const routed = rowOf(jobOf(route)).policy;
    expect(routed).toMatchObject({
      kind: 'route',
      numbers: { quality: 0.6, cut: expect.closeTo(0.8416, 4), usd: 0.001 },
      parts: [{ kind: 'split' }, { kind: 'ladder' }],
    });
  });
});
