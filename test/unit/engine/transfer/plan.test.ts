/** What transfer does to the answers of a plan: chances, intervals, what to measure, the best plan; and what it does not. */
import { describe, expect, it } from 'vitest';
import { type Evidence, newEvidence } from '../../../../shared/catalog/evidence.ts';
import { lineIsOf, suiteBenchmarks } from '../../../../shared/catalog/suites.ts';
import { beliefsOf, feedbackBelief, feedbackIsAssumed } from '../../../../shared/engine/beliefs.ts';
import type { Candidate } from '../../../../shared/engine/candidates.ts';
import { compile } from '../../../../shared/engine/compile.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { tornado } from '../../../../shared/engine/levers/tornado.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import { bestChances } from '../../../../shared/engine/pareto.ts';
import { rateHeldWith } from '../../../../shared/engine/propose.ts';
import { at } from '../../../../shared/engine/quantity.ts';
import { tracesOf } from '../../../../shared/engine/traces.ts';
import { rowShares, uncertaintyShares } from '../../../../shared/engine/uncertaintyShares.ts';
import { evidenceId, modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { normalCdf, normalQuantile } from '../../../../shared/foundation/normal.ts';
import { carryTransfer } from '../../../../shared/plan/edits/carryTransfer.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const row = (model: string, successes: number, trials: number, more: Partial<Evidence> = {}): Evidence =>
  newEvidence({
    id: evidenceId(`${model}|${more.benchmark ?? 'aider-polyglot'}|${more.owner ?? 'seed'}`),
    modelId: modelId(model),
    category: 'programming',
    benchmark: 'aider-polyglot',
    config: '',
    metric: 'pass_rate_2 (%)',
    value: (100 * successes) / trials,
    successes,
    trials,
    tasks: trials,
    date: '2026-01-01',
    source: 'made by hand',
    selfReported: false,
    owner: 'seed',
    ...more,
  });

const own = (model: string, successes: number, trials: number): Evidence =>
  row(model, successes, trials, { benchmark: 'our own tickets', metric: 'solved (%)', owner: 'user' });

const came = (releaseDate: string, reasoning: boolean) => ({ releaseDate, reasoning });
const models = [
  modelAt('v/strong', 1.6, came('2026-01-15', true)),
  modelAt('v/plain', 1.35, came('2025-06-15', true)),
  modelAt('v/old', 1, came('2024-06-15', false)),
];
const counts = [row('v/strong', 190, 225), row('v/plain', 165, 225), row('v/old', 120, 225)];

/** Three stacks of one model each, held to Aider polyglot; a success is worth a cent, so that rates decide. */
const job = (evidence: Evidence[] = counts, kind: 'measured' | 'none' | null = 'measured'): Job => {
  const made = smallJob(models, {}, Object.fromEntries(models.map(({ id }) => [id.slice(2), ladder([rung(id)])])), {
    category: category({ yardstick: 'aider-polyglot/pass_rate_2 (%)', valueOfSuccessUsd: { value: 0.02 } }),
    draws: 1000,
  });
  const plan = kind === null ? made.plan : carryTransfer(made.plan, kind);
  return { ...made, plan, snapshot: { ...made.snapshot, evidence } };
};

const rateOf = ({ plan, snapshot, draws }: Job, model: string) => {
  const [only] = plan.categories;
  if (only === undefined) throw new Error('a job has a category');
  return (
    beliefsOf([modelId(model)], only, plan.assumedRates, snapshot, { count: draws, seed: 'x' }).get(modelId(model)) ??
    null
  );
};

const sdOf = (values: Float64Array | null | undefined): number => {
  if (values == null) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

describe('transfer in a plan', () => {
  it('moves P(cheaper), P(best), the best plan and what to measure; none and absent are the same', {
    tags: ['slow'],
  }, () => {
    const [measured, none, absent] = [job(), job(counts, 'none'), job(counts, null)];
    const cheaper = (of: Job): (number | null)[] => evaluate(of).pairs.map((pair) => pair.aCheaper);
    const best = (of: Job): number[] | undefined =>
      bestChances(tracesOf(of).map(({ stackId: id, total }) => ({ stackId: id, trace: total })))?.map(
        (one) => one.chance,
      );
    const bestIn = (of: Job): number | undefined => {
      const found = optimise(of, { rules: [], explain: false, draws: 60 });
      return found.kind === 'found' ? found.bestIn?.share : undefined;
    };
    const worth = (of: Job): number[] => whatToMeasure(of).options.map((option) => option.perfectUsdPerMonth);
    for (const answer of [cheaper, best, bestIn, worth]) {
      expect(answer(absent)).toEqual(answer(none));
      expect(answer(measured)).not.toEqual(answer(none));
    }
    const sum = (numbers: number[]): number => numbers.reduce((total, value) => total + value, 0);
    expect(sum(worth(measured))).toBeGreaterThan(2 * sum(worth(none)));
    expect(bestIn(measured)).toBeLessThan(1);
  });

  it('reads her own work off the tests of its scale alone, and on the other scale off those of its kind', () => {
    const heldTo = (kind: 'programming' | 'general-qa', evidence: Evidence[]) => {
      const given = job(evidence);
      const [only] = given.plan.categories;
      const plan = { ...given.plan, categories: [{ ...only!, kind, yardstick: 'our own tickets/solved (%)' }] };
      return rateOf({ ...given, plan }, 'v/strong');
    };
    const tickets = (category: 'programming' | 'general-qa') =>
      ['v/strong', 'v/plain', 'v/old'].map((model) => ({ ...own(model, 12, 30), category }));
    const other = (benchmark: string, category: 'general-qa' | 'rag', successes: number) =>
      row('v/strong', successes, 100, { benchmark, category, metric: 'correct (%)' });
    // A benchmark of the other scale says nothing of programming, however well or badly it went.
    const programming = [...counts, ...tickets('programming')];
    const plain = heldTo('programming', programming);
    expect(plain?.use.transfer).toMatchObject({ grade: 'ownEvals', suites: ['aider'] });
    for (const successes of [2, 98])
      expect(heldTo('programming', [...programming, other('bullshitbench-v2', 'general-qa', successes)])).toEqual(
        plain,
      );
    // On the scale of work every suite speaks, whatever the kind.
    const elsewhere = suiteBenchmarks.find(
      ({ benchmark, scale, category: kind, line }) =>
        scale === 'work' && kind !== 'programming' && line !== null && lineIsOf(benchmark, 'correct (%)'),
    );
    const abroad = { ...other('bullshitbench-v2', 'rag', 60), ...elsewhere };
    expect(heldTo('programming', [...programming, abroad])?.use.transfer?.suites).toEqual(['aider', elsewhere?.suite]);
    // On the other scale a suite speaks of its own kind of work.
    const general = [...counts, ...tickets('general-qa')];
    expect(heldTo('general-qa', general)?.use.transfer?.suites ?? []).toEqual([]);
    const both = [other('bullshitbench-v2', 'general-qa', 60), other('confabulations-unanswerable', 'rag', 60)];
    expect(heldTo('general-qa', [...general, ...both])?.use.transfer?.suites).toEqual(['bullshitbench']);
  });

  it('leaves a plan of before as it is, to the last digit', () => {
    const { categories, ...rest } = job(counts, null).plan;
    expect(categories[0]).not.toHaveProperty('transfer');
    const before = evaluate({ ...job(counts, null), plan: { ...rest, categories } });
    expect(before.stacks[0]?.categories[0]?.rates[0]).not.toHaveProperty('transfer');
    expect(before.stacks[0]?.categories[0]?.rates[0]?.rate.value).toBeCloseTo(190.5 / 226, 12);
  });

  it('says what the benchmark itself says beside each rate, and on what ground', () => {
    const use = rateOf(job(), 'v/strong')?.use;
    expect(use?.transfer?.grade).toBe('sameKind');
    expect(use?.transfer?.benchmarkRate).toBeCloseTo(190.5 / 226, 12);
    expect(use?.transfer?.suites).toEqual(['aider']);
    expect(use?.transfer?.ownWeight).toBe(0);
  });

  it('keeps the level of the yardstick for a model that is what its year and kind promise', () => {
    // Aider polyglot's line is -0.671 + 0.401 a; a reasoning model of 2026 promises 1.91 + 1.85 = 3.76.
    const rate = 0.798;
    const promised = job([row('v/new', rate * 225, 225), ...counts]);
    const withNew = {
      ...promised,
      snapshot: { ...promised.snapshot, models: [...models, modelAt('v/new', 1, came('2026-01-01', true))] },
    };
    expect(rateOf(withNew, 'v/new')?.rate.point).toBeCloseTo(rate, 1);
  });

  it('says how wide a rate is believed, and a floor holds as often as the draws say', () => {
    for (const given of [job(), job([...counts, own('v/strong', 12, 30)])]) {
      const found = rateOf(given, 'v/strong');
      const draws = found?.rate.draws;
      if (draws == null || found?.use.transfer === undefined) throw new Error('the rate is drawn, with transfer');
      const probits = draws.map((rate) => normalQuantile(rate));
      expect(sdOf(probits) / found.use.transfer.sd).toBeGreaterThan(0.93);
      expect(sdOf(probits) / found.use.transfer.sd).toBeLessThan(1.07);
      const candidate: Candidate = {
        model: modelAt('v/strong', 1.6),
        rate: found.rate.point,
        use: found.use,
        price: null,
        usdPerAttempt: 1,
        completionTokens: 1000,
        fits: true,
        aboveCeiling: false,
      };
      for (const probability of [0.75, 0.9, 0.95]) {
        const floor = rateHeldWith(candidate, probability);
        const held = draws.filter((rate) => rate >= floor).length / draws.length;
        expect(Math.abs(held - probability)).toBeLessThan(0.035);
      }
      // 225 trials alone would hold far more: the work is not the benchmark.
      const { transfer: _, ...use } = found.use;
      expect(rateHeldWith(candidate, 0.9)).toBeLessThan(rateHeldWith({ ...candidate, use }, 0.9) - 0.05);
    }
  });

  it('draws what a model agrees with itself by, and not what repeats beside what all share', () => {
    const [only] = job().plan.categories;
    if (only === undefined) throw new Error('a job has a category');
    const range = (value: number, low: number, high: number) => ({ value, low, high });
    const dependence = { ...only.dependence, rho: range(0.5, 0.3, 0.7), tau: range(0.3, 0.25, 0.35) };
    const withRanges = (given: Job): Job => ({
      ...given,
      plan: { ...given.plan, categories: given.plan.categories.map((category) => ({ ...category, dependence })) },
    });
    const sums = (given: Job): number[] => {
      const [drawn] = compile(withRanges(given)).categories;
      if (drawn === undefined) throw new Error('a plan has a category');
      expect(at(drawn.tau, -1)).toBe(0.3);
      return Array.from({ length: 1000 }, (_, i) => at(drawn.rho, i) + at(drawn.tau, i));
    };
    const spread = (values: number[]) => sdOf(Float64Array.from(values));
    expect(spread(sums(job()))).toBeLessThan(0.04);
    // A plan of before draws both apart: rho alone has a standard deviation of 0.12.
    expect(spread(sums(job(counts, null)))).toBeGreaterThan(0.1);
  });

  it('draws the shift once for all, so that it moves levels and not orders', () => {
    const [a, b] = [rateOf(job(), 'v/strong')?.rate.draws, rateOf(job(), 'v/plain')?.rate.draws];
    if (a == null || b == null) throw new Error('rates are drawn');
    const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [meanA, meanB] = [mean(a), mean(b)];
    let covariance = 0;
    for (let i = 0; i < a.length; i++) covariance += ((a[i] ?? 0) - meanA) * ((b[i] ?? 0) - meanB);
    expect(covariance / a.length / (sdOf(a) * sdOf(b))).toBeGreaterThan(0.7);
  });

  it('is the same twice: draws come from the seed', () => {
    expect(evaluate(job())).toEqual(evaluate(job()));
  });

  it('asks own evals before it asks a benchmark: 30 move a rate, 300 own it', () => {
    const before = rateOf(job(), 'v/strong');
    const thirty = rateOf(job([...counts, own('v/strong', 12, 30)]), 'v/strong');
    const many = rateOf(job([...counts, own('v/strong', 120, 300)]), 'v/strong');
    expect(thirty?.use.transfer?.grade).toBe('ownEvals');
    expect(before?.rate.point).toBeGreaterThan(0.75);
    expect(thirty?.rate.point).toBeLessThan(0.55);
    expect(many?.rate.point).toBeCloseTo(0.4, 1);
    expect(many?.use.transfer?.ownWeight).toBeGreaterThan(0.9);
    expect(sdOf(many?.rate.draws)).toBeLessThan(sdOf(thirty?.rate.draws));
    expect(sdOf(thirty?.rate.draws)).toBeLessThan(0.6 * sdOf(before?.rate.draws));
  });

  it('takes the level of the work for all models from the own evals of one', () => {
    const before = rateOf(job(), 'v/plain');
    const after = rateOf(job([...counts, own('v/strong', 40, 100)]), 'v/plain');
    expect(after?.rate.point).toBeLessThan((before?.rate.point ?? 0) - 0.15);
    expect(sdOf(after?.rate.draws)).toBeLessThan(0.75 * sdOf(before?.rate.draws));
    const anchored = job();
    const [only] = anchored.plan.categories;
    if (only === undefined) throw new Error('a job has a category');
    const anchor = { modelId: modelId('v/strong'), rate: { value: 0.4 } };
    const held = { ...anchored, plan: { ...anchored.plan, categories: [{ ...only, anchor }] } };
    expect(rateOf(held, 'v/strong')?.rate.point).toBeCloseTo(0.4, 9);
    expect(rateOf(held, 'v/plain')?.rate.point).toBeLessThan(before?.rate.point ?? 0);
  });

  it('reads a model that the yardstick did not measure off other suites', () => {
    const elsewhere = row('v/plain', 280, 433, { benchmark: 'openhands-swt-bench-verified', metric: 'accuracy' });
    const found = rateOf(job([row('v/strong', 190, 225), elsewhere]), 'v/plain');
    expect(found?.use.basis).toBe('linked');
    expect(found?.use.transfer).toMatchObject({ benchmarkRate: null, suites: ['openhands'] });
    expect(rateOf(job([row('v/strong', 190, 225), elsewhere], 'none'), 'v/plain')).toBeNull();
  });

  it('keeps the benchmark’s rate, as widely as nothing measured is, where transfer is not known', () => {
    const strange = counts.map((entry) => ({ ...entry, benchmark: 'nobody knows', metric: 'right (%)' }));
    const given = job(strange);
    const [only] = given.plan.categories;
    if (only === undefined) throw new Error('a job has a category');
    const plan = { ...given.plan, categories: [{ ...only, yardstick: 'nobody knows' }] };
    const belief = rateOf({ ...given, plan }, 'v/strong');
    expect(belief?.use.transfer?.grade).toBe('notMeasured');
    expect(belief?.rate.point).toBeCloseTo(190.5 / 226, 9);
    expect(sdOf(belief?.rate.draws)).toBeGreaterThan(0.2);
  });

  it('leaves a rate that the planner asserts as it is', () => {
    const given = job();
    const assumedRates = [{ modelId: modelId('v/strong'), category: rowId('programming'), rate: { value: 0.5 } }];
    const belief = rateOf({ ...given, plan: { ...given.plan, assumedRates } }, 'v/strong');
    expect(belief?.rate).toEqual({ point: 0.5, draws: null });
    expect(belief?.use.transfer).toBeUndefined();
  });

  it('stands in the tornado as one bar for the work and one for each model', () => {
    const { bars } = tornado(job(), { stackId: stackId('strong') });
    const shift = bars.find(({ input }) => input.lever.kind === 'shift');
    expect(shift?.input.low).toBeCloseTo(-1.6449 * 0.82, 3);
    expect(shift?.input.high).toBeCloseTo(1.6449 * 0.82, 3);
    expect(shift?.swing).toBeGreaterThan(0);
    const rate = bars.find(({ input }) => input.lever.kind === 'rate');
    expect(rate?.input.low).toBeLessThan(rate?.input.value ?? 0);
    expect(rate?.input.high).toBeGreaterThan(rate?.input.value ?? 1);
    const easier = levers.pull(job(), { kind: 'shift', categoryId: rowId('programming') }, 0.5);
    expect(rateOf(easier, 'v/strong')?.rate.point).toBeGreaterThan(rateOf(job(), 'v/strong')?.rate.point ?? 1);
  });
});

describe('where the uncertainty of a decision comes from', () => {
  it('adds up to the whole, and is transfer where only transfer is uncertain', () => {
    const shares = uncertaintyShares(job());
    if (shares === null) throw new Error('three stacks can be evaluated');
    expect(shares.groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const of = (group: string): number => shares.groups.find((entry) => entry.group === group)?.share ?? Number.NaN;
    expect(of('transfer')).toBeGreaterThan(of('publicBenchmarks'));
    expect(of('ownData')).toBe(0);
    expect(of('prices')).toBe(0);
    expect(shares.rows).toEqual([{ rowId: 'programming', share: 1 }]);
  });

  it('is shared by rows as each moves with the whole difference, worked out by hand', () => {
    const values = (numbers: number[]) => Float64Array.from(numbers);
    const trace = (usd: number[]) => {
      const ones = values(usd.map(() => 1));
      const none = values(usd.map(() => 0));
      const all = values(usd);
      return { success: ones, silentFailure: none, abandoned: none, minutes: none, spend: all, usd: all, net: none };
    };
    const stack = (id: string, usdByRow: number[][]) => ({
      stackId: stackId(id),
      total: trace((usdByRow[0] ?? []).map((_, i) => usdByRow.reduce((sum, usd) => sum + (usd[i] ?? 0) / 3, 0))),
      categories: usdByRow.map((usd, r) => ({ categoryId: rowId(`row${r}`), share: 1 / 3, trace: trace(usd) })),
    });
    // Means of 2, 2 and 2; the first row moves by 3, the second by 1 the same way, the third by 1 against them.
    const moving = stack('a', [
      [5, -1],
      [3, 1],
      [1, 3],
    ]);
    const still = stack('b', [
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    const [first, second, third] = rowShares(moving, still).map(({ share }) => share);
    expect(first).toBeCloseTo(3 / 4, 12);
    expect(second).toBeCloseTo(1 / 4, 12);
    expect(third).toBe(0);
    expect(rowShares(still, still).map(({ share }) => share)).toEqual([0, 0, 0]);
  });

  it('gives way to own data once there are own evals', () => {
    const evals = [own('v/strong', 80, 100), own('v/plain', 75, 100), own('v/old', 40, 100)];
    const shares = uncertaintyShares(job([...counts, ...evals]));
    const of = (group: string): number => shares?.groups.find((entry) => entry.group === group)?.share ?? 0;
    expect(of('ownData')).toBeGreaterThan(0.8);
  });

  it('takes a tie for half a draw of each: two stacks of one model are as likely the cheaper one', () => {
    const { plan, ...rest } = job();
    const [first] = plan.stacks;
    if (first === undefined) throw new Error('a job has stacks');
    const twins = { ...rest, plan: { ...plan, stacks: [first, { ...first, id: stackId('twin') }] } };
    expect(uncertaintyShares(twins)).toMatchObject({ aCheaper: 0.5, sd: 0 });
  });

  it('is nothing where nothing is uncertain, and null with one stack', () => {
    const sure = smallJob(
      [modelAt('a', 1), modelAt('b', 2)],
      { a: 0.5, b: 0.6 },
      { a: ladder([rung('a')]), b: ladder([rung('b')]) },
    );
    expect(uncertaintyShares(sure)?.groups.map(({ share }) => share)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(uncertaintyShares(smallJob([modelAt('a', 1)], { a: 0.5 }, { a: ladder([rung('a')]) }))).toBeNull();
  });
});

describe('a retry with feedback', () => {
  const retrying = (yardstick: string, carries: boolean): number | null => {
    const given = job();
    const [only] = given.plan.categories;
    if (only === undefined) throw new Error('a job has a category');
    const { transfer: _, ...bare } = only;
    const at = { ...(carries ? only : bare), yardstick };
    return (
      feedbackBelief(modelId('v/old'), at, { point: 0.73, draws: null }, given.snapshot, {
        count: 0,
        seed: '',
      })?.point ?? null
    );
  };

  it('follows the line of tests that are shown where the yardstick shows them', () => {
    expect(retrying('aider-refactor', true)).toBeCloseTo(normalCdf(0.57 + 1.07 * normalQuantile(0.73)), 12);
    expect(retrying('livecodebench-codegen', false)).toBe(retrying('aider-refactor', true));
  });

  it('is assumed elsewhere, in a range that holds what LiveCodeBench’s self-repair measured', () => {
    expect(retrying('livecodebench-codegen', true)).toBeCloseTo(normalCdf(-0.45 + 0.95 * normalQuantile(0.73)), 12);
    const given = job();
    const [only] = given.plan.categories;
    if (only === undefined) throw new Error('a job has a category');
    const at = { ...only, yardstick: 'livecodebench-codegen' };
    expect(feedbackIsAssumed(at)).toBe(true);
    const { transfer: _, ...ofBefore } = at;
    expect(feedbackIsAssumed(ofBefore)).toBe(false);
    expect(feedbackIsAssumed({ ...at, yardstick: null })).toBe(true);
    expect(feedbackIsAssumed({ ...at, yardstick: 'aider-polyglot/pass_rate_2 (%)' })).toBe(false);
    // The line promises 0.89 to a model of 73% and 0.42 to one of 24%; measured were 0.11 and 0.01.
    for (const [first, measured] of [
      [0.73, 0.11],
      [0.24, 0.01],
    ] as const) {
      const belief = feedbackBelief(modelId('v/old'), at, { point: first, draws: null }, given.snapshot, {
        count: 10,
        seed: 'ends',
      });
      const draws = belief?.draws ?? new Float64Array();
      expect(Math.min(...draws)).toBeLessThan(measured);
      expect(Math.max(...draws)).toBeGreaterThan(measured);
    }
  });
});

describe('a judge', () => {
  it('of the model itself or of its vendor is warned of, another vendor’s is not', () => {
    const judged = (judge: string): string[] => {
      const check = verifier({ judge: { modelId: modelId(judge), promptTokens: 100, completionTokens: 10 } });
      const made = smallJob(
        [
          modelAt('v/strong', 1),
          modelAt('v/strong@high', 1),
          modelAt('v/plain', 1),
          modelAt('w/other', 1),
          modelAt('own/renamed', 1, { author: 'v' }),
        ],
        { 'v/strong': 0.5 },
        { a: ladder([rung('v/strong', { verifier: check })], 'abandon') },
      );
      return evaluate(made).warnings.map(({ kind }) => kind);
    };
    expect(judged('v/strong')).toEqual(['judgesItself']);
    // Another setting of a model is the model; a row of her own says who made it.
    expect(judged('v/strong@high')).toEqual(['judgesItself']);
    expect(judged('v/plain')).toEqual(['judgesSibling']);
    expect(judged('own/renamed')).toEqual(['judgesSibling']);
    expect(judged('w/other')).toEqual([]);
  });
});

describe('a row held to her own evals', () => {
  const ownYardstick = 'our own tickets/solved (%)';
  const heldTo = (kind: 'programming' | 'roleplay', evidence: Evidence[]): Job => {
    const made = job(evidence);
    return {
      ...made,
      plan: {
        ...made.plan,
        categories: made.plan.categories.map((entry) => ({ ...entry, kind, yardstick: ownYardstick })),
      },
    };
  };
  /** Roleplay has no scale: nobody could measure how its tests carry over. */
  const played = (model: string, successes: number): Evidence =>
    row(model, successes, 74, {
      category: 'roleplay',
      benchmark: 'japanese-rp-bench-v2',
      metric: 'eligible scenarios (%)',
    });
  const ownPlayed: Evidence = { ...own('v/strong', 40, 100), category: 'roleplay' };

  it('keeps what suites say of a model that she did not run', () => {
    const found = rateOf(heldTo('programming', [...counts, own('v/strong', 40, 100)]), 'v/plain');
    expect(found?.use.transfer).toMatchObject({ grade: 'sameKind', ownWeight: 0 });
    const alone = rateOf(heldTo('programming', counts.slice(0, 1)), 'v/plain');
    expect(alone).toBeNull();
  });

  it('keeps the published rate where no suite speaks, at the level that her evals show', () => {
    const found = rateOf(heldTo('roleplay', [played('v/strong', 70), played('v/plain', 60), ownPlayed]), 'v/plain');
    expect(found?.use).toMatchObject({
      basis: 'measured',
      benchmark: 'japanese-rp-bench-v2',
      transfer: { grade: 'notMeasured', ownWeight: 0 },
    });
    // Her evals of the strong one lie far below its published 94%: so does what is expected of the other.
    expect(found?.rate.point).toBeLessThan(60 / 74);
    expect(found?.rate.point).toBeGreaterThan(0.2);
  });

  it('takes what others published of the very model as the prior of her evals', () => {
    const few = { ...own('v/strong', 2, 4), category: 'roleplay' as const };
    const found = rateOf(heldTo('roleplay', [played('v/strong', 70), few]), 'v/strong');
    expect(found?.use.transfer?.grade).toBe('ownEvals');
    expect(found?.rate.point).toBeGreaterThan(0.5);
  });
});
