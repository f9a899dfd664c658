/** The figures that played tasks give, each mean with its standard error. */
import { type Histogram, histogramOf, type Quantiles, quantilesOf } from './spread.ts';
import type { Tally } from './tally.ts';

/** A mean with its standard error. */
export interface Measured {
  value: number;
  standardError: number;
}

export interface Played {
  tasks: number;
  usdPerTask: Measured;
  success: Measured;
  silentFailure: Measured;
  abandoned: Measured;
  /** Ratio of means; its error by the delta method. null where nothing succeeded. */
  usdPerSuccess: Measured | null;
  minutesPerTask: number;
  /** Over single tasks: USD, and seconds where every speed is known. */
  usdQuantiles: Quantiles;
  usdHistogram: Histogram | null;
  secondQuantiles: Quantiles | null;
  secondHistogram: Histogram | null;
}

/** Mean of 0/1 outcomes with its standard error. */
const shareOf = (count: number, tasks: number): Measured => ({
  value: count / tasks,
  standardError: Math.sqrt(((count / tasks) * (1 - count / tasks)) / tasks),
});

/** The figures of a tally of one task or more. */
export const playedOf = (tally: Tally): Played => {
  const { tasks } = tally;
  const usd = tally.usd / tasks;
  const success = tally.success / tasks;
  const usdVariance = Math.max(0, tally.usdSquared / tasks - usd * usd);
  const ratio = usd / success;
  // Var(usd - ratio x success) by the delta method; success is 0 or 1, so its square is itself.
  const variance =
    usdVariance - 2 * ratio * (tally.usdOfSuccesses / tasks - usd * success) + ratio * ratio * success * (1 - success);
  return {
    tasks,
    usdPerTask: { value: usd, standardError: Math.sqrt(usdVariance / tasks) },
    success: shareOf(tally.success, tasks),
    silentFailure: shareOf(tally.silentFailure, tasks),
    abandoned: shareOf(tally.abandoned, tasks),
    usdPerSuccess:
      success > 0 ? { value: ratio, standardError: Math.sqrt(Math.max(0, variance) / tasks) / success } : null,
    minutesPerTask: tally.minutes / tasks,
    usdQuantiles: quantilesOf(tally.usdBins),
    usdHistogram: histogramOf(tally.usdBins),
    secondQuantiles: tally.secondBins === null ? null : quantilesOf(tally.secondBins),
    secondHistogram: tally.secondBins === null ? null : histogramOf(tally.secondBins),
  };
};
