/** The figures of a plan, worked out where they are asked for: the page needs this much of the engine and no more. */
import { evaluate } from '../../shared/engine/evaluate.ts';
import type { Job } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';

/** The engine assumes a valid job; should it fail all the same, the page hears a refusal and not silence. */
export const failed = (failure: unknown): Answer<never> => {
  const message = failure instanceof Error ? failure.message : String(failure);
  return refuse('engineFailed', message, { message });
};

export const evaluateHere = (job: Job): Answer<Outcome> => {
  try {
    return answer(evaluate(job));
  } catch (failure) {
    return failed(failure);
  }
};
