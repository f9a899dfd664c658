/**
 * The months ahead: who costs least when, and each stack month by month. Tasks follow their growth and cash its price path by
 * formulas wherever the engine's own months are such a line; what is not closed stands as a value.
 */
import type { ShownProjection } from '../../engine/horizon/horizon.ts';
import { bestOf } from '../../engine/horizon/ranged.ts';
import { horizonEvents, horizonGaps, horizonVerdict } from '../horizonTables.ts';
import type { Format, Sheet, SheetChart } from '../sheet.ts';
import type { BookHorizon } from './beside.ts';
import { type Book, colourOf, nameCell, nameSheet } from './book.ts';
import { at, type CellRef, chartRange, number, over, plainCell, plainRange, power } from './formula.ts';
import { type MonthCells, type MonthHead, stackColumns, writeMonths } from './horizonStack.ts';
import { positiveCheck } from './inputLines.ts';
import { linesOf, newSheet, putAcross, putAnswer, putFormula, putNumber, putText } from './writing.ts';

const chartRows = 18;
const monthsPerYear = 12;

/** Cells a reader may change: how fast tasks and prices move. */
const putPaths = (book: Book, sheet: Sheet, { future }: BookHorizon): { growth: CellRef; fold: CellRef | null } => {
  const { say } = book.reading;
  const put = (row: number, label: string, value: number, name: string): CellRef => {
    putText({ sheet, row, column: 1 }, label, 'label');
    sheet.merges.push({ row, from: 1, to: 3 });
    const check = { name: nameCell(book, name), validation: positiveCheck(book) };
    return putNumber({ sheet, row, column: 4 }, value, 'number', 'assumed', check);
  };
  const growth = put(5, say('horizon.growth'), 1 + bestOf(future.demand?.growthPerYear ?? 0), 'horizon_tasks_times');
  const [path, ...others] = future.pricePaths ?? [];
  const isOne = path?.kind === 'all' && others.length === 0;
  return {
    growth,
    fold: isOne ? put(6, say('workbook.priceFold'), bestOf(path.foldPerYear), 'horizon_prices_divided_by') : null,
  };
};

/** The months down, with what a price of today is multiplied by in each. */
const putMonths = (sheet: Sheet, first: number, months: number, fold: CellRef | null): MonthHead[] =>
  Array.from({ length: months + 1 }, (_, m) => {
    const row = first + m;
    const month = putNumber({ sheet, row, column: 1 }, m, 'count', 'label');
    if (fold === null) return { month, factor: null };
    const fallen = power(at(fold), over(at(month), number(monthsPerYear)));
    return { month, factor: putFormula({ sheet, row, column: 2 }, over(number(1), fallen), 'factor') };
  });

interface Shown {
  projection: ShownProjection;
  name: string;
  /** Its place among the stacks of the plan. */
  index: number;
  head: CellRef;
  cells: readonly MonthCells[];
}

/** A measure of every stack side by side, in the columns from `from` on; the next free column. */
const writeSideBySide = (
  sheet: Sheet,
  { first, from, format, none }: { first: number; from: number; format: Format; none: string },
  columns: readonly (readonly CellRef[])[],
): CellRef[][] =>
  columns.map((cells, s) =>
    cells.map((cell, m) =>
      putAnswer({ sheet, row: first + m, column: from + s }, plainCell(cell, sheet.name), cell.value ?? none, format),
    ),
  );

/** Who costs least per success in each month, as the cells stand. */
const writeCheapest = (
  sheet: Sheet,
  { first, column }: { first: number; column: number },
  shown: readonly Shown[],
  costs: readonly CellRef[][],
): void => {
  const names = plainRange(
    shown.map(({ head }) => head),
    sheet.name,
  );
  const longest = Math.max(...costs.map(({ length }) => length));
  for (let row = first; row < first + longest; row++) {
    // A stack that ended before leaves an empty cell, of which MIN takes no notice.
    const cells = costs.map(
      (of, s): CellRef =>
        of[row - first] ?? {
          sheet: sheet.name,
          row,
          column: (costs[0]?.[0]?.column ?? 0) + s,
          name: null,
          value: null,
        },
    );
    const known = cells.flatMap(({ value }) => value ?? []);
    if (known.length === 0) continue;
    const best = shown[cells.findIndex(({ value }) => value === Math.min(...known))];
    const range = plainRange(cells, sheet.name);
    const text = `INDEX(${names},1,MATCH(MIN(${range}),${range},0))`;
    putAnswer({ sheet, row, column }, text, best?.name ?? '', 'text', 'label');
  }
};

