/** What becomes of a category's tasks in the workbook: accepted right or wrong, handed to people, delivered or given up. */

import type { Figures } from '../../engine/outcome.ts';
import { present } from '../../foundation/arrays.ts';
import type { Ladder } from '../../plan/policy.ts';
import type { BlockLines } from './blockLines.ts';
import { at, type CellRef, type Formula, minus, number, plus, sumOf, times } from './formula.ts';
import type { Leaf, RungCells } from './stackRungs.ts';

/** A ladder and the cells of its rungs. */
export interface WrittenLeaf {
  leaf: Leaf;
  cells: RungCells[];
}

export interface EndCells {
  success: CellRef;
  silentFailure: CellRef;
  abandoned: CellRef;
  /** Tasks that go to people; null: none can. */
  handed: CellRef | null;
}

/** Without a verifier or attempts that bring nothing at the end nothing is ever rejected there. */
const canReject = ({ rungs }: Leaf): boolean => {
  const last = rungs.at(-1);
  return last !== undefined && (last.rung.verifier !== null || last.flow.returned < last.flow.attempts);
};

/** Tasks that leave a ladder's last rung rejected. */
const leftOver = (cells: readonly RungCells[]): Formula | null => {
  const [first] = cells;
  return first === undefined
    ? null
    : minus(at(first.reach), sumOf(cells.map((cell) => cell.good)), sumOf(cells.map((cell) => cell.bad)));
};

/** `humanSuccess` is the category's input of that name; `figures` have what of the delivered is right. */
export const writeEnds = (
  lines: BlockLines,
  written: readonly WrittenLeaf[],
  { humanSuccess, figures }: { humanSuccess: Formula; figures: Figures },
): EndCells => {
  const all = written.flatMap(({ cells }) => cells);
  const ending = (what: Ladder['onReject']): Formula[] =>
    present(
      written
        .filter(({ leaf }) => leaf.ladder.onReject === what && canReject(leaf))
        .map(({ cells }) => leftOver(cells)),
    );
  const good = lines.formula('workbook.acceptedGood', sumOf(all.map((cell) => cell.good)), 'share');
  const toHumans = ending('human');
  const handed = toHumans.length === 0 ? null : lines.formula('workbook.handed', plus(...toHumans), 'share');
  const humanGood = handed === null ? null : times(at(handed), humanSuccess);
  const badAccepted = sumOf(all.map((cell) => cell.bad));
  const delivering = ending('deliver');
  const delivered = (path: 'workbook.deliveredGood' | 'workbook.deliveredBad', share: number): CellRef[] =>
    delivering.length === 0 ? [] : [lines.share(path, Math.max(0, share))];
  const deliveredGood = delivered(
    'workbook.deliveredGood',
    figures.success.value - (good.value ?? 0) - (humanGood?.value ?? 0),
  );
  const deliveredBad = delivered('workbook.deliveredBad', figures.silentFailure.value - badAccepted.value);
  const success = lines.formula(
    'compare.success',
    plus(at(good), ...deliveredGood.map(at), ...present([humanGood])),
    'share',
    'total',
  );
  const silentFailure = lines.formula(
    'compare.silentFailure',
    plus(badAccepted, ...deliveredBad.map(at)),
    'share',
    'total',
  );
  const abandoned = lines.formula(
    'compare.abandoned',
    plus(
      ...ending('abandon'),
      ...(handed === null ? [] : [times(at(handed), minus(number(1), humanSuccess))]),
      ...(delivering.length === 0 ? [] : [minus(plus(...delivering), ...[...deliveredGood, ...deliveredBad].map(at))]),
    ),
    'share',
    'total',
  );
  return { success, silentFailure, abandoned, handed };
};
