/** Own and rented hardware in a plan: it is paid whether it is used or not, rows share it, and nothing of it is free. */
import { describe, expect, it } from 'vitest';
import { attemptShape } from '../../../shared/engine/attemptCost.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { fleetLines } from '../../../shared/engine/fleets/fleetLines.ts';
import { hardwareOf, waysOut } from '../../../shared/engine/fleets/hardware.ts';
import { loadOf } from '../../../shared/engine/fleets/load.ts';
import { stackLoad } from '../../../shared/engine/fleets/stackLoad.ts';
import { steadyDemand } from '../../../shared/engine/horizon/demand.ts';
import type { Future } from '../../../shared/engine/horizon/future.ts';
import { project } from '../../../shared/engine/horizon/project.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { tornado } from '../../../shared/engine/levers/tornado.ts';
import { outageOf } from '../../../shared/engine/outage.ts';
import type { Figures } from '../../../shared/engine/outcome.ts';
import type { Demand } from '../../../shared/engine/serving/fleet.ts';
import { placeOn } from '../../../shared/engine/serving/placing.ts';
import type { Hosted } from '../../../shared/engine/serving/selfHost.ts';
import { demandDefaults, type SelfHostAsk, selfHostDefaults } from '../../../shared/engine/serving/selfHostAsk.ts';
import { checksOf, furthestOf } from '../../../shared/engine/simulate/against.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { type Fleet, newFleet } from '../../../shared/plan/fleet.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import { playAlone } from './simulate/playAlone.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

const open = 'openai/gpt-oss-120b';
const closed = 'closed';

const rented: Fleet = {
  ...newFleet('fleet1', modelId(open), [stackId('own')], 'H100'),
  gpus: 1,
  usdPerGpuHour: 2,
  staffUsdPerMonth: 1000,
};

const open70 = ladder([rung(open)]);

/** A million tasks a month of 1,000 and 500 tokens, bought in one stack and made on `fleet` in the other. */
const jobWith = (fleet: Partial<Fleet>, more: Parameters<typeof smallJob>[3] = {}): Job =>
  smallJob(
    [modelAt(open), modelAt(closed, 10)],
    { [open]: 0.7, [closed]: 0.9 },
    { api: open70, own: open70 },
    {
      ...more,
      plan: { tasksPerMonth: 1_000_000, fleets: [{ ...rented, ...fleet }], ...more.plan },
    },
  );

/** Ten times the work: more than one replica carries. */
const busy = { plan: { tasksPerMonth: 10_000_000 } };

const totalOf = (job: Job, stack: string): Figures => {
  const total = evaluate(job).stacks.find(({ stackId: id }) => id === stack)?.total;
  if (total == null) throw new Error(`${stack} has no figures`);
  return total;
};

const gapsOf = (job: Job): unknown[] =>
  evaluate(job).stacks.flatMap(({ categories }) => categories.flatMap(({ gaps }) => gaps));

const rentedDemand: Omit<Demand, 'requestsPerMonth'> = demandDefaults;

/** What the model of serving says of the same requests, asked for by hand. */
const placed = (demand: typeof rentedDemand = rentedDemand, requestsPerMonth = 1_000_000) => {
  const found = placeOn({
    ...selfHostDefaults,
    model: open,
    gpu: 'H100',
    gpus: 1,
    promptTokens: 1000,
    completionTokens: 500,
    demand: { ...demand, requestsPerMonth },
    usdPerGpuHour: 2,
    staffUsdPerMonth: 1000,
  });
  if (found.kind !== 'placed') throw new Error(found.kind);
  return found;
};

describe('the load of attempts', () => {
  const shape = { ...category().shape, cacheReadShare: 0.25 };

  it('is their requests, prompts and caches, and the answers at the length the model writes', () =>
    expect(loadOf({ ...attemptShape(shape, 3, false), steps: 4 }, 10)).toEqual({
      requests: 40,
      promptTokens: 10_000,
      cachedTokens: 2500,
      completionTokens: 15_000,
    }));

  it('has a request of every attempt, also where its steps are fewer than one', () =>
    expect(loadOf({ ...attemptShape(shape, 1, false), steps: 0.5 }, 10).requests).toBe(10));
});

