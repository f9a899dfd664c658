/** Plans at round numbers with independent models, every figure worked out by hand; ties, gaps, warnings and shares of spend. */
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { adequate, type Candidate, candidatesFor } from '../../../shared/engine/candidates.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { interval90, quantileSorted } from '../../../shared/engine/quantile.ts';
import { evidenceId, modelId, rowId } from '../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { withPrice } from '../../offerOf.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

const near = (value: number) => expect.closeTo(value, 9);

/** An attempt of a costs 0.003 USD and succeeds on 60%, one of b 0.015 USD and 80%. */
const rates = { a: 0.6, b: 0.8 };
const models = [modelAt('a'), modelAt('b', 5, { authorName: 'Other', openWeights: true, originGroup: 'china' })];
const total = (job: Job) => evaluate(job).stacks[0]!.total!;

describe('a plan at round numbers', () => {
  it('of one model costs an attempt, and its failures are silent', () => {
    const job = smallJob(
      models,
      rates,
      { one: ladder([rung('a')]) },
      {
        category: category({ silentFailureUsd: { value: 0.1 }, valueOfSuccessUsd: { value: 2 } }),
      },
    );
    expect(total(job)).toEqual({
      usdPerTask: { value: near(0.043) },
      parts: { model: near(0.003), verifier: 0, human: 0, silentFailures: near(0.04), committed: 0, owned: 0 },
      success: { value: near(0.6) },
      silentFailure: { value: near(0.4) },
      abandoned: { value: 0 },
      usdPerSuccess: { value: near(0.043 / 0.6) },
      netValueUsdPerTask: { value: near(1.2 - 0.043) },
      humanMinutesPerTask: { value: 0 },
      usdPerMonth: { value: near(3) },
      usdPerMonthSd: expect.closeTo(0, 5),
      latencySeconds: null,
    });
  });

  it('of a cascade pays the second model for the rejected, the judge for each check, and a person for the rest', () => {
    const checked = verifier({
      trueAccept: { value: 0.9 },
      falseAccept: { value: 0.2 },
      usdPerCheck: { value: 0.001 },
      judge: { modelId: modelId('b'), promptTokens: 200, completionTokens: 50 },
      humanMinutesPerCheck: { value: 0.5 },
    });
    const job = smallJob(
      models,
      rates,
      { one: ladder([rung('a', { verifier: checked }), rung('b', { verifier: checked })], 'human') },
      {
        category: category({ humanMinutesPerTask: { value: 4 }, humanSuccess: { value: 0.5 } }),
      },
    );
    // Accepted: 0.6 x 0.9 + 0.4 x 0.2 = 0.62 of the first, 0.8 x 0.9 + 0.2 x 0.2 = 0.76 of the second.
    const [reject1, reject2] = [0.38, 0.38 * 0.24];
    const check = 0.001 + (200 * 5 + 50 * 20) / 1e6;
    const minutes = 0.5 * (1 + reject1) + 4 * reject2;
    const found = evaluate(job).stacks[0]!;
    const human = minutes * 1;
    const model = 0.003 + reject1 * 0.015;
    const silent = 0.4 * 0.2 + reject1 * 0.2 * 0.2;
    expect(found.total).toMatchObject({
      success: { value: near(0.6 * 0.9 + reject1 * 0.8 * 0.9 + reject2 * 0.5) },
      silentFailure: { value: near(silent) },
      abandoned: { value: near(reject2 * 0.5) },
      parts: {
        model: near(model),
        verifier: near(check * (1 + reject1)),
        human: near(human),
        silentFailures: 0,
        committed: 0,
        owned: 0,
      },
      humanMinutesPerTask: { value: near(minutes) },
    });
    const { usdPerMonthSd } = found.total!;
    // Three ways to end, each at a price of its own.
    const ends: [number, number][] = [
      [0.62, 0.003 + check + 0.5],
      [reject1 * 0.76, 0.018 + 2 * check + 1],
      [reject2, 0.018 + 2 * check + 1 + 4],
    ];
    const mean = ends.reduce((sum, [share, usd]) => sum + share * usd, 0);
    const variance = ends.reduce((sum, [share, usd]) => sum + share * (usd - mean) ** 2, 0);
    expect(mean).toBeCloseTo(found.total!.usdPerTask.value, 9);
    expect(usdPerMonthSd).toBeCloseTo(Math.sqrt(1000 * variance), 6);
    expect(found.categories[0]!.rungs).toEqual([
      {
        modelId: 'a',
        path: [],
        reach: near(1),
        attempts: near(1),
        returned: near(1),
        acceptedGood: near(0.54),
        acceptedBad: near(0.08),
        modelUsd: near(0.003),
        verifierUsd: near(check),
        successGivenReach: near(0.6),
      },
      {
        modelId: 'b',
        path: [],
        reach: near(reject1),
        attempts: near(reject1),
        returned: near(reject1),
        acceptedGood: near(reject1 * 0.72),
        acceptedBad: near(reject1 * 0.04),
        modelUsd: near(reject1 * 0.015),
        verifierUsd: near(reject1 * check),
        successGivenReach: near(0.8),
      },
    ]);
    // The judge's tokens are b's own to the month, its fee nobody's.
    const judged = ((200 * 5 + 50 * 20) / 1e6) * (1 + reject1);
    const [byB, byA] = [1000 * (reject1 * 0.015 + judged), 3];
    expect(found.spend.model).toEqual([
      { name: 'b', usdPerMonth: near(byB), share: near(byB / (byA + byB)) },
      { name: 'a', usdPerMonth: near(byA), share: near(byA / (byA + byB)) },
    ]);
    expect(found.spend.vendor.map(({ name }) => name)).toEqual(['Other', 'Maker']);
    expect(found.spend.origin.map(({ name }) => name)).toEqual(['china', 'rest-of-world']);
    expect(found.spend.weights.map(({ name }) => name)).toEqual(['open', 'closed']);
    expect(found.spend.hhi).toBeCloseTo((byB / (byA + byB)) ** 2 + (byA / (byA + byB)) ** 2, 9);
  });

  it('of attempts that come back with nothing pays for those that come, and abandons what nothing can be delivered of', () => {
    const job = smallJob(models, rates, { one: ladder([rung('a', { errorShare: { value: 0.25 } })]) });
    expect(total(job)).toMatchObject({
      success: { value: near(0.45) },
      silentFailure: { value: near(0.3) },
      abandoned: { value: near(0.25) },
      usdPerTask: { value: near(0.00225) },
    });
  });

  it('spends what nobody knows the origin of under its own name', () => {
    const odd = modelAt('x', 1, { originGroup: null, openWeights: null });
    const { spend } = evaluate(smallJob([odd], { x: 0.5 }, { one: ladder([rung('x')]) })).stacks[0]!;
    expect(spend.origin).toEqual([{ name: 'unknown', usdPerMonth: near(3), share: 1 }]);
    expect(spend.weights).toEqual([{ name: 'unknown', usdPerMonth: near(3), share: 1 }]);
    expect(spend.hhi).toBe(1);
  });

  it('is over its budget by the odds of a normal month', () => {
    const over = (budgetUsdPerMonth: number | null) =>
      evaluate(
        smallJob(
          models,
          rates,
          { one: ladder([rung('a', { verifier: verifier() }), rung('b')]) },
          { plan: { budgetUsdPerMonth } },
        ),
      ).stacks[0]!.overBudget;
    // 0.009 a task on average: 0.003 on 60%, 0.018 on 40%; a month's deviation is 0.015 x sqrt(0.24 x 1000).
    expect(over(9)).toBeCloseTo(0.5, 9);
    const sd = 0.015 * Math.sqrt(240);
    expect(over(9 + 1.6448536269514722 * sd)).toBeCloseTo(0.05, 9);
    expect(over(null)).toBeNull();
    const certain = (budgetUsdPerMonth: number) =>
      evaluate(
        smallJob(
          models,
          rates,
          { one: ladder([rung('a')], 'abandon') },
          { plan: { budgetUsdPerMonth, tasksPerMonth: 1000 } },
        ),
      ).stacks[0]!.overBudget!;
    expect(certain(2)).toBeCloseTo(1, 9);
    expect(certain(4)).toBeCloseTo(0, 9);
    // A model that asks nothing spends nothing, which no budget of nothing is over.
    const free = smallJob(
      [modelAt('a', 0)],
      { a: 0.5 },
      { one: ladder([rung('a')]) },
      { plan: { budgetUsdPerMonth: 0 } },
    );
    expect(evaluate(free).stacks[0]?.overBudget).toBe(0);
  });
});

