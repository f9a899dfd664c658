/** What goes to a worker and what comes back, and the few lines that connect the two. */

import { sharesCosts } from '../../shared/engine/fleets/inPlan.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { bringHardware, isHardwareHere } from './bringHardware.ts';
import { failed } from './evaluateHere.ts';
import {
  type AnswerOf,
  type AskOf,
  handlers,
  type JobKind,
  type Progress,
  type ReadingKind,
  readings,
} from './jobs.ts';

export interface Work<K extends JobKind = JobKind> {
  id: number;
  kind: K;
  ask: AskOf<K>;
}

/** How far a long job has come, any number of times, and then its answer. */
export type Worked = { id: number; progress: Progress } | { id: number; answer: Answer<AnswerOf<JobKind>> };

const unheard = (): void => {};

/** The engine assumes a valid job; should it fail all the same, the page hears a refusal and not silence. */
const isReading = (kind: JobKind): kind is ReadingKind => Object.hasOwn(readings, kind);

const readThere = <K extends ReadingKind>(
  kind: K,
  ask: AskOf<K>,
  onProgress: (progress: Progress) => void,
): Promise<Answer<AnswerOf<K>>> => readings[kind](ask, onProgress);

export const workHere = <K extends Exclude<JobKind, ReadingKind>>(
  kind: K,
  ask: AskOf<K>,
  onProgress: (progress: Progress) => void = unheard,
): Answer<AnswerOf<K>> => {
  try {
    return handlers[kind](ask, onProgress);
  } catch (failure) {
    return failed(failure);
  }
};

/** Whether the plan that is asked about has hardware of its own, or commitments. */
const hasHardware = (ask: AskOf<JobKind>): boolean => {
  if (Array.isArray(ask)) return ask.some((one) => 'plan' in one && sharesCosts(one));
  const job = 'job' in ask ? ask.job : ask;
  return 'plan' in job && sharesCosts(job);
};

export const doWork = ({ id, kind, ask }: Work, post: (worked: Worked) => void): void => {
  const onProgress = (progress: Progress): void => post({ id, progress });
  if (isReading(kind))
    // A file that is read, or held against another, may have hardware or commitments.
    void bringHardware()
      .then(() => readThere(kind, ask as AskOf<typeof kind>, onProgress))
      .catch(failed)
      .then((answer) => post({ id, answer }));
  else if (hasHardware(ask) && !isHardwareHere())
    void bringHardware()
      .then(() => workHere(kind, ask as AskOf<typeof kind>, onProgress))
      .catch(failed)
      .then((answer) => post({ id, answer }));
  else post({ id, answer: workHere(kind, ask as AskOf<typeof kind>, onProgress) });
};
