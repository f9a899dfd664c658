/** One stack, rung by rung: every cost a formula, every probability a labelled value of the engine. */
import type { CategoryOutcome, StackOutcome } from '../../engine/outcome.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import { formatShare, titled } from '../../words/format.ts';
import { explainGap } from '../explain.ts';
import { hasFixedCost } from '../monthly.ts';
import { rowTitle } from '../rowName.ts';
import type { Sheet } from '../sheet.ts';
import { type Book, colourOf, type FigureCells, freezeAt, input, letterOf, nameSheet } from './book.ts';
import { at } from './formula.ts';
import { writeBlock } from './stackBlock.ts';
import { putHeads, putLine, putTotal, putUnknown, type SummaryLine } from './stackSummary.ts';
import { newSheet, putAcross, putFormula, putText } from './writing.ts';

const headRow = 5;

const newStackSheet = (book: Book, stack: Stack, index: number): Sheet => {
  const { say, outcome } = book.reading;
  const letter = letterOf(index);
  const sheet = newSheet(
    nameSheet(book, say('workbook.stackSheet', { letter, name: stack.name })),
    [34, 26, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, ...(hasFixedCost(outcome) ? [15] : [])],
    colourOf(index),
  );
  putText({ sheet, row: 1, column: 1 }, titled(letter, stack.name, book.reading.language), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.stackLead'), 'lead');
  putText({ sheet, row: 3, column: 1 }, say('workbook.legendValue'), 'value');
  sheet.merges.push({ row: 3, from: 1, to: 8 });
  putHeads(book, sheet, headRow);
  freezeAt(sheet, 0, 1);
  return sheet;
};

/** A kind of work: its line at `top` and its block from `start` on; null where the stack has no figures for it. */
const writeCategory = (
  book: Book,
  sheet: Sheet,
  { top, start }: { top: number; start: number },
  of: { stack: Stack; category: CategoryPlan; outcome: CategoryOutcome | undefined },
): { line: SummaryLine; cells: FigureCells; next: number } | { line: null; next: number } => {
  const { say, language } = book.reading;
  const { stack, category, outcome } = of;
  const name = rowTitle(say, category);
  putText({ sheet, row: top, column: 1 }, name, 'label');
  const share = putFormula({ sheet, row: top, column: 2 }, at(input(book, `${category.id}.share`)), 'share');
  let row = start;
  putAcross(
    { sheet, row: row++, to: 13 },
    say('workbook.blockTitle', { category: name, share: formatShare(category.share, language) }),
    'heading',
  );
  const policy = stack.policies[category.id];
  const figures = outcome?.figures ?? null;
  if (outcome === undefined || figures === null || policy === undefined) {
    for (const gap of outcome?.gaps ?? [])
      putAcross({ sheet, row: row++, to: 13 }, explainGap(book.reading, category.id, gap), 'note');
    putUnknown(book, sheet, top);
    return { line: null, next: row + 1 };
  }
  const { cells, next } = writeBlock(book, sheet, row, { stack, category, outcome, policy, figures });
  return { ...putLine(book, sheet, top, { stack: stack.name, category: name, share, cells, figures }), next };
};

export const writeStack = (book: Book, stack: Stack, index: number, outcome: StackOutcome): Sheet => {
  const { say, job } = book.reading;
  const sheet = newStackSheet(book, stack, index);
  const mixed = job.plan.categories.filter((category) => category.share > 0);
  const totalRow = headRow + 1 + mixed.length;
  const categories = new Map<CategoryPlan['id'], FigureCells>();
  const lines: SummaryLine[] = [];
  let start = totalRow + 3;
  mixed.forEach((category, i) => {
    const ofCategory = outcome.categories.find((one) => one.categoryId === category.id);
    const place = { top: headRow + 1 + i, start };
    const written = writeCategory(book, sheet, place, { stack, category, outcome: ofCategory });
    start = written.next;
    if (written.line === null) return;
    categories.set(category.id, written.cells);
    lines.push(written.line);
  });
  putText({ sheet, row: totalRow, column: 1 }, say('compare.wholeMix'), 'total');
  const { total: figures } = outcome;
  const isWhole = figures !== null && lines.length === mixed.length && lines.length > 0;
  const committedMonth = [...categories.values()].flatMap((cells) => cells.committedMonth);
  const total = isWhole ? putTotal(book, sheet, totalRow, { stack: stack.name, lines, committedMonth, figures }) : null;
  if (!isWhole) putUnknown(book, sheet, totalRow);
  book.stacks.push({ stackId: stack.id, name: stack.name, total, categories });
  return sheet;
};
