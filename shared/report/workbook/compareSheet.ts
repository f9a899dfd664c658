/** The stacks side by side: figures as formulas, intervals and probabilities as labelled values, break-evens, charts. */
import type { WordPath } from '../../words/all.ts';
import { categoryName } from '../categoryName.ts';
import type { Format, Sheet, SheetChart } from '../sheet.ts';
import { type Book, colourOf, type FigureCells, freezeAt, input, letterOf } from './book.ts';
import {
  at,
  type CellRef,
  chartRange,
  type Formula,
  minus,
  number,
  over,
  plainCell,
  plainRange,
  times,
} from './formula.ts';
import { putPerSuccess } from './stackSheet.ts';
import { newSheet, putAcross, putAnswer, putFormula, putKnown, putText } from './writing.ts';

export interface CompareCells {
  rows: { stackId: string; name: CellRef; usdPerSuccess: CellRef; cells: Record<string, CellRef> }[];
}

const minutesPerHour = 60;

const heads: readonly (readonly [WordPath, Format])[] = [
  ['report.stack', 'text'],
  ['compare.usdPerSuccess', 'usd'],
  ['workbook.intervalLow', 'usd'],
  ['workbook.intervalHigh', 'usd'],
  ['compare.success', 'share'],
  ['compare.silentFailure', 'share'],
  ['compare.abandoned', 'share'],
  ['compare.usdPerTask', 'usd'],
  ['workbook.partModel', 'usd'],
  ['workbook.partVerifier', 'usd'],
  ['workbook.partHuman', 'usd'],
  ['workbook.partSilent', 'usd'],
  ['compare.usdPerMonth', 'usdMonth'],
  ['compare.humanHoursPerMonth', 'count'],
  ['compare.netValuePerMonth', 'usdMonth'],
  ['compare.independentUsdPerSuccess', 'usd'],
  ['compare.overBudget', 'share'],
];

const partColumns = [9, 10, 11, 12] as const;
const partPaths = ['workbook.partModel', 'workbook.partVerifier', 'workbook.partHuman', 'workbook.partSilent'] as const;
const partColours = ['2F5FD0', '8FB0F0', 'E0A33E', 'A3402B'];

/** Cost per success by stack, and what the cost of a task pays for, drawn from cells of the Compare sheet. */
export const stackCharts = (
  book: Book,
  compare: CompareCells,
  from: { row: number; column: number },
  size: { rows: number; columns: number },
): SheetChart[] => {
  const { say } = book.reading;
  const { rows } = compare;
  if (rows.length === 0) return [];
  const categories = chartRange(rows.map((row) => row.name));
  const to = { row: from.row + size.rows, column: from.column + size.columns };
  return [
    {
      title: say('workbook.chartUsdPerSuccess'),
      stacked: false,
      categories,
      series: [
        {
          name: say('compare.usdPerSuccess'),
          values: chartRange(rows.map((row) => row.usdPerSuccess)),
          colour: colourOf(0),
        },
      ],
      from,
      to,
      axisFormat: '"$"0.00##',
    },
    {
      title: say('workbook.chartParts'),
      stacked: true,
      categories,
      series: partPaths.map((path, i) => ({
        name: say(path),
        values: chartRange(rows.flatMap((row) => row.cells[String(partColumns[i])] ?? [])),
        colour: partColours[i] ?? '5C646E',
      })),
      from: { row: from.row, column: to.column },
      to: { row: to.row, column: to.column + size.columns },
      axisFormat: '"$"0.00##',
    },
  ];
};

