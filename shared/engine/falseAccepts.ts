/**
 * How much of what is wrong a check accepts, by task and by model (docs/METHOD.md, section 3): more of it where the task is
 * harder and where the model checked is stronger.
 */
import { normalCdf, normalQuantile } from '../foundation/normal.ts';
import { type Difficulty, fillCurve } from './difficulty.ts';

export interface FalseAccepts {
  /** P(accepted | wrong), as stated: of a model that succeeds on half of the tasks. */
  falseAccept: number;
  /** Probits by which it rises per standard deviation of difficulty, and per probit of the model's success rate. */
  rise: number;
  successRate: number;
}

/** Models stronger or weaker than this many probits are taken as so strong or weak. */
const strongest = 3;

/** The probit of P(accepted | wrong) on a task of average difficulty; at a rise of 0 that of the stated rate. */
export const falseAcceptLevel = ({ falseAccept, rise, successRate }: FalseAccepts, rho: number): number => {
  // The difficulty of what a model of one half fails on has this mean and variance.
  const mean = Math.sqrt((2 * rho) / Math.PI);
  const variance = 1 - (2 * rho) / Math.PI;
  const strength = Math.max(-strongest, Math.min(strongest, normalQuantile(successRate)));
  return Math.sqrt(1 + rise * rise * variance) * normalQuantile(falseAccept) + rise * (strength - mean);
};

/** P(accepted | wrong, z). */
export const falseAcceptAt = (level: number, rise: number, z: number): number => normalCdf(level + rise * z);

/** Fills in P(accepted | wrong, z) at each node. */
export const fillFalseAccepts = (into: Float64Array, difficulty: Difficulty, check: FalseAccepts): void =>
  fillCurve(into, difficulty, falseAcceptLevel(check, difficulty.d.rho), check.rise);
