import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startPlayWorker } from '../../../../electron/startPlayWorker.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import {
  type PlayWorker,
  playTogether,
  type StartPlayWorker,
} from '../../../../shared/engine/simulate/playTogether.ts';
import { createPlayWorker, type Order } from '../../../../shared/engine/simulate/playWorker.ts';
import { stackId } from '../../../../shared/foundation/ids.ts';
import { mapPolicies } from '../../../../shared/plan/mapPlan.ts';
import { randomJob, unfinite } from '../randomJob.ts';
import { playAlone } from './playAlone.ts';

const tame = randomJob({ complete: true, maxCategories: 3, maxStacks: 1 });

/** Standard errors between the referee and the exact figure; an exact share near 0 or 1 has no error to speak of. */
const distance = (exact: number, seen: { value: number; standardError: number }, tasks: number): number =>
  Math.abs(exact - seen.value) / Math.max(seen.standardError, 3 / tasks, 1e-9 * Math.abs(exact));

const compare = (job: Job, tasks: number, seed: string): number[] => {
  const exact = evaluate(job).stacks[0]!;
  const seen = playAlone({ job, stackId: exact.stackId, tasks, seed });
  if (exact.total === null || seen === null) {
    expect(seen).toBeNull();
    return [];
  }
  expect(unfinite(seen)).toEqual([]);
  const minutes = exact.total.humanMinutesPerTask.value;
  if (minutes === 0) expect(seen.minutesPerTask).toBe(0);
  expect(seen.secondQuantiles === null).toBe(exact.total.latencySeconds === null);
  return [
    distance(exact.total.success.value, seen.success, tasks),
    distance(exact.total.silentFailure.value, seen.silentFailure, tasks),
    distance(exact.total.abandoned.value, seen.abandoned, tasks),
    distance(exact.total.usdPerTask.value, seen.usdPerTask, tasks),
  ];
};

const [someJob] = fc.sample(tame, { numRuns: 1, seed: 7 });
const some = { job: someJob!, stackId: someJob!.plan.stacks[0]!.id, tasks: 90_001, seed: 'one' };

describe('the referee', () => {
  it('agrees with the exact evaluation within its standard error on random plans', { tags: ['slow'] }, () => {
    const distances: number[] = [];
    fc.assert(
      fc.property(tame, fc.string(), (job, seed) => {
        const found = compare(job, 20_000, seed);
        distances.push(...found);
        for (const d of found) expect(d).toBeLessThan(6);
      }),
      { numRuns: 150, seed: 1 },
    );
    // Of honest standard errors about 5% of distances pass 2; a wrong formula shows here long before it passes 6.
    expect(distances.filter((d) => d > 2).length / distances.length).toBeLessThan(0.09);
  });

  it('agrees where all models are of one lineage and checks are fooled more by hard tasks, and tells it from before', {
    tags: ['slow'],
  }, () => {
    const ofOne = (job: Job): Job => ({
      ...job,
      plan: mapPolicies(job.plan, (rung) =>
        rung.verifier === null ? rung : { ...rung, verifier: { ...rung.verifier, falseAcceptRise: { value: 0.6 } } },
      ),
      snapshot: {
        ...job.snapshot,
        models: job.snapshot.models.map((model, _, all) => ({ ...model, lineage: all[0]?.id ?? null })),
      },
    });
    let moved = 0;
    fc.assert(
      fc.property(tame, fc.string(), (job, seed) => {
        const kin = ofOne(job);
        for (const d of compare(kin, 20_000, seed)) expect(d).toBeLessThan(6);
        const [alone, together] = [job, kin].map((one) => evaluate(one).stacks[0]?.total?.success.value ?? 0);
        if (alone !== together) moved += 1;
      }),
      { numRuns: 25, seed: 2 },
    );
    expect(moved).toBeGreaterThan(2);
  });

  it('agrees in every category, and the categories make up the whole', { tags: ['slow'] }, () => {
    const [job] = fc.sample(randomJob({ complete: true, maxCategories: 6, maxStacks: 1 }), { numRuns: 1, seed: 4 });
    const exact = evaluate(job!).stacks[0]!;
    const seen = playAlone({ job: job!, stackId: exact.stackId, tasks: 200_000, seed: 'categories' })!;
    expect(seen.categories.length).toBeGreaterThan(2);
    for (const { categoryId, tasks, success, usdPerTask } of seen.categories) {
      const { share, figures } = exact.categories.find((category) => category.categoryId === categoryId)!;
      expect(Math.abs(tasks - share * 200_000)).toBeLessThan(5 * Math.sqrt(share * (1 - share) * 200_000));
      expect(distance(figures!.success.value, success, tasks)).toBeLessThan(5);
      expect(distance(figures!.usdPerTask.value, usdPerTask, tasks)).toBeLessThan(5);
    }
    expect(seen.categories.reduce((sum, { tasks }) => sum + tasks, 0)).toBe(200_000);
    expect(seen.categories.reduce((sum, { tasks, success }) => sum + tasks * success.value, 0) / 200_000).toBeCloseTo(
      seen.success.value,
      12,
    );
  });

  it('plays the same digits on 1, 2 and 8 real threads as on none', { tags: ['slow'] }, async () => {
    const alone = playAlone(some);
    for (const workers of [1, 2, 8]) {
      const told: number[] = [];
      const together = await playTogether(some, workers, startPlayWorker, (done) => told.push(done)).played;
      expect(together).toEqual({ ok: true, value: alone });
      expect(told).toEqual([1, 2, 3, 4, 5]);
    }
    expect(playAlone({ ...some, seed: 'two' })).not.toEqual(alone);
  });
});

