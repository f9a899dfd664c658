/** What can be done with a row or a stack: in its menu in the table, and in its sheet. */

import { duplicateRow, moveRow } from '../../../shared/plan/edits/rows.ts';
import { duplicateStack, moveStack, removeStack } from '../../../shared/plan/edits/stacks.ts';
import { removeRow } from '../../../shared/plan/edits/volumes.ts';
import type { Stack } from '../../../shared/plan/plan.ts';
import type { Say } from '../../../shared/words/say.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import type { MenuAction } from '../../parts/Menu.tsx';
import { setView, viewStore } from '../../state/viewStore.ts';
import type { WorkRow } from './planTable.ts';

const longestRowName = 120;

const hideRow = (row: WorkRow): void => {
  const { hidden } = viewStore.getState();
  setView({ hidden: { ...hidden, rows: [...hidden.rows, row.id] }, sheet: null });
};

const hideStack = ({ id }: Stack): void => {
  const { hidden } = viewStore.getState();
  setView({ hidden: { ...hidden, stacks: [...hidden.stacks, id] }, sheet: null });
};

/** `rows` are those shown, in their order. */
export const rowActions = (row: WorkRow, rows: readonly WorkRow[], say: Say): MenuAction[] => {
  const at = rows.findIndex(({ id }) => id === row.id);
  const swap = (other: WorkRow | undefined) => () =>
    tryEdit('app.editCategories', (plan) =>
      moveRow(
        plan,
        row.id,
        plan.categories.findIndex(({ id }) => id === other?.id),
      ),
    );
  return [
    { id: 'open', name: say('plan.open'), act: () => setView({ sheet: { kind: 'work', row: row.id } }) },
    {
      id: 'duplicate',
      name: say('plan.duplicate'),
      act: () =>
        tryEdit('app.editCategories', (plan) =>
          duplicateRow(plan, row.id, say('plan.copyName', { name: row.name }).slice(0, longestRowName)),
        ),
    },
    { id: 'up', name: say('plan.moveUp'), isDisabled: at <= 0, act: swap(rows[at - 1]) },
    { id: 'down', name: say('plan.moveDown'), isDisabled: at === rows.length - 1, act: swap(rows[at + 1]) },
    { id: 'hide', name: say('plan.hide'), isDisabled: rows.length === 1, act: () => hideRow(row) },
    {
      id: 'remove',
      name: say('plan.remove'),
      isDisabled: rows.length === 1,
      act: () => {
        setView({ sheet: null });
        tryEdit('app.editCategories', (plan) => removeRow(plan, row.id));
      },
    },
  ];
};

/** `columns` are the stacks shown, in their order; `at` is this one's place among them. */
export const stackActions = (
  stack: Stack,
  at: number,
  columns: readonly { stack: Stack; place: number }[],
  say: Say,
): MenuAction[] => {
  const swap = (other: { place: number } | undefined) => () =>
    tryEdit('app.editStack', (plan) => moveStack(plan, stack.id, other?.place ?? -1));
  return [
    { id: 'open', name: say('plan.open'), act: () => setView({ sheet: { kind: 'stack', stack: stack.id } }) },
    {
      id: 'duplicate',
      name: say('plan.duplicate'),
      act: () =>
        tryEdit('app.editStack', (plan) =>
          duplicateStack(plan, stack.id, say('plan.copyName', { name: stack.name }).slice(0, 100)),
        ),
    },
    { id: 'left', name: say('plan.moveLeft'), isDisabled: at <= 0, act: swap(columns[at - 1]) },
    { id: 'right', name: say('plan.moveRight'), isDisabled: at === columns.length - 1, act: swap(columns[at + 1]) },
    { id: 'hide', name: say('plan.hide'), isDisabled: columns.length === 1, act: () => hideStack(stack) },
    {
      id: 'remove',
      name: say('plan.remove'),
      act: () => {
        setView({ sheet: null });
        tryEdit('app.editStack', (plan) => removeStack(plan, stack.id));
      },
    },
  ];
};
