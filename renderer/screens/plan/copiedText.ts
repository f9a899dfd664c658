/** What a cell gives to a spreadsheet: its figure without words. */
import { formatAmount } from '../../../shared/plan/formatEstimate.ts';
import type { Place } from './places.ts';
import type { WorkRow } from './planTable.ts';

export const copiedText = (row: WorkRow | undefined, { column }: Place): string | null => {
  if (row === undefined) return null;
  switch (column) {
    case 0:
      return row.name;
    case 1:
      return String(row.tasks);
    case 2:
      return formatAmount(row.work.valueOfSuccessUsd.value, 'usd').replace(/^\$/, '');
    case 3:
      return formatAmount(row.work.silentFailureUsd.value, 'usd').replace(/^\$/, '');
    default:
      return null;
  }
};
