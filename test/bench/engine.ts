/** Speed of the engine: point estimates, intervals, the referee, and how each grows. */
import { evaluate } from '../../shared/engine/evaluate.ts';
import { playableOf, playOneBatch, tasksPerBatch } from '../../shared/engine/simulate/simulation.ts';
import { Stream } from '../../shared/engine/simulate/stream.ts';
import { bigJob } from './bigJob.ts';
import { exponentOf, medianMs, type Row } from './measure.ts';

export const engineRows = async (): Promise<Row[]> => {
  const point = bigJob(0);
  const draws = bigJob(1000);
  const growth: { size: number; milliseconds: number }[] = [];
  for (const count of [250, 500, 1000, 2000, 4000]) {
    const job = bigJob(count);
    growth.push({ size: count, milliseconds: await medianMs(3, () => evaluate(job)) });
  }
  const simulation = { job: point, stackId: 'stack-1', tasks: 10 * tasksPerBatch, seed: 'speed' };
  const playable = playableOf(simulation)!;
  const played: { size: number; milliseconds: number }[] = [];
  for (const batches of [5, 10, 20, 40]) {
    const large = { ...simulation, tasks: batches * tasksPerBatch };
    played.push({
      size: batches,
      milliseconds: await medianMs(3, () => {
        for (let batch = 0; batch < batches; batch++) playOneBatch(playable, large, batch);
      }),
    });
  }
  const perTask = (played[3]!.milliseconds * 1e6) / (40 * tasksPerBatch);
  const stream = new Stream('floor');
  const floor = await medianMs(3, () => {
    let sum = 0;
    // What one task of this cascade draws on average: six normals, two uniforms, three exponentials.
    for (let task = 0; task < 100_000; task++) {
      for (let k = 0; k < 6; k++) sum += stream.normal();
      sum += stream.uniform() + stream.uniform();
      sum += Math.exp(0.001 * (task % 7)) + Math.exp(0.002 * (task % 5)) + Math.exp(0.003 * (task % 3));
    }
    return sum;
  });
  return [
    {
      what: 'point estimate, 4 stacks x 15 categories',
      milliseconds: await medianMs(21, () => evaluate(point)),
      note: 'aim 4 ms',
    },
    {
      what: '1,000 draws, 4 stacks x 15 categories',
      milliseconds: await medianMs(7, () => evaluate(draws)),
      note: `aim 100 ms; grows as draws^${exponentOf(growth).toFixed(2)}`,
    },
    {
      what: 'referee, 800,000 tasks of a cascade',
      milliseconds: played[3]!.milliseconds,
      note: `${perTask.toFixed(0)} ns a task; grows as tasks^${exponentOf(played).toFixed(2)}`,
    },
    {
      what: 'floor: the random numbers of 100,000 tasks',
      milliseconds: floor,
      note: `${(floor * 10).toFixed(0)} ns a task`,
    },
  ];
};
