/** The plan as rows of work and columns of stacks: the one place where the table learns what a row is. */
import type { CategoryOutcome, Outcome, StackOutcome } from '../../../shared/engine/outcome.ts';
import type { Winner } from '../../../shared/engine/pareto.ts';
import type { RowId, StackId } from '../../../shared/foundation/ids.ts';
import { tasksOfRows } from '../../../shared/plan/edits/volumes.ts';
import type { CategoryPlan, Plan, Stack } from '../../../shared/plan/plan.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import type { Say } from '../../../shared/words/say.ts';

export interface WorkRow {
  id: RowId;
  name: string;
  tasks: number;
  share: number;
  work: CategoryPlan;
}

export const rowsOf = (plan: Plan, say: Say): WorkRow[] => {
  const tasks = tasksOfRows(plan);
  return plan.categories.map((work, i) => ({
    id: work.id,
    name: rowTitle(say, work),
    tasks: tasks[i] ?? 0,
    share: work.share,
    work,
  }));
};

export const policyOf = (stack: Stack, row: RowId): Policy | undefined => stack.policies[row];

export const stackOutcome = (outcome: Outcome | null, id: StackId): StackOutcome | undefined =>
  outcome?.stacks.find((stack) => stack.stackId === id);

export const cellOutcome = (stack: StackOutcome | undefined, row: RowId): CategoryOutcome | undefined =>
  stack?.categories.find((category) => category.categoryId === row);

/** The chance of each stack to cost the least per success: in a row, or over all work (null). */
export const chancesIn = (winners: readonly Winner[] | null, row: RowId | null): ReadonlyMap<StackId, number> => {
  const found = winners?.find((winner) => winner.categoryId === row);
  return new Map(found?.chances?.map(({ stackId, chance }) => [stackId, chance]) ?? []);
};
