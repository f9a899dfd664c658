/**
 * When a draft is written: a second after the last edit, and no later than a few seconds after the first one that is
 * in no draft yet, however fast edits follow each other. A draft that is refused is tried again until it is kept.
 */
import type { Refusal } from '../../shared/foundation/answer.ts';
import { hostUnreachable } from '../host/unreachable.ts';

export interface KeeperNeeds {
  /** Milliseconds since any fixed moment. */
  now: () => number;
  /** Does `work` after so many milliseconds, unless the function it returns is called first. */
  later: (ms: number, work: () => void) => () => void;
  /** Writes the plan as it is now; null when it is kept. `isLast`: the page may be gone before anything else is done. */
  keep: (isLast: boolean) => Promise<Refusal | null>;
  /** Called with every refusal, and with null when everything is kept again or nothing is left to keep. */
  onTrouble: (trouble: Refusal | null) => void;
}

export interface DraftKeeper {
  edited(): void;
  /** Nothing is left to keep: the plan was saved, given up, or is as it was. */
  settled(): void;
  /** Keeps now what is not kept yet: the page may be about to go. */
  flush(): void;
  /** Resolves when no draft is being written. */
  idle(): Promise<void>;
}

const afterEditMs = 1000;
/** With the time that writing takes it stays below the five seconds of work that may ever be lost. */
const atLatestMs = 2500;
/** A host that has not answered by then is not keeping anything. */
const answerMs = 2500;
const retryMs = 2000;

export const createDraftKeeper = ({ now, later, keep, onTrouble }: KeeperNeeds): DraftKeeper => {
  /** When the first edit that is in no draft was made, and the last; null: everything is kept. */
  let unkept: { first: number; last: number } | null = null;
  let running: Promise<void> | null = null;
  let notBefore = 0;
  let cancel = (): void => {};

  const keepInTime = (isLast: boolean): Promise<Refusal | null> =>
    new Promise((resolve) => {
      const stop = later(answerMs, () => resolve(hostUnreachable));
      void keep(isLast).then((refused) => {
        stop();
        resolve(refused);
      });
    });

  const run = (isLast = false): void => {
    cancel();
    if (unkept === null || running !== null) return;
    const before = unkept;
    unkept = null;
    running = keepInTime(isLast).then((refused) => {
      running = null;
      if (refused !== null) {
        unkept = { first: before.first, last: unkept?.last ?? before.last };
        notBefore = now() + retryMs;
      }
      onTrouble(refused);
      schedule();
    });
  };

  const schedule = (): void => {
    cancel();
    if (unkept === null || running !== null) return;
    const due = Math.max(notBefore, Math.min(unkept.last + afterEditMs, unkept.first + atLatestMs));
    cancel = later(Math.max(0, due - now()), () => run());
  };

  return {
    edited: () => {
      const at = now();
      unkept = { first: unkept?.first ?? at, last: at };
      schedule();
    },
    settled: () => {
      cancel();
      unkept = null;
      notBefore = 0;
      onTrouble(null);
    },
    flush: () => {
      if (running === null) return run(true);
      // The one under way may go with the page, and hold less: what there is now is sent beside it, and again after it.
      unkept ??= { first: now(), last: now() };
      void keep(true);
    },
    idle: async () => {
      await running;
    },
  };
};
