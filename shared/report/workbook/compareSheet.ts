/** The stacks side by side: figures as formulas, intervals and probabilities as labelled values, break-evens, charts. */

import type { StackId } from '../../foundation/ids.ts';
import type { WordPath } from '../../words/all.ts';
import { titled } from '../../words/format.ts';
import { hasFixedCost } from '../monthly.ts';
import { rowTitle } from '../rowName.ts';
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
  plus,
  times,
} from './formula.ts';
import { putPerSuccess } from './perSuccess.ts';
import { newSheet, putAcross, putAnswer, putFormula, putKnown, putText } from './writing.ts';

export interface CompareCells {
  /** One per stack that has figures over the whole mix, in the order of the plan. */
  stacks: { stackId: StackId; name: CellRef; usdPerSuccess: CellRef; cells: StackCells }[];
  /** What the rows of the figures are called. */
  labels: Record<keyof StackCells, CellRef>;
  usdPerSuccessLabel: CellRef;
}

const figures = {
  success: ['compare.success', 'share'],
  silentFailure: ['compare.silentFailure', 'share'],
  abandoned: ['compare.abandoned', 'share'],
  usdPerTask: ['compare.usdPerTask', 'usd'],
  model: ['workbook.partModel', 'usd'],
  verifier: ['workbook.partVerifier', 'usd'],
  human: ['workbook.partHuman', 'usd'],
  silentFailures: ['workbook.partSilent', 'usd'],
  fixed: ['workbook.partFixed', 'usd'],
  cashPerMonth: ['compare.cashPerMonth', 'usdMonth'],
  usdPerMonth: ['compare.usdPerMonth', 'usdMonth'],
  fullPerMonth: ['compare.fullPerMonth', 'usdMonth'],
  humanHoursPerMonth: ['compare.humanHoursPerMonth', 'count'],
  netValuePerMonth: ['compare.netValuePerMonth', 'usdMonth'],
} as const satisfies Record<string, readonly [WordPath, Format]>;

type StackCells = Record<Exclude<keyof typeof figures, 'fixed'>, CellRef> & { fixed: CellRef | null };

/** The rows of a plan: hardware is one of them only where it has any. */
const rowsFor = (book: Book): [keyof StackCells, readonly [WordPath, Format]][] =>
  (Object.entries(figures) as [keyof StackCells, readonly [WordPath, Format]][]).filter(
    ([key]) => key !== 'fixed' || hasFixedCost(book.reading.outcome),
  );

const minutesPerHour = 60;

const parts = ['model', 'verifier', 'human', 'silentFailures', 'fixed'] as const;
const partColours = ['2F5FD0', '8FB0F0', 'E0A33E', 'A3402B', '1F7A4D'];

/** Cost per success by stack, and what the cost of a task pays for, drawn from cells of the Compare sheet. */
export const stackCharts = (
  book: Book,
  compare: CompareCells,
  first: Pick<SheetChart, 'from' | 'to'>,
  second: Pick<SheetChart, 'from' | 'to'>,
): SheetChart[] => {
  const { say } = book.reading;
  const { stacks } = compare;
  if (stacks.length === 0) return [];
  const categories = chartRange(stacks.map((stack) => stack.name));
  return [
    {
      title: say('workbook.chartUsdPerSuccess'),
      stacked: false,
      categories,
      series: [
        {
          name: chartRange([compare.usdPerSuccessLabel]),
          values: chartRange(stacks.map((stack) => stack.usdPerSuccess)),
          colour: colourOf(0),
          pointColours: stacks.map((stack) => colourOf(book.stacks.findIndex((one) => one.stackId === stack.stackId))),
        },
      ],
      ...first,
    },
    {
      title: say('workbook.chartParts'),
      stacked: true,
      categories,
      series: parts.flatMap((part, i) => {
        const cells = stacks.flatMap((stack) => stack.cells[part] ?? []);
        return cells.length < stacks.length
          ? []
          : [
              {
                name: chartRange([compare.labels[part]]),
                values: chartRange(cells),
                colour: partColours[i] ?? '5C646E',
              },
            ];
      }),
      ...second,
    },
  ];
};

const headRow = 4;

/** Where each figure of the table stands; `next` is the row below them all. */
interface FigureRows {
  usdPerSuccess: number;
  low: number;
  high: number;
  independent: number;
  figures: Record<keyof StackCells, number>;
  /** Where the plan has a budget. */
  overBudget: number | null;
  next: number;
}

