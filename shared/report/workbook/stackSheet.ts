/** One stack, rung by rung: every cost a formula, every probability a labelled value of the engine. */
import type { Figures, StackOutcome } from '../../engine/outcome.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { WordPath } from '../../words/all.ts';
import { formatShare } from '../../words/format.ts';
import { explainGap } from '../explain.ts';
import { hasFixedCost } from '../monthly.ts';
import { rowTitle } from '../rowName.ts';
import type { Format, Sheet } from '../sheet.ts';
import { type Book, colourOf, type FigureCells, freezeAt, input, letterOf, nameSheet } from './book.ts';
import { at, type CellRef, minus, plus, sumOf, sumProduct, times } from './formula.ts';
import { putPerSuccess } from './perSuccess.ts';
import { writeBlock } from './stackBlock.ts';
import { newSheet, putAcross, putFormula, putKnown, putText } from './writing.ts';

/** The figures of the app that the workbook must compute as well. */
const check = (book: Book, stackName: string, category: string, cells: FigureCells, figures: Figures): void => {
  const { say } = book.reading;
  const add = (path: WordPath, cell: CellRef, app: number): void => {
    book.checks.push({
      what: say('workbook.checkFigure', { stack: stackName, category, figure: say(path) }),
      cell,
      app,
    });
  };
  add('compare.usdPerTask', cells.usdPerTask, figures.usdPerTask.value);
  add('report.modelUsd', cells.model, figures.parts.model);
  add('report.verifierUsd', cells.verifier, figures.parts.verifier);
  add('report.humanUsd', cells.human, figures.parts.human);
  add('report.silentFailuresUsd', cells.silentFailures, figures.parts.silentFailures);
  if (cells.fixed !== null) add('report.fixedUsd', cells.fixed, figures.parts.committed + figures.parts.owned);
  add('compare.success', cells.success, figures.success.value);
  add('compare.silentFailure', cells.silentFailure, figures.silentFailure.value);
  add('compare.abandoned', cells.abandoned, figures.abandoned.value);
  add('workbook.humanMinutes', cells.humanMinutes, figures.humanMinutesPerTask.value);
  if (figures.usdPerSuccess !== null) add('compare.usdPerSuccess', cells.usdPerSuccess, figures.usdPerSuccess.value);
};

const summaryHeads = [
  ['report.category', null],
  ['report.shareOfTasks', 'share'],
  ['compare.usdPerTask', 'usdPerTask'],
  ['report.modelUsd', 'model'],
  ['report.verifierUsd', 'verifier'],
  ['report.humanUsd', 'human'],
  ['report.silentFailuresUsd', 'silentFailures'],
  ['compare.success', 'success'],
  ['compare.silentFailure', 'silentFailure'],
  ['compare.abandoned', 'abandoned'],
  ['compare.usdPerSuccess', 'usdPerSuccess'],
  ['workbook.intervalLow', null],
  ['workbook.intervalHigh', null],
] as const satisfies readonly (readonly [WordPath, string | null])[];

const summed = [
  'usdPerTask',
  'model',
  'verifier',
  'human',
  'silentFailures',
  'success',
  'silentFailure',
  'abandoned',
] as const;
const columnOf = {
  usdPerTask: 3,
  model: 4,
  verifier: 5,
  human: 6,
  silentFailures: 7,
  success: 8,
  silentFailure: 9,
  abandoned: 10,
} as const;
const formatOf = (key: (typeof summed)[number]): Format =>
  key === 'success' || key === 'silentFailure' || key === 'abandoned' ? 'share' : 'usd';

