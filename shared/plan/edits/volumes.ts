/** How many tasks each row has, and their share typed. */
import { type Answer, refuse } from '../../foundation/answer.ts';
import type { RowId } from '../../foundation/ids.ts';
import type { Plan } from '../plan.ts';
import { checked } from './checked.ts';
import { removeCategory, setShare } from './shares.ts';

/** A whole number of tasks where it is whole but for binary noise. */
export const wholeTasks = (tasks: number): number => {
  const whole = Math.round(tasks);
  return Math.abs(tasks - whole) < 1e-6 * Math.max(1, whole) ? whole : tasks;
};

/** The tasks a month of every row, in the plan's order. */
export const tasksOfRows = (plan: Plan): number[] =>
  plan.categories.map(({ share }) => wholeTasks(share * plan.tasksPerMonth));

/**
 * Sets one row's share of all tasks; the total stays and the others keep their proportions. The whole is refused where
 * there are other rows: their proportions would be lost. Of the only row nothing but the whole is taken.
 */
export const setShareOfTasks = (plan: Plan, id: RowId, share: number): Answer<Plan> => {
  if (plan.categories.length === 1 && share !== 1)
    return refuse('shareOfOnlyRow', 'The only row has all tasks: type a number of tasks.');
  const others = plan.categories.some((row) => row.id !== id && row.share > 0);
  return share >= 1 && others
    ? refuse(
        'shareOfAll',
        'A share of 100% leaves no tasks for the other rows: type a number of tasks, or remove them.',
      )
    : setShare(plan, id, share);
};

/** Removes a row with all that is said of it; the other rows keep their tasks, and the total follows. */
export const removeRow = (plan: Plan, id: RowId): Answer<Plan> => {
  const tasks = tasksOfRows(plan);
  const at = plan.categories.findIndex((row) => row.id === id);
  const left = tasks.reduce((sum, count, i) => (i === at ? sum : sum + count), 0);
  const removed = removeCategory(plan, id);
  return removed.ok && left >= 1 ? checked({ ...removed.value, tasksPerMonth: left }) : removed;
};
