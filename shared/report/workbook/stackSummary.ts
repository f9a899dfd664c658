/** The table at the head of a stack's sheet: a line for each kind of work, and their sum. */
import type { Figures } from '../../engine/outcome.ts';
import type { WordPath } from '../../words/all.ts';
import { hasFixedCost } from '../monthly.ts';
import type { Format, Sheet } from '../sheet.ts';
import { type Book, type FigureCells, input } from './book.ts';
import { at, type CellRef, minus, plus, sumOf, sumProduct, times } from './formula.ts';
import { putPerSuccess } from './perSuccess.ts';
import { putFormula, putKnown, putText } from './writing.ts';

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
  'report.category',
  'report.shareOfTasks',
  'compare.usdPerTask',
  'report.modelUsd',
  'report.verifierUsd',
  'report.humanUsd',
  'report.silentFailuresUsd',
  'compare.success',
  'compare.silentFailure',
  'compare.abandoned',
  'compare.usdPerSuccess',
  'workbook.intervalLow',
  'workbook.intervalHigh',
] as const satisfies readonly WordPath[];

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

/** What a line of the table is summed from. */
export interface SummaryLine {
  share: CellRef;
  cells: Record<(typeof summed)[number] | 'humanMinutes' | 'value', CellRef>;
  fixed: CellRef | null;
}

const columns = { usdPerSuccess: 11, low: 12, high: 13, humanMinutes: 14, usdPerMonth: 15, fixed: 16 } as const;

export const putHeads = (book: Book, sheet: Sheet, row: number): void => {
  const { say, outcome } = book.reading;
  const put = (column: number, path: WordPath, right: boolean): void => {
    putText({ sheet, row, column }, say(path), 'head', { wrap: true, right });
  };
  summaryHeads.forEach((path, column) => {
    put(column + 1, path, column > 0);
  });
  put(columns.humanMinutes, 'workbook.humanMinutes', true);
  put(columns.usdPerMonth, 'compare.usdPerMonth', true);
  if (hasFixedCost(outcome)) put(columns.fixed, 'report.fixedUsd', true);
  sheet.heights.set(row, 47);
};

/** A line without figures: unknown in every column. */
export const putUnknown = (book: Book, sheet: Sheet, row: number): void => {
  const unknown = book.reading.say('report.unknown');
  for (let column = 3; column <= columns.usdPerMonth; column++)
    putKnown({ sheet, row, column }, null, { format: 'usd', look: 'value', unknown });
};

const putInterval = (book: Book, sheet: Sheet, row: number, { usdPerSuccess }: Figures): void => {
  const how = { format: 'usd', look: 'value', unknown: book.reading.say('report.unknown') } as const;
  putKnown({ sheet, row, column: columns.low }, usdPerSuccess?.low, how);
  putKnown({ sheet, row, column: columns.high }, usdPerSuccess?.high, how);
};

const checkMonth = (book: Book, stack: string, category: string, cell: CellRef, figures: Figures): void => {
  const { say } = book.reading;
  const what = say('workbook.checkFigure', { stack, category, figure: say('compare.usdPerMonth') });
  book.checks.push({ what, cell, app: figures.usdPerMonth.value });
};

/** The line of one kind of work, from the cells of its block below. */
export const putLine = (
  book: Book,
  sheet: Sheet,
  row: number,
  from: { stack: string; category: string; share: CellRef; cells: FigureCells; figures: Figures },
): { line: SummaryLine; cells: FigureCells } => {
  const { stack, category, share, cells, figures } = from;
  const copied = Object.fromEntries(
    summed.map((key) => [key, putFormula({ sheet, row, column: columnOf[key] }, at(cells[key]), formatOf(key))]),
  ) as Record<(typeof summed)[number], CellRef>;
  const usdPerSuccess = putPerSuccess(
    book,
    { sheet, row, column: columns.usdPerSuccess },
    copied.usdPerTask,
    copied.success,
  );
  putInterval(book, sheet, row, figures);
  const humanMinutes = putFormula({ sheet, row, column: columns.humanMinutes }, at(cells.humanMinutes), 'minutes');
  const spend = putFormula(
    { sheet, row, column: columns.usdPerMonth },
    times(minus(at(copied.usdPerTask), at(copied.silentFailures)), at(share), at(input(book, 'tasksPerMonth'))),
    'usdMonth',
  );
  const fixed = cells.fixed === null ? null : putFormula({ sheet, row, column: columns.fixed }, at(cells.fixed), 'usd');
  check(book, stack, category, cells, figures);
  checkMonth(book, stack, category, spend, figures);
  return {
    line: { share, cells: { ...copied, humanMinutes, value: cells.value }, fixed },
    cells: { ...cells, usdPerSuccess },
  };
};

/** The sum of all lines, and the value of its successes a row below. */
export const putTotal = (
  book: Book,
  sheet: Sheet,
  row: number,
  from: { stack: string; lines: readonly SummaryLine[]; committedMonth: CellRef[]; figures: Figures },
): FigureCells => {
  const { say } = book.reading;
  const { stack, lines, committedMonth, figures } = from;
  const shares = lines.map((line) => line.share);
  const sum = (column: number, key: keyof SummaryLine['cells'], format: Format): CellRef => {
    const cells = lines.map((line) => line.cells[key]);
    return putFormula({ sheet, row, column }, sumProduct(shares, cells), format, 'total');
  };
  putFormula({ sheet, row, column: 2 }, sumOf(shares), 'share', 'total');
  const sums = Object.fromEntries(summed.map((key) => [key, sum(columnOf[key], key, formatOf(key))])) as Record<
    (typeof summed)[number],
    CellRef
  >;
  const usdPerSuccess = putPerSuccess(
    book,
    { sheet, row, column: columns.usdPerSuccess },
    sums.usdPerTask,
    sums.success,
    'total',
  );
  putInterval(book, sheet, row, figures);
  const humanMinutes = sum(columns.humanMinutes, 'humanMinutes', 'minutes');
  const spend = putFormula(
    { sheet, row, column: columns.usdPerMonth },
    times(minus(at(sums.usdPerTask), at(sums.silentFailures)), at(input(book, 'tasksPerMonth'))),
    'usdMonth',
    'total',
  );
  putText({ sheet, row: row + 1, column: 1 }, say('report.valueOfSuccessUsd'), 'label');
  const value = putFormula(
    { sheet, row: row + 1, column: 3 },
    plus(...lines.map((line) => times(at(line.share), at(line.cells.value)))),
    'usd',
  );
  const hardware = lines.flatMap(({ share, fixed }) => (fixed === null ? [] : [times(at(share), at(fixed))]));
  const fixed =
    hardware.length === 0 ? null : putFormula({ sheet, row, column: columns.fixed }, plus(...hardware), 'usd', 'total');
  const total = { ...sums, fixed, committedMonth, usdPerSuccess, humanMinutes, value };
  check(book, stack, say('compare.wholeMix'), total, figures);
  checkMonth(book, stack, say('compare.wholeMix'), spend, figures);
  return total;
};
