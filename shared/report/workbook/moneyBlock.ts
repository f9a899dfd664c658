/** The figures of the first page once more in the money the plan is shown in, by its rate; every other cell is in USD. */
import { moneyOf } from '../../plan/planMoney.ts';
import { formatDate } from '../../words/format.ts';
import { stackName } from '../reading.ts';
import type { Sheet } from '../sheet.ts';
import { type Book, nameCell } from './book.ts';
import type { CompareCells } from './compareSheet.ts';
import { at, plainCell, times } from './formula.ts';
import { linesOf, putAcross, putAnswer, putFormula, putNumber, putText } from './writing.ts';

const heads = ['report.stack', 'compare.usdPerSuccess', 'compare.cashPerMonth', 'compare.fullPerMonth'] as const;
const characters = 118;

/** Writes from this row on and answers the next free one; nothing where the plan is shown in dollars. */
export const writeMoney = (
  { sheet, row: first, width }: { sheet: Sheet; row: number; width: number },
  book: Book,
  compare: CompareCells,
): number => {
  const { say, language, job } = book.reading;
  const money = moneyOf(job.plan);
  if (money.currency === 'USD') return first;
  const unit = say(`app.unit${money.currency}`);
  let row = first;
  const told = say('workbook.moneyLead', { unit, date: formatDate(money.day, language) });
  putAcross({ sheet, row: row++, to: width }, told, 'note', linesOf(told, characters));
  putText({ sheet, row, column: 1 }, say('plan.moneyRate', { unit }), 'label');
  const name = nameCell(book, 'per_usd');
  const rate = putNumber({ sheet, row: row++, column: 2 }, money.perUsd, 'number', 'value', { name });
  heads.forEach((path, index) => {
    const label = index === 0 ? say(path) : say('workbook.moneyHead', { what: say(path), unit });
    putText({ sheet, row, column: index + 1 }, label, 'head', { wrap: true, right: index > 0 });
  });
  sheet.heights.set(row++, 32);
  for (const { stackId, usdPerSuccess, cells } of compare.stacks) {
    putText({ sheet, row, column: 1 }, stackName(book.reading, stackId), 'label');
    const usd = plainCell(usdPerSuccess, sheet.name);
    putAnswer(
      { sheet, row, column: 2 },
      `IF(ISNUMBER(${usd}),${usd}*${name},${usd})`,
      usdPerSuccess.value === null ? say('workbook.noSuccess') : usdPerSuccess.value * money.perUsd,
      'number',
      'strong',
    );
    putFormula({ sheet, row, column: 3 }, times(at(cells.cashPerMonth), at(rate)), 'count');
    putFormula({ sheet, row, column: 4 }, times(at(cells.fullPerMonth), at(rate)), 'count');
    row++;
  }
  return row + 1;
};
