/** Edits of the list of rows: rows that come, are named, copied and moved, and how many tasks each has. */
import type { WorkKind } from '../../catalog/category.ts';
import { type Answer, refuse } from '../../foundation/answer.ts';
import { type RowId, rowId } from '../../foundation/ids.ts';
import { fieldRanges } from '../estimateSchema.ts';
import { formatAmount } from '../formatEstimate.ts';
import { newRow } from '../newCategory.ts';
import type { CategoryPlan, Plan } from '../plan.ts';
import { limits } from '../policySchema.ts';
import { checked, notThere } from './checked.ts';
import { setShare } from './shares.ts';

/** The longest start of an id that still leaves room for a number. */
const stemLength = 56;

/** An id that no row has: the letters and digits of the text, and a number where another row has them already. */
export const freeRowId = (rows: readonly { id: RowId }[], text: string): RowId => {
  const taken = new Set<string>(rows.map(({ id }) => id));
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, stemLength);
  const stem = letters === '' || letters in Object.prototype ? 'row' : letters;
  for (let i = 1; ; i += 1) {
    const id = i === 1 ? stem : `${stem}-${i}`;
    if (!taken.has(id)) return rowId(id);
  }
};

const tooManyRows = (): Answer<never> =>
  refuse('tooManyRows', `A plan holds at most ${limits.rows} rows of work.`, { max: limits.rows });

const withRow = (plan: Plan, id: RowId, change: (row: CategoryPlan) => CategoryPlan): Answer<Plan> =>
  plan.categories.some((row) => row.id === id)
    ? checked({ ...plan, categories: plan.categories.map((row) => (row.id === id ? change(row) : row)) })
    : notThere(id);

/**
 * Adds a row at the end with the defaults of its kind (null: of none); it takes its share from the others in
 * proportion. `name` null calls it what its kind is called.
 */
export const addRow = (
  plan: Plan,
  { name, kind }: { name: string | null; kind: WorkKind | null },
  share = 1 / (plan.categories.length + 1),
): Answer<Plan> => {
  if (plan.categories.length >= limits.rows) return tooManyRows();
  const id = freeRowId(plan.categories, name ?? kind ?? '');
  return setShare({ ...plan, categories: [...plan.categories, newRow({ id, name, kind }, 0)] }, id, share);
};

/** Names a row; null calls it what its kind is called. */
export const renameRow = (plan: Plan, id: RowId, name: string | null): Answer<Plan> =>
  withRow(plan, id, (row) => ({ ...row, name }));

/**
 * Puts a copy right after the row, under a new name and with everything said of it: its policies in every stack, its
 * rates, a model's own tokens. The two share the tasks the one had.
 */
export const duplicateRow = (plan: Plan, id: RowId, name: string): Answer<Plan> => {
  const at = plan.categories.findIndex((row) => row.id === id);
  const row = plan.categories[at];
  if (row === undefined) return notThere(id);
  if (plan.categories.length >= limits.rows) return tooManyRows();
  const copy = { ...row, id: freeRowId(plan.categories, name), name, share: row.share / 2 };
  const half = { ...row, share: row.share - copy.share };
  const twice = <T extends { category: RowId }>(entries: readonly T[]): T[] => [
    ...entries,
    ...entries.filter(({ category }) => category === id).map((entry) => ({ ...entry, category: copy.id })),
  ];
  return checked({
    ...plan,
    categories: plan.categories.toSpliced(at, 1, half, copy),
    stacks: plan.stacks.map((stack) => {
      const policy = stack.policies[id];
      return policy === undefined ? stack : { ...stack, policies: { ...stack.policies, [copy.id]: policy } };
    }),
    assumedRates: twice(plan.assumedRates),
    ownTokens: twice(plan.ownTokens),
  });
};

/** Puts a row into the group of that name, or, with null, into none. */
export const setGroup = (plan: Plan, id: RowId, group: string | null): Answer<Plan> =>
  withRow(plan, id, ({ group: _, ...row }) => (group === null ? row : { ...row, group }));

/** Gives a whole group another name, that of another group included; null: its rows stand in none. */
export const renameGroup = (plan: Plan, group: string, name: string | null): Answer<Plan> =>
  checked({
    ...plan,
    categories: plan.categories.map((row) => {
      if (row.group !== group) return row;
      const { group: _, ...plain } = row;
      return name === null ? plain : { ...plain, group: name };
    }),
  });

/** Moves a row to another place in the list, and into the group of the row there; no figure depends on either. */
export const moveRow = (plan: Plan, id: RowId, to: number): Answer<Plan> => {
  const at = plan.categories.findIndex((row) => row.id === id);
  const row = plan.categories[at];
  const there = plan.categories[to];
  if (row === undefined || there === undefined) return notThere(id);
  const { group: _, ...plain } = row;
  const moved = there.group === undefined ? plain : { ...plain, group: there.group };
  return checked({ ...plan, categories: plan.categories.toSpliced(at, 1).toSpliced(to, 0, moved) });
};

/** Tasks of a row in a month. */
const tasksOfRow = ({ tasksPerMonth }: Plan, { share }: Pick<CategoryPlan, 'share'>): number => tasksPerMonth * share;

/** Sets how many tasks a month a row has; the other rows keep theirs, so the plan's total moves with it. */
export const setTasks = (plan: Plan, id: RowId, tasks: number): Answer<Plan> => {
  const row = plan.categories.find((entry) => entry.id === id);
  if (row === undefined) return notThere(id);
  const others = plan.tasksPerMonth - tasksOfRow(plan, row);
  const total = Math.max(0, others) + tasks;
  const { min, max } = fieldRanges.tasksPerMonth;
  if (total < min || total > max)
    return refuse('tasksOfPlan', `The plan would have ${total} tasks a month; allowed: ${min} to ${max}.`, {
      value: formatAmount(Math.round(total), 'count'),
      min: formatAmount(min, 'count'),
      max: formatAmount(max, 'count'),
    });
  const rest = plan.categories.length === 1 ? 0 : 1 - row.share;
  return checked({
    ...plan,
    tasksPerMonth: total,
    categories: plan.categories.map((entry) => {
      const { shareSource: _, ...plain } = entry;
      if (entry.id === id) return { ...plain, share: rest > 0 ? tasks / total : 1 };
      return { ...entry, share: rest > 0 ? (entry.share / rest) * (1 - tasks / total) : entry.share };
    }),
  });
};
