/** One stack month by month on the Horizon sheet. */
import type { ShownProjection } from '../../engine/horizon/horizon.ts';
import type { Month } from '../../engine/horizon/project.ts';
import type { Format, Sheet } from '../sheet.ts';
import { type Book, input } from './book.ts';
import { at, type CellRef, type Formula, number, over, plus, power, times } from './formula.ts';
import { putPerSuccess } from './perSuccess.ts';
import { putAcross, putFormula, putKnown, putNumber, putText } from './writing.ts';

export interface MonthCells {
  cash: CellRef;
  usdPerSuccess: CellRef;
}

/** A month, and what a price of today is multiplied by in it; null: prices do not all move alike. */
export interface MonthHead {
  month: CellRef;
  factor: CellRef | null;
}

export const stackColumns = 11;
const monthsPerYear = 12;

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const cashEach = ({ cashUsd, tasks }: Month): number => cashUsd / tasks;
const restEach = (month: Month): number => (month.spendUsd + month.silentFailureUsd - month.cashUsd) / month.tasks;

/** Cash per task as a part that moves with prices and one that stays, where all months lie on that line; else null. */
const lineOf = (months: readonly Month[], factors: readonly number[]): { moves: number; stays: number } | null => {
  const [first] = months;
  const last = months.at(-1);
  const end = factors.at(-1) ?? 1;
  if (first === undefined || last === undefined) return null;
  const moves = end === 1 ? 0 : (cashEach(first) - cashEach(last)) / (1 - end);
  const stays = cashEach(first) - moves;
  return months.every((month, m) => same(stays + moves * (factors[m] ?? 1), cashEach(month))) ? { moves, stays } : null;
};

/** What all months have in common; null where they do not. */
const commonOf = (values: readonly number[]): number | null => {
  const [first] = values;
  return first !== undefined && values.every((value) => same(value, first)) ? first : null;
};

interface Written {
  cells: MonthCells[];
  /** The next free row. */
  next: number;
}

export const writeMonths = (
  book: Book,
  sheet: Sheet,
  {
    projection,
    name,
    start,
    heads,
    growth,
  }: { projection: ShownProjection; name: string; start: number; heads: readonly MonthHead[]; growth: CellRef },
): Written => {
  const { say } = book.reading;
  const { months } = projection;
  let row = start;
  putAcross({ sheet, row: row++, to: stackColumns }, name, 'heading');
  const given = (label: string, value: number): CellRef => {
    putText({ sheet, row, column: 1 }, label, 'label');
    sheet.merges.push({ row, from: 1, to: 3 });
    return putNumber({ sheet, row: row++, column: 4 }, value, 'usd', 'value');
  };
  const line = lineOf(
    months,
    heads.slice(0, months.length).map(({ factor }) => factor?.value ?? 1),
  );
  const rest = commonOf(months.map(restEach));
  const moves = line === null || line.moves === 0 ? null : given(say('workbook.cashMoves'), line.moves);
  const stays = line === null ? null : given(say('workbook.cashStays'), line.stays);
  const others = rest === null ? null : given(say('workbook.peopleAndErrors'), rest);

  const titles = [
    say('horizon.month'),
    say('horizon.tasks'),
    say('workbook.cashPerTask'),
    say('workbook.fullPerTask'),
    say('horizon.success'),
    say('horizon.undetected'),
    say('horizon.cash'),
    say('scenarios.fullCost'),
    say('horizon.perSuccess'),
    say('workbook.intervalLow'),
    say('workbook.intervalHigh'),
  ];
  titles.forEach((title, index) => {
    putText({ sheet, row, column: index + 1 }, title, 'head', { wrap: true, right: true });
  });
  sheet.heights.set(row++, 32);
  const plain = at(input(book, 'tasksPerMonth'));
  const cells = months.map((month, m): MonthCells => {
    const head = heads[m];
    const here = (column: number) => ({ sheet, row, column });
    /** A formula where the months are closed, else the engine's value. */
    const put = (column: number, value: number, format: Format, formula: Formula | null): CellRef =>
      formula !== null && same(formula.value, value)
        ? putFormula(here(column), formula, format)
        : putNumber(here(column), value, format, 'value');
    const monthCell =
      head === undefined
        ? putNumber(here(1), month.month, 'count', 'label')
        : putFormula(here(1), at(head.month), 'count');
    const years = over(at(monthCell), number(monthsPerYear));
    const tasks = put(2, month.tasks, 'count', times(plain, power(at(growth), years)));
    const moving = moves === null || head?.factor == null ? null : times(at(moves), at(head.factor));
    const cashLine = stays === null ? null : moving === null ? at(stays) : plus(at(stays), moving);
    const cashTask = put(3, cashEach(month), 'usd', cashLine);
    const fullTask = put(
      4,
      cashEach(month) + restEach(month),
      'usd',
      others === null ? null : plus(at(cashTask), at(others)),
    );
    const success = putNumber(here(5), month.success, 'share', 'value');
    putNumber(here(6), month.silentFailure, 'share', 'value');
    const cash = putFormula(here(7), times(at(tasks), at(cashTask)), 'usdMonth');
    putFormula(here(8), times(at(tasks), at(fullTask)), 'usdMonth');
    const usdPerSuccess = putPerSuccess(book, here(9), fullTask, success, 'strong');
    const unknown = say('report.unknown');
    const band = month.bands?.usdPerSuccess;
    putKnown(here(10), band?.low, { format: 'usd', look: 'value', unknown });
    putKnown(here(11), band?.high, { format: 'usd', look: 'value', unknown });
    const check = (figure: string, cell: CellRef, app: number): void => {
      const category = say('workbook.monthNumber', { month: month.month });
      book.checks.push({ what: say('workbook.checkFigure', { stack: name, category, figure }), cell, app });
    };
    check(say('horizon.cash'), cash, month.cashUsd);
    if (month.usdPerSuccess !== null) check(say('horizon.perSuccess'), usdPerSuccess, month.usdPerSuccess);
    row++;
    return { cash, usdPerSuccess };
  });
  return { cells, next: row + 1 };
};
