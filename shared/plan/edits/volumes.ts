/** Edits of how many tasks a row has: typed as a number, the other rows keep theirs; typed as a share, the total stays. */
import type { CategoryId } from '../../catalog/category.ts';
import { type Answer, refuse } from '../../foundation/answer.ts';
import type { Plan } from '../plan.ts';
import { checked, notThere } from './checked.ts';
import { setShare } from './shares.ts';

/** The tasks a month of every row, in the plan's order: whole numbers where they are whole but for binary noise. */
export const tasksOfRows = (plan: Plan): number[] =>
  plan.categories.map(({ share }) => {
    const tasks = share * plan.tasksPerMonth;
    const whole = Math.round(tasks);
    return Math.abs(tasks - whole) < 1e-6 * Math.max(1, whole) ? whole : tasks;
  });

/** Shares that sum to 1 to the last digit: the largest takes the rounding. */
const sharesOf = (tasks: readonly number[]): number[] => {
  const total = tasks.reduce((sum, count) => sum + count, 0);
  const shares = tasks.map((count) => count / total);
  const largest = shares.indexOf(Math.max(...shares));
  return shares.with(largest, 1 - shares.reduce((sum, share, i) => (i === largest ? sum : sum + share), 0));
};

/** Sets one row's tasks a month; the others keep theirs and the total follows. A plan without any task is refused. */
export const setTasks = (plan: Plan, id: CategoryId, tasks: number): Answer<Plan> => {
  const at = plan.categories.findIndex((row) => row.id === id);
  if (at === -1) return notThere(id);
  const all = tasksOfRows(plan).with(at, tasks);
  const total = all.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return refuse('noTasksLeft', 'A plan needs at least one task a month.');
  const shares = sharesOf(all);
  return checked({
    ...plan,
    tasksPerMonth: total,
    categories: plan.categories.map((row, i) => {
      const share = shares[i] ?? row.share;
      if (share === row.share) return row;
      const { shareSource: _, ...rest } = row;
      return { ...rest, share };
    }),
  });
};

/**
 * Sets one row's share of all tasks; the total stays and the others keep their proportions. The whole is refused where
 * there are other rows: their proportions would be lost.
 */
export const setShareOfTasks = (plan: Plan, id: CategoryId, share: number): Answer<Plan> => {
  const others = plan.categories.some((row) => row.id !== id && row.share > 0);
  return share >= 1 && others
    ? refuse(
        'shareOfAll',
        'A share of 100% leaves no tasks for the other rows: type a number of tasks, or remove them.',
      )
    : setShare(plan, id, share);
};
