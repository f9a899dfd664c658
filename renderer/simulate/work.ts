/** What goes to a worker and what comes back, and the few lines that connect the two. */
import { type Answer, answer, refuse } from '../../shared/contract/answer.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';

export interface Work {
  id: number;
  job: Job;
}

export interface Worked {
  id: number;
  answer: Answer<Outcome>;
}

/** The engine assumes a valid job; should it fail all the same, the page hears a refusal and not silence. */
export const evaluateHere = (job: Job): Answer<Outcome> => {
  try {
    return answer(evaluate(job));
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    return refuse('engineFailed', message, { message });
  }
};

export const evaluateJob = ({ id, job }: Work): Worked => ({ id, answer: evaluateHere(job) });