/** What happens in which month, and what cannot be projected. */
const writeEvents = (book: Book, sheet: Sheet, start: number, { job, found }: BookHorizon): number => {
  const { say, language } = book.reading;
  const naming = { job, say, language };
  const texts = [
    ...horizonGaps(naming, found),
    ...horizonEvents(naming, found).map(({ month, text }) => say('horizon.eventIn', { month, text })),
  ];
  if (texts.length === 0) return start;
  let row = start;
  putAcross({ sheet, row: row++, to: stackColumns }, say('horizon.events'), 'heading');
  for (const text of texts) putAcross({ sheet, row: row++, to: stackColumns }, text, 'text', linesOf(text, 150));
  return row + 1;
};

const chartOf = (
  title: string,
  heads: readonly MonthHead[],
  shown: readonly Shown[],
  columns: readonly CellRef[][],
  place: Pick<SheetChart, 'from' | 'to' | 'format'>,
): SheetChart => ({
  kind: 'line',
  title,
  stacked: false,
  categories: chartRange(heads.map(({ month }) => month)),
  series: shown.flatMap(({ head, index }, s) => {
    const cells = columns[s] ?? [];
    return cells.length === 0 ? [] : [{ name: chartRange([head]), values: chartRange(cells), colour: colourOf(index) }];
  }),
  ...place,
});

export const writeHorizon = (book: Book, horizon: BookHorizon): Sheet => {
  const { say, language } = book.reading;
  const { found, job } = horizon;
  const projected = found.stacks.filter(({ months }) => months.length > 0);
  const [costsFrom, cashFrom] = [3, 3 + projected.length];
  // Names may run on to the right, where nothing stands.
  const cheapestColumn = cashFrom + projected.length + 1;
  const sheet: Sheet = newSheet(nameSheet(book, say('horizon.title')), [
    ...Array.from({ length: Math.max(stackColumns, cheapestColumn) }, () => 17),
  ]);
  putText({ sheet, row: 1, column: 1 }, say('horizon.title'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.horizonLead'), 'lead');
  putText({ sheet, row: 3, column: 1 }, horizonVerdict({ job, say, language }, found), 'strong');
  const { growth, fold } = putPaths(book, sheet, horizon);
  const headRow = 9;
  const first = headRow + 1;
  const heads = putMonths(sheet, first, found.months, fold);
  putText({ sheet, row: headRow, column: 1 }, say('horizon.month'), 'head', { right: true });
  putText({ sheet, row: headRow, column: 2 }, fold === null ? '' : say('workbook.priceFactor'), 'head', {
    wrap: true,
    right: true,
  });
  sheet.heights.set(headRow, 47);
  let next = writeEvents(book, sheet, first + found.months + 2, horizon);
  const chartsAt = next;
  next += projected.length === 0 ? 0 : chartRows + 2;
  const shown = projected.map((projection, s): Shown => {
    const index = job.plan.stacks.findIndex(({ id }) => id === projection.stackId);
    const name = job.plan.stacks[index]?.name ?? projection.stackId;
    const look = { wrap: true, right: true };
    const head = putText({ sheet, row: headRow, column: costsFrom + s }, name, 'head', look);
    putText({ sheet, row: headRow, column: cashFrom + s }, name, 'head', look);
    const { cells, next: after } = writeMonths(book, sheet, { projection, name, start: next, heads, growth });
    next = after;
    return { projection, name, index, head, cells };
  });
  const [firstShown] = shown;
  if (firstShown === undefined) return sheet;
  const group = (column: number, title: string): void => {
    putText({ sheet, row: headRow - 1, column }, title, 'strong', { right: true });
  };
  group(costsFrom, say('horizon.perSuccess'));
  group(cashFrom, say('horizon.cash'));
  const none = say('workbook.noSuccess');
  const costs = writeSideBySide(
    sheet,
    { first, from: costsFrom, format: 'usd', none },
    shown.map(({ cells }) => cells.map(({ usdPerSuccess }) => usdPerSuccess)),
  );
  const cash = writeSideBySide(
    sheet,
    { first, from: cashFrom, format: 'usdMonth', none },
    shown.map(({ cells }) => cells.map((cell) => cell.cash)),
  );
  putText({ sheet, row: headRow, column: cheapestColumn }, say('workbook.cheapestThen'), 'head', { wrap: true });
  writeCheapest(sheet, { first, column: cheapestColumn }, shown, costs);
  const to = chartsAt + chartRows;
  sheet.charts.push(
    chartOf(say('workbook.chartHorizon'), heads, shown, costs, {
      from: { row: chartsAt, column: 1 },
      to: { row: to, column: 6 },
    }),
    chartOf(say('workbook.chartHorizonCash'), heads, shown, cash, {
      format: 'usdMonth',
      from: { row: chartsAt, column: 6 },
      to: { row: to, column: 12 },
    }),
  );
  return sheet;
};
