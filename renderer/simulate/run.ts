/** Owns the worker: numbers its jobs, lets the newest win, and ends it to cancel. */
import type { Answer } from '../../shared/contract/answer.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import type { Work, Worked } from './work.ts';

/** The part of a Worker that is used, so that a test can put one in its place that runs in the same thread. */
export interface WorkerLike {
  postMessage(work: Work): void;
  terminate(): void;
  onmessage: ((message: { data: Worked }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

export interface Runner {
  /** Resolves to null when a newer job or `cancel` came first. */
  run(job: Job): Promise<Answer<Outcome> | null>;
  cancel(): void;
}

interface Waiting {
  work: Work;
  settle: (answer: Answer<Outcome> | null) => void;
}

/**
 * While a job is being worked on, only the newest of those that follow is kept: a drag of a slider neither queues up
 * a hundred jobs nor starts a hundred workers.
 */
export const createRunner = (startWorker: () => WorkerLike): Runner => {
  let worker: WorkerLike | null = null;
  let working: Waiting | null = null;
  let waiting: Waiting | null = null;
  let lastId = 0;

  const end = (): void => {
    worker?.terminate();
    worker = null;
  };

  const settleWorking = (answer: Answer<Outcome> | null): void => {
    const { settle, work } = working!;
    working = null;
    settle(work.id === lastId ? answer : null);
    const next = waiting;
    waiting = null;
    if (next !== null) start(next);
  };

  const start = (next: Waiting): void => {
    if (worker === null) {
      worker = startWorker();
      worker.onmessage = ({ data }) => {
        if (working?.work.id === data.id) settleWorking(data.answer);
      };
      worker.onerror = ({ message }) => {
        end();
        const text = message ?? 'the worker stopped';
        if (working !== null)
          settleWorking({ ok: false, error: { kind: 'engineFailed', message: text, details: { message: text } } });
      };
    }
    working = next;
    worker.postMessage(next.work);
  };

  return {
    run: (job) =>
      new Promise((settle) => {
        lastId += 1;
        const next = { work: { id: lastId, job }, settle };
        if (working === null) return start(next);
        waiting?.settle(null);
        waiting = next;
      }),
    cancel: () => {
      end();
      working?.settle(null);
      waiting?.settle(null);
      working = null;
      waiting = null;
    },
  };
};
