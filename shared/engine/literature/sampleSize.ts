/**
 * How many questions tell two models apart, and how sure a difference is.
 * Source: E. Miller, "Adding Error Bars to Evals", arXiv 2411.00640.
 */

import { normalQuantile } from '../../foundation/normal.ts';
import { EngineError, requireBetween } from '../engineError.ts';

/** sqrt(Var(a - b) / n) over questions both models answered: answers to the same question go up and down together. */
export const pairedStandardError = (a: readonly number[], b: readonly number[]): number => {
  if (a.length !== b.length) throw new EngineError('b', b.length, `${a.length} scores, as many as of the other model`);
  if (a.length < 2) throw new EngineError('scores', a.length, '2 or more');
  const differences = a.map((score, i) => {
    requireBetween('score', score, -Number.MAX_VALUE, Number.MAX_VALUE);
    requireBetween('score', b[i] as number, -Number.MAX_VALUE, Number.MAX_VALUE);
    return score - (b[i] as number);
  });
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
  const variance = differences.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (differences.length - 1);
  return Math.sqrt(variance / differences.length);
};

/** Variance of the difference of two models' 0/1 results on one question, from their rates and their union. */
export const pairedVariance = (rateA: number, rateB: number, union: number): number => {
  requireBetween('rateA', rateA, 0, 1);
  requireBetween('rateB', rateB, 0, 1);
  requireBetween('union', union, Math.max(rateA, rateB), Math.min(1, rateA + rateB));
  return 2 * union - rateA - rateB - (rateA - rateB) ** 2;
};

/**
 * Questions needed to find a difference of `difference` with probability `power` in a two-sided test at
 * `significance`: (z + z)^2 variance / difference^2, rounded up. `variancePerQuestion` is that of the difference.
 */
export const questionsNeeded = (
  difference: number,
  variancePerQuestion: number,
  power = 0.8,
  significance = 0.05,
): number => {
  requireBetween('difference', difference, Number.MIN_VALUE, Number.MAX_VALUE);
  requireBetween('variancePerQuestion', variancePerQuestion, 0, Number.MAX_VALUE);
  requireBetween('power', power, 0.5, 1 - 1e-12);
  requireBetween('significance', significance, 1e-12, 0.5);
  const reach = normalQuantile(1 - significance / 2) + normalQuantile(power);
  const needed = (reach ** 2 * variancePerQuestion) / difference ** 2;
  if (!Number.isFinite(needed))
    throw new EngineError('difference', difference, 'one that finitely many questions tell');
  return Math.ceil(needed);
};
