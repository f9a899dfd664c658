/** The tasks of rows that one version has and the mix of another does not speak of. */
import { wholeTasks } from '../plan/edits/volumes.ts';
import type { Meaning } from './meaning.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * A row that stays where the mix comes from a side without it (one side removed or never had it) keeps the tasks a month
 * of the first of `versions` that has it, and the total grows by them: no row is kept without its work.
 */
export const withTasksOfKeptRows = (meaning: Meaning, versions: readonly Meaning[]): Meaning => {
  const { mix, categories, tasksPerMonth } = meaning.plan;
  if (categories.every(({ id }) => mix[id] !== undefined)) return meaning;
  const known = sum(categories.map(({ id }) => mix[id]?.share ?? 0));
  const rows = categories.map(({ id }) => {
    const said = mix[id];
    if (said !== undefined) return { id, said, tasks: known > 0 ? (said.share / known) * tasksPerMonth : 0 };
    const plan = versions.find((version) => version.plan.mix[id] !== undefined)?.plan;
    const elsewhere = plan?.mix[id] ?? { share: 0 };
    return { id, said: elsewhere, tasks: elsewhere.share * (plan?.tasksPerMonth ?? 0) };
  });
  const total = wholeTasks(sum(rows.map(({ tasks }) => tasks)));
  if (total === 0) return meaning;
  return {
    ...meaning,
    plan: {
      ...meaning.plan,
      tasksPerMonth: total,
      mix: Object.fromEntries(rows.map(({ id, said, tasks }) => [id, { ...said, share: tasks / total }])),
    },
  };
};
