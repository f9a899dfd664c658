/** The last step of every edit: an edit of a sound plan is a sound plan, or a refusal that leaves the plan as it was. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { checkPlan } from '../checkPlan.ts';
import type { Plan } from '../plan.ts';
import { readPlan } from '../planSchema.ts';
import { limits } from '../policySchema.ts';

/** Rows and stacks that were found sound: those that an edit does not touch stay the same objects. */
const sound = new WeakSet<object>();

const touchedIn = <T extends object>(parts: readonly T[]): T[] => parts.filter((part) => !sound.has(part));

/** Whether the plan is of the right shape, its rows and stacks read only where they were touched: hundreds of cells are not. */
const isOfShape = (plan: Plan): boolean => {
  const { categories, stacks } = plan;
  const [first] = categories;
  if (first === undefined || categories.length > limits.rows || stacks.length > limits.stacks) return false;
  const rows = touchedIn(categories);
  return readPlan({ ...plan, categories: rows.length > 0 ? rows : [first], stacks: touchedIn(stacks) }).ok;
};

/** The plan itself, so that what an edit did not touch stays the same object. */
export const checked = (plan: Plan): Answer<Plan> => {
  if (!isOfShape(plan)) {
    // Read as a whole, a refusal names the place where it is.
    const read = readPlan(plan);
    if (!read.ok) return read;
  }
  for (const part of [...plan.categories, ...plan.stacks]) sound.add(part);
  const problem = checkPlan(plan, null)[0];
  return problem ? { ok: false, error: problem } : answer(plan);
};

/** What an edit names is not in the plan: it was removed meanwhile. */
export const notThere = (what: string): Answer<never> => refuse('notInPlan', `The plan has no ${what}.`, { what });
