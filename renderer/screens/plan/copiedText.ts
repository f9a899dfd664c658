/** What a cell gives to a spreadsheet: its figure without words. */
import { currencySymbols, type Money } from '../../../shared/foundation/money.ts';
import { formatAmount } from '../../../shared/plan/formatEstimate.ts';
import type { Place } from './places.ts';
import type { WorkRow } from './planTable.ts';

export const copiedText = (row: WorkRow | undefined, { column }: Place, money: Money): string | null => {
  const figure = (usd: number): string => formatAmount(usd, 'usd', money).replace(currencySymbols[money.currency], '');
  if (row === undefined) return null;
  switch (column) {
    case 0:
      return row.name;
    case 1:
      return String(row.tasks);
    case 2:
      return figure(row.work.valueOfSuccessUsd.value);
    case 3:
      return figure(row.work.silentFailureUsd.value);
    default:
      return null;
  }
};
