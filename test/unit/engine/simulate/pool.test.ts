/** How batches are shared out: who gets which, how far anyone runs ahead, and what ends it. No task is played. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import { batchCount, playBatch, tasksPerBatch } from '../../../../shared/engine/simulate/playBatch.ts';
import {
  type PlayWorker,
  playTogether,
  type StartPlayWorker,
} from '../../../../shared/engine/simulate/playTogether.ts';
import { createPlayWorker, type Order, type PlayedBatch } from '../../../../shared/engine/simulate/playWorker.ts';
import { newTotals, playableOf, type SimulationJob, summarise } from '../../../../shared/engine/simulate/simulation.ts';
import { emptyTally, type Tally } from '../../../../shared/engine/simulate/tally.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { category, ladder, modelAt, rung, smallJob } from '../smallJob.ts';

const job = (): Job => smallJob([modelAt('a')], { a: 0.5 }, { one: ladder([rung('a')]) });
const asked = (batches: number): SimulationJob => ({
  job: job(),
  stackId: stackId('one'),
  tasks: (batches - 1) * tasksPerBatch + 1,
  seed: 's',
});

/** A batch of one task that cost its number in USD. */
const tallyOf = (batch: number): Tally => ({ ...emptyTally(false, 'batch'), tasks: 1, success: 1, usd: batch });

/** Workers that do nothing by themselves: what they were told, and what ended them. */
const watched = () => {
  const told: (number | 'play')[][] = [];
  const ended: number[] = [];
  const workers: { played: (batch: number) => void; fail: (message: string) => void }[] = [];
  const start: StartPlayWorker = (onPlayed, fail): PlayWorker => {
    const own = told.push([]) - 1;
    workers.push({ played: (batch) => onPlayed({ batch, tallies: [tallyOf(batch)] }), fail });
    return {
      order: (order: Order) => itemAt(told, own).push('play' in order ? 'play' : order.batch),
      end: () => ended.push(own),
    };
  };
  return { told, ended, workers, start };
};

const next = <T>(promise: Promise<T>): Promise<T | 'open'> =>
  Promise.race([promise, new Promise<'open'>((resolve) => setTimeout(() => resolve('open'), 0))]);

describe('a pool', () => {
  it('gives each worker two batches, by turns, and another for each that is played', async () => {
    const { told, ended, workers, start } = watched();
    const heard: number[][] = [];
    const { played } = playTogether(asked(7), 2, start, (...progress) => heard.push(progress));
    expect(told).toEqual([
      ['play', 0, 2],
      ['play', 1, 3],
    ]);
    workers[1]!.played(1);
    expect(told[1]).toEqual(['play', 1, 3, 4]);
    expect(heard).toEqual([]);
    workers[0]!.played(0);
    // The first is there: the second, which waited, is added with it.
    expect(heard).toEqual([
      [1, 7],
      [2, 7],
    ]);
    for (const [worker, batch] of [
      [0, 2],
      [1, 3],
      [1, 4],
      [0, 5],
    ] as const)
      workers[worker]!.played(batch);
    expect(told).toEqual([
      ['play', 0, 2, 5, 6],
      ['play', 1, 3, 4],
    ]);
    expect(await next(played)).toBe('open');
    expect(ended).toEqual([]);
    workers[0]!.played(6);
    const answered = await played;
    expect(ended).toEqual([0, 1]);
    expect(heard.at(-1)).toEqual([7, 7]);
    expect(answered).toMatchObject({ ok: true, value: { stackId: 'one', tasks: 7, usdPerTask: { value: 3 } } });
  });

  it('runs no more than eight batches a worker ahead of one that is late', () => {
    const { told, workers, start } = watched();
    playTogether(asked(100), 2, start);
    // The first worker is late with 0 and 2; the second plays whatever it is given.
    for (let turn = 1; turn < itemAt(told, 1).length; turn++) workers[1]!.played(itemAt(told, 1)[turn] as number);
    expect(told[0]).toEqual(['play', 0, 2]);
    expect(told[1]!.at(-1)).toBe(15);
    workers[0]!.played(0);
    // 0 and 1 are added: two more may be given.
    expect([...told[0]!, ...told[1]!].filter((batch) => batch === 16 || batch === 17)).toHaveLength(2);
    expect(Math.max(...told.flat().filter((batch) => batch !== 'play'))).toBe(17);
  });

  it('starts no more workers than there are batches, and one at least', () => {
    for (const [workers, batches, started] of [
      [8, 3, 3],
      [2, 3, 2],
      [0, 3, 1],
      [4, 1, 1],
    ] as const) {
      const { told, start } = watched();
      playTogether(asked(batches), workers, start);
      expect(told).toHaveLength(started);
    }
  });

  it('ends at the first failure or when it is cancelled, and hears nothing after', async () => {
    const failed = watched();
    const one = playTogether(asked(9), 2, failed.start);
    failed.workers[1]!.fail('out of memory');
    failed.workers[0]!.fail('another');
    const refused = { kind: 'engineFailed', message: 'out of memory', details: { message: 'out of memory' } };
    expect(await one.played).toEqual({ ok: false, error: refused });
    expect(failed.ended).toEqual([0, 1]);

    const stopped = watched();
    const heard: number[] = [];
    const two = playTogether(asked(9), 2, stopped.start, (done) => heard.push(done));
    two.cancel();
    two.cancel();
    stopped.workers[0]!.played(0);
    expect(await two.played).toBeNull();
    expect([heard, stopped.ended, stopped.told[0]]).toEqual([[], [0, 1], ['play', 0, 2]]);
  });

  it('refuses a stack that the plan does not hold, or that has gaps, and starts nobody', async () => {
    const { told, start } = watched();
    const message = 'Stack nobody cannot be played: something it needs is unknown.';
    const absent = playTogether({ ...asked(2), stackId: stackId('nobody') }, 2, start);
    absent.cancel();
    expect(await absent.played).toEqual({ ok: false, error: { kind: 'engineFailed', message, details: { message } } });
    const gaps = { ...job(), plan: { ...job().plan, assumedRates: [] } };
    expect(await playTogether({ ...asked(2), job: gaps }, 2, start).played).toMatchObject({ ok: false });
    expect(told).toEqual([]);
  });
});

