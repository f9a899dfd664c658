/** The real worker. Apart from `run.ts` so that tests load that one in plain Node. */
import type { WorkerLike } from './run.ts';

export const startWorker = (): WorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
