/** 90% intervals of rates and of differences between rates. */
import { betaQuantiles } from '../engine/betaPosterior.ts';
import type { Interval } from '../engine/calibrate/interval.ts';
import { normalQuantile } from '../foundation/normal.ts';

/** A rate after `successes` in `trials` (Jeffreys' posterior: its 5% and 95% points); null without trials. */
export const rateInterval = (successes: number, trials: number): Interval | null => {
  if (trials <= 0) return null;
  const quantiles = betaQuantiles(successes + 0.5, trials - successes + 0.5, 10);
  const value = successes / trials;
  return { value, low: Math.min(quantiles[0] as number, value), high: Math.max(quantiles[9] as number, value) };
};

/**
 * The mean of differences between two models on the same items, each from -1 to 1. The interval adds half an item to
 * each cell of the two-by-two table (A. Agresti, Y. Min, Statistics in Medicine 24, 2005): it is not empty where all
 * items agree, and keeps its coverage with few of them. null without items.
 */
export const pairedDifference = (sum: number, sumOfSquares: number, items: number): Interval | null => {
  if (items === 0) return null;
  const value = sum / items;
  const more = items + 2;
  const mean = sum / more;
  const spread = Math.sqrt(Math.max(0, (sumOfSquares + 1) / more - mean * mean) / more);
  const reach = normalQuantile(0.95) * spread;
  return { value, low: Math.max(-1, Math.min(value, mean - reach)), high: Math.min(1, Math.max(value, mean + reach)) };
};
