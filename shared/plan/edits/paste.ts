/** Pasted cells taken into the plan: on a row that is there, or as a row of their own. */
import type { Answer } from '../../foundation/answer.ts';
import type { RowId } from '../../foundation/ids.ts';
import type { Plan } from '../plan.ts';
import type { PastedCell, PastedValue } from '../readPaste.ts';
import { addRow, renameRow, setTasks } from './rows.ts';
import { setEstimate } from './setField.ts';
import { setShareOfTasks } from './volumes.ts';

const longestName = 120;

/** Tasks a month of a row that was pasted without any, until she types how many there are. */
const firstTasks = 1000;

const shapeFields = { prompt: 'promptTokens', completion: 'completionTokens', steps: 'steps' } as const;

/** What one cell says of a row. */
export const pasteOn = (plan: Plan, id: RowId, value: PastedValue): Answer<Plan> => {
  switch (value.field) {
    case 'name':
      return renameRow(plan, id, value.text.slice(0, longestName));
    case 'tasks':
      return value.volume.kind === 'tasks'
        ? setTasks(plan, id, value.volume.tasks)
        : setShareOfTasks(plan, id, value.volume.share);
    case 'value':
      return setEstimate(plan, ['categories', id, 'valueOfSuccessUsd'], value.estimate);
    case 'error':
      return setEstimate(plan, ['categories', id, 'silentFailureUsd'], value.estimate);
    case 'prompt':
    case 'completion':
    case 'steps':
      return setEstimate(plan, ['categories', id, 'shape', shapeFields[value.field]], value.estimate);
    default:
      return value satisfies never;
  }
};

/** A line below the last row becomes a row of no kind, at the end, with all that its cells say; its name is one of them. */
export const pasteRow = (plan: Plan, line: readonly PastedValue[]): Answer<Plan> => {
  const name = line.find((value) => value.field === 'name')?.text.slice(0, longestName) ?? null;
  const added = addRow(plan, { name, kind: null }, 0);
  const id = added.ok ? added.value.categories.at(-1)?.id : undefined;
  if (!added.ok || id === undefined) return added;
  return line.reduce<Answer<Plan>>(
    (edited, value) => (edited.ok && value.field !== 'name' ? pasteOn(edited.value, id, value) : edited),
    line.some(({ field }) => field === 'tasks') ? added : setTasks(added.value, id, firstTasks),
  );
};

/** Lines of a paste that begin below the `shown` rows and name themselves: each becomes a row. */
export const newLines = (cells: readonly PastedCell[], shown: number): PastedValue[][] => {
  const lines = new Map<number, PastedValue[]>();
  for (const { row, read } of cells)
    if (row >= shown && read.ok) lines.set(row, [...(lines.get(row) ?? []), read.value]);
  return [...lines.values()].filter((line) => line.some(({ field }) => field === 'name'));
};
