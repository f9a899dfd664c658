/** The tasks of rows that one version has and the mix of another does not speak of. */
import type { RowId } from '../foundation/ids.ts';
import type { Meaning, Mix } from './meaning.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Shares of whole numbers of tasks give them back but for binary noise. */
const wholeButForNoise = (tasks: number): number =>
  Math.abs(tasks - Math.round(tasks)) < 1e-9 * tasks ? Math.round(tasks) : tasks;

/**
 * A row that stays where the mix comes from a side without it (one side removed or never had it) keeps the tasks a month
 * of the first of `versions` that has it, and the total grows by them: no row is kept without its work.
 */
export const withTasksOfKeptRows = (meaning: Meaning, versions: readonly Meaning[]): Meaning => {
  const { mix, categories, tasksPerMonth } = meaning.plan;
  const lacking: { id: RowId; said: Mix[string]; tasks: number }[] = [];
  const known: { id: RowId; said: Mix[string] }[] = [];
  for (const { id } of categories) {
    const said = mix[id];
    const from = versions.find(({ plan }) => plan.mix[id] !== undefined);
    const elsewhere = from?.plan.mix[id];
    if (said !== undefined) known.push({ id, said });
    else if (from !== undefined && elsewhere !== undefined)
      lacking.push({ id, said: elsewhere, tasks: elsewhere.share * from.plan.tasksPerMonth });
  }
  const added = sum(lacking.map(({ tasks }) => tasks));
  if (added === 0) return meaning;
  const knownShares = sum(known.map(({ said }) => said.share));
  const kept = knownShares > 0 ? tasksPerMonth : 0;
  const total = wholeButForNoise(kept + added);
  return {
    ...meaning,
    plan: {
      ...meaning.plan,
      tasksPerMonth: total,
      mix: Object.fromEntries([
        ...known.map(({ id, said }) => [
          id,
          { ...said, share: knownShares > 0 ? (said.share / knownShares) * (kept / total) : 0 },
        ]),
        ...lacking.map(({ id, said, tasks }) => [id, { ...said, share: tasks / total }]),
      ]),
    },
  };
};