describe('a worker', () => {
  it('plays what it was told, batch by batch, and hands its bins over; before that it does nothing', () => {
    const posted: { played: PlayedBatch; memory: ArrayBuffer[] }[] = [];
    const obey = createPlayWorker((played, memory) => posted.push({ played, memory }));
    obey({ batch: 0 });
    expect(posted).toEqual([]);
    const categories = playableOf(asked(1))!;
    const play = { categories, tasks: 50, seed: 's' };
    obey({ play });
    expect(posted).toEqual([]);
    obey({ batch: 0 });
    const [{ played, memory }] = posted as [(typeof posted)[0]];
    expect(played).toEqual({ batch: 0, tallies: playBatch(play, 0) });
    expect(memory).toEqual([played.tallies[0]!.usdBins.buffer]);
    // With known speeds the seconds go along.
    obey({ play: { ...play, categories: categories.map((row) => ({ ...row, timed: true })) } });
    obey({ batch: 0 });
    expect(posted[1]!.memory).toHaveLength(2);
    expect(posted[1]!.memory[1]).toBe(posted[1]!.played.tallies[0]!.secondBins!.buffer);
  });
});

describe('a batch', () => {
  /** Rows in which nothing succeeds, everything, and nothing: what is played tells how many tasks fell into each. */
  const rows = (shares: number[], more = {}) => {
    const [plain] = playableOf(asked(1))!;
    let upTo = 0;
    return shares.map((share, c) => {
      upTo += share;
      return { ...plain!, id: rowId(`row${c}`), upTo, ...more };
    });
  };

  it('holds 20,000 tasks, the last one what is left', () => {
    expect([1, 20_000, 20_001, 45_000].map(batchCount)).toEqual([1, 1, 2, 3]);
    const play = { categories: rows([1]), tasks: 20_005, seed: 's' };
    expect(playBatch(play, 0)[0]!.tasks).toBe(20_000);
    expect(playBatch(play, 1)[0]!.tasks).toBe(5);
    const [tally] = playBatch(play, 1);
    expect(tally!.success + tally!.silentFailure).toBe(5);
    expect(tally!.usdBins).toBeInstanceOf(Uint32Array);
  });

  it('shares its tasks among the rows as they are shared, whatever the shares add up to', () => {
    for (const shares of [
      [0.5, 0.3, 0.2],
      [1, 0.6, 0.4],
      [0.002, 0.996, 0.002],
    ]) {
      const found = playBatch({ categories: rows(shares), tasks: 20_000, seed: 's' }, 0).map(({ tasks }) => tasks);
      const whole = shares.reduce((sum, share) => sum + share, 0);
      expect(found.reduce((sum, tasks) => sum + tasks, 0)).toBe(20_000);
      for (const [c, tasks] of found.entries()) {
        const p = shares[c]! / whole;
        expect(Math.abs(tasks - 20_000 * p)).toBeLessThan(4 * Math.sqrt(20_000 * p * (1 - p)));
      }
    }
  });

  it('has tasks that nobody solves, tasks that are dearer where they are harder, and its fixed costs on each', () => {
    const certain = { kind: 'ladder', rungs: [{ ...firstRung(), latent: 50 }], onReject: 'deliver' } as const;
    const played = (more: object) =>
      playBatch({ categories: rows([1], { policy: certain, ...more }), tasks: 20_000, seed: 's' }, 0)[0]!;
    const plain = played({});
    expect(plain.success).toBe(20_000);
    expect(plain.usd).toBeCloseTo(20_000 * 0.003, 6);
    const some = played({ beta: 0.2 });
    expect(Math.abs(some.success / 20_000 - 0.8)).toBeLessThan(0.0114);
    expect(played({ fixedUsd: 1 }).usd).toBeCloseTo(20_000 * 1.003, 6);
    expect(played({ silentFailureUsd: 2, beta: 1 }).usd).toBeCloseTo(20_000 * 2.003, 6);
    // e^(gamma z - gamma^2 / 2) has a mean of 1 and a variance of e^(gamma^2) - 1.
    const steep = played({ gamma: 0.5 });
    const spread = Math.sqrt((Math.exp(0.25) - 1) / 20_000);
    expect(Math.abs(steep.usd / (20_000 * 0.003) - 1)).toBeLessThan(4 * spread);
    expect(steep.usdSquared / 20_000 / 0.003 ** 2).toBeGreaterThan(1.2);
    // A latent value of 0 less 0.6 z against luck of 0.8: half succeed, and cost is no matter of it.
    const level = { kind: 'ladder', rungs: [{ ...firstRung(), latent: 0.3 }], onReject: 'deliver' } as const;
    const half = played({ policy: level, rootRho: 0.6, rootFresh: 0.8 });
    expect(Math.abs(half.success / 20_000 - 0.6179)).toBeLessThan(0.014);
    // The harder ones fail and cost more: a success costs less than a task.
    const dear = played({ policy: level, rootRho: 0.9, rootFresh: 0.436, gamma: 0.5 });
    expect(dear.usdOfSuccesses / dear.success).toBeLessThan(0.8 * (dear.usd / 20_000));
  });

  const firstRung = () => {
    const [{ policy }] = playableOf(asked(1))! as [ReturnType<typeof rows>[0]];
    if (policy.kind !== 'ladder') throw new Error(policy.kind);
    return itemAt(policy.rungs, 0);
  };
});