export const writeCompare = (book: Book, sheetNamed: string): { sheet: Sheet; cells: CompareCells } => {
  const { say, outcome, job } = book.reading;
  const sheet = newSheet(sheetNamed, [30, ...heads.slice(1).map(() => 14)]);
  const unknown = say('report.unknown');
  putText(sheet, 1, 1, say('workbook.compareSheet'), 'title');
  putText(sheet, 2, 1, say('workbook.compareLead'), 'lead');
  const headRow = 4;
  heads.forEach(([path], index) => {
    putText(sheet, headRow, index + 1, say(path), 'head', { wrap: true, right: index > 0 });
  });
  sheet.heights.set(headRow, 47);
  freezeAt(sheet, headRow, 1);
  let row = headRow + 1;
  const compare: CompareCells = { rows: [] };

  for (const [index, stack] of book.stacks.entries()) {
    const found = outcome.stacks.find((one) => one.stackId === stack.stackId);
    const name = putText(sheet, row, 1, `${letterOf(index)}: ${stack.name}`, 'label');
    const { total } = stack;
    const figures = found?.total ?? null;
    if (total === null || figures === null) {
      for (let column = 2; column <= heads.length; column++)
        putKnown(sheet, row, column, null, 'usd', 'value', unknown);
      row++;
      continue;
    }
    const formula = (column: number, value: Formula): CellRef =>
      putFormula(sheet, row, column, value, heads[column - 1]?.[1] ?? 'usd');
    const tasks = at(input(book, 'tasksPerMonth'));
    const cost = formula(8, at(total.usdPerTask));
    const success = formula(5, at(total.success));
    const usdPerSuccess = putPerSuccess(book, sheet, row, 2, cost, success, 'total');
    const silentCost = formula(12, at(total.silentFailures));
    const cells: Record<string, CellRef> = {
      5: success,
      6: formula(6, at(total.silentFailure)),
      7: formula(7, at(total.abandoned)),
      8: cost,
      9: formula(9, at(total.model)),
      10: formula(10, at(total.verifier)),
      11: formula(11, at(total.human)),
      12: silentCost,
      13: formula(13, times(minus(at(cost), at(silentCost)), tasks)),
      14: formula(14, over(times(at(total.humanMinutes), tasks), number(minutesPerHour))),
      15: formula(15, times(minus(at(total.value), at(cost)), tasks)),
    };
    putKnown(sheet, row, 3, figures.usdPerSuccess?.low, 'usd', 'value', unknown);
    putKnown(sheet, row, 4, figures.usdPerSuccess?.high, 'usd', 'value', unknown);
    putKnown(sheet, row, 16, found?.independent?.usdPerSuccess, 'usd', 'value', unknown);
    if (job.plan.budgetUsdPerMonth !== null) putKnown(sheet, row, 17, found?.overBudget, 'share', 'value', unknown);
    book.checks.push({
      what: say('workbook.checkFigure', {
        stack: stack.name,
        category: say('compare.wholeMix'),
        figure: say('compare.netValuePerMonth'),
      }),
      cell: cells[15]!,
      app: figures.netValueUsdPerTask.value * job.plan.tasksPerMonth,
    });
    compare.rows.push({ stackId: stack.stackId, name, usdPerSuccess, cells });
    row++;
  }

  row = writePairs(book, sheet, row + 1, compare);
  writeCategories(book, sheet, row + 1);
  return { sheet, cells: compare };
};

const writePairs = (book: Book, sheet: Sheet, start: number, compare: CompareCells): number => {
  const { say, outcome } = book.reading;
  const unknown = say('report.unknown');
  const none = say('workbook.noSuccess');
  let row = start;
  if (outcome.pairs.length === 0) return row;
  putAcross(sheet, row++, 12, say('report.pairsTable'), 'heading');
  putText(sheet, row, 1, say('report.first'), 'head');
  putText(sheet, row, 2, say('report.second'), 'head');
  putText(sheet, row, 3, '', 'head');
  putText(sheet, row, 4, say('workbook.pCheaper'), 'head', { wrap: true, right: true });
  putText(sheet, row, 5, say('compare.breakEvenFailureUsd'), 'head', { wrap: true, right: true });
  putText(sheet, row, 6, say('report.cheaperBelow'), 'head', { wrap: true });
  sheet.merges.push({ row, from: 2, to: 3 }, { row, from: 6, to: 8 });
  sheet.heights.set(row, 47);
  row++;
  for (const pair of outcome.pairs) {
    const a = compare.rows.find((one) => one.stackId === pair.a);
    const b = compare.rows.find((one) => one.stackId === pair.b);
    if (a === undefined || b === undefined) continue;
    putAnswer(sheet, row, 1, plainCell(a.name, sheet.name), nameOf(book, pair.a), 'text', 'label');
    putAnswer(sheet, row, 2, plainCell(b.name, sheet.name), nameOf(book, pair.b), 'text', 'label');
    sheet.merges.push({ row, from: 2, to: 3 }, { row, from: 6, to: 8 });
    putKnown(sheet, row, 4, pair.aCheaper, 'sureness', 'value', unknown);
    const write = (cell: CellRef | undefined): string => (cell === undefined ? '0' : plainCell(cell, sheet.name));
    const spend = (one: typeof a): string => `(${write(one.cells[8])}-${write(one.cells[12])})`;
    const failures = `(${write(b.cells[5])}-${write(a.cells[5])})`;
    const usd = `(${spend(b)}-${spend(a)})/${failures}`;
    const answer = pair.breakEvenFailureUsd;
    const cell = putAnswer(
      sheet,
      row,
      5,
      `IF(${failures}=0,"${none}",IF(${usd}<0,"${none}",${usd}))`,
      answer === null ? none : answer.usd,
      'usd',
    );
    putAnswer(
      sheet,
      row,
      6,
      `IF(ISNUMBER(${plainCell(cell, sheet.name)}),IF(${spend(a)}<${spend(b)},${write(a.name)},${write(b.name)}),"${none}")`,
      answer === null ? none : nameOf(book, answer.below),
      'text',
      'label',
    );
    if (answer !== null)
      book.checks.push({
        what: say('workbook.checkBreakEven', { a: nameOf(book, pair.a), b: nameOf(book, pair.b) }),
        cell,
        app: answer.usd,
      });
    row++;
  }
  putText(sheet, row++, 1, say('workbook.breakEvenNote'), 'note');
  return row;
};

