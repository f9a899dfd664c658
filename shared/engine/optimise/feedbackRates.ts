/**
 * Success of retries with feedback for hundreds of models at once: what `feedbackCurve` gives, to 1e-6 instead of
 * 1e-14 and in a twentieth of the time.
 */

import { valueAt } from '../../foundation/arrays.ts';
import { normalCdfNear, normalQuantile } from '../../foundation/normal.ts';
import type { Difficulty } from '../difficulty.ts';

/** Misses of P(first fails and retry succeeds) smaller than this end the search for the retry's latent value. */
const enough = 1e-9;

/** A retry after first attempts along a curve, on the tasks that somebody solves; sums are those of the latest `overAt`. */
class Retry {
  /** P(the retry succeeds) and P(both would succeed). */
  retry = 0;
  both = 0;
  private readonly difficulty: Difficulty;
  private readonly curve: Float64Array;
  private readonly target: number;

  /** `target` is P(the first attempt fails and the retry succeeds). */
  constructor(difficulty: Difficulty, curve: Float64Array, target: number) {
    this.difficulty = difficulty;
    this.curve = curve;
    this.target = target;
  }

  /** Sums at a latent value; what is over the target after a failed first attempt. */
  overAt(latent: number): number {
    const { grid, d } = this.difficulty;
    const { nodes, weights } = grid;
    const { curve } = this;
    const rest = Math.sqrt(1 - d.rho);
    const slope = Math.sqrt(d.rho) / rest;
    const level = latent / rest;
    let retry = 0;
    let both = 0;
    for (let k = 0; k < weights.length; k++) {
      const value = valueAt(weights, k) * normalCdfNear(level - slope * valueAt(nodes, k));
      retry += value;
      both += value * valueAt(curve, k);
    }
    this.retry = retry;
    this.both = both;
    return retry - both - this.target;
  }

  /** Leaves the sums where the target is met; regula falsi with halving (Illinois) needs no slope. */
  meet(start: number, startOver: number): void {
    let low = start;
    let high = start;
    let overLow = startOver;
    let overHigh = startOver;
    for (let step = 0.5; overLow > 0 && low > -40; step *= 2) {
      low -= step;
      overLow = this.overAt(low);
    }
    for (let step = 0.5; overHigh < 0 && high < 40; step *= 2) {
      high += step;
      overHigh = this.overAt(high);
    }
    let over = startOver;
    let side = 0;
    for (let turn = 0; turn < 60 && Math.abs(over) > enough && overHigh > overLow; turn++) {
      const latent = (low * overHigh - high * overLow) / (overHigh - overLow);
      over = this.overAt(latent);
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
}

/**
 * P(the retry succeeds) and P(both would succeed), were the retry asked on every task; `curve` is the model's own,
 * `wanted` P(the retry succeeds | the first attempt failed). See `feedbackThreshold` for the model.
 */
export const feedbackRates = (
  difficulty: Difficulty,
  curve: Float64Array,
  successRate: number,
  wanted: number,
): { retry: number; both: number } => {
  const { weights } = difficulty.grid;
  const solvable = 1 - difficulty.d.beta;
  let failing = 0;
  for (let k = 0; k < weights.length; k++) failing += valueAt(weights, k) * (1 - valueAt(curve, k));
  const target = (wanted * (1 - successRate)) / solvable;
  const retry = new Retry(difficulty, curve, target);
  const latent = target <= 0 ? -1e3 : target >= failing ? 1e3 : normalQuantile(target / failing);
  const over = retry.overAt(latent);
  if (target > 0 && target < failing && Math.abs(over) > enough) retry.meet(latent, over);
  return { retry: solvable * retry.retry, both: solvable * retry.both };
};
