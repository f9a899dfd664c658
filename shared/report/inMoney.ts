/** Amounts that were turned into another money: the rate that is told with them, and a table of figures with its name in its heads. */
import { fromUsd } from '../foundation/money.ts';
import { formatDate } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { type Cell, type Column, kindOf, type Row, type Table } from './table.ts';

/** The rate of the amounts beside it, whose it is and of which day; null where they are in dollars as reckoned. */
export const rateText = (say: Say, language: Language): string | null =>
  say.money.currency === 'USD'
    ? null
    : say('report.moneyRate', { perUsd: say.money.perUsd, date: formatDate(say.money.day, language) });

const cellIn = (say: Say, column: Column, row: Row): Cell => {
  const cell = row.cells[column.key] ?? null;
  return typeof cell === 'number' && kindOf(column, row) === 'usd' ? fromUsd(cell, say.money) : cell;
};

/** For a file of plain numbers: amounts turned, and each column that holds some says the money, the rate and its day. */
export const tableInMoney = (table: Table, say: Say): Table => {
  const { money } = say;
  if (money.currency === 'USD') return table;
  const holdsAmounts = (column: Column): boolean => table.rows.some((row) => kindOf(column, row) === 'usd');
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.kind === 'usd' || holdsAmounts(column)
        ? {
            ...column,
            label: say(column.kind === 'usd' ? 'report.amountsIn' : 'report.someAmountsIn', {
              what: column.label,
              perUsd: money.perUsd,
              day: money.day,
            }),
          }
        : column,
    ),
    rows: table.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(table.columns.map((column) => [column.key, cellIn(say, column, row)])),
    })),
  };
};