describe('two stacks', () => {
  const policies = { cheap: ladder([rung('a')]), dear: ladder([rung('b')]) };

  it('swap where a failure costs what the dearer one charges for saving it', () => {
    const [pair] = evaluate(smallJob(models, rates, policies)).pairs;
    // 0.012 USD more a task, 0.2 fewer failures.
    expect(pair).toEqual({
      a: 'cheap',
      b: 'dear',
      aCheaper: null,
      aCheaperByCategory: {},
      breakEvenFailureUsd: { usd: near(0.06), below: 'cheap' },
    });
    const [turned] = evaluate(smallJob(models, rates, { dear: policies.dear, cheap: policies.cheap })).pairs;
    expect(turned).toMatchObject({ a: 'dear', breakEvenFailureUsd: { usd: near(0.06), below: 'cheap' } });
    // Cheaper and better at once: no cost of a failure makes them the same.
    expect(evaluate(smallJob(models, { a: 0.9, b: 0.8 }, policies)).pairs[0]!.breakEvenFailureUsd).toBeNull();
    expect(evaluate(smallJob(models, { a: 0.8, b: 0.8 }, policies)).pairs[0]!.breakEvenFailureUsd).toBeNull();
    const free = smallJob([modelAt('a'), modelAt('b')], rates, policies);
    expect(evaluate(free).pairs[0]!.breakEvenFailureUsd).toMatchObject({ usd: expect.closeTo(0, 12) });
  });

  it('that are the same tie: half a win in every draw', () => {
    const twins = smallJob(
      models,
      rates,
      { one: policies.cheap, two: policies.cheap, dear: policies.dear },
      { draws: 20 },
    );
    twins.plan.assumedRates[0]!.rate = { value: 0.6, low: 0.4, high: 0.8 };
    const [tie, first, second] = evaluate(twins).pairs;
    expect(tie).toMatchObject({ a: 'one', b: 'two', aCheaper: 0.5, aCheaperByCategory: { programming: 0.5 } });
    expect(first!.aCheaper).toBe(second!.aCheaper);
    // 0.003 / 0.6 against 0.015 / 0.8: a is cheaper while it succeeds on more than 16%.
    expect(first!.aCheaper).toBe(1);
  });

  it('one of which never succeeds is never the cheaper', () => {
    const job = smallJob(models, { a: 0, b: 0.8 }, policies, { draws: 10 });
    job.plan.assumedRates[1]!.rate = { value: 0.8, low: 0.7, high: 0.9 };
    const outcome = evaluate(job);
    expect(outcome.pairs[0]!.aCheaper).toBe(0);
    expect(outcome.stacks[0]!.total!.usdPerSuccess).toBeNull();
    expect(outcome.stacks[0]!.categories[0]!.waterfall).toEqual([]);
    expect(outcome.stacks[0]!.independent!.usdPerSuccess).toBeNull();
  });
});

