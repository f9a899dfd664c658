/** How a value spreads over single tasks: quantiles and a histogram, read off the bins of a tally. */
import { addTo } from '../../foundation/arrays.ts';
import { type Bins, binCount, countAt, doublings, partsPerDoubling } from './tally.ts';

/** Values below which the named share of the tasks lies, each within 0.8%. */
export interface Quantiles {
  p5: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
  p99: number;
}

/**
 * Shares of the tasks between edges that lie apart by the same factor: `shares[i]` of them from `edges[i]` to
 * `edges[i + 1]`. What lies outside, at most one task in 1,000 at either end, is in the outermost; `zero` is the share
 * of tasks at nothing at all.
 */
export interface Histogram {
  zero: number;
  edges: number[];
  shares: number[];
}

const mostBars = 36;
/** Bars no narrower than this on the scale of doublings: finer ones would show the bins and not the tasks. */
const leastDoublings = 4 / partsPerDoubling;
const outside = 1 / 1000;

/** Where bin `bin` begins; bins 1 to binCount - 1 do. */
const edgeOf = (bin: number): number => {
  const place = bin - 1;
  return (
    2 ** (doublings.from + Math.floor(place / partsPerDoubling)) * (1 + (place % partsPerDoubling) / partsPerDoubling)
  );
};

const middleOf = (bin: number): number => (edgeOf(bin) + edgeOf(bin + 1)) / 2;

const countOf = (bins: Bins): number => {
  let all = 0;
  for (let bin = 0; bin < binCount; bin++) all += countAt(bins, bin);
  return all;
};

/** The bin that holds the task below which a share p of all lies. */
const binAt = (bins: Bins, p: number): number => {
  const sought = p * countOf(bins);
  let below = 0;
  for (let bin = 0; bin < binCount; bin++) {
    below += countAt(bins, bin);
    if (below >= sought && below > 0) return bin;
  }
  return binCount - 1;
};

const quantile = (bins: Bins, p: number): number => {
  const bin = binAt(bins, p);
  return bin === 0 ? 0 : middleOf(bin);
};

export const quantilesOf = (bins: Bins): Quantiles => ({
  p5: quantile(bins, 0.05),
  p25: quantile(bins, 0.25),
  p50: quantile(bins, 0.5),
  p75: quantile(bins, 0.75),
  p95: quantile(bins, 0.95),
  p99: quantile(bins, 0.99),
});

/** A histogram of at most 36 bars, or null where no task lies above zero. */
export const histogramOf = (bins: Bins): Histogram | null => {
  const all = countOf(bins);
  const first = Math.max(1, binAt(bins, Math.max(outside, (countAt(bins, 0) + 1) / all)));
  const last = Math.max(first, binAt(bins, 1 - outside));
  if (bins[0] === all) return null;
  const from = Math.log2(edgeOf(first));
  const whole = Math.log2(edgeOf(last + 1)) - from;
  const bars = Math.max(1, Math.min(mostBars, Math.floor(whole / leastDoublings)));
  const width = whole / bars;
  const shares = new Array<number>(bars).fill(0);
  const barAt = (value: number): number => (Math.log2(value) - from) / width;
  for (let bin = 1; bin < binCount; bin++) {
    const share = countAt(bins, bin) / all;
    if (share === 0) continue;
    // A bin across the edge of two bars is shared between them by length.
    const begin = Math.min(Math.max(barAt(edgeOf(bin)), 0), bars);
    const end = Math.min(Math.max(barAt(edgeOf(bin + 1)), 0), bars);
    const bar = Math.min(Math.floor(begin), bars - 1);
    const over = Math.min(bar + 1, bars - 1);
    const inNext = end > bar + 1 ? (end - bar - 1) / (end - begin) : 0;
    addTo(shares, bar, share * (1 - inNext));
    addTo(shares, over, share * inNext);
  }
  return {
    zero: countAt(bins, 0) / all,
    edges: Array.from({ length: bars + 1 }, (_, i) => 2 ** (from + i * width)),
    shares,
  };
};