describe('a simulation', () => {
  it('of rows into which no task fell leaves them out, and is timed where every row is', () => {
    const [row] = playableOf(asked(1))!;
    const two = [row!, { ...row!, id: rowId('none'), timed: true }];
    expect(newTotals(two).map(({ secondBins }) => secondBins === null)).toEqual([true, false]);
    expect(newTotals(two)[0]!.usdBins).toBeInstanceOf(Float64Array);
    const found = summarise(stackId('one'), two, [tallyOf(2), emptyTally(true, 'total')]);
    expect(found).toMatchObject({ stackId: 'one', tasks: 1, usdPerTask: { value: 2 }, secondQuantiles: null });
    expect(found.categories.map(({ categoryId }) => categoryId)).toEqual([row!.id]);
  });

  it('takes rows without tasks and without a policy for what they are', () => {
    const made = job();
    const empty = category({ id: rowId('empty'), share: 0 });
    const plan = { ...made.plan, categories: [...made.plan.categories, empty] };
    const ask = { job: { ...made, plan }, stackId: stackId('one') };
    expect(playableOf(ask)?.map(({ id }) => id)).toEqual(['programming']);
    const unserved = { ...plan, categories: [...made.plan.categories, { ...empty, share: 0.5 }] };
    expect(playableOf({ ...ask, job: { ...made, plan: unserved } })).toBeNull();
    expect(playableOf({ ...ask, job: { ...made, plan: { ...plan, categories: [empty] } } })).toBeNull();
  });
});
