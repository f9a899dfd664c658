/** One category of a stack in the workbook: its ladders rung by rung, and what they add up to. */

import type { CategoryOutcome, Figures } from '../../engine/outcome.ts';
import { present } from '../../foundation/arrays.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Policy } from '../../plan/policy.ts';
import { rowTitle } from '../rowName.ts';
import type { Sheet } from '../sheet.ts';
import { writeEnds } from './blockEnds.ts';
import { BlockLines } from './blockLines.ts';
import { writeSpending } from './blockSpending.ts';
import { type Book, type FigureCells, input } from './book.ts';
import { at, type Formula, plus } from './formula.ts';
import { leavesWithFlows, rungHeads, writeRung } from './stackRungs.ts';
import { putText } from './writing.ts';

const headHeight = 47;

/** A category of a stack: its rungs, what becomes of what they reject, and the sums; the next free row. */
export const writeBlock = (
  book: Book,
  sheet: Sheet,
  start: number,
  where: { stack: Stack; category: CategoryPlan; outcome: CategoryOutcome; policy: Policy; figures: Figures },
): { cells: FigureCells; next: number } => {
  const { say } = book.reading;
  const { stack, category, outcome, policy, figures } = where;
  const leaves = leavesWithFlows(policy, outcome.rungs, stack.id, category.id);
  const several = leaves.length > 1;
  rungHeads.forEach((path, index) => {
    putText({ sheet, row: start, column: index + 1 }, say(path), 'head', { wrap: true, right: index > 1 });
  });
  sheet.heights.set(start, headHeight);
  let row = start + 1;
  const written = leaves.map((leaf) => ({
    leaf,
    cells: present(
      leaf.rungs.map((_, r) =>
        writeRung(book, sheet, row++, { stackId: stack.id, categoryId: category.id, leaf, r, several }),
      ),
    ),
  }));
  const lines = new BlockLines(sheet, say, row + 1);
  const get = (field: string): Formula => at(input(book, `${category.id}.${field}`));
  const ends = writeEnds(lines, written, { humanSuccess: get('humanSuccess'), figures });
  const sum = plus(at(ends.success), at(ends.silentFailure), at(ends.abandoned));
  book.checks.push({
    what: say('workbook.checkEnds', { stack: stack.name, category: rowTitle(say, category) }),
    cell: lines.formula('workbook.endsSum', sum, 'share'),
    app: 1,
  });
  const cells = writeSpending(book, lines, written, { ends, get, place: `${stack.id}/${category.id}`, figures });
  return { cells, next: lines.row + 1 };
};