describe('what is not known', () => {
  const gapsOf = (job: Job) => evaluate(job).stacks.map((stack) => stack.categories[0]!.gaps);

  it('is named once for each model, whatever the rung', () => {
    const unpriced = modelAt('c', 1, { offers: [] });
    const judge = (id: string) => verifier({ judge: { modelId: modelId(id), promptTokens: 1, completionTokens: 1 } });
    const job = smallJob([...models, unpriced], rates, {
      unknown: ladder([rung('x'), rung('x')]),
      unpriced: ladder([rung('c')]),
      unmeasured: ladder([rung('b')]),
      judged: ladder([rung('a', { verifier: judge('x') }), rung('a', { verifier: judge('c') })]),
    });
    job.plan.assumedRates.pop();
    expect(gapsOf(job)).toEqual([
      [{ kind: 'unknownModel', modelId: 'x' }],
      [{ kind: 'noPrice', modelId: 'c', field: 'price' }],
      [{ kind: 'noEvidence', modelId: 'b' }],
      [
        { kind: 'unknownModel', modelId: 'x' },
        { kind: 'noPrice', modelId: 'c', field: 'price' },
      ],
    ]);
    expect(
      evaluate(job).stacks.every(
        ({ total: none, independent, overBudget }) => none === null && independent === null && overBudget === null,
      ),
    ).toBe(true);
  });

  it('is a rate above what anyone can solve, and a policy that is not there', () => {
    const job = smallJob(
      models,
      { a: 0.95, b: 0.9 },
      { one: ladder([rung('a')]), edge: ladder([rung('b')]) },
      {
        category: category({
          dependence: { rho: { value: 0.5 }, tau: { value: 0 }, beta: { value: 0.1 }, gamma: { value: 0 } },
        }),
      },
    );
    expect(gapsOf(job)).toEqual([[{ kind: 'rateAboveCeiling', modelId: 'a', rate: 0.95, ceiling: 0.9 }], []]);
    job.plan.stacks[0]!.policies = {};
    expect(gapsOf(job)[0]).toEqual([{ kind: 'noPolicy' }]);
  });

  it('is a limit of requests a day where a row’s tasks pass it, not where they meet it', () => {
    const gapsAt = (
      requestsPerDay: number | null,
      more: { id?: string; times?: number; steps?: number; share?: number },
    ) => {
      const { id = 'a', times = 1, steps = 1, share = 1 } = more;
      const limited = withPrice(modelAt(id, times), { requestsPerDay });
      // A month has 365.25 / 12 days: 1,000 tasks a day.
      const job = smallJob(
        [limited],
        { [id]: 0.6 },
        { one: ladder([rung(id)]) },
        {
          category: category({ share, shape: { ...category().shape, steps: { value: steps } } }),
          plan: { tasksPerMonth: 30_437.5 },
        },
      );
      return gapsOf(job)[0];
    };
    const over = (perDay: number, needed: number, model = 'a') => [
      { kind: 'overRequestLimit', modelId: model, perDay, needed },
    ];
    expect([gapsAt(1000, {}), gapsAt(999, {}), gapsAt(null, {})]).toEqual([[], over(999, 1000), []]);
    // Every step is a request, and a task takes at least one; a row asks for its own tasks.
    expect([gapsAt(1000, { steps: 2 }), gapsAt(999, { steps: 0.5 })]).toEqual([over(1000, 2000), over(999, 1000)]);
    expect([gapsAt(500, { share: 0.5 }), gapsAt(499, { share: 0.5 })]).toEqual([[], over(499, 500)]);
    // A free name allows a thousand, unless the offer says otherwise or asks for money.
    const free = { id: 'a:free', times: 0, steps: 2 };
    expect([gapsAt(null, free), gapsAt(2000, free)]).toEqual([over(1000, 2000, 'a:free'), []]);
    expect(gapsAt(null, { ...free, times: 1 })).toEqual([]);
  });

  it('is a retry with feedback only where there is one', () => {
    const yardstick = 'aider-polyglot/pass_rate_2 (%)';
    const withRung = (more: Parameters<typeof rung>[1]) =>
      gapsOf(
        smallJob(
          models,
          rates,
          { one: ladder([rung('a', { verifier: verifier(), ...more })], 'abandon') },
          { category: category({ yardstick }) },
        ),
      )[0];
    const missing = [{ kind: 'noFeedbackEvidence', modelId: 'a' }];
    expect(withRung({ attempts: 2, retry: 'feedback' })).toEqual(missing);
    expect(withRung({ attempts: 1, retry: 'feedback' })).toEqual([]);
    expect(withRung({ attempts: 2, retry: 'blind' })).toEqual([]);
    expect(withRung({ attempts: 2, retry: 'feedback', feedbackSuccess: { value: 0 } })).toEqual([]);
  });

  it('is a further try where the yardstick holds a repair already, and is read off the first otherwise', () => {
    const retried = { one: ladder([rung('a', { attempts: 2, retry: 'feedback', verifier: verifier() })], 'abandon') };
    const withYardstick = (yardstick: string | null) =>
      smallJob(models, rates, retried, { category: category({ yardstick }) });
    expect(gapsOf(withYardstick('aider-polyglot/pass_rate_2 (%)'))).toEqual([
      [{ kind: 'noFeedbackEvidence', modelId: 'a' }],
    ]);
    // probit 0.57 + 1.07 x 0.25335 = 0.84108: 79.98% of the 40% that failed.
    expect(total(withYardstick(null)).success.value).toBeCloseTo(0.6 + 0.4 * 0.79985, 4);
    expect(total(withYardstick('other/metric')).success.value).toBe(total(withYardstick(null)).success.value);
  });
});

