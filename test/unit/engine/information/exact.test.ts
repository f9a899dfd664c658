/** What more evals are worth, held to evaluating the plan at every rate of the belief; the list of options and its order. */
import { describe, expect, it } from 'vitest';
import { newEvidence } from '../../../../shared/catalog/evidence.ts';
import { asLevered, beliefsOf } from '../../../../shared/engine/beliefs.ts';
import { meanOf, perfectWorth, sampleWorth } from '../../../../shared/engine/information/sampleWorth.ts';
import { whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { tracesOf } from '../../../../shared/engine/traces.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { evidenceId, type ModelId, modelId, type RowId, rowId } from '../../../../shared/foundation/ids.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const here = rowId('programming');
const there = rowId('writing');

interface Rates {
  [model: string]: { value: number; low?: number; high?: number };
}

/** Stacks by the policy of each of two rows of 70% and 30% of the tasks; an attempt of a costs 0.003 USD, of b and c twice that. */
const jobOf = (stacks: Record<string, [Policy, Policy]>, rates: [Rates, Rates], valueUsd = 1): Job => {
  const made = smallJob(
    [modelAt('a'), modelAt('b', 2), modelAt('c', 2)],
    {},
    Object.fromEntries(Object.entries(stacks).map(([id, [policy]]) => [id, policy])),
    { category: category({ share: 0.7, valueOfSuccessUsd: { value: valueUsd } }) },
  );
  const first = itemAt(made.plan.categories, 0);
  return {
    ...made,
    plan: {
      ...made.plan,
      categories: [first, { ...first, id: there, share: 0.3 }],
      stacks: made.plan.stacks.map((stack) => ({
        ...stack,
        policies: { ...stack.policies, [there]: itemAt(stacks[stack.id] ?? [], 1) as Policy },
      })),
      assumedRates: rates.flatMap((own, r) =>
        Object.entries(own).map(([id, rate]) => ({ modelId: modelId(id), category: r === 0 ? here : there, rate })),
      ),
    },
  };
};

const alone = (id: string): [Policy, Policy] => [ladder([rung(id)]), ladder([rung(id)])];
const checked: Policy = ladder([rung('a', { verifier: verifier({ usdPerCheck: { value: 0.232 } }) }), rung('b')]);
const wide = { value: 0.6, low: 0.4, high: 0.8 };

/** The worth of each stack at every rate of the engine's own prior of a model. */
const worthsAt = (job: Job, model: ModelId, row: RowId): number[][] => {
  const of = itemAt(
    job.plan.categories.filter(({ id }) => id === row),
    0,
  );
  const prior = beliefsOf([model], asLevered(of), job.plan.assumedRates, job.snapshot, { count: 240, seed: 'prior' });
  return [...prior.get(model)!.rate.draws!]
    .sort()
    .map((rate) =>
      tracesOf({ ...levers.pull(job, { kind: 'rate', modelId: model, categoryId: row }, rate), draws: 1 }).map(
        ({ total }) => meanOf(total!.net),
      ),
    );
};

describe('an option', () => {
  it.each<[string, Record<string, [Policy, Policy]>]>([
    ['single models', { one: alone('a'), two: alone('b') }],
    [
      'a ladder that the model ends',
      { one: [ladder([rung('a')]), ladder([rung('a')])], two: [checked, ladder([rung('a')])] },
    ],
    ['the other row', { one: alone('a'), two: [ladder([rung('a')]), ladder([rung('b')])] }],
  ])('is worth what choosing at every rate of its belief brings: %s', (_, stacks) => {
    const job = jobOf(stacks, [
      { a: { value: 0.61 }, b: wide },
      { a: { value: 0.61 }, b: { ...wide, value: 0.59 } },
    ]);
    const { options } = whatToMeasure(job, { draws: 1, maxEvals: 5 });
    expect(options.length).toBeGreaterThan(0);
    for (const { modelId: model, categoryId, perfectUsdPerMonth } of options) {
      const worths = worthsAt(job, model, categoryId);
      const means = itemAt(worths, 0).map((_s, s) => worths.reduce((sum, each) => sum + each[s]!, 0) / worths.length);
      const better = worths.reduce((sum, each) => sum + Math.max(...each), 0) / worths.length;
      const gain = 1000 * (better - Math.max(...means));
      expect(Math.abs(perfectUsdPerMonth - gain)).toBeLessThan(1e-4 * gain + 1e-6);
      expect(gain).toBeGreaterThan(1);
    }
  });

  it('costs an attempt and a label, at numbers of evals that grow by the root of two', () => {
    const job = jobOf({ one: alone('a'), two: alone('b') }, [
      { a: { value: 0.6 }, b: wide },
      { a: { value: 0.6 }, b: { value: 0.6 } },
    ]);
    const [option] = whatToMeasure(job, { draws: 1, maxEvals: 100, usdPerLabel: 0.1, months: 2 }).options;
    expect(option!.usdPerEval).toBeCloseTo(0.106, 12);
    expect(option!.byEvals.map(({ evals }) => evals)).toEqual([5, 8, 12, 17, 25, 36, 51, 73, 100]);
    const worths = worthsAt(job, modelId('b'), here);
    const columns = [0, 1].map((s) => Float64Array.from(worths, (each) => each[s]!));
    const belief = beliefsOf([modelId('b')], itemAt(job.plan.categories, 0), job.plan.assumedRates, job.snapshot, {
      count: 240,
      seed: 'prior',
    }).get(modelId('b'))!;
    const rates = Float64Array.from(belief.rate.draws!).sort();
    for (const { evals, usdPerMonth, changes, costUsd, netUsd } of option!.byEvals) {
      const plain = sampleWorth(rates, columns, evals);
      expect(usdPerMonth / (1000 * plain.gain)).toBeCloseTo(1, 3);
      expect(changes).toBeCloseTo(plain.changes, 6);
      expect(costUsd).toBeCloseTo(0.106 * evals, 9);
      expect(netUsd).toBeCloseTo(2 * usdPerMonth - costUsd, 9);
    }
    const best = option!.byEvals.reduce((most, one) => (one.netUsd > most.netUsd ? one : most));
    expect(option!.best).toEqual(best);
    const settled = option!.byEvals.find(({ usdPerMonth }) => usdPerMonth >= 0.95 * option!.perfectUsdPerMonth);
    expect(option!.settledAt).toBe(settled?.evals ?? null);
    const [long] = whatToMeasure(job, { draws: 1, maxEvals: 5000 }).options;
    const at = long!.byEvals.findIndex(({ evals }) => evals === long!.settledAt);
    expect(at).toBeGreaterThan(0);
    expect(long!.byEvals[at]!.usdPerMonth).toBeGreaterThanOrEqual(0.95 * long!.perfectUsdPerMonth);
    expect(long!.byEvals[at - 1]!.usdPerMonth).toBeLessThan(0.95 * long!.perfectUsdPerMonth);
    expect(whatToMeasure(job, { draws: 1, maxEvals: 5 }).options[0]!.byEvals.map(({ evals }) => evals)).toEqual([5]);
  });

  it('is worth nothing where one stack is ahead at every rate, and is then not asked about evals', () => {
    const job = jobOf({ one: alone('a'), two: alone('b') }, [
      { a: { value: 0.9 }, b: { value: 0.2, low: 0.15, high: 0.25 } },
      { a: { value: 0.9 }, b: { value: 0.2 } },
    ]);
    const { options, chosen } = whatToMeasure(job, { draws: 1 });
    expect(chosen).toBe('one');
    expect(options).toEqual([
      {
        modelId: 'b',
        categoryId: here,
        usdPerEval: expect.closeTo(0.006, 12),
        perfectUsdPerMonth: 0,
        byEvals: [],
        best: null,
        settledAt: null,
      },
    ]);
  });

  it('of a model that only one of several stacks uses leaves the others as they are', () => {
    const job = jobOf({ one: alone('a'), two: alone('b'), three: alone('c') }, [
      { a: { value: 0.6 }, b: wide, c: { value: 0.62 } },
      { a: { value: 0.6 }, b: { value: 0.6 }, c: { value: 0.6 } },
    ]);
    const { options, stacks, chosen } = whatToMeasure(job, { draws: 1, maxEvals: 5 });
    expect(options).toHaveLength(1);
    // c: 0.7 x 0.62 + 0.3 x 0.6 less 0.006, of 1,000 tasks.
    expect(stacks.map(({ stackId, usdPerMonth }) => [stackId, usdPerMonth])).toEqual([
      ['one', expect.closeTo(597, 3)],
      ['two', expect.any(Number)],
      ['three', expect.closeTo(608, 3)],
    ]);
    expect(chosen).toBe('three');
  });
});

describe('a rate that the plan cannot hold', () => {
  it('is worth what the nearest one is that it can', () => {
    const job = jobOf({ one: alone('a'), two: alone('b') }, [
      { a: { value: 0.7 }, b: { value: 0.7, low: 0.5, high: 0.85 } },
      { a: { value: 0.6 }, b: { value: 0.6 } },
    ]);
    itemAt(job.plan.categories, 0).dependence = {
      ...itemAt(job.plan.categories, 0).dependence,
      beta: { value: 0.2 },
    };
    const [option] = whatToMeasure(job, { draws: 1, maxEvals: 5 }).options;
    const prior = beliefsOf([modelId('b')], itemAt(job.plan.categories, 0), job.plan.assumedRates, job.snapshot, {
      count: 240,
      seed: 'prior',
    }).get(modelId('b'))!;
    // 0.7 of the tasks: 0.7 - 0.003 against q - 0.006, with q at 0.8 at most.
    const gains = [...prior.rate.draws!].map((rate) => 700 * Math.max(0, Math.min(rate, 0.8) - 0.7 - 0.003));
    const lost = [...prior.rate.draws!].map((rate) => 700 * (Math.min(rate, 0.8) - 0.7 - 0.003));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const gain = mean(gains) - Math.max(0, mean(lost));
    expect(gain).toBeGreaterThan(5);
    expect(Math.abs(option!.perfectUsdPerMonth / gain - 1)).toBeLessThan(0.1);
  });
});

describe('evals where results elsewhere are carried over to the work', () => {
  const evidence = (model: string, successes: number) =>
    newEvidence({
      id: evidenceId(model),
      modelId: modelId(model),
      category: 'programming',
      benchmark: 'bench',
      metric: 'metric',
      config: '',
      value: successes,
      successes,
      trials: 400,
      source: 'a paper',
      selfReported: false,
      owner: 'seed',
    });

  it('say how hard the work is for every model, as an anchor does', () => {
    const job = jobOf({ one: alone('a'), two: alone('b') }, [{}, { a: { value: 0.6 }, b: { value: 0.6 } }]);
    const first = itemAt(job.plan.categories, 0);
    job.plan.categories[0] = {
      ...first,
      yardstick: 'bench/metric',
      transfer: { kind: 'measured' },
      valueOfSuccessUsd: { value: 0.05 },
    };
    job.snapshot.evidence = [evidence('a', 240), evidence('b', 262)];
    const draws = 3;
    const { options } = whatToMeasure(job, { draws, maxEvals: 5 });
    const row = itemAt(job.plan.categories, 0);
    expect(options.map(({ modelId: model }) => model).sort()).toEqual(['a', 'b']);
    for (const { modelId: model, perfectUsdPerMonth } of options) {
      const prior = beliefsOf([model], row, job.plan.assumedRates, job.snapshot, { count: 240, seed: 'prior' });
      const rates = [...prior.get(model)!.rate.draws!].sort().filter((_, i) => i % 6 === 3);
      const worths = rates.map((value) => {
        const anchored = { ...row, anchor: { modelId: model, rate: { value } } };
        const categories = job.plan.categories.map((one) => (one === row ? anchored : one));
        return tracesOf({ ...job, plan: { ...job.plan, categories }, draws }).map(({ total }) => meanOf(total!.net));
      });
      const means = [0, 1].map((s) => worths.reduce((sum, each) => sum + each[s]!, 0) / worths.length);
      const gain =
        (1000 * worths.reduce((sum, each) => sum + Math.max(...each), 0)) / worths.length - 1000 * Math.max(...means);
      expect(Math.abs(perfectUsdPerMonth - gain)).toBeLessThan(0.1 * gain + 0.01);
    }
    // One that is stated says nothing of the others: it is moved alone.
    const stated = { ...job, plan: { ...job.plan, assumedRates: [...job.plan.assumedRates] } };
    stated.plan.assumedRates.push({ modelId: modelId('a'), category: here, rate: { value: 0.6, low: 0.5, high: 0.7 } });
    const [own] = whatToMeasure(stated, { draws, maxEvals: 5 }).options.filter(({ modelId: model }) => model === 'a');
    expect(own!.perfectUsdPerMonth).toBeGreaterThan(0);
  });
});

describe('the options', () => {
  const stacks = { one: alone('a'), two: alone('b') };
  const doubtful: [Rates, Rates] = [
    { a: wide, b: wide },
    { a: wide, b: wide },
  ];

  it('are every model and row that is in doubt, told one after the other, and end where they are stopped', () => {
    const job = jobOf(stacks, doubtful);
    const heard: [number, string][] = [];
    const ask = { draws: 1, maxEvals: 5 };
    const whole = whatToMeasure(job, ask, (share, doing) => heard.push([share, doing]) > 0);
    expect(heard).toEqual([
      [0, 'today'],
      [0.1, 'evals'],
      [expect.closeTo(0.325, 12), 'evals'],
      [expect.closeTo(0.55, 12), 'evals'],
      [expect.closeTo(0.775, 12), 'evals'],
    ]);
    expect(whole.complete).toBe(true);
    expect(whole.options.map(({ modelId: model, categoryId }) => `${categoryId} ${model}`).sort()).toEqual([
      'programming a',
      'programming b',
      'writing a',
      'writing b',
    ]);
    let asked = 0;
    const stopped = whatToMeasure(job, ask, () => {
      asked += 1;
      return asked < 4;
    });
    expect([stopped.complete, stopped.options.length, asked]).toEqual([false, 2, 4]);
    // In the order of their names, whatever the order of the plan.
    const turned = jobOf({ two: alone('b'), one: alone('a') }, doubtful);
    asked = 0;
    const first = whatToMeasure(turned, ask, () => {
      asked += 1;
      return asked < 3;
    });
    expect(first.options.map(({ modelId: model }) => model)).toEqual(['a']);
    const atOnce = whatToMeasure(job, ask, () => false);
    expect([atOnce.complete, atOnce.options, atOnce.chosen]).toEqual([false, [], 'one']);
  });

  it('stand by net gain, then by what knowing is worth, then by row and model', () => {
    const job = jobOf(stacks, doubtful);
    const order = (ask: object, given = job): string[] =>
      whatToMeasure(given, { draws: 1, maxEvals: 20, ...ask }).options.map(
        ({ modelId: model, categoryId }) => `${categoryId} ${model}`,
      );
    const { options } = whatToMeasure(job, { draws: 1, maxEvals: 20 });
    const nets = options.map(({ best }) => best?.netUsd ?? 0);
    expect(nets).toEqual([...nets].sort((x, y) => y - x));
    // The larger row first.
    expect(order({}).map((name) => name.split(' ')[0])).toEqual(['programming', 'programming', 'writing', 'writing']);
    // Attempts of c are so dear that none of them pays for its evals, though more could be won by knowing it.
    const few = jobOf(
      { one: alone('a'), two: alone('b'), three: alone('c') },
      [
        { a: { value: 0.6 }, b: { value: 0.6, low: 0.5, high: 0.7 }, c: { value: 0.9, low: 0.6, high: 0.99 } },
        { a: { value: 0.6 }, b: { value: 0.6 }, c: { value: 0.9 } },
      ],
      2,
    );
    few.snapshot.models[2] = modelAt('c', 200);
    few.plan.tasksPerMonth = 10;
    const found = whatToMeasure(few, { draws: 1, maxEvals: 20 }).options;
    expect(found.map(({ modelId: model, best }) => [model, best === null])).toEqual([
      ['b', false],
      ['c', true],
    ]);
    expect(found[1]!.perfectUsdPerMonth).toBeGreaterThan(found[0]!.perfectUsdPerMonth);
    // Where no evals pay, by what knowing for sure would bring.
    const dear = whatToMeasure(job, { draws: 1, maxEvals: 20, usdPerLabel: 1e9 }).options;
    expect(dear.every(({ best }) => best === null)).toBe(true);
    const worths = dear.map(({ perfectUsdPerMonth }) => perfectUsdPerMonth);
    expect(worths).toEqual([...worths].sort((x, y) => y - x));
    expect(worths[0]).toBeGreaterThan(worths[3]!);
    // Where nothing is worth knowing, by name, whatever the order of the plan.
    const sure: [Rates, Rates] = [
      { a: { value: 0.9, low: 0.89, high: 0.91 }, b: { value: 0.1, low: 0.09, high: 0.11 } },
      { a: { value: 0.9, low: 0.89, high: 0.91 }, b: { value: 0.1, low: 0.09, high: 0.11 } },
    ];
    const settled = jobOf({ two: alone('b'), one: alone('a') }, sure);
    settled.plan.categories.reverse();
    expect(order({}, settled)).toEqual(['programming a', 'programming b', 'writing a', 'writing b']);
  });

  it('weigh what a success is worth where that is stated, else what a task costs, unless told', () => {
    const [worthy, free] = [jobOf(stacks, doubtful), jobOf(stacks, doubtful, 0)];
    const worth = (job: Job, ask = {}) => whatToMeasure(job, { draws: 1, maxEvals: 5, ...ask }).worth;
    expect([worth(worthy), worth(free), worth(worthy, { worth: 'usdPerTask' })]).toEqual([
      'netValueUsdPerTask',
      'usdPerTask',
      'usdPerTask',
    ]);
    const told = whatToMeasure(worthy, { draws: 1, maxEvals: 5, worth: 'usdPerTask' });
    expect(told.stacks.map(({ usdPerMonth }) => usdPerMonth)).toEqual([expect.closeTo(-3, 9), expect.closeTo(-6, 9)]);
    // By cost a is chosen at any rate: 0.003 for 0.006.
    const byCost = whatToMeasure(free, { draws: 1, maxEvals: 5 });
    expect(byCost.stacks.map(({ usdPerMonth }) => usdPerMonth)).toEqual([expect.closeTo(-3, 9), expect.closeTo(-6, 9)]);
    expect(byCost.options.map(({ perfectUsdPerMonth }) => perfectUsdPerMonth)).toEqual([0, 0, 0, 0]);
  });

  it('take rows without tasks and models without evidence for what they are', () => {
    const job = jobOf(stacks, [{ a: wide }, { a: wide, b: wide }]);
    itemAt(job.plan.categories, 1).share = 0;
    itemAt(job.plan.categories, 0).share = 1;
    const { options, unknown } = whatToMeasure(job, { draws: 1, maxEvals: 5 });
    expect(options.map(({ modelId: model, categoryId }) => `${categoryId} ${model}`)).toEqual(['programming a']);
    expect(unknown).toEqual([{ modelId: 'b', categoryId: here }]);
  });

  it.each<[object, string]>([
    [{ usdPerLabel: -1 }, 'usdPerLabel is -1'],
    [{ months: -1 }, 'months is -1; allowed: 0 to 1200'],
    [{ months: 1201 }, 'months is 1201; allowed: 0 to 1200'],
    [{ draws: 0 }, 'draws is 0; allowed: 1 to 100000'],
    [{ maxEvals: 4 }, 'maxEvals is 4; allowed: 5 to 100000'],
    [{ maxEvals: 1e6 }, 'maxEvals is 1000000; allowed: 5 to 100000'],
  ])('are refused under %j', (ask, message) => {
    expect(() => whatToMeasure(jobOf(stacks, doubtful), ask)).toThrow(message);
  });

  it('are refused where no stack can be evaluated', () => {
    expect(() => whatToMeasure(jobOf(stacks, [{}, {}]))).toThrow('stacks that can be evaluated is 0; allowed: 1 to');
  });
});

describe('choosing at every rate apart', () => {
  it('is worth its gain over choosing once', () => {
    // On average both bring 2; the better of both 3 and 2.
    expect(perfectWorth([Float64Array.of(1, 3), Float64Array.of(2, 2)])).toBe(0.5);
    expect(perfectWorth([Float64Array.of(1, 2), Float64Array.of(2, 3)])).toBe(0);
    expect(perfectWorth([Float64Array.of(0, 0, 9), Float64Array.of(1, 1, 1)])).toBeCloseTo(2 / 3, 12);
    expect(meanOf(Float64Array.of(1, 2, 6))).toBe(3);
  });

  it('after evals that tell for sure is the same, and after none is nothing', () => {
    const rates = Float64Array.of(0, 1);
    const worths = [Float64Array.of(-3, 3), Float64Array.of(0, 0)];
    expect(sampleWorth(rates, worths, 1)).toEqual({ gain: expect.closeTo(1.5, 12), changes: expect.closeTo(0.5, 12) });
    expect(sampleWorth(rates, worths, 500)).toEqual({
      gain: expect.closeTo(1.5, 12),
      changes: expect.closeTo(0.5, 12),
    });
    expect(sampleWorth(rates, worths, 0)).toEqual({ gain: 0, changes: 0 });
  });

  it.each([239, 240, 1000])('after %i evals is as good as telling each number of successes apart', (evals) => {
    // Rates that are all but told apart by so many evals; worth by which side of one half they lie.
    const rates = Float64Array.of(0.1, 0.3, 0.7, 0.9);
    const worths = [Float64Array.of(-1, -1, 1, 1), Float64Array.of(0, 0, 0, 0)];
    const { gain, changes } = sampleWorth(rates, worths, evals);
    expect(gain).toBeCloseTo(0.5, 6);
    expect(changes).toBeCloseTo(0.5, 6);
  });
});
