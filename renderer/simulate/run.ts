/** Owns the worker: numbers its jobs, lets the newest win, and ends it to cancel. */
import { type Answer, refuse } from '../../shared/contract/answer.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import type { Work, Worked } from './work.ts';

/** A place where jobs are worked on, one at a time. */
export interface WorkPlace {
  send(work: Work): void;
  end(): void;
}

export type StartWork = (hear: (worked: Worked) => void, fail: (message: string) => void) => WorkPlace;

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
export const createRunner = (startWork: StartWork): Runner => {
  let place: WorkPlace | null = null;
  let working: Waiting | null = null;
  let waiting: Waiting | null = null;
  let lastId = 0;

  const end = (): void => {
    place?.end();
    place = null;
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
    place ??= startWork(
      (worked) => {
        if (working?.work.id === worked.id) settleWorking(worked.answer);
      },
      (message) => {
        end();
        if (working !== null) settleWorking(refuse('engineFailed', message, { message }));
      },
    );
    working = next;
    place.send(next.work);
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
