/** How far measured speeds lie from predicted ones, and rents from their typical value: log standard deviations. */
import { normalQuantile } from '../../foundation/normal.ts';
import type { Served } from './throughput.ts';

/** Of a pair of model and GPU that nobody here measured: cards joined by fast links, others, and 4-bit integers or AMD. */
const unseen = { fast: 0.32, pcie: 0.42, hard: 0.5 };
/** With a measurement of the very pair, by which the prediction is scaled. */
const measured = 0.3;
/** Of rents of one kind at one time. */
export const rentSd = 0.25;

/** Log standard deviation of the speed; `isMeasured` where a measurement of the pair scales it. */
export const speedSd = ({ gpu, deployment: { precision } }: Served, isMeasured: boolean): number => {
  if (isMeasured) return measured;
  return gpu.maker === 'AMD' || precision === 'int4' ? unseen.hard : unseen[gpu.link];
};

/** Factors of equal probability around 1, in order, for a lognormal of this log standard deviation. */
export const equallyLikely = (sd: number, count: number): number[] =>
  sd === 0 ? [1] : Array.from({ length: count }, (_, i) => Math.exp(sd * normalQuantile((i + 0.5) / count)));