describe('hardware of a stack', () => {
  it('costs what the model of serving says, and no token of it is bought', () => {
    const { replicas } = placed().fleet;
    const total = totalOf(jobWith({}), 'own');
    const hardware = replicas * 2 * 730 * 1.15;
    expect(replicas).toBeGreaterThan(1);
    expect(total.parts.model).toBe(0);
    expect(total.parts.committed * 1e6).toBeCloseTo(hardware, 6);
    expect(total.parts.owned * 1e6).toBeCloseTo(1000, 6);
    expect(cashOf(total, 1e6)).toBeCloseTo(hardware, 6);
    expect(fullCostOf(total, 1e6)).toBeCloseTo(hardware + 1000, 6);
    expect(total.usdPerSuccess?.value).toBeCloseTo((hardware + 1000) / 700_000, 9);
    // Bought, a task costs 1,000 x $1/M + 500 x $4/M.
    expect(totalOf(jobWith({}), 'api').usdPerTask.value).toBeCloseTo(0.003, 12);
  });

  it('is no cash where it is owned', () => {
    const total = totalOf(jobWith({ owned: true }), 'own');
    expect(cashOf(total, 1e6)).toBe(0);
    expect(fullCostOf(total, 1e6)).toBeCloseTo(placed().fleet.replicas * 2 * 730 * 1.15 + 1000, 6);
  });

  it('buys what capped replicas cannot carry, and pays tools wherever the model runs', () => {
    const tools = category({ shape: { ...category().shape, toolCalls: { value: 2 }, toolCallUsd: 0.01 } });
    const capped = totalOf(jobWith({ mostReplicas: 1, spares: 0 }, { category: tools, ...busy }), 'own');
    const expected = placed({ ...demandDefaults, mostReplicas: 1, spares: 0 }, 10_000_000).fleet.overflow;
    const share = (capped.parts.model - 0.02) / 0.003;
    expect(expected).toBeGreaterThan(0.01);
    expect(share).toBeCloseTo(expected, 9);
    expect(totalOf(jobWith({}, { category: tools }), 'own').parts.model).toBeCloseTo(0.02, 12);
  });

  it('is shared by rows by the time they take, and the mix adds up', () => {
    const job = jobWith({});
    const [row] = job.plan.categories;
    const long = {
      ...row!,
      id: rowId('science'),
      share: 0.25,
      shape: { ...row!.shape, completionTokens: { value: 4000 } },
    };
    const two: Job = {
      ...job,
      plan: {
        ...job.plan,
        categories: [{ ...row!, share: 0.75 }, long],
        assumedRates: [
          ...job.plan.assumedRates,
          ...job.plan.assumedRates.map((rate) => ({ ...rate, category: rowId('science') })),
        ],
        stacks: job.plan.stacks.map((stack) => ({ ...stack, policies: { ...stack.policies, science: open70 } })),
      },
    };
    const own = evaluate(two).stacks[1]!;
    const [short, slow] = own.categories.map(({ figures }) => figures!.parts.committed);
    expect(slow! / short!).toBeGreaterThan(4);
    expect(0.75 * short! + 0.25 * slow!).toBeCloseTo(own.total!.parts.committed, 12);
    const hardware = own.total!.parts.committed * 1e6;
    expect(hardware / (2 * 730 * 1.15)).toBeCloseTo(Math.round(hardware / (2 * 730 * 1.15)), 9);
  });

  it('counts in its draws how unsure speed and rent are, and nothing where both are stated', () => {
    const unsure = totalOf(jobWith({ usdPerGpuHour: null }, { draws: 400 }), 'own').usdPerTask;
    expect(unsure.low!).toBeLessThan(unsure.value);
    expect(unsure.high! / unsure.low!).toBeGreaterThan(1.5);
    const bought = totalOf(jobWith({}, { draws: 400 }), 'api').usdPerTask;
    expect(bought.high).toBeCloseTo(bought.low!, 12);
  });

  it('agrees with tasks played one by one, on a ladder of which it carries one step in part', () => {
    const policy = ladder([rung(open, { attempts: 2, verifier: verifier() }), rung(closed)]);
    const job = jobWith({ mostReplicas: 1, spares: 0 }, busy);
    const own = {
      ...job,
      plan: { ...job.plan, stacks: job.plan.stacks.map((s) => ({ ...s, policies: { programming: policy } })) },
    };
    const played = playAlone({ job: own, stackId: stackId('own'), tasks: 40_000, seed: 'fleet' });
    const exact = totalOf(own, 'own');
    expect(exact.parts.model).toBeGreaterThan(0);
    expect(furthestOf(checksOf(exact, played!))).toBeLessThan(4);
  });

  it('leads from the list price to the cost of a success in steps that add up', () => {
    const own = evaluate(jobWith({ mostReplicas: 1, spares: 0 }, busy)).stacks[1]!;
    const [row] = own.categories;
    expect(row!.waterfall.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(row!.figures!.usdPerSuccess!.value, 12);
    expect(row!.waterfall.find(({ step }) => step === 'firstRung')!.usd).toBeCloseTo(0, 12);
    expect(row!.waterfall.find(({ step }) => step === 'hardware')!.usd).toBeGreaterThan(0);
  });
});

describe('how busy hardware is', () => {
  it('is said as the question of one model alone answers it', () => {
    const job = jobWith({ usdPerGpuHour: 2 });
    const [api, own] = evaluate(job).stacks;
    expect(api!.hardware).toBeUndefined();
    const load = stackLoad(job, stackId('own'), modelId(open))!;
    const apiUsd = totalOf(job, 'api').parts.model * 1e6;
    const price = { promptUsdPerM: 0, completionUsdPerM: apiUsd / (load.completionTokens / 1e6), cachedUsdPerM: null };
    const kept = hardwareOf(job.plan.fleets![0]!, load, price).rented as Hosted;
    expect(own!.hardware).toEqual([
      {
        modelId: open,
        gpu: rented.gpu,
        gpus: kept.deployment.gpus * kept.fleet.replicas,
        isOwned: false,
        load: expect.closeTo(kept.fleet.load, 12),
        reachableLoad: expect.closeTo(kept.fleet.reachableLoad, 12),
        neededLoad: expect.closeTo(kept.against!.neededLoad ?? 0, 9),
        usdPerMonth: expect.closeTo(kept.month.hardwareUsd + kept.month.overheadUsd + 1000, 6),
      },
    ]);
  });
});

describe('the lines below what hardware costs', () => {
  const load = { promptTokens: 1000, completionTokens: 500, cachedTokens: 0, requests: 1 };
  const full = (fleet: Partial<Fleet>, boughtUsd: number): number[] =>
    fleetLines({ ...rented, ...fleet }, [load]).map((line) => line.attempt(boughtUsd, load).full);

  it('count an attempt at its seconds of hardware, and no more than it costs to buy where replicas are capped', () => {
    const [none, seconds] = full({ mostReplicas: null }, 0) as [number, number];
    expect([none, seconds > 0]).toEqual([0, true]);
    expect(full({ mostReplicas: null }, 1000)).toEqual([0, seconds]);
    expect(full({ mostReplicas: 1 }, 1000)).toEqual([0, seconds]);
    expect(full({ mostReplicas: 1 }, seconds / 3)).toEqual([0, seconds / 3]);
    expect(full({ mostReplicas: 1 }, 0)).toEqual([0, 0]);
  });

  it('are cash of what is rented, and cost alone of what is owned', () => {
    const [, line] = fleetLines({ ...rented, mostReplicas: null }, [load]);
    const [, own] = fleetLines({ ...rented, mostReplicas: null, owned: true }, [load]);
    const [paid, kept] = [line?.attempt(0, load), own?.attempt(0, load)];
    expect([paid?.cash === paid?.full, kept?.cash]).toEqual([true, 0]);
    expect(kept?.full).toBeGreaterThan(0);
    expect(line?.fixed.full).toBeCloseTo((line?.fixed.cash ?? 0) + rented.staffUsdPerMonth, 9);
  });
});

describe('the lines of rows whose requests differ in length', () => {
  const short = { requests: 10, promptTokens: 2000, cachedTokens: 500, completionTokens: 20_000 };
  const long = { requests: 1, promptTokens: 1000, cachedTokens: 500, completionTokens: 500 };
  /** An hour of one H100 at 2 USD, and 15% on top. */
  const hour = 2 * 1.15;
  const asked = (change: Partial<SelfHostAsk>) => {
    const found = placeOn({
      ...selfHostDefaults,
      model: open,
      gpu: 'H100',
      gpus: 1,
      promptTokens: 200,
      completionTokens: 500,
      demand: { ...demandDefaults, requestsPerMonth: 1 },
      usdPerGpuHour: 2,
      ...change,
    });
    if (found.kind !== 'placed') throw new Error(found.kind);
    return found.throughput;
  };

  it('are those of the shortest prompt, the shortest answer and the most that a cache serves, whatever each user gets', () => {
    // Of each row the least of a request: 200 prompt tokens of the first, 500 completion tokens of the second.
    const { promptTokenSeconds, completionTokenSeconds } = asked({ prefixHit: 0.5, perUserFloor: 0 });
    const lines = fleetLines({ ...rented, perUserFloor: 20 }, [short, long]);
    // At the busiest hour three times the mean, on replicas that carry 75%: four seconds paid for each that is used.
    const second = (4 * hour) / 3600;
    expect(lines[1]?.attempt(0, short).full).toBeCloseTo(
      second * (2000 * promptTokenSeconds + 20_000 * completionTokenSeconds),
      9,
    );
    expect(lines[1]?.fixed).toEqual({
      cash: expect.closeTo(730 * hour, 9),
      full: expect.closeTo(730 * hour + 1000, 9),
    });
    expect(lines[0]?.fixed).toEqual({
      cash: expect.closeTo(2 * 730 * hour, 9),
      full: expect.closeTo(2 * 730 * hour + 1000, 9),
    });
    expect(lines[0]?.attempt(5, short)).toEqual({ cash: 0, full: 0 });
  });

  it('keep every user the floor where all are of one length', () => {
    const ten = { requests: 10, promptTokens: 10_000, cachedTokens: 0, completionTokens: 5000 };
    const one = { requests: 1, promptTokens: 1000, cachedTokens: 0, completionTokens: 500 };
    const { promptTokenSeconds, completionTokenSeconds } = asked({ promptTokens: 1000, perUserFloor: 60 });
    const lines = fleetLines({ ...rented, perUserFloor: 60 }, [ten, one]);
    expect(lines[1]?.attempt(0, one).full).toBeCloseTo(
      ((4 * hour) / 3600) * (1000 * promptTokenSeconds + 500 * completionTokenSeconds),
      12,
    );
    const [, unkept] = fleetLines({ ...rented, perUserFloor: 60 }, [ten, { ...one, completionTokens: 501 }]);
    expect(unkept?.attempt(0, one).full).toBeLessThan(lines[1]?.attempt(0, one).full ?? 0);
  });

  it('take the size of a replica that is cheapest where none is stated', () => {
    const sized = ([1, 2, 4, 8] as const).map(
      (gpus) => fleetLines({ ...rented, gpus }, [long])[1]?.attempt(0, long).full,
    );
    const [, any] = fleetLines({ ...rented, gpus: null }, [long]);
    expect(any?.attempt(0, long).full).toBeLessThanOrEqual(Math.min(...sized.map((usd) => usd ?? 0)));
  });

  it('are none where nothing is asked of it, or it can serve nothing', () => {
    expect(fleetLines(rented, [])).toEqual([]);
    expect(fleetLines({ ...rented, gpu: 'L40S' }, [long])).toEqual([]);
    expect(fleetLines({ ...rented, gpu: 'TPU' }, [long])).toEqual([]);
    const qwen = { ...rented, modelId: modelId('qwen/qwen3-32b') };
    expect(fleetLines({ ...qwen, precision: 'fp8', successLoss: { value: 0 } }, [long])).toHaveLength(2);
    expect(fleetLines({ ...qwen, precision: 'fp8' }, [long])).toEqual([]);
  });
});

describe('hardware before it is taken', () => {
  const load = { requests: 1_000_000, promptTokens: 1e9, cachedTokens: 0, completionTokens: 5e8 };
  const api = { promptUsdPerM: 1, completionUsdPerM: 4, cachedUsdPerM: null };

  it('is rented and owned beside the API, growing with the volume by whole replicas', () => {
    const { ask, rented: bought, owned, steps } = hardwareOf(rented, load, api);
    expect(ask).toMatchObject({ owned: false, usdPerGpuHour: 2 });
    if (bought.kind !== 'hosted' || owned.kind !== 'hosted') throw new Error('not hosted');
    expect(owned.usdPerGpuHour).toBeCloseTo(Math.sqrt(1.3 * 1.69), 12);
    expect(steps).toHaveLength(200);
    expect([steps[0]?.times, steps[39]?.times, steps[199]?.times]).toEqual([0.025, 1, 5]);
    // A million requests of 1,000 and 500 tokens cost 0.003 USD each at the API.
    for (const { times, apiUsd } of steps) expect(apiUsd).toBeCloseTo(3000 * times, 6);
    expect(steps[39]).toMatchObject({ rentedUsd: bought.month.fullUsd, ownedUsd: owned.month.fullUsd });
    const replicas = steps.map(({ rentedUsd }) => ((rentedUsd ?? 0) - 1000) / (2 * 730 * 1.15));
    for (const count of replicas) expect(count).toBeCloseTo(Math.round(count), 9);
    expect(replicas.at(-1)).toBeGreaterThan(replicas[0] ?? 0);
    expect(hardwareOf({ ...rented, owned: true, usdPerGpuHour: 3 }, load, api)).toMatchObject({
      ask: { owned: true },
      owned: { usdPerGpuHour: 3 },
      rented: { usdPerGpuHour: 2.95 },
    });
  });

  it('has no price where nobody published one, and no API to be held against', () => {
    const unpriced = hardwareOf({ ...rented, gpu: 'H200-NVL', usdPerGpuHour: null }, load, null);
    expect([unpriced.rented, unpriced.owned]).toEqual([{ kind: 'unpriced' }, { kind: 'unpriced' }]);
    expect(unpriced.steps[0]).toEqual({ times: 0.025, apiUsd: null, rentedUsd: null, ownedUsd: null });
    expect(hardwareOf(rented, load, null).steps[0]).toMatchObject({ apiUsd: null });
    expect(() => hardwareOf({ ...rented, gpu: 'TPU' }, load, api)).toThrow('gpu is TPU');
    const onlyOwned = hardwareOf({ ...rented, gpu: 'H200-NVL', owned: true }, load, api);
    expect(onlyOwned.rented).toEqual({ kind: 'unpriced' });
    expect(onlyOwned.steps[39]?.apiUsd).toBeCloseTo(3000, 6);
  });

  it('that does not fit fits on more GPUs, in fewer bits or on larger ones: the cheapest month first', () => {
    const llama = { ...rented, modelId: modelId('meta-llama/llama-3.3-70b-instruct'), usdPerGpuHour: null };
    const ways = waysOut(llama, load, api, ['H200', 'B200', 'L40S']);
    expect(ways.map(({ change }) => change)).toHaveLength(3);
    expect(ways.map(({ found }) => found.month.fullUsd)).toEqual(
      ways.map(({ found }) => found.month.fullUsd).toSorted((a, b) => a - b),
    );
    for (const { change, gpus, gpu, precision } of waysOut(llama, load, api, [])) {
      expect([{ gpus: 2 }, { precision: 'fp8' }]).toContainEqual(change);
      expect({ gpus: 1, precision: 'bf16', gpu: 'H100', ...change }).toEqual({ gpus, precision, gpu });
    }
    expect(waysOut(llama, load, api, [])).toHaveLength(2);
    expect(waysOut(rented, load, api, ['H200'])).toEqual([]);
  });
});

describe('the load of a stack', () => {
  it('is what its rows send the model, of no row that cannot be evaluated', () => {
    const job = jobWith({});
    const of = (stack: string, model: string) => stackLoad(job, stackId(stack), modelId(model));
    expect(of('own', open)).toEqual({
      requests: 1_000_000,
      promptTokens: expect.closeTo(1e9, 0),
      cachedTokens: 0,
      completionTokens: expect.closeTo(5e8, 0),
    });
    expect(of('own', closed)).toBeNull();
    expect(of('nobody', open)).toBeNull();
    job.plan.assumedRates = [];
    expect(of('own', open)).toBeNull();
  });
});

describe('what serving costs in success', () => {
  it('is unknown until it is stated, for weights kept in fewer bits than released', () => {
    const qwen = 'qwen/qwen3-32b';
    const job = (fleet: Partial<Fleet>): Job =>
      smallJob(
        [modelAt(qwen)],
        { [qwen]: 0.5 },
        { own: ladder([rung(qwen)]) },
        {
          plan: { tasksPerMonth: 1_000_000, fleets: [{ ...rented, modelId: modelId(qwen), ...fleet }] },
        },
      );
    expect(gapsOf(job({ precision: 'fp8' }))).toEqual([
      { kind: 'fleet', modelId: qwen, gpu: 'H100', why: 'successUnknown' },
    ]);
    const stated = totalOf(job({ precision: 'fp8', successLoss: { value: 0.1 } }), 'own');
    expect(stated.success.value).toBeCloseTo(0.45, 12);
    expect(totalOf(job({ precision: 'bf16' }), 'own').success.value).toBeCloseTo(0.5, 12);
  });

  it('stays out of the stacks that buy the model', () => {
    const job = jobWith({ successLoss: { value: 0.5 } });
    expect(totalOf(job, 'api').success.value).toBeCloseTo(0.7, 12);
    expect(totalOf(job, 'own').success.value).toBeCloseTo(0.35, 12);
    const inUse = evaluate(job).stacks.map(({ categories }) => categories[0]?.rates.map(({ rate }) => rate.value));
    expect(inUse).toEqual([[expect.closeTo(0.7, 12)], [expect.closeTo(0.35, 12)]]);
  });
});

describe('hardware that cannot serve', () => {
  it.each([
    ['L40S', 'doesNotFit'],
    ['TPU', 'unknownGpu'],
  ])('on %s says so: %s', (gpu, why) => {
    expect(gapsOf(jobWith({ gpu }))).toEqual([{ kind: 'fleet', modelId: open, gpu, why }]);
  });
});

describe('hardware without a price, or at numbers that cannot be', () => {
  it.each<[Partial<Fleet>, string]>([
    [{ gpu: 'A100-80', owned: true, usdPerGpuHour: null }, 'noRent'],
    [{ gpu: 'A100-80', rent: 'reserved', usdPerGpuHour: null }, 'noRent'],
    [{ allowedLoad: 0 }, 'outOfBounds'],
  ])('%o says so: %s', (fleet, why) => {
    expect(gapsOf(jobWith(fleet))).toMatchObject([{ kind: 'fleet', why }]);
  });

  it('stops no stack that does not use the model', () => {
    const job = jobWith({ gpu: 'TPU' });
    const own = job.plan.stacks.find(({ id }) => id === 'own')!;
    own.policies = { [rowId('programming')]: ladder([rung(closed)]) };
    expect(gapsOf(job)).toEqual([]);
    expect(totalOf(job, 'own').parts.committed).toBe(0);
    expect(project(job, stackId('own'), { months: 0 }).kind).toBe('projected');
  });
});

describe('months ahead', () => {
  const future = (growthPerYear: number): Future => ({
    months: 12,
    demand: { ...steadyDemand, growthPerYear: { value: growthPerYear } },
  });

  it('start with the month that is evaluated, draws and all', () => {
    const job = jobWith({ mostReplicas: 1, spares: 0, usdPerGpuHour: null }, { ...busy, draws: 60 });
    const found = project(job, stackId('own'), future(0));
    if (found.kind !== 'projected') throw new Error(found.kind);
    const total = totalOf(job, 'own');
    for (const month of [found.months[0]!, found.months[12]!]) {
      expect(month.cashUsd / cashOf(total, 1e7)).toBeCloseTo(1, 9);
      expect(month.spendUsd / total.usdPerMonth.value).toBeCloseTo(1, 9);
      expect(month.bands!.usdPerSuccess!.high / total.usdPerSuccess!.high!).toBeCloseTo(1, 9);
    }
  });

  it('grow by whole replicas, and not at all where what works today still carries', () => {
    const month = (growth: number): number[] => {
      const found = project(jobWith({}, busy), stackId('own'), future(growth));
      return found.kind === 'projected' ? found.months.map(({ cashUsd }) => cashUsd / (2 * 730 * 1.15)) : [];
    };
    const grown = month(2);
    expect(grown.map((replicas) => replicas - Math.round(replicas)).every((off) => Math.abs(off) < 1e-9)).toBe(true);
    expect(grown[12]!).toBeGreaterThan(grown[0]!);
    expect(new Set(grown.map(Math.round)).size).toBeLessThan(grown.length);
    expect(month(0)[12]).toBeCloseTo(grown[0]!, 9);
  });

  it('say that the hardware cannot serve', () => {
    expect(project(jobWith({ gpu: 'L40S' }), stackId('own'), future(0))).toMatchObject({
      kind: 'unavailable',
      gaps: [{ gap: { kind: 'fleet', why: 'doesNotFit' } }],
    });
  });
});

describe('an outage of the maker of the weights', () => {
  it('leaves standing what runs on hardware of its own', () => {
    const job = jobWith({});
    const [api, own] = outageOf(job, { dark: { kind: 'model', modelId: modelId(open) }, share: 1 }).stacks;
    expect(api?.figures).toMatchObject({ darkSuccess: 0, held: 0 });
    expect(own?.figures).toMatchObject({ held: 1, successesLost: 0 });
    expect(own?.figures?.darkSuccess).toBeCloseTo(0.7, 12);
  });
});

describe('levers', () => {
  it('move the size of the fleet with the row they touch, as an evaluation of the moved plan does', () => {
    const job = jobWith({});
    const [row] = job.plan.categories;
    const wide = { ...row!, shape: { ...row!.shape, completionTokens: { value: 500, low: 200, high: 4000 } } };
    const moved: Job = { ...job, plan: { ...job.plan, categories: [wide] } };
    const bar = tornado(moved, { stackId: stackId('own') }).bars.find(({ input }) => input.lever.kind === 'shape');
    const high = { ...wide, shape: { ...wide.shape, completionTokens: { value: 4000 } } };
    const at = totalOf({ ...job, plan: { ...job.plan, categories: [high] } }, 'own').usdPerSuccess!.value;
    expect(bar?.atHigh).toBeCloseTo(at, 9);
    expect(bar?.atHigh).toBeGreaterThan(bar?.atLow ?? Number.POSITIVE_INFINITY);
  });
});