export const writeStack = (book: Book, stack: Stack, index: number, outcome: StackOutcome): Sheet => {
  const { say, job, language } = book.reading;
  const letter = letterOf(index);
  const sheet = newSheet(
    nameSheet(book, say('workbook.stackSheet', { letter, name: stack.name })),
    [34, 26, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, ...(hasFixedCost(book.reading.outcome) ? [15] : [])],
    colourOf(index),
  );
  const unknown = say('report.unknown');
  putText({ sheet, row: 1, column: 1 }, `${letter}: ${stack.name}`, 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.stackLead'), 'lead');
  putText({ sheet, row: 3, column: 1 }, say('workbook.legendValue'), 'value');
  sheet.merges.push({ row: 3, from: 1, to: 8 });
  const headRow = 5;
  summaryHeads.forEach(([path], column) => {
    putText({ sheet, row: headRow, column: column + 1 }, say(path), 'head', { wrap: true, right: column > 0 });
  });
  putText({ sheet, row: headRow, column: 14 }, say('workbook.humanMinutes'), 'head', { wrap: true, right: true });
  putText({ sheet, row: headRow, column: 15 }, say('compare.usdPerMonth'), 'head', { wrap: true, right: true });
  if (hasFixedCost(book.reading.outcome))
    putText({ sheet, row: headRow, column: 16 }, say('report.fixedUsd'), 'head', { wrap: true, right: true });
  sheet.heights.set(headRow, 47);
  freezeAt(sheet, 0, 1);

  const mixed = job.plan.categories.filter((category) => category.share > 0);
  const totalRow = headRow + 1 + mixed.length;
  let row = totalRow + 3;
  const categories = new Map<CategoryPlan['id'], FigureCells>();
  const lines: {
    share: CellRef;
    cells: Record<(typeof summed)[number] | 'humanMinutes' | 'value', CellRef>;
    fixed: CellRef | null;
  }[] = [];

  mixed.forEach((category, i) => {
    const inCategory = outcome.categories.find((one) => one.categoryId === category.id);
    const policy = stack.policies[category.id];
    const name = rowTitle(say, category);
    const top = headRow + 1 + i;
    putText({ sheet, row: top, column: 1 }, name, 'label');
    const share = putFormula({ sheet, row: top, column: 2 }, at(input(book, `${category.id}.share`)), 'share');
    putAcross(
      { sheet, row: row++, to: 13 },
      say('workbook.blockTitle', { category: name, share: formatShare(category.share, language) }),
      'heading',
    );
    if (inCategory === undefined || inCategory.figures === null || policy === undefined) {
      for (const gap of inCategory?.gaps ?? [])
        putAcross({ sheet, row: row++, to: 13 }, explainGap(book.reading, category.id, gap), 'note');
      for (let column = 3; column <= 15; column++)
        putKnown({ sheet, row: top, column }, null, { format: 'usd', look: 'value', unknown });
      row++;
      return;
    }
    const { figures } = inCategory;
    const { cells, next } = writeBlock(book, sheet, row, { stack, category, outcome: inCategory, policy, figures });
    row = next;
    const copied = Object.fromEntries(
      summed.map((key) => [key, putFormula({ sheet, row: top, column: columnOf[key] }, at(cells[key]), formatOf(key))]),
    ) as Record<(typeof summed)[number], CellRef>;
    const usdPerSuccess = putPerSuccess(book, { sheet, row: top, column: 11 }, copied.usdPerTask, copied.success);
    putKnown({ sheet, row: top, column: 12 }, figures.usdPerSuccess?.low, { format: 'usd', look: 'value', unknown });
    putKnown({ sheet, row: top, column: 13 }, figures.usdPerSuccess?.high, { format: 'usd', look: 'value', unknown });
    const humanMinutes = putFormula({ sheet, row: top, column: 14 }, at(cells.humanMinutes), 'minutes');
    const spend = putFormula(
      { sheet, row: top, column: 15 },
      times(minus(at(copied.usdPerTask), at(copied.silentFailures)), at(share), at(input(book, 'tasksPerMonth'))),
      'usdMonth',
    );
    categories.set(category.id, { ...cells, usdPerSuccess });
    const fixed = cells.fixed === null ? null : putFormula({ sheet, row: top, column: 16 }, at(cells.fixed), 'usd');
    lines.push({ share, cells: { ...copied, humanMinutes, value: cells.value }, fixed });
    check(book, stack.name, name, cells, figures);
    book.checks.push({
      what: say('workbook.checkFigure', { stack: stack.name, category: name, figure: say('compare.usdPerMonth') }),
      cell: spend,
      app: figures.usdPerMonth.value,
    });
  });

  putText({ sheet, row: totalRow, column: 1 }, say('compare.wholeMix'), 'total');
  let total: FigureCells | null = null;
  const { total: figures } = outcome;
  if (figures !== null && lines.length === mixed.length && lines.length > 0) {
    const shares = lines.map((line) => line.share);
    putFormula({ sheet, row: totalRow, column: 2 }, sumOf(shares), 'share', 'total');
    const sums = Object.fromEntries(
      summed.map((key) => [
        key,
        putFormula(
          { sheet, row: totalRow, column: columnOf[key] },
          sumProduct(
            shares,
            lines.map((line) => line.cells[key]),
          ),
          formatOf(key),
          'total',
        ),
      ]),
    ) as Record<(typeof summed)[number], CellRef>;
    const usdPerSuccess = putPerSuccess(
      book,
      { sheet, row: totalRow, column: 11 },
      sums.usdPerTask,
      sums.success,
      'total',
    );
    putKnown({ sheet, row: totalRow, column: 12 }, figures.usdPerSuccess?.low, {
      format: 'usd',
      look: 'value',
      unknown,
    });
    putKnown({ sheet, row: totalRow, column: 13 }, figures.usdPerSuccess?.high, {
      format: 'usd',
      look: 'value',
      unknown,
    });
    const humanMinutes = putFormula(
      { sheet, row: totalRow, column: 14 },
      sumProduct(
        shares,
        lines.map((line) => line.cells.humanMinutes),
      ),
      'minutes',
      'total',
    );
    const spend = putFormula(
      { sheet, row: totalRow, column: 15 },
      times(minus(at(sums.usdPerTask), at(sums.silentFailures)), at(input(book, 'tasksPerMonth'))),
      'usdMonth',
      'total',
    );
    putText({ sheet, row: totalRow + 1, column: 1 }, say('report.valueOfSuccessUsd'), 'label');
    const value = putFormula(
      { sheet, row: totalRow + 1, column: 3 },
      plus(...lines.map((line) => times(at(line.share), at(line.cells.value)))),
      'usd',
    );
    const hardware = lines.flatMap(({ share, fixed }) => (fixed === null ? [] : [times(at(share), at(fixed))]));
    const fixed =
      hardware.length === 0
        ? null
        : putFormula({ sheet, row: totalRow, column: 16 }, plus(...hardware), 'usd', 'total');
    const committedMonth = [...categories.values()].flatMap((cells) => cells.committedMonth);
    total = { ...sums, fixed, committedMonth, usdPerSuccess, humanMinutes, value };
    check(book, stack.name, say('compare.wholeMix'), total, figures);
    book.checks.push({
      what: say('workbook.checkFigure', {
        stack: stack.name,
        category: say('compare.wholeMix'),
        figure: say('compare.usdPerMonth'),
      }),
      cell: spend,
      app: figures.usdPerMonth.value,
    });
  } else
    for (let column = 3; column <= 15; column++)
      putKnown({ sheet, row: totalRow, column }, null, { format: 'usd', look: 'value', unknown });
  book.stacks.push({ stackId: stack.id, name: stack.name, total, categories });
  return sheet;
};
