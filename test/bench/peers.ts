/** The same cascade as a vectorised numpy program and as squiggle code, where those are installed. Both are ours. */

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPlayWorker } from '../../electron/startPlayWorker.ts';
import { batchCount, playBatch } from '../../shared/engine/simulate/playBatch.ts';
import { type PlayWorker, playTogether, type StartPlayWorker } from '../../shared/engine/simulate/playTogether.ts';
import { playableOf } from '../../shared/engine/simulate/simulation.ts';
import { stackId } from '../../shared/foundation/ids.ts';
import { bigJob } from './bigJob.ts';
import { bestMs, medianMs, type Row } from './measure.ts';

const rounds = 5;

/** One category of the big job's cascade: what the peers play, too. */
const oneCategory = () => {
  const job = bigJob(0);
  const [first] = job.plan.categories;
  return { ...job, plan: { ...job.plan, categories: [{ ...first!, share: 1 }] } };
};

/** Threads that live on from game to game, as numpy's interpreter does from run to run. */
const keptHands = (): { start: StartPlayWorker; end: () => void } => {
  const free: { worker: PlayWorker; onPlayed: Parameters<StartPlayWorker>[0] }[] = [];
  const all: PlayWorker[] = [];
  return {
    start: (onPlayed, fail) => {
      const kept = free.pop() ?? newlyKept(fail);
      kept.onPlayed = onPlayed;
      return { order: kept.worker.order, end: () => free.push(kept) };
    },
    end: () => {
      for (const worker of all) worker.end();
    },
  };
  function newlyKept(fail: Parameters<StartPlayWorker>[1]): (typeof free)[number] {
    const kept: (typeof free)[number] = {
      worker: startPlayWorker((played) => kept.onPlayed(played), fail),
      onPlayed: () => {},
    };
    all.push(kept.worker);
    return kept;
  }
};

const numpyMs = (tasks: number): number | null => {
  try {
    const printed = execFileSync('python3', [fileURLToPath(new URL('cascade.py', import.meta.url)), `${tasks}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(printed);
  } catch {
    return null;
  }
};

const squiggleMs = async (tasks: number): Promise<number | null> => {
  try {
    // Not a dependency: measured only where somebody has installed it.
    const name = '@quri/squiggle-lang';
    const { run } = (await import(name)) as { run: (code: string, options: object) => Promise<unknown> };
    const code = `
      z = Sym.normal(0, 1)
      pass(latent) = Dist.cdf(z, latent)
      spend = SampleSet.fromDist(Sym.lognormal({ mean: 0.001, stdev: 0.001 }))
      tasks = SampleSet.fromDist(z)
      cost = spend + SampleSet.map(tasks, {|t| t > 0.25 ? 0.06 : 0 })
      mean(cost)`;
    return await medianMs(3, () => run(code, { environment: { sampleCount: tasks, xyPointLength: 1000 } }));
  } catch {
    return null;
  }
};

export const peerRows = async (): Promise<Row[]> => {
  const tasks = 1_000_000;
  const simulation = { job: oneCategory(), stackId: stackId('stack-1'), tasks, seed: 'peers' };
  const play = { categories: playableOf(simulation)!, tasks, seed: 'peers' };
  const kept = keptHands();
  let [ours, two, numpy]: [number, number, number | null] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, null];
  // In turns, so that all meet the same machine: others may want it for a while.
  for (let round = 0; round < rounds; round++) {
    const alone = await bestMs(3, () => {
      for (let batch = 0; batch < batchCount(tasks); batch++) playBatch(play, batch);
    });
    const together = await bestMs(3, () => playTogether(simulation, 2, kept.start).played);
    const theirs = numpyMs(tasks);
    ours = Math.min(ours, alone);
    two = Math.min(two, together);
    if (theirs !== null) numpy = Math.min(numpy ?? theirs, theirs);
  }
  kept.end();
  const started = await bestMs(3, () => playTogether(simulation, 2, startPlayWorker).played);
  const squiggleTasks = 20_000;
  const squiggle = await squiggleMs(squiggleTasks);
  return [
    {
      what: 'our referee, 1,000,000 tasks, one thread',
      milliseconds: ours,
      note: `${(ours / (tasks / 1e6)).toFixed(0)} ns a task`,
    },
    {
      what: 'the same on two threads',
      milliseconds: two,
      note: `${started.toFixed(0)} ms with the start of the threads`,
    },
    numpy === null
      ? { what: 'numpy, vectorised, the same tasks', milliseconds: null, note: 'numpy is not installed: not measured' }
      : {
          what: 'numpy, vectorised, the same tasks',
          milliseconds: numpy,
          note: `${(numpy / ours).toFixed(2)} times ours on one thread (aim 1.5), ${(numpy / two).toFixed(2)} on two (aim 3)`,
        },
    squiggle === null
      ? { what: 'squiggle, a simpler cascade', milliseconds: null, note: 'squiggle is not installed: not measured' }
      : {
          what: `squiggle, a simpler cascade, ${squiggleTasks} tasks`,
          milliseconds: squiggle,
          note: `${((squiggle / squiggleTasks / ours) * tasks).toFixed(0)} times ours per task`,
        },
  ];
};
