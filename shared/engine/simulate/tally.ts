/** What played tasks add up to: sums and two histograms, the same size for ten tasks and ten million. */
import * as arrays from '../../foundation/arrays.ts';
import { type Block, silentFailure, success } from './block.ts';

const { byteAt, valueAt, wordAt } = arrays;

/**
 * Histogram bins: each doubling of a value is cut into 64 equal parts, so a quantile read off the middle of a bin is
 * within 0.8% of the true one. The bin is the exponent and the first bits of the number itself: no logarithm.
 */
export const partsPerDoubling = 64;
/** 2^-30 to 2^24: a billionth of a dollar to sixteen million. */
export const doublings = { from: -30, to: 24 };
/** Bin 0 holds everything below the smallest edge, 0 among it; the last everything above the largest. */
export const binCount = (doublings.to - doublings.from) * partsPerDoubling + 2;

export interface Tally {
  tasks: number;
  success: number;
  silentFailure: number;
  abandoned: number;
  minutes: number;
  /** Total cost per task (silent failures included), its square, and its sum over the successes. */
  usd: number;
  usdSquared: number;
  usdOfSuccesses: number;
  /** Counts of tasks: a batch counts in 32 bits, a total in doubles. */
  usdBins: Bins;
  /** null where a speed is unknown. */
  secondBins: Bins | null;
}

export type Bins = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Tasks in a bin. */
export const countAt = (bins: Bins, bin: number): number => bins[bin] as number;

export const emptyTally = (timed: boolean, size: 'batch' | 'total'): Tally => {
  const bins = (): Bins => (size === 'batch' ? new Uint32Array(binCount) : new Float64Array(binCount));
  return {
    tasks: 0,
    success: 0,
    silentFailure: 0,
    abandoned: 0,
    minutes: 0,
    usd: 0,
    usdSquared: 0,
    usdOfSuccesses: 0,
    usdBins: bins(),
    secondBins: timed ? bins() : null,
  };
};

/** Little-endian machines keep the exponent in the second half; the first bit of 1.0 tells which this is. */
const upper = new Uint32Array(Float64Array.of(1).buffer)[1] === 0x3ff00000 ? 1 : 0;
const lowest = (1023 + doublings.from) * partsPerDoubling;

/** Adds to the bins the values of the first `count` tasks, none of them negative. */
const countIn = (bins: Bins, values: Float64Array, count: number): void => {
  const halves = new Uint32Array(values.buffer);
  for (let i = 0; i < count; i++) {
    // Exponent and the first six bits after the point: one number that counts the parts of doublings.
    const place = (wordAt(halves, 2 * i + upper) >>> 14) - lowest + 1;
    const bin = place < 1 ? 0 : place < binCount ? place : binCount - 1;
    bins[bin] = countAt(bins, bin) + 1;
  }
};

/** Adds the first `count` tasks of a block, all of them ended. Their silent failures, and what each bears of the hardware, are charged here. */
export const tallyBlock = (
  tally: Tally,
  block: Block,
  { silentFailureUsd, fixedUsd }: { silentFailureUsd: number; fixedUsd: number },
  count: number,
): void => {
  const { usd, minutes, seconds, ends } = block;
  let successes = 0;
  let silent = 0;
  let allMinutes = 0;
  let allUsd = 0;
  let squares = 0;
  let ofSuccesses = 0;
  for (let i = 0; i < count; i++) {
    const end = byteAt(ends, i);
    let cost = valueAt(usd, i) + fixedUsd;
    if (end === success) {
      successes += 1;
      ofSuccesses += cost;
    } else if (end === silentFailure) {
      silent += 1;
      cost += silentFailureUsd;
    }
    usd[i] = cost;
    allMinutes += valueAt(minutes, i);
    allUsd += cost;
    squares += cost * cost;
  }
  tally.tasks += count;
  tally.success += successes;
  tally.silentFailure += silent;
  tally.abandoned += count - successes - silent;
  tally.minutes += allMinutes;
  tally.usd += allUsd;
  tally.usdSquared += squares;
  tally.usdOfSuccesses += ofSuccesses;
  countIn(tally.usdBins, usd, count);
  if (tally.secondBins !== null) countIn(tally.secondBins, seconds, count);
};

const addBins = (into: Bins, more: Bins): void => {
  for (let i = 0; i < binCount; i++) into[i] = countAt(into, i) + countAt(more, i);
};

/** Adds `more` into `into`. Batches are added in the order of their numbers, so that sums agree to the last digit. */
export const addTally = (into: Tally, more: Tally): void => {
  into.tasks += more.tasks;
  into.success += more.success;
  into.silentFailure += more.silentFailure;
  into.abandoned += more.abandoned;
  into.minutes += more.minutes;
  into.usd += more.usd;
  into.usdSquared += more.usdSquared;
  into.usdOfSuccesses += more.usdOfSuccesses;
  addBins(into.usdBins, more.usdBins);
  if (into.secondBins !== null && more.secondBins !== null) addBins(into.secondBins, more.secondBins);
};
