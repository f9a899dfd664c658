/** The division every sheet ends with. */
import type { Sheet } from '../sheet.ts';
import type { Book } from './book.ts';
import { type CellRef, plainCell } from './formula.ts';
import { putAnswer } from './writing.ts';

/** Cost over success, or the word for none where nothing succeeds. */
export const putPerSuccess = (
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  cost: CellRef,
  success: CellRef,
  look: 'formula' | 'total' | 'strong' = 'formula',
): CellRef => {
  const none = book.reading.say('workbook.noSuccess');
  const value = (success.value ?? 0) > 0 ? (cost.value ?? 0) / (success.value ?? 1) : none;
  const [top, bottom] = [plainCell(cost, sheet.name), plainCell(success, sheet.name)];
  return putAnswer(sheet, row, column, `IF(${bottom}>0,${top}/${bottom},"${none}")`, value, 'usd', look);
};
