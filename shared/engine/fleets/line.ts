/** What hardware or a commitment costs at least, as a line: so much a month, and so much for each attempt made on it. */
import type { Load } from './load.ts';

/** USD: what is invoiced, and that with what never is. */
export interface Money {
  cash: number;
  full: number;
}

export interface Line {
  /** Of a month in which it is used at all. */
  fixed: Money;
  /** Of an attempt that would cost `boughtUsd` if it were bought as metered, tools apart, and asks so much of hardware. */
  attempt(boughtUsd: number, each: Load): Money;
}
