/** Owns a worker: numbers its jobs, lets the newest of each kind win, and ends it to cancel. */
import { type Answer, refuse } from '../../shared/foundation/answer.ts';
import type { AnswerOf, AskOf, JobKind, Progress } from './jobs.ts';
import type { Work, Worked } from './work.ts';

/** A place where jobs are worked on, one at a time. */
export interface WorkPlace {
  send(work: Work): void;
  end(): void;
}

export type StartWork = (onWorked: (worked: Worked) => void, fail: (message: string) => void) => WorkPlace;

export interface Runner {
  /** Resolves to null when a newer job of its kind or `cancel` came first. `onProgress` is told how far a long job is. */
  run<K extends JobKind>(
    kind: K,
    ask: AskOf<K>,
    onProgress?: (progress: Progress) => void,
  ): Promise<Answer<AnswerOf<K>> | null>;
  /** Gives up the job of a kind, or all: a job that is being worked on ends with its worker. */
  cancel(kind?: JobKind): void;
}

interface Waiting {
  work: Work;
  onProgress: ((progress: Progress) => void) | undefined;
  settle: (answer: Answer<AnswerOf<JobKind>> | null) => void;
}

/**
 * While a job is being worked on, only the newest of each kind that follows is kept: a drag of a slider neither queues
 * up a hundred jobs nor starts a hundred workers. Kinds wait in the order in which they first asked.
 */
export const createRunner = (startWork: StartWork): Runner => {
  let place: WorkPlace | null = null;
  let working: Waiting | null = null;
  const waiting = new Map<JobKind, Waiting>();
  const newest = new Map<JobKind, number>();
  let lastId = 0;

  const end = (): void => {
    place?.end();
    place = null;
  };

  const startNext = (): void => {
    const [next] = waiting.values();
    if (next === undefined) return;
    waiting.delete(next.work.kind);
    start(next);
  };

  const settleWorking = (answer: Answer<AnswerOf<JobKind>> | null): void => {
    const { settle, work } = working!;
    working = null;
    settle(work.id === newest.get(work.kind) ? answer : null);
    startNext();
  };

  const start = (next: Waiting): void => {
    place ??= startWork(
      (worked) => {
        if (working?.work.id !== worked.id) return;
        if ('answer' in worked) settleWorking(worked.answer);
        else working.onProgress?.(worked.progress);
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
    run: <K extends JobKind>(kind: K, ask: AskOf<K>, onProgress?: (progress: Progress) => void) =>
      new Promise<Answer<AnswerOf<K>> | null>((settle) => {
        lastId += 1;
        newest.set(kind, lastId);
        const next = { work: { id: lastId, kind, ask }, onProgress, settle: settle as Waiting['settle'] };
        if (working === null) return start(next);
        waiting.get(kind)?.settle(null);
        waiting.set(kind, next);
      }),
    cancel: (kind) => {
      for (const [waits, { settle }] of waiting)
        if (kind === undefined || waits === kind) {
          waiting.delete(waits);
          settle(null);
        }
      if (working === null || (kind !== undefined && working.work.kind !== kind)) {
        if (kind === undefined) end();
        return;
      }
      end();
      const { settle } = working;
      working = null;
      settle(null);
      startNext();
    },
  };
};
