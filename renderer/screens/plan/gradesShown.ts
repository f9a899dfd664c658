/** What a row's stacks rest on, as it stands beside the row. */
import type { Reading } from '../../../shared/report/reading.ts';
import { gradesOfStacks, type RowGrade, rowGrade } from '../../../shared/report/rowGrade.ts';
import type { Column } from './HeadRow.tsx';
import { cellOutcome, type WorkRow } from './planTable.ts';

/** A ground, and the stacks on it: none named where it is all of them. */
export interface GradeShown extends RowGrade {
  stacks: { place: number; name: string }[];
}

export const gradesShown = (reading: Reading, row: WorkRow, columns: readonly Column[]): GradeShown[] => {
  const cells = columns.flatMap(({ stack, outcome }) => {
    const found = cellOutcome(outcome, row.id);
    return found === undefined ? [] : [{ stackId: stack.id, outcome: found }];
  });
  const apart = gradesOfStacks(reading, cells);
  if (apart.length < 2) return [{ ...(apart[0] ?? rowGrade(reading, [])), stacks: [] }];
  return apart.map(({ stacks, ...grade }) => ({
    ...grade,
    stacks: columns.flatMap(({ stack, place }) => (stacks.includes(stack.id) ? [{ place, name: stack.name }] : [])),
  }));
};
