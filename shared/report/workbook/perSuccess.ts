/** The division every sheet ends with. */
import type { Book } from './book.ts';
import { type CellRef, plainCell } from './formula.ts';
import { type At, putAnswer } from './writing.ts';

/** Cost over success, or the word for none where nothing succeeds. */
export const putPerSuccess = (
  book: Book,
  at: At,
  cost: CellRef,
  success: CellRef,
  look: 'formula' | 'total' | 'strong' = 'formula',
): CellRef => {
  const none = book.reading.say('workbook.noSuccess');
  const value = (success.value ?? 0) > 0 ? (cost.value ?? 0) / (success.value ?? 1) : none;
  const [top, bottom] = [plainCell(cost, at.sheet.name), plainCell(success, at.sheet.name)];
  return putAnswer(at, `IF(${bottom}>0,${top}/${bottom},"${none}")`, value, 'usd', look);
};