/** A stack as the sheet calls it: its letter and name. */
const nameOf = (book: Book, stackId: string): string => {
  const index = book.stacks.findIndex((stack) => stack.stackId === stackId);
  return `${letterOf(index)}: ${book.stacks[index]?.name ?? stackId}`;
};

const writeCategories = (book: Book, sheet: Sheet, start: number): void => {
  const { say, outcome, job } = book.reading;
  let row = start;
  putAcross(sheet, row++, 12, say('report.categoriesTable'), 'heading');
  const perStack = 3;
  putText(sheet, row, 1, say('report.category'), 'head');
  putText(sheet, row, 2, say('report.share'), 'head', { right: true });
  book.stacks.forEach((stack, index) => {
    const column = 3 + index * perStack;
    putText(sheet, row, column, `${letterOf(index)}: ${stack.name}`, 'head', { wrap: true, right: true });
    putText(sheet, row, column + 1, say('workbook.intervalLow'), 'head', { right: true });
    putText(sheet, row, column + 2, say('workbook.intervalHigh'), 'head', { right: true });
  });
  sheet.heights.set(row, 47);
  row++;
  const mixed = job.plan.categories.filter((category) => category.share > 0);
  const names: CellRef[] = [];
  const byStack: (CellRef | null)[][] = book.stacks.map(() => []);
  for (const category of mixed) {
    names.push(putText(sheet, row, 1, categoryName(say, category.id), 'label'));
    putFormula(sheet, row, 2, at(input(book, `${category.id}.share`)), 'share');
    book.stacks.forEach((stack, index) => {
      const column = 3 + index * perStack;
      const cells: FigureCells | undefined = stack.categories.get(category.id);
      if (cells === undefined) {
        putKnown(sheet, row, column, null, 'usd', 'value', say('report.unknown'));
        byStack[index]?.push(null);
        return;
      }
      const { usdPerSuccess } = cells;
      byStack[index]?.push(
        usdPerSuccess.value === null
          ? putAnswer(sheet, row, column, plainCell(usdPerSuccess, sheet.name), say('workbook.noSuccess'), 'usd')
          : putFormula(sheet, row, column, at(usdPerSuccess), 'usd'),
      );
      const figure = outcome.stacks
        .find((one) => one.stackId === stack.stackId)
        ?.categories.find((one) => one.categoryId === category.id)?.figures?.usdPerSuccess;
      putKnown(sheet, row, column + 1, figure?.low, 'usd', 'value', say('report.unknown'));
      putKnown(sheet, row, column + 2, figure?.high, 'usd', 'value', say('report.unknown'));
    });
    row++;
  }
  if (names.length === 0) return;
  const series = book.stacks.flatMap((stack, index) => {
    const cells = byStack[index] ?? [];
    return cells.length === names.length && cells.every((cell) => cell !== null)
      ? [{ name: `${letterOf(index)}: ${stack.name}`, values: chartRange(cells as CellRef[]), colour: colourOf(index) }]
      : [];
  });
  if (series.length === 0) return;
  sheet.charts.push({
    title: say('workbook.chartCategories'),
    stacked: false,
    categories: chartRange(names),
    series,
    from: { row: row + 1, column: 1 },
    to: { row: row + 21, column: 9 },
    axisFormat: '"$"0.00##',
  });
};

/** The name of the cheapest stack per success, as the cells stand. */
export const cheapestNow = (
  book: Book,
  compare: CompareCells,
  onSheet: string,
): { text: string; name: string } | null => {
  const priced = compare.rows.filter((row) => row.usdPerSuccess.value !== null);
  const best = priced.reduce<(typeof priced)[number] | null>(
    (found, row) => (found === null || row.usdPerSuccess.value! < found.usdPerSuccess.value! ? row : found),
    null,
  );
  if (best === null) return null;
  const costs = plainRange(
    compare.rows.map((row) => row.usdPerSuccess),
    onSheet,
  );
  const names = plainRange(
    compare.rows.map((row) => row.name),
    onSheet,
  );
  return { text: `INDEX(${names},MATCH(MIN(${costs}),${costs},0))`, name: nameOf(book, best.stackId) };
};
