/** Threads of Node as the workers of a simulation. Node runs the source as it is, so there is nothing to build first. */
import { Worker } from 'node:worker_threads';
import type { StartPlayWorker } from '../shared/engine/simulate/playTogether.ts';
import type { PlayedBatch } from '../shared/engine/simulate/playWorker.ts';

/** Options of this Node are not passed on: some, like a program given on the command line, a thread refuses. */
export const startPlayWorker: StartPlayWorker = (onPlayed, fail) => {
  const worker = new Worker(new URL('./playWorker.ts', import.meta.url), { execArgv: [] });
  worker.on('message', (played: PlayedBatch) => onPlayed(played));
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  return { order: (order) => worker.postMessage(order), end: () => void worker.terminate() };
};
