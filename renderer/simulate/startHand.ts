/** Web Workers as the hands of a simulation. */
import type { PlayedBatch } from '../../shared/engine/simulate/hand.ts';
import type { StartHand } from '../../shared/engine/simulate/playTogether.ts';

export const startHand: StartHand = (hear, fail) => {
  const worker = new Worker(new URL('./hand.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<PlayedBatch>) => hear(data);
  worker.onerror = ({ message }) => fail(message);
  return { order: (order) => worker.postMessage(order), end: () => worker.terminate() };
};

/** One for each core, but no more than four: a page should leave a machine usable. */
export const handsOfPage = (): number => Math.min(Math.max(navigator.hardwareConcurrency, 1), 4);
