/**
 * Success of retries with feedback for hundreds of models at once: what `feedbackCurve` gives, to 1e-6 instead of
 * 1e-14 and in a twentieth of the time.
 */

import { normalCdfNear, normalQuantile } from '../../foundation/normal.ts';
import type { Difficulty } from '../difficulty.ts';

/** Misses of P(first fails and retry succeeds) smaller than this end the search for the retry's latent value. */
const enough = 1e-9;

/**
 * P(the retry succeeds) and P(both would succeed), were the retry asked on every task; `curve` is the model's own,
 * `wanted` P(the retry succeeds | the first attempt failed). See `feedbackThreshold` for the model.
 */
export const feedbackRates = (
  { grid: { nodes, weights }, d }: Difficulty,
  curve: Float64Array,
  successRate: number,
  wanted: number,
): { retry: number; both: number } => {
  const rest = Math.sqrt(1 - d.rho);
  const slope = Math.sqrt(d.rho) / rest;
  let failing = 0;
  for (let k = 0; k < weights.length; k++) failing += weights[k]! * (1 - curve[k]!);
  const target = (wanted * (1 - successRate)) / (1 - d.beta);
  const sums = { retry: 0, both: 0 };
  /** Sums at a latent value; what is over the target after a failed first attempt. */
  const overAt = (latent: number): number => {
    const level = latent / rest;
    let retry = 0;
    let both = 0;
    for (let k = 0; k < weights.length; k++) {
      const value = weights[k]! * normalCdfNear(level - slope * nodes[k]!);
      retry += value;
      both += value * curve[k]!;
    }
    sums.retry = retry;
    sums.both = both;
    return retry - both - target;
  };
  let latent = target <= 0 ? -1e3 : target >= failing ? 1e3 : normalQuantile(target / failing);
  let over = overAt(latent);
  if (target > 0 && target < failing && Math.abs(over) > enough) {
    // The latent value lies between the two ends; regula falsi with halving (Illinois) needs no slope.
    let low = latent;
    let high = latent;
    let overLow = over;
    let overHigh = over;
    for (let step = 0.5; overLow > 0 && low > -40; step *= 2) {
      low -= step;
      overLow = overAt(low);
    }
    for (let step = 0.5; overHigh < 0 && high < 40; step *= 2) {
      high += step;
      overHigh = overAt(high);
    }
    let side = 0;
    for (let turn = 0; turn < 60 && Math.abs(over) > enough && overHigh > overLow; turn++) {
      latent = (low * overHigh - high * overLow) / (overHigh - overLow);
      over = overAt(latent);
      if (over < 0) {
        low = latent;
        overLow = over;
        if (side === -1) overHigh /= 2;
        side = -1;
      } else {
        high = latent;
        overHigh = over;
        if (side === 1) overLow /= 2;
        side = 1;
      }
    }
  }
  const solvable = 1 - d.beta;
  return { retry: solvable * sums.retry, both: solvable * sums.both };
};
