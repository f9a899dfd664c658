/** Prints the report, whichever screen is shown. */
import { goTo } from './goTo.ts';

/** The screen is given time to draw itself, charts included, before the paper is laid out. */
const drawnMs = 400;

export const printReport = (): void => {
  goTo('report');
  setTimeout(() => window.print(), drawnMs);
};
