/** Estimates of how alike models fail, as a row of a plan holds them. */
import { mostShared } from '../../plan/dependenceBounds.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { Dependence } from '../../plan/plan.ts';
import type { Calibration } from './calibrate.ts';

/** Three decimals: more than any sample of outcomes can tell. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** What repeats may be no more than the shared part leaves of 1. */
const within = (tau: Estimate, most: number): Estimate =>
  tau.value <= most && (tau.low ?? 0) <= most
    ? tau
    : { ...tau, value: Math.min(tau.value, most), ...(tau.low === undefined ? {} : { low: Math.min(tau.low, most) }) };

/** What was not estimated stays as the row has it, as far as the estimates leave room for it. */
export const dependenceFrom = (calibration: Calibration, before: Dependence, source: string): Dependence => {
  const estimate = (parameter: keyof Dependence): Estimate => {
    const found = calibration[parameter];
    if (found === null) return before[parameter];
    return { value: rounded(found.value), low: rounded(found.low), high: rounded(found.high), source };
  };
  const rho = estimate('rho');
  const tau = within(estimate('tau'), Math.max(0, rounded(mostShared - rho.value)));
  return { rho, tau, beta: estimate('beta'), gamma: estimate('gamma') };
};
