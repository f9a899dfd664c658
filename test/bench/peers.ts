/** The same cascade as a vectorised numpy program and as squiggle code, where those are installed. Both are ours. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { playableOf, playOneBatch, tasksPerBatch } from '../../shared/engine/simulate/simulation.ts';
import { bigJob } from './bigJob.ts';
import { medianMs, type Row } from './measure.ts';

/** One category of the big job's cascade: what the peers play, too. */
const oneCategory = () => {
  const job = bigJob(0);
  const [first] = job.plan.categories;
  return { ...job, plan: { ...job.plan, categories: [{ ...first!, share: 1 }] } };
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
  const tasks = 50 * tasksPerBatch;
  const simulation = { job: oneCategory(), stackId: 'stack-1', tasks, seed: 'peers' };
  const playable = playableOf(simulation)!;
  const ours = await medianMs(3, () => {
    for (let batch = 0; batch < 50; batch++) playOneBatch(playable, simulation, batch);
  });
  const numpy = numpyMs(tasks);
  const squiggleTasks = 20_000;
  const squiggle = await squiggleMs(squiggleTasks);
  return [
    { what: 'our referee, 1,000,000 tasks, one core', milliseconds: ours, note: '' },
    numpy === null
      ? { what: 'numpy, vectorised, the same tasks', milliseconds: null, note: 'numpy is not installed: not measured' }
      : {
          what: 'numpy, vectorised, the same tasks',
          milliseconds: numpy,
          note: `${(numpy / ours).toFixed(2)} times ours`,
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