/** Threads without threads: each batch is played when the test says so, by whichever worker it says. */
const slowWorkers = () => {
  const orders: { worker: number; order: Order; obey: (order: Order) => void }[] = [];
  const ended: number[] = [];
  const fails: ((message: string) => void)[] = [];
  const start: StartPlayWorker = (onPlayed, fail): PlayWorker => {
    const worker = fails.push(fail) - 1;
    const obey = createPlayWorker((played) => onPlayed(structuredClone(played)));
    return {
      order: (order) => {
        if ('play' in order) obey(structuredClone(order));
        else orders.push({ worker, order, obey });
      },
      end: () => ended.push(worker),
    };
  };
  return { start, orders, ended, fails };
};

describe('a pool', () => {
  it('adds batches in their order whatever order they come in, and never runs far ahead of one that is late', {
    tags: ['slow'],
  }, async () => {
    const { start, orders, ended } = slowWorkers();
    const simulation = { ...some, tasks: 800_000 };
    const told: number[] = [];
    const { played } = playTogether(simulation, 2, start, (done) => told.push(done));
    const late = orders.shift()!;
    while (orders.length > 0) {
      const { order, obey } = orders.pop()!;
      obey(order);
    }
    // Nothing can be added before the first batch; the other worker stops rather than fill the memory.
    expect(told).toEqual([]);
    late.obey(late.order);
    expect(told.length).toBeGreaterThan(4);
    expect(told.length).toBeLessThan(30);
    while (orders.length > 0) {
      const { order, obey } = orders.pop()!;
      obey(order);
    }
    expect(await played).toEqual({ ok: true, value: playAlone(simulation) });
    expect(ended).toEqual([0, 1]);
  });

  it('ends its workers when it is cancelled, and says nothing more', async () => {
    const { start, orders, ended } = slowWorkers();
    const told: number[] = [];
    const { played, cancel } = playTogether(some, 3, start, (done) => told.push(done));
    orders[0]!.obey(orders[0]!.order);
    cancel();
    expect(await played).toBeNull();
    expect(ended).toEqual([0, 1, 2]);
    orders[1]!.obey(orders[1]!.order);
    expect(told).toEqual([1]);
  });

  it('refuses by name where a worker fails or the stack cannot be played', async () => {
    const { start, fails, ended } = slowWorkers();
    const { played } = playTogether(some, 2, start);
    fails[1]!('out of memory');
    expect(await played).toMatchObject({ ok: false, error: { kind: 'engineFailed', message: 'out of memory' } });
    expect(ended).toEqual([0, 1]);
    const nobody = await playTogether({ ...some, stackId: stackId('nobody') }, 2, start).played;
    expect(nobody).toMatchObject({ ok: false, error: { kind: 'engineFailed' } });
  });
});
