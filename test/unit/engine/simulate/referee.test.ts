import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import {
  batchCount,
  playableOf,
  playOneBatch,
  simulate,
  summarise,
} from '../../../../shared/engine/simulate/simulation.ts';
import { randomJob } from '../randomJob.ts';

const tame = randomJob({ complete: true, maxCategories: 3, maxStacks: 1 });

/** Standard errors between the referee and the exact figure; an exact share near 0 or 1 has no error to speak of. */
const distance = (exact: number, seen: { value: number; standardError: number }, tasks: number): number =>
  Math.abs(exact - seen.value) / Math.max(seen.standardError, 3 / tasks, 1e-9 * Math.abs(exact));

const compare = (job: Job, tasks: number, seed: string): number[] => {
  const exact = evaluate(job).stacks[0]!;
  const seen = simulate({ job, stackId: exact.stackId, tasks, seed });
  if (exact.total === null || seen === null) {
    expect(seen).toBeNull();
    return [];
  }
  return [
    distance(exact.total.success.value, seen.success, tasks),
    distance(exact.total.silentFailure.value, seen.silentFailure, tasks),
    distance(exact.total.abandoned.value, seen.abandoned, tasks),
    distance(exact.total.usdPerTask.value, seen.usdPerTask, tasks),
  ];
};

describe('the referee', () => {
  it('agrees with the exact evaluation within its standard error on random plans', () => {
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

  it('plays the same digits whoever plays the batches', () => {
    const [job] = fc.sample(tame, { numRuns: 1, seed: 7 });
    const simulation = { job: job!, stackId: job!.plan.stacks[0]!.id, tasks: 90_001, seed: 'one' };
    const plan = playableOf(simulation)!;
    const batches = Array.from({ length: batchCount(simulation.tasks) }, (_, batch) => batch);
    const alone = simulate(simulation);
    for (const workers of [2, 8]) {
      const tallies = batches.map((batch) => ({ batch, worker: (batch * 7) % workers }));
      tallies.sort((a, b) => a.worker - b.worker || b.batch - a.batch);
      const played = tallies.map(({ batch }) => ({
        batch,
        tally: structuredClone(playOneBatch(plan, simulation, batch)),
      }));
      played.sort((a, b) => a.batch - b.batch);
      expect(
        summarise(
          simulation,
          played.map((entry) => entry.tally),
        ),
      ).toEqual(alone);
    }
    expect(simulate({ ...simulation, seed: 'two' })).not.toEqual(alone);
  });

  it('stops when it is told to and says nothing then', () => {
    const [job] = fc.sample(tame, { numRuns: 1, seed: 7 });
    let heard = 0;
    const stopped = simulate(
      { job: job!, stackId: job!.plan.stacks[0]!.id, tasks: 200_000, seed: 'x' },
      () => ++heard < 3,
    );
    expect(stopped).toBeNull();
    expect(heard).toBe(3);
  });
});