/** Writes the first column: what each row is called. */
const writeLabels = (
  book: Book,
  sheet: Sheet,
): { rows: FigureRows; labels: CompareCells['labels']; usdPerSuccessLabel: CellRef } => {
  const { say, job } = book.reading;
  let row = headRow;
  const label = (text: string, look: 'label' | 'strong' = 'label'): CellRef =>
    putText({ sheet, row: ++row, column: 1 }, text, look);
  const rowOf = (text: string): number => label(text).row;

  const usdPerSuccessLabel = label(say('compare.usdPerSuccess'), 'strong');
  const low = rowOf(say('report.low', { what: say('compare.usdPerSuccess') }));
  const high = rowOf(say('report.high', { what: say('compare.usdPerSuccess') }));
  const independent = rowOf(say('compare.independentUsdPerSuccess'));
  const figures = {} as Record<keyof StackCells, number>;
  const labels = {} as Record<keyof StackCells, CellRef>;
  for (const [key, [path]] of rowsFor(book)) {
    labels[key] = label(parts.some((part) => part === key) ? `   ${say(path)}` : say(path));
    figures[key] = labels[key].row;
  }
  const overBudget = job.plan.budgetUsdPerMonth === null ? null : rowOf(say('compare.overBudget'));
  return {
    rows: { usdPerSuccess: usdPerSuccessLabel.row, low, high, independent, figures, overBudget, next: row + 1 },
    labels,
    usdPerSuccessLabel,
  };
};

/** The formulas of a stack's column. */
const stackFormulas = (
  book: Book,
  column: { sheet: Sheet; column: number },
  rows: FigureRows,
  total: FigureCells,
): StackCells => {
  const { outcome } = book.reading;
  const formula = (key: keyof StackCells, value: Formula): CellRef =>
    putFormula({ ...column, row: rows.figures[key] }, value, figures[key][1]);
  const tasks = at(input(book, 'tasksPerMonth'));
  const usdPerTask = formula('usdPerTask', at(total.usdPerTask));
  const success = formula('success', at(total.success));
  const silentFailures = formula('silentFailures', at(total.silentFailures));
  return {
    success,
    usdPerTask,
    silentFailures,
    silentFailure: formula('silentFailure', at(total.silentFailure)),
    abandoned: formula('abandoned', at(total.abandoned)),
    model: formula('model', at(total.model)),
    verifier: formula('verifier', at(total.verifier)),
    human: formula('human', at(total.human)),
    fixed: hasFixedCost(outcome) ? formula('fixed', total.fixed === null ? number(0) : at(total.fixed)) : null,
    cashPerMonth: formula(
      'cashPerMonth',
      plus(times(plus(at(total.model), at(total.verifier)), tasks), ...total.committedMonth.map(at)),
    ),
    fullPerMonth: formula('fullPerMonth', times(at(usdPerTask), tasks)),
    usdPerMonth: formula('usdPerMonth', times(minus(at(usdPerTask), at(silentFailures)), tasks)),
    humanHoursPerMonth: formula(
      'humanHoursPerMonth',
      over(times(at(total.humanMinutes), tasks), number(minutesPerHour)),
    ),
    netValuePerMonth: formula('netValuePerMonth', times(minus(at(total.value), at(usdPerTask)), tasks)),
  };
};

/** A stack's column; null where the stack has no figures over the whole mix. */
const writeStack = (
  book: Book,
  { sheet, column }: { sheet: Sheet; column: number },
  rows: FigureRows,
  stack: Book['stacks'][number],
): CompareCells['stacks'][number] | null => {
  const { say, outcome, job } = book.reading;
  const look = { look: 'value', unknown: say('report.unknown') } as const;
  const found = outcome.stacks.find((one) => one.stackId === stack.stackId);
  const name = putText({ sheet, row: headRow, column }, nameOf(book, stack.stackId), 'head', {
    wrap: true,
    right: true,
  });
  const { total } = stack;
  const totals = found?.total ?? null;
  if (total === null || totals === null) {
    for (let row = headRow + 1; row < rows.next; row++)
      putKnown({ sheet, row, column }, null, { format: 'usd', ...look });
    return null;
  }
  const cells = stackFormulas(book, { sheet, column }, rows, total);
  const usdPerSuccess = putPerSuccess(
    book,
    { sheet, row: rows.usdPerSuccess, column },
    cells.usdPerTask,
    cells.success,
    'strong',
  );
  const known = (row: number, value: number | null | undefined, format: Format): CellRef =>
    putKnown({ sheet, row, column }, value, { format, ...look });
  known(rows.low, totals.usdPerSuccess?.low, 'usd');
  known(rows.high, totals.usdPerSuccess?.high, 'usd');
  known(rows.independent, found?.independent?.usdPerSuccess, 'usd');
  if (rows.overBudget !== null) known(rows.overBudget, found?.overBudget, 'share');
  book.checks.push({
    what: say('workbook.checkFigure', {
      stack: stack.name,
      category: say('compare.wholeMix'),
      figure: say('compare.netValuePerMonth'),
    }),
    cell: cells.netValuePerMonth,
    app: totals.netValueUsdPerTask.value * job.plan.tasksPerMonth,
  });
  return { stackId: stack.stackId, name, usdPerSuccess, cells };
};

