/**
 * Shares the batches of a simulation out to several threads and adds up what they play in the order of the batches,
 * so that the digits are the same with one thread or eight. What a thread is, is the host's affair.
 */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { batchCount } from './playBatch.ts';
import type { Order, PlayedBatch } from './playWorker.ts';
import { addBatch, newTotals, playableOf, type Simulation, type SimulationJob, summarise } from './simulation.ts';
import type { Tally } from './tally.ts';

/** A thread that obeys `Order`s in turn. */
export interface PlayWorker {
  order(order: Order): void;
  end(): void;
}

export type StartPlayWorker = (onPlayed: (played: PlayedBatch) => void, fail: (message: string) => void) => PlayWorker;

export interface Playing {
  /** null where it was cancelled; refused where the stack has gaps or a thread failed. */
  played: Promise<Answer<Simulation> | null>;
  cancel(): void;
}

/** Batches each worker has before it: one in play, and one so that it need not wait for the next. */
const ahead = 2;
/** Batches for each worker that may wait for an earlier one to be added: the most that memory holds. */
const waitingPerWorker = 8;

/** Plays with up to `workers` threads; `onProgress` is told how many batches have been added, of how many. */
export const playTogether = (
  simulation: SimulationJob,
  workers: number,
  startPlayWorker: StartPlayWorker,
  onProgress: (done: number, of: number) => void = () => {},
): Playing => {
  const categories = playableOf(simulation);
  const { stackId, tasks, seed } = simulation;
  if (categories === null) {
    const message = `Stack ${stackId} cannot be played: something it needs is unknown.`;
    return { played: Promise.resolve(refuse('engineFailed', message, { message })), cancel: () => {} };
  }
  const of = batchCount(tasks);
  const totals = newTotals(categories);
  const waiting = new Map<number, Tally[]>();
  const pool: PlayWorker[] = [];
  let given = 0;
  let added = 0;
  let settle: (answered: Answer<Simulation> | null) => void = () => {};
  let settled = false;
  const played = new Promise<Answer<Simulation> | null>((resolve) => {
    settle = resolve;
  });
  const finish = (answered: Answer<Simulation> | null): void => {
    if (settled) return;
    settled = true;
    for (const worker of pool) worker.end();
    settle(answered);
  };

  const idle: PlayWorker[] = [];
  const giveOut = (): void => {
    while (given < of && given < added + waitingPerWorker * workers) {
      const worker = idle.shift();
      if (worker === undefined) return;
      worker.order({ batch: given });
      given += 1;
    }
  };
  const addInOrder = (): void => {
    for (let next = waiting.get(added); next !== undefined; next = waiting.get(added)) {
      waiting.delete(added);
      addBatch(totals, next);
      added += 1;
      onProgress(added, of);
    }
  };

  for (let h = 0; h < Math.max(1, Math.min(workers, of)); h++) {
    const worker = startPlayWorker(
      ({ batch, tallies }) => {
        if (settled) return;
        waiting.set(batch, tallies);
        addInOrder();
        idle.push(worker);
        if (added === of) finish(answer(summarise(stackId, categories, totals)));
        else giveOut();
      },
      (message) => finish(refuse('engineFailed', message, { message })),
    );
    pool.push(worker);
    worker.order({ play: { categories, tasks, seed } });
  }
  for (let turn = 0; turn < ahead; turn++) idle.push(...pool);
  giveOut();
  return { played, cancel: () => finish(null) };
};
