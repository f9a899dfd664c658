/**
 * What is known of a success rate after s successes in n trials: a Beta(s + 1/2, n - s + 1/2) posterior. The
 * prior is Jeffreys' Beta(1/2, 1/2) (H. Jeffreys, Proc. R. Soc. A 186, 1946), which gives intervals with nearly
 * the stated coverage at every rate (L. Brown, T. Cai, A. DasGupta, Statistical Science 16, 2001).
 */

import * as arrays from '../foundation/arrays.ts';
import { rememberedAtMost } from '../foundation/maps.ts';

const { valueAt } = arrays;

export const betaMean = (successes: number, trials: number): number => (successes + 0.5) / (trials + 1);

const kept = new Map<string, Float64Array>();
const keptAtMost = 500;

/**
 * Quantiles of Beta(a, b) at the middles of n equal parts, ascending, to about 1e-7. The density is integrated on
 * the logit scale, where it is smooth and has no edges, and the cumulative sum is inverted.
 */
export const betaQuantiles = (a: number, b: number, n: number): Float64Array =>
  rememberedAtMost(keptAtMost, kept, `${a} ${b} ${n}`, () => inverted(a, b, n));

const inverted = (a: number, b: number, n: number): Float64Array => {
  const points = 4001;
  const centre = Math.log(a / b);
  const spread = Math.sqrt(1 / a + 1 / b);
  // Left tail falls as exp(a t), right tail as exp(-b t): go to 1e-16 of either.
  const from = centre - Math.max(9 * spread, 40 / a);
  const to = centre + Math.max(9 * spread, 40 / b);
  const step = (to - from) / (points - 1);
  const logDensity = (t: number): number =>
    t > 0
      ? -a * Math.log1p(Math.exp(-t)) - b * (t + Math.log1p(Math.exp(-t)))
      : a * (t - Math.log1p(Math.exp(t))) - b * Math.log1p(Math.exp(t));
  const top = logDensity(centre);
  const density = new Float64Array(points);
  const slope = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    const t = from + i * step;
    const x = 1 / (1 + Math.exp(-t));
    density[i] = Math.exp(logDensity(t) - top);
    slope[i] = valueAt(density, i) * (a * (1 - x) - b * x);
  }
  const cumulative = new Float64Array(points);
  for (let i = 1; i < points; i++)
    cumulative[i] =
      valueAt(cumulative, i - 1) +
      (step / 2) * (valueAt(density, i - 1) + valueAt(density, i)) +
      ((step * step) / 12) * (valueAt(slope, i - 1) - valueAt(slope, i));
  const total = valueAt(cumulative, points - 1);
  const quantiles = new Float64Array(n);
  let i = 1;
  for (let k = 0; k < n; k++) {
    const wanted = ((k + 0.5) / n) * total;
    while (i < points - 1 && valueAt(cumulative, i) < wanted) i++;
    // Newton inside the cell, on the trapezoid's quadratic.
    let share =
      (wanted - valueAt(cumulative, i - 1)) / Math.max(valueAt(cumulative, i) - valueAt(cumulative, i - 1), 1e-300);
    for (let turn = 0; turn < 3; turn++) {
      const here = valueAt(density, i - 1) + share * (valueAt(density, i) - valueAt(density, i - 1));
      const area =
        valueAt(cumulative, i - 1) +
        ((share * step) / 2) * (valueAt(density, i - 1) + here) +
        ((step * step) / 12) * share * share * (3 - 2 * share) * (valueAt(slope, i - 1) - valueAt(slope, i));
      if (here <= 0) break;
      share = Math.min(Math.max(share - (area - wanted) / (here * step), 0), 1);
    }
    quantiles[k] = 1 / (1 + Math.exp(-(from + (i - 1 + share) * step)));
  }
  return quantiles;
};
