/** Files of strangers, by the thousand, under limits of time and memory. */
import { Worker } from 'node:worker_threads';
import { type Fault, promise } from './fault.ts';
import type { Batch } from './hostileReader.ts';

const filesPerRound = 400;
const memoryMb = 256;
/** Far beyond what the files of a round take; a file that never ends is found by it. */
const patienceMs = 240_000;

const idle: Worker[] = [];

const takeWorker = (): Worker =>
  idle.pop() ??
  new Worker(new URL('hostileReader.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });

const readAll = (worker: Worker, batch: Batch): Promise<string[]> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => finish([`a file from ${batch.from} of seed ${batch.seed} never ends`]), patienceMs);
    const finish = (broken: string[]): void => {
      clearTimeout(timer);
      worker.off('message', finish).off('error', fail);
      resolve(broken);
    };
    const fail = (error: unknown): void => finish([`files from ${batch.from} of seed ${batch.seed}: ${String(error)}`]);
    worker.on('message', finish).on('error', fail);
    worker.postMessage(batch);
  });

export const hostileFiles: Fault = {
  name: 'hostile-files',
  what: `Plans, price lists and tables changed at random are read in ${memoryMb} MB: each opens or is refused by name, within two seconds of computing for a megabyte; what opens is saved and opens again as the same.`,
  share: 14,
  shortRounds: 2,
  skipped: () => null,
  round: async ({ random, count }) => {
    const worker = takeWorker();
    const broken = await readAll(worker, { seed: random.below(2 ** 31), from: 0, count: filesPerRound });
    count('mutated', filesPerRound);
    if (broken.length > 0) {
      await worker.terminate();
      promise(false, broken.join('\n'));
    }
    idle.push(worker);
  },
  end: async () => {
    await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
  },
};