export const writeCompare = (book: Book, sheetNamed: string): { sheet: Sheet; cells: CompareCells } => {
  const { say, job } = book.reading;
  const columns = Math.max(6, 1 + 3 * job.plan.stacks.length);
  const sheet: Sheet = {
    ...newSheet(sheetNamed, [34, ...Array.from({ length: columns }, () => 17)]),
    page: 'oneLandscape',
  };
  putText({ sheet, row: 1, column: 1 }, say('workbook.compareSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.compareLead'), 'lead');
  putText({ sheet, row: headRow, column: 1 }, say('report.stack'), 'head');
  sheet.heights.set(headRow, 32);
  freezeAt(sheet, headRow, 1);
  const { rows, labels, usdPerSuccessLabel } = writeLabels(book, sheet);
  const stacks = book.stacks.flatMap(
    (stack, index) => writeStack(book, { sheet, column: index + 2 }, rows, stack) ?? [],
  );
  const cells: CompareCells = { stacks, labels, usdPerSuccessLabel };
  const below = writePairs(book, sheet, rows.next + 1, cells);
  writeCategories(book, sheet, below + 1);
  return { sheet, cells };
};

const writePairs = (book: Book, sheet: Sheet, start: number, compare: CompareCells): number => {
  const { say, outcome } = book.reading;
  const unknown = say('report.unknown');
  const none = say('workbook.noSuccess');
  let row = start;
  if (outcome.pairs.length === 0) return row;
  putAcross({ sheet, row: row++, to: 12 }, say('report.pairsTable'), 'heading');
  putText({ sheet, row, column: 1 }, say('report.first'), 'head');
  putText({ sheet, row, column: 2 }, say('report.second'), 'head');
  putText({ sheet, row, column: 3 }, '', 'head');
  putText({ sheet, row, column: 4 }, say('workbook.pCheaper'), 'head', { wrap: true, right: true });
  putText({ sheet, row, column: 5 }, say('compare.breakEvenFailureUsd'), 'head', { wrap: true, right: true });
  putText({ sheet, row, column: 6 }, say('report.cheaperBelow'), 'head', { wrap: true });
  putText({ sheet, row, column: 7 }, '', 'head');
  sheet.merges.push({ row, from: 2, to: 3 }, { row, from: 6, to: 7 });
  sheet.heights.set(row, 47);
  row++;
  for (const pair of outcome.pairs) {
    const a = compare.stacks.find((one) => one.stackId === pair.a);
    const b = compare.stacks.find((one) => one.stackId === pair.b);
    if (a === undefined || b === undefined) continue;
    putAnswer({ sheet, row, column: 1 }, plainCell(a.name, sheet.name), nameOf(book, pair.a), 'text', 'label');
    putAnswer({ sheet, row, column: 2 }, plainCell(b.name, sheet.name), nameOf(book, pair.b), 'text', 'label');
    sheet.merges.push({ row, from: 2, to: 3 }, { row, from: 6, to: 7 });
    putKnown({ sheet, row, column: 4 }, pair.aCheaper, { format: 'sureness', look: 'value', unknown });
    const write = (cell: CellRef): string => plainCell(cell, sheet.name);
    const spend = (one: typeof a): string => `(${write(one.cells.usdPerTask)}-${write(one.cells.silentFailures)})`;
    const failures = `(${write(b.cells.success)}-${write(a.cells.success)})`;
    const usd = `(${spend(b)}-${spend(a)})/${failures}`;
    const answer = pair.breakEvenFailureUsd;
    const cell = putAnswer(
      { sheet, row, column: 5 },
      `IF(${failures}=0,"${none}",IF(${usd}<0,"${none}",${usd}))`,
      answer === null ? none : answer.usd,
      'usd',
    );
    putAnswer(
      { sheet, row, column: 6 },
      `IF(ISNUMBER(${plainCell(cell, sheet.name)}),IF(${spend(a)}<${spend(b)},${write(a.name)},${write(b.name)}),"${nobody}")`,
      answer === null ? nobody : nameOf(book, answer.below),
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
  putText({ sheet, row: row++, column: 1 }, say('workbook.breakEvenNote'), 'note');
  return row;
};

/** Stands where neither stack is meant. */
const nobody = '—';

/** A stack as the sheet calls it: its letter and name. */
const nameOf = (book: Book, stackId: StackId): string => {
  const index = book.stacks.findIndex((stack) => stack.stackId === stackId);
  return titled(letterOf(index), book.stacks[index]?.name ?? stackId, book.reading.language);
};

const writeCategories = (book: Book, sheet: Sheet, start: number): void => {
  const { say, outcome, job } = book.reading;
  let row = start;
  putAcross({ sheet, row: row++, to: 12 }, say('report.categoriesTable'), 'heading');
  const perStack = 3;
  putText({ sheet, row, column: 1 }, say('report.category'), 'head');
  putText({ sheet, row, column: 2 }, say('report.share'), 'head', { right: true });
  const heads = book.stacks.map((stack, index) => {
    const column = 3 + index * perStack;
    putText({ sheet, row, column: column + 1 }, say('workbook.intervalLow'), 'head', { right: true });
    putText({ sheet, row, column: column + 2 }, say('workbook.intervalHigh'), 'head', { right: true });
    return putText({ sheet, row, column }, nameOf(book, stack.stackId), 'head', { wrap: true, right: true });
  });
  sheet.heights.set(row, 47);
  row++;
  const mixed = job.plan.categories.filter((category) => category.share > 0);
  const names: CellRef[] = [];
  const byStack: (CellRef | null)[][] = book.stacks.map(() => []);
  for (const category of mixed) {
    names.push(putText({ sheet, row, column: 1 }, rowTitle(say, category), 'label'));
    putFormula({ sheet, row, column: 2 }, at(input(book, `${category.id}.share`)), 'share');
    book.stacks.forEach((stack, index) => {
      const column = 3 + index * perStack;
      const cells: FigureCells | undefined = stack.categories.get(category.id);
      if (cells === undefined) {
        putKnown({ sheet, row, column }, null, { format: 'usd', look: 'value', unknown: say('report.unknown') });
        byStack[index]?.push(null);
        return;
      }
      const { usdPerSuccess } = cells;
      byStack[index]?.push(
        usdPerSuccess.value === null
          ? putAnswer({ sheet, row, column }, plainCell(usdPerSuccess, sheet.name), say('workbook.noSuccess'), 'usd')
          : putFormula({ sheet, row, column }, at(usdPerSuccess), 'usd'),
      );
      const figure = outcome.stacks
        .find((one) => one.stackId === stack.stackId)
        ?.categories.find((one) => one.categoryId === category.id)?.figures?.usdPerSuccess;
      putKnown({ sheet, row, column: column + 1 }, figure?.low, {
        format: 'usd',
        look: 'value',
        unknown: say('report.unknown'),
      });
      putKnown({ sheet, row, column: column + 2 }, figure?.high, {
        format: 'usd',
        look: 'value',
        unknown: say('report.unknown'),
      });
    });
    row++;
  }
  if (names.length === 0) return;
  const series = book.stacks.flatMap((_, index) => {
    const cells = byStack[index] ?? [];
    return cells.length === names.length && cells.every((cell) => cell !== null)
      ? [{ name: chartRange([heads[index]!]), values: chartRange(cells as CellRef[]), colour: colourOf(index) }]
      : [];
  });
  if (series.length === 0) return;
  sheet.charts.push({
    title: say('workbook.chartCategories'),
    stacked: false,
    categories: chartRange(names),
    series,
    from: { row: row + 1, column: 1 },
    to: { row: row + 19, column: 7 },
  });
};

/** The name of the cheapest stack per success, as the cells stand. */
export const cheapestNow = (
  book: Book,
  compare: CompareCells,
  onSheet: string,
): { text: string; name: string } | null => {
  const priced = compare.stacks.filter((stack) => stack.usdPerSuccess.value !== null);
  const best = priced.reduce<(typeof priced)[number] | null>(
    (found, row) => (found === null || row.usdPerSuccess.value! < found.usdPerSuccess.value! ? row : found),
    null,
  );
  if (best === null) return null;
  const costs = plainRange(
    compare.stacks.map((stack) => stack.usdPerSuccess),
    onSheet,
  );
  const names = plainRange(
    compare.stacks.map((stack) => stack.name),
    onSheet,
  );
  return { text: `INDEX(${names},1,MATCH(MIN(${costs}),${costs},0))`, name: nameOf(book, best.stackId) };
};
