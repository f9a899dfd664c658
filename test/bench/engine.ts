/** Speed of the engine: point estimates, intervals, the referee, and how each grows. */

import { evaluate } from '../../shared/engine/evaluate.ts';
import { exponential } from '../../shared/engine/simulate/exponential.ts';
import { playBatch, tasksPerBatch } from '../../shared/engine/simulate/playBatch.ts';
import { playableOf } from '../../shared/engine/simulate/simulation.ts';
import { Stream } from '../../shared/engine/simulate/stream.ts';
import { stackId } from '../../shared/foundation/ids.ts';
import { bigJob } from './bigJob.ts';
import { bestMs, exponentOf, interleaved, medianMs, type Row } from './measure.ts';

export const engineRows = async (): Promise<Row[]> => {
  const point = bigJob(0);
  const draws = bigJob(1000);
  const jobs = new Map([500, 1000, 2000, 4000, 8000].map((count) => [count, bigJob(count)]));
  // Taking turns: a machine that is wanted elsewhere slows both alike.
  const siblings = [draws, bigJob(1000, ['a', 'd'])];
  const [apart, related] = await interleaved([0, 1], 15, (which) => evaluate(siblings[which]!));
  const growth = await interleaved([...jobs.keys()], 5, (count) => evaluate(jobs.get(count)!));
  const categories = playableOf({ job: point, stackId: stackId('stack-1') })!;
  const played = await interleaved([5, 10, 20, 40], 8, (batches) => {
    const play = { categories, tasks: batches * tasksPerBatch, seed: 'speed' };
    for (let batch = 0; batch < batches; batch++) playBatch(play, batch);
  });
  const perTask = (played[3]!.milliseconds * 1e6) / (40 * tasksPerBatch);
  const stream = new Stream('floor');
  const numbers = new Float64Array(1024);
  const floor = await bestMs(5, () => {
    // What 1,024 tasks of this cascade draw on average: six normals each, two uniforms, four exponentials.
    for (let turn = 0; turn < 100; turn++) {
      for (let k = 0; k < 6; k++) stream.fillNormals(numbers, 1024);
      for (let k = 0; k < 4; k++) for (let i = 0; i < 1024; i++) numbers[i] = exponential(numbers[i]!) - 1;
      for (let k = 0; k < 2; k++) stream.fillUniforms(numbers, 1024);
    }
  });
  return [
    {
      what: 'point estimate, 4 stacks x 15 categories',
      milliseconds: await medianMs(21, () => evaluate(point)),
      note: 'aim 4 ms',
    },
    {
      what: '1,000 draws, 4 stacks x 15 categories',
      milliseconds: await medianMs(15, () => evaluate(draws)),
      note: `aim 100 ms; grows as draws^${exponentOf(growth).toFixed(2)}`,
    },
    {
      what: '1,000 draws, the same with two siblings on one ladder',
      milliseconds: related!.milliseconds,
      note: `${(related!.milliseconds / apart!.milliseconds).toFixed(2)} times those without; aim 1.5`,
    },
    {
      what: 'referee, 800,000 tasks of a cascade in 15 categories',
      milliseconds: played[3]!.milliseconds,
      note: `${perTask.toFixed(0)} ns a task; grows as tasks^${exponentOf(played).toFixed(2)}`,
    },
    {
      what: 'floor: the random numbers of 102,400 tasks',
      milliseconds: floor,
      note: `${((floor * 1e6) / 102_400).toFixed(0)} ns a task`,
    },
  ];
};
