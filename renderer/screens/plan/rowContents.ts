/** What a row shows: its cells on one scale, and how good its evidence is. */
import type { Winner } from '../../../shared/engine/pareto.ts';
import type { FlowWords } from '../../../shared/report/flowChips.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { cellView, doubtPlace, scaleOf } from './cellView.ts';
import { type GradeShown, gradesShown } from './gradesShown.ts';
import type { Column } from './HeadRow.tsx';
import { cellOutcome, chancesIn, policyOf, type WorkRow } from './planTable.ts';
import type { CellOfStack } from './WorkRowView.tsx';

export interface RowContents {
  cells: CellOfStack[];
  /** One where all stacks rest on the same, else one for each kind of ground, the best first. */
  grades: readonly GradeShown[];
  /** No stack has a model for it: there is nothing yet that evidence could be about. */
  isUnchosen: boolean;
}

export const contentsOf = ({
  row,
  columns,
  winners,
  reading,
  words,
  doubts,
}: {
  row: WorkRow;
  columns: readonly Column[];
  winners: readonly Winner[] | null;
  reading: Reading | null;
  words: FlowWords;
  /** By the place of each cell. */
  doubts: ReadonlyMap<string, string>;
}): RowContents => {
  const outcomes = columns.map((column) => cellOutcome(column.outcome, row.id));
  const scale = scaleOf(outcomes.flatMap((cell) => (cell?.figures?.usdPerSuccess ? [cell.figures.usdPerSuccess] : [])));
  const priced = outcomes.filter((cell) => cell?.figures?.usdPerSuccess != null).length;
  const chances = chancesIn(winners, row.id);
  return {
    isUnchosen: columns.every(({ stack }) => policyOf(stack, row.id) === undefined),
    grades: reading === null ? [] : gradesShown(reading, row, columns),
    cells: columns.map(({ stack, place }, i) => ({
      id: stack.id,
      name: stack.name,
      place,
      view: cellView({
        policy: policyOf(stack, row.id),
        outcome: outcomes[i],
        // The only cell with figures is the best of nothing.
        chance: priced > 1 ? chances.get(stack.id) : undefined,
        scale,
        reading,
        words,
        doubts: doubts.get(doubtPlace(stack.id, row.id)) ?? '',
      }),
    })),
  };
};
