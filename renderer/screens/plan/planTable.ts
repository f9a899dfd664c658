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

/** Rows that say what they said before stay the same objects: an edit of one row then draws no other anew. */
export const steadyRows = (before: readonly WorkRow[], rows: readonly WorkRow[]): WorkRow[] => {
  const known = new Map(before.map((row) => [row.id, row]));
  return rows.map((row) => {
    const was = known.get(row.id);
    const isSame =
      was !== undefined &&
      was.work === row.work &&
      was.name === row.name &&
      was.tasks === row.tasks &&
      was.share === row.share;
    return isSame ? was : row;
  });
};

/** A group with all of its rows, hidden ones too: its sum is that of the work and not of what is shown. */
export interface RowGroup {
  name: string;
  rows: readonly WorkRow[];
  isFolded: boolean;
}

/** A line of the table: the head of a group, or a row. */
export type Line = { kind: 'group'; group: RowGroup } | { kind: 'row'; row: WorkRow };

/** Rows of a group stand together where the first of them stands. */
export const linesOf = (rows: readonly WorkRow[], hidden: readonly RowId[], folded: readonly string[]): Line[] => {
  const lineOf = (row: WorkRow): Line[] => (hidden.includes(row.id) ? [] : [{ kind: 'row', row }]);
  const told = new Set<string>();
  return rows.flatMap((row) => {
    const name = row.work.group;
    if (name === undefined) return lineOf(row);
    if (told.has(name)) return [];
    told.add(name);
    const together = rows.filter(({ work }) => work.group === name);
    const isFolded = folded.includes(name);
    const shown = together.flatMap(lineOf);
    if (shown.length === 0) return [];
    return [{ kind: 'group', group: { name, rows: together, isFolded } }, ...(isFolded ? [] : shown)];
  });
};

export const rowAt = (lines: readonly Line[], at: number): WorkRow | undefined => {
  const line = lines[at];
  return line?.kind === 'row' ? line.row : undefined;
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