describe('a rate', () => {
  const row = (metric: string, successes: number, more: Partial<Evidence> = {}): Evidence => ({
    id: evidenceId(`${metric} ${successes} ${more.config ?? ''}${more.date ?? ''}${more.modelId ?? 'a'}`),
    modelId: modelId('a'),
    category: 'programming',
    benchmark: 'aider-polyglot',
    config: 'diff',
    metric,
    value: successes / 2,
    successes,
    trials: 200,
    tasks: null,
    successDefinition: null,
    usdPerTask: null,
    promptTokensPerTask: null,
    completionTokensPerTask: null,
    date: '2026-01-01',
    source: 'a run',
    selfReported: false,
    notes: null,
    owner: 'user',
    ...more,
  });
  const retried = ladder([rung('a', { attempts: 2, retry: 'feedback', verifier: verifier() })], 'abandon');
  const first = 'pass_rate_1 (%)';
  const second = 'pass_rate_2 (%)';
  const withRows = (evidence: Evidence[], more: Partial<CategoryPlan> = {}, draws = 0): Job => {
    const job = smallJob(
      models,
      {},
      { one: retried },
      { draws, category: category({ yardstick: `aider-polyglot/${first}`, ...more }) },
    );
    return { ...job, snapshot: { ...job.snapshot, evidence } };
  };
  /** P(second succeeds | first failed), from what the pair of attempts comes to. */
  const secondOf = (job: Job): number => {
    const [stack] = evaluate(job).stacks;
    const once = stack!.categories[0]!.rates[0]!.rate.value;
    return (stack!.total!.success.value - once) / (1 - once);
  };

  it('that was measured is the mean of its Beta, from distinct tasks', () => {
    const [stack] = evaluate(withRows([row(first, 119)])).stacks;
    expect(stack!.categories[0]!.rates[0]).toEqual({
      modelId: 'a',
      rate: { value: near(119.5 / 201) },
      basis: 'measured',
      anchored: false,
      evidenceId: `${first} 119 a`,
      benchmark: 'aider-polyglot',
      config: 'diff',
      trials: 200,
      source: 'a run',
    });
    const repeated = evaluate(withRows([row(first, 119, { tasks: 50 })])).stacks[0]!.categories[0]!.rates[0]!;
    expect(repeated).toMatchObject({ rate: { value: near((119 / 4 + 0.5) / 51) }, trials: 50 });
    const drawn = evaluate(withRows([row(first, 119)], {}, 200)).stacks[0]!.categories[0]!.rates[0]!.rate;
    // Beta(119.5, 81.5): 0.5945 with a deviation of 0.0345.
    expect(drawn.low!).toBeCloseTo(0.5945 - 1.645 * 0.0345, 2);
    expect(drawn.high!).toBeCloseTo(0.5945 + 1.645 * 0.0345, 2);
  });

  it('of a retry is the model’s own second try of the same run, of the tasks the first left', () => {
    const own = (...rows: Evidence[]) => secondOf(withRows([row(first, 120), ...rows]));
    // 40 more of the 80 that failed.
    expect(own(row(second, 160))).toBeCloseTo(40.5 / 81, 6);
    const line = own();
    expect(line).toBeCloseTo(0.797, 2);
    for (const other of [
      row(second, 160, { config: 'whole' }),
      row(second, 160, { date: '2026-02-02' }),
      row(second, 160, { modelId: modelId('b') }),
      row(second, 160, { benchmark: 'other' }),
      row(second, 110),
      row(second, 160, { successes: null }),
      row('other', 160),
    ])
      expect(own(other), JSON.stringify(other)).toBeCloseTo(line, 12);
    expect(own(row(second, 120))).toBeCloseTo(0.5 / 81, 6);
  });

  it('is linked where it was not measured, by the link of its own category and yardstick', () => {
    const link = {
      modelId: modelId('a'),
      category: 'programming' as const,
      yardstick: `aider-polyglot/${first}`,
      probit: 0.5,
      probitSd: 0.1,
      from: ['x', 'y'],
    };
    const linked = (change: object, draws = 0) => {
      const job = withRows([], {}, draws);
      return evaluate({
        ...job,
        snapshot: { ...job.snapshot, reference: { ...job.snapshot.reference, links: [{ ...link, ...change }] } },
      }).stacks[0]!.categories[0]!;
    };
    // Phi(0.5) = 0.69146.
    expect(linked({}).rates[0]).toMatchObject({
      rate: { value: expect.closeTo(0.69146, 5) },
      basis: 'linked',
      benchmark: 'aider-polyglot',
      source: 'x, y',
      evidenceId: null,
      config: null,
      trials: null,
      anchored: false,
    });
    for (const change of [{ modelId: modelId('b') }, { category: 'legal' }, { yardstick: 'other' }])
      expect(linked(change).gaps).toEqual([{ kind: 'noEvidence', modelId: 'a' }]);
    const { low, high } = linked({}, 200).rates[0]!.rate;
    // Phi(0.5 -+ 0.1645).
    expect(low!).toBeCloseTo(0.6314, 2);
    expect(high!).toBeCloseTo(0.7468, 2);
  });

  it('is moved by an anchor on a model that is known, and not by one on a model that is not', () => {
    const anchored = (id: string) =>
      evaluate(
        withRows([row(first, 100), row(first, 150, { modelId: modelId('b') })], {
          anchor: { modelId: modelId(id), rate: { value: 0.8 } },
        }),
      ).stacks[0]!.categories[0]!.rates[0]!;
    expect(anchored('a')).toMatchObject({
      rate: { value: near(0.8) },
      anchored: true,
      basis: 'measured',
      evidenceId: `${first} 100 a`,
    });
    // probit 0.5 moved by probit(0.8) - probit(150.5 / 201) = 0.84162 - 0.66971.
    expect(anchored('b').rate.value).toBeCloseTo(0.5682, 3);
    expect(anchored('x')).toMatchObject({ rate: { value: near(0.5) }, anchored: false });
  });

  it('that is assumed stands before what was measured, in its category alone', () => {
    const job = withRows([row(first, 100)]);
    job.plan.assumedRates = [{ modelId: modelId('a'), category: rowId('legal'), rate: { value: 0.9 } }];
    expect(evaluate(job).stacks[0]!.categories[0]!.rates[0]!.basis).toBe('measured');
    job.plan.assumedRates = [
      { modelId: modelId('a'), category: rowId('programming'), rate: { value: 0.9, source: 'a guess' } },
    ];
    expect(evaluate(job).stacks[0]!).toMatchObject({
      assumed: true,
      categories: [
        {
          rates: [
            {
              rate: { value: 0.9 },
              basis: 'assumed',
              source: 'a guess',
              evidenceId: null,
              benchmark: null,
              config: null,
              trials: null,
              anchored: false,
            },
          ],
        },
      ],
    });
  });
});

