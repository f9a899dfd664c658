/** Rows and stacks brought to other places: by dragging, and with Alt and an arrow. What moved is said, and keeps the focus. */
import { useState } from 'react';
import { moveRow, setGroup } from '../../../shared/plan/edits/rows.ts';
import { moveStack } from '../../../shared/plan/edits/stacks.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { useI18n } from '../../parts/useI18n.ts';
import type { Column } from './HeadRow.tsx';
import { fixedColumns, headRow, type Place } from './places.ts';
import { type Line, rowAt } from './planTable.ts';
import { type Reorder, useReorder } from './useReorder.ts';

/** The group in which a row would stand that goes above that line. */
const groupBefore = (lines: readonly Line[], at: number): string | null => rowAt(lines, at - 1)?.work.group ?? null;

export interface Moves {
  rowDrag: Reorder;
  columnDrag: Reorder;
  /** The row or the stack of `from` to the other place. */
  move: (from: Place, to: Place) => void;
  /** What moved last, for who hears the table. */
  told: string;
}

export const useMoves = (
  lines: readonly Line[],
  columns: readonly Column[],
  setFocus: (place: Place) => void,
): Moves => {
  const { say } = useI18n();
  const [told, setTold] = useState('');
  const moveRowTo = (from: number, to: number) => {
    const [line, there] = [lines[from], lines[to]];
    if (line?.kind !== 'row' || there === undefined) return;
    const { row } = line;
    tryEdit('app.editCategories', (current) =>
      there.kind === 'group'
        ? setGroup(current, row.id, from < to ? there.group.name : groupBefore(lines, to))
        : moveRow(
            current,
            row.id,
            current.categories.findIndex(({ id }) => id === there.row.id),
          ),
    );
    setTold(say('plan.moved', { what: row.name, number: to + 1 }));
    setFocus({ row: to, column: 0 });
  };
  const moveColumnTo = (from: number, to: number) => {
    const [column, other] = [columns[from], columns[to]];
    if (column === undefined || other === undefined) return;
    tryEdit('app.editStack', (current) => moveStack(current, column.stack.id, other.place));
    setTold(say('plan.moved', { what: column.stack.name, number: to + 1 }));
    setFocus({ row: headRow, column: fixedColumns.length + to });
  };
  const rowDrag = useReorder(moveRowTo);
  const columnDrag = useReorder(moveColumnTo);
  const move = (from: Place, to: Place) => {
    if (from.row === headRow && from.column >= fixedColumns.length)
      moveColumnTo(from.column - fixedColumns.length, to.column - fixedColumns.length);
    else if (from.row >= 0 && from.row !== to.row && to.row >= 0) moveRowTo(from.row, to.row);
  };
  return { rowDrag, columnDrag, move, told };
};
