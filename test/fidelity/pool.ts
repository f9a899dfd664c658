/** Errors of several checks as one row. */
import type { Errors } from '../../shared/engine/calibrate/errors.ts';

/** Means weighted by cases, worst of all; null where no check could be made. */
export const pool = (all: (Errors | null | undefined)[]): Errors | null => {
  const some = all.filter((errors): errors is Errors => errors !== null && errors !== undefined);
  const cases = some.reduce((sum, errors) => sum + errors.cases, 0);
  if (cases === 0) return null;
  const mean = (of: (errors: Errors) => number): number =>
    some.reduce((sum, errors) => sum + of(errors) * errors.cases, 0) / cases;
  return {
    cases,
    mean: mean((errors) => errors.mean),
    worst: Math.max(...some.map((errors) => errors.worst)),
    signed: mean((errors) => errors.signed),
    independentMean: mean((errors) => errors.independentMean),
    independentWorst: Math.max(...some.map((errors) => errors.independentWorst)),
  };
};

/** `1.1 (3.9) | 12.9 (16.1)`: mean and worst error in points, then the same for independence. */
export const inPoints = (errors: Errors | null): string => {
  if (errors === null) return '-';
  const points = (share: number): string => (100 * share).toFixed(1);
  return `${points(errors.mean)} (${points(errors.worst)}) | ${points(errors.independentMean)} (${points(errors.independentWorst)})`;
};
