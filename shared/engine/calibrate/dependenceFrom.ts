/** Estimates of how alike models fail, as a row of a plan holds them. */
import type { Estimate } from '../../plan/estimate.ts';
import type { Dependence } from '../../plan/plan.ts';
import type { Calibration } from './calibrate.ts';

/** Three decimals: more than any sample of outcomes can tell. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What was not estimated stays as the row has it. */
export const dependenceFrom = (calibration: Calibration, before: Dependence, source: string): Dependence => {
  const estimate = (parameter: keyof Dependence): Estimate => {
    const found = calibration[parameter];
    if (found === null) return before[parameter];
    return { value: rounded(found.value), low: rounded(found.low), high: rounded(found.high), source };
  };
  return { rho: estimate('rho'), tau: estimate('tau'), beta: estimate('beta'), gamma: estimate('gamma') };
};
