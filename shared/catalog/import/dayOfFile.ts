/** The day a price list is of by its file's name: lists that are kept are named by it. */
import { dateOf } from './fields.ts';

/** A day in a name (2026-08-01, 2026_08_01 or 20260801 beside no other digit) that has come by `today`; null: there is none. */
export const dayOfFile = (name: string, today: string): string | null => {
  const [, year, month, day] = /(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)/.exec(name) ?? [];
  const found = dateOf(`${year}-${month}-${day}`);
  return found !== null && found <= today ? found : null;
};
