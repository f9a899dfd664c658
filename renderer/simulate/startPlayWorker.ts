/** Web Workers as the workers of a simulation. */

import type { StartPlayWorker } from '../../shared/engine/simulate/playTogether.ts';
import type { PlayedBatch } from '../../shared/engine/simulate/playWorker.ts';

export const startPlayWorker: StartPlayWorker = (onPlayed, fail) => {
  const worker = new Worker(new URL('./playWorker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<PlayedBatch>) => onPlayed(data);
  worker.onerror = ({ message }) => fail(message);
  return { order: (order) => worker.postMessage(order), end: () => worker.terminate() };
};

/** One for each core, but no more than four: a page should leave a machine usable. */
export const workersOfPage = (): number => Math.min(Math.max(navigator.hardwareConcurrency, 1), 4);