describe('a warning', () => {
  it('says which rung retries blindly or checks worse than chance', () => {
    const worse = verifier({ trueAccept: { value: 0.4 }, falseAccept: { value: 0.5 } });
    const even = verifier({ trueAccept: { value: 0.5 }, falseAccept: { value: 0.5 } });
    const { warnings } = evaluate(
      smallJob(models, rates, {
        blind: ladder([rung('a', { attempts: 2, verifier: even })]),
        worse: ladder([rung('b', { verifier: worse })]),
        fine: ladder([rung('a', { attempts: 2 }), rung('a', { attempts: 2, retry: 'feedback', verifier: even })]),
      }),
    );
    expect(warnings).toEqual([
      { kind: 'blindRetry', stackId: 'blind', categoryId: 'programming', modelId: 'a' },
      { kind: 'verifierWorseThanChance', stackId: 'worse', categoryId: 'programming', modelId: 'b' },
    ]);
  });
});

describe('candidates', () => {
  it('that are adequate come cheapest first, then the one that succeeds more often', () => {
    const { plan, snapshot } = smallJob(
      [modelAt('dear', 3), modelAt('worse'), modelAt('better'), modelAt('x')],
      { dear: 0.9, worse: 0.6, better: 0.7 },
      {},
    );
    const found = candidatesFor(plan.categories[0]!, plan, snapshot);
    const shown = ({ model, rate, usdPerAttempt }: Candidate) => [model.id, rate, usdPerAttempt];
    expect(found.map(shown)).toEqual([
      ['dear', 0.9, near(0.009)],
      ['worse', 0.6, near(0.003)],
      ['better', 0.7, near(0.003)],
      ['x', null, near(0.003)],
    ]);
    expect(adequate(found, 0.6).map(({ model }) => model.id)).toEqual(['better', 'worse', 'dear']);
    expect(adequate(found, 0.65).map(({ model }) => model.id)).toEqual(['better', 'dear']);
  });
});

