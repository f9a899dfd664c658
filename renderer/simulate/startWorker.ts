/** The real worker. Apart from `run.ts` so that tests load that one in plain Node. */
import type { StartWork } from './run.ts';
import type { Worked } from './work.ts';

export const startWorker: StartWork = (onWorked, fail) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Worked>) => onWorked(data);
  worker.onerror = ({ message }) => fail(message);
  return { send: (work) => worker.postMessage(work), end: () => worker.terminate() };
};
