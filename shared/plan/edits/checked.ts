/** The last step of every edit: an edit of a sound plan is a sound plan, or a refusal that leaves the plan as it was. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { checkPlan } from '../checkPlan.ts';
import type { Plan } from '../plan.ts';
import { readPlan } from '../planSchema.ts';

/** The plan itself, so that what an edit did not touch stays the same object. */
export const checked = (plan: Plan): Answer<Plan> => {
  const read = readPlan(plan);
  if (!read.ok) return read;
  const problem = checkPlan(plan, null)[0];
  return problem ? { ok: false, error: problem } : answer(plan);
};

/** What an edit names is not in the plan: it was removed meanwhile. */
export const notThere = (what: string): Answer<never> => refuse('notInPlan', `The plan has no ${what}.`, { what });