describe('quantiles', () => {
  it('lie on the straight line between two values, as in numpy and R', () => {
    expect(quantileSorted([1, 2, 4], 0)).toBe(1);
    expect(quantileSorted([1, 2, 4], 0.25)).toBe(1.5);
    expect(quantileSorted([1, 2, 4], 0.75)).toBe(3);
    expect(quantileSorted([1, 2, 4], 1)).toBe(4);
    expect(quantileSorted([], 0.5)).toBeNull();
    expect(quantileSorted([1, Number.POSITIVE_INFINITY], 0)).toBe(1);
    expect(quantileSorted([1, Number.POSITIVE_INFINITY], 0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(quantileSorted([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], 0.5)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of draws are the 5% and 95% points, whatever their order', () => {
    // 0 to 100 by ones, out of order: the points are 5 and 95.
    const draws = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    expect(interval90(draws)).toEqual({ low: 5, high: 95 });
    expect(interval90(Float64Array.of(7, 7, 7))).toEqual({ low: 7, high: 7 });
    expect(interval90(Float64Array.of(3))).toEqual({ low: 3, high: 3 });
    expect(interval90(Float64Array.of(0, 10))).toEqual({ low: 0.5, high: 9.5 });
    expect(interval90(Float64Array.of(1, 2, Number.POSITIVE_INFINITY))).toEqual({
      low: expect.closeTo(1.1, 12),
      high: Number.POSITIVE_INFINITY,
    });
  });
});
