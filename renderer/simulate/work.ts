/** What goes to a worker and what comes back, and the few lines that connect the two. */

import type { Job } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import { type Answer, refuse } from '../../shared/foundation/answer.ts';
import { type AnswerOf, type AskOf, deeds, type JobKind, type Progress } from './jobs.ts';

export interface Work<K extends JobKind = JobKind> {
  id: number;
  kind: K;
  ask: AskOf<K>;
}

/** How far a long job has come, any number of times, and then its answer. */
export type Worked = { id: number; progress: Progress } | { id: number; answer: Answer<AnswerOf<JobKind>> };

const unheard = (): void => {};

/** The engine assumes a valid job; should it fail all the same, the page hears a refusal and not silence. */
export const workHere = <K extends JobKind>(
  kind: K,
  ask: AskOf<K>,
  onProgress: (progress: Progress) => void = unheard,
): Answer<AnswerOf<K>> => {
  try {
    return deeds[kind](ask, onProgress);
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    return refuse('engineFailed', message, { message });
  }
};

export const evaluateHere = (job: Job): Answer<Outcome> => workHere('evaluate', job);

export const doWork = ({ id, kind, ask }: Work, post: (worked: Worked) => void): void =>
  post({ id, answer: workHere(kind, ask, (progress) => post({ id, progress })) });
