/** Edits of the list of rows. */
import type { CategoryId } from '../../catalog/category.ts';
import type { Answer } from '../../foundation/answer.ts';
import type { Plan } from '../plan.ts';
import { checked, notThere } from './checked.ts';

/** Moves a row to another place in the list. */
export const moveRow = (plan: Plan, id: CategoryId, to: number): Answer<Plan> => {
  const at = plan.categories.findIndex((row) => row.id === id);
  const row = plan.categories[at];
  if (row === undefined || plan.categories[to] === undefined) return notThere(id);
  return checked({ ...plan, categories: plan.categories.toSpliced(at, 1).toSpliced(to, 0, row) });
};
