/** The price of a model month by month: one holds until another is seen, also over months in which nobody looked. */
import { monthsAfter } from '../foundation/days.ts';
import type { MonthlyPrice } from './history.ts';

export interface CoursePoint {
  /** `YYYY-MM`. */
  month: string;
  prompt: number;
  completion: number;
}

/** Every month from the first that was seen to the last; `months` in the order of their days. */
export const courseByMonth = (months: readonly MonthlyPrice[]): CoursePoint[] =>
  months.flatMap(({ date, promptUsdPerM, completionUsdPerM }, i) => {
    const next = months[i + 1]?.date.slice(0, 7) ?? null;
    const points: CoursePoint[] = [];
    let month = date.slice(0, 7);
    do {
      points.push({ month, prompt: promptUsdPerM, completion: completionUsdPerM });
      month = monthsAfter(`${month}-01`, 1).slice(0, 7);
    } while (next !== null && month < next);
    return points;
  });
