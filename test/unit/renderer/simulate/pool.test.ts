import { expect, it } from 'vitest';
import { createPool } from '../../../../renderer/simulate/pool.ts';
import type { StartPlayWorker } from '../../../../shared/engine/simulate/playTogether.ts';
import { createPlayWorker, type Order } from '../../../../shared/engine/simulate/playWorker.ts';
import { type StackId, stackId } from '../../../../shared/foundation/ids.ts';
import { playAlone } from '../../engine/simulate/playAlone.ts';
import { examplePlan, readPlan } from '../../report/seedReading.ts';

const { job } = readPlan(examplePlan());
const [a, b] = job.plan.stacks.map((stack) => stack.id) as [StackId, StackId];

/** Hands that play when they are told to. */
const slowWorkers = () => {
  const play: (() => void)[] = [];
  let ended = 0;
  const start: StartPlayWorker = (onPlayed) => {
    let gone = false;
    const obey = createPlayWorker((played) => onPlayed(structuredClone(played)));
    return {
      order: (order: Order) => ('play' in order ? obey(order) : play.push(() => !gone && obey(order))),
      end: () => {
        gone = true;
        ended += 1;
      },
    };
  };
  const playAll = () => {
    for (let next = play.shift(); next !== undefined; next = play.shift()) next();
  };
  return { start, playAll, ended: () => ended };
};

it('gives up a game for a newer one, tells how far it is, and answers what one thread would', {
  tags: ['slow'],
}, async () => {
  const workers = slowWorkers();
  const pool = createPool(workers.start, () => 2);
  const told: string[] = [];
  const older = pool.play({ job, stackId: stackId(a), tasks: 60_000, seed: 's' }, (done, of) =>
    told.push(`a ${done}/${of}`),
  );
  const simulation = { job, stackId: b, tasks: 50_000, seed: 's' };
  const newer = pool.play(simulation, (done, of) => told.push(`b ${done}/${of}`));
  expect(await older).toBeNull();
  expect(workers.ended()).toBe(2);
  workers.playAll();
  expect(await newer).toEqual({ ok: true, value: playAlone(simulation) });
  expect(told).toEqual(['b 1/3', 'b 2/3', 'b 3/3']);
  pool.cancel();
});

it('answers nothing when it is cancelled', async () => {
  const workers = slowWorkers();
  const pool = createPool(workers.start, () => 2);
  const playing = pool.play({ job, stackId: stackId(a), tasks: 60_000, seed: 's' }, () => {});
  pool.cancel();
  expect(await playing).toBeNull();
  workers.playAll();
});
