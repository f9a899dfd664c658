/** What the rates of one model say of its ability, and of how it will do on work of a suite that nobody has seen. */

import type { Scale } from '../../catalog/transferScale.ts';
import { valueAt } from '../../foundation/arrays.ts';
import { normalDensity, normalQuantile } from '../../foundation/normal.ts';
import { type Factored, factored, solved } from './factored.ts';

/** A rate on the probit scale with the line of its benchmark. */
export interface Measured {
  /** Suite and category: rows of one group share what the model has with that suite. */
  group: string;
  offset: number;
  slope: number;
  probit: number;
  /** Sampling variance of `probit`. */
  variance: number;
}

/** Probits hold within those of this share, so that 0 of n and n of n have a place. */
const edge = 1e-4;

/** s successes in n tasks as a probit with its sampling variance. */
export const probitOf = (successes: number, tasks: number): { probit: number; variance: number } => {
  const rate = Math.min(Math.max((successes + 0.5) / (tasks + 1), edge), 1 - edge);
  const probit = normalQuantile(rate);
  return { probit, variance: (rate * (1 - rate)) / ((tasks + 2) * normalDensity(probit) ** 2) };
};

/** Ability with the residuals of the work (or benchmark) in question: mean and variance, in units of ability. */
export interface Reading {
  mean: number;
  variance: number;
  /** Chance that at least one of the suites it was read off is an outlier for this model. */
  outlier: number;
}

/** Which suites are taken as outliers, and the logarithm of the chance of that before any rate. */
export interface Suspects {
  groups: ReadonlySet<string>;
  logChance: number;
}

/** No suite is an outlier. */
export const nobody: Suspects = { groups: new Set(), logChance: 0 };

/** Every way in which none, one or two of the groups are outliers. */
const suspectsAmong = (groups: readonly string[], outliers: number): Suspects[] => {
  const sound = Math.log(1 - outliers);
  const one = Math.log(outliers) - sound;
  const all: Suspects[] = [{ groups: new Set(), logChance: groups.length * sound }];
  if (outliers === 0) return all;
  for (const [i, first] of groups.entries()) {
    all.push({ groups: new Set([first]), logChance: groups.length * sound + one });
    for (const second of groups.slice(i + 1))
      all.push({ groups: new Set([first, second]), logChance: groups.length * sound + 2 * one });
  }
  return all;
};

const groupsOf = (rows: readonly Measured[]): string[] => [...new Set(rows.map((row) => row.group))];

/** Covariance of what the rows measure of ability with its residuals, before slopes and sampling. */
export const covarianceOf = (a: Measured, b: Measured, scale: Scale, suspects: Suspects): number => {
  if (a.group !== b.group) return 1;
  const suite = scale.omega ** 2 + (suspects.groups.has(a.group) ? scale.tau ** 2 : 0);
  return 1 + suite + (a === b ? scale.psi ** 2 : 0);
};

/** The covariance of the rows' probits, factored. */
export const factoredOf = (rows: readonly Measured[], scale: Scale, suspects: Suspects): Factored =>
  factored(rows.length, (i, j) => {
    const [a, b] = [rows[i] as Measured, rows[j] as Measured];
    return a.slope * b.slope * covarianceOf(a, b, scale, suspects) + (i === j ? a.variance : 0);
  });

interface Conditional {
  logWeight: number;
  mean: number;
  variance: number;
  isOutlier: boolean;
}

/** The reading given which suites are outliers. `target`: a group that the work shares with some of the rows. */
const given = (
  rows: readonly Measured[],
  promise: number,
  scale: Scale,
  suspects: Suspects,
  target: string | null,
): Conditional => {
  const own = (group: string): number => scale.omega ** 2 + (suspects.groups.has(group) ? scale.tau ** 2 : 0);
  const fresh = target === null ? scale.omega ** 2 : own(target);
  const shared = rows.map((row) => row.slope * (1 + (row.group === target ? own(row.group) : 0)));
  const residuals = rows.map((row) => row.probit - row.offset - row.slope * promise);
  const factor = factoredOf(rows, scale, suspects);
  const weights = solved(factor, shared);
  const against = solved(factor, residuals);
  let mean = promise;
  let variance = 1 + fresh + scale.psi ** 2;
  let squares = 0;
  for (let i = 0; i < rows.length; i++) {
    mean += valueAt(weights, i) * (residuals[i] as number);
    variance -= valueAt(weights, i) * (shared[i] as number);
    squares += valueAt(against, i) * (residuals[i] as number);
  }
  return {
    logWeight: suspects.logChance - squares / 2 - factor.logDeterminant / 2,
    mean,
    variance,
    isOutlier: suspects.groups.size > 0,
  };
};

/**
 * Mean and variance over every way in which at most two suites are outliers. Without rows the traits alone speak
 * (`promise`). `target` names the group of the work where it is one the rows belong to; null: a suite nobody has seen.
 */
export const readingOf = (
  rows: readonly Measured[],
  promise: number,
  scale: Scale,
  target: string | null = null,
): Reading => {
  const parts = suspectsAmong(groupsOf(rows), scale.outliers).map((suspects) =>
    given(rows, promise, scale, suspects, target),
  );
  const top = Math.max(...parts.map((part) => part.logWeight));
  let [total, mean, square, outlier] = [0, 0, 0, 0];
  for (const part of parts) {
    const weight = Math.exp(part.logWeight - top);
    total += weight;
    mean += weight * part.mean;
    square += weight * (part.variance + part.mean ** 2);
    if (part.isOutlier) outlier += weight;
  }
  mean /= total;
  return { mean, variance: square / total - mean * mean, outlier: outlier / total };
};
