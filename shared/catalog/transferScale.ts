/**
 * How a rate on a benchmark carries over to other work (docs/METHOD.md, section 13). For model m on benchmark b of suite s
 * in category c, in probits:
 *
 *     probit(rate) = offset_b + slope_b (ability_m + U_m,sc + E_mb),    ability_m ~ N(year (y_m - 2025) + reasoning R_m, 1)
 *
 * U is what a model has with one suite in one category, an outlier with chance `outliers`; E what it has with one benchmark.
 */
import type { ScaleId } from './suites.ts';

/** What is known of a model before any rate: when it came, in years, and whether it reasons before it answers. */
export interface Traits {
  year: number;
  reasoning: boolean;
}

export interface Scale {
  /** Standard deviation of U, sound and beyond that as an outlier, and of E. In units of ability. */
  omega: number;
  tau: number;
  psi: number;
  /** Chance that a suite is an outlier for a model. */
  outliers: number;
  /** Probits per unit of ability on a planner's own work. */
  slope: number;
  /** Ability per year of release, and that of a model that reasons. */
  year: number;
  reasoning: number;
  /** How much easier or harder a planner's work is than what the scale has at 0, before an anchor: probits. */
  shift: { mean: number; sd: number };
}

/**
 * Fitted on counted rows of 2023 to 2026 (db/seed/suiteRates.json and the bash-only board of the SWE-bench site), best
 * setting per model; models resampled give omega 0.54 +- 0.06, psi 0.49 +- 0.05, slope 0.30 +- 0.02 (work) and
 * 0.77 +- 0.08, 0.46 +- 0.07, 0.27 +- 0.02 (other). Chance and size of outliers were chosen on suites left out.
 */
export const scales: Readonly<Record<ScaleId, Scale>> = {
  work: {
    omega: 0.54,
    tau: 1.5,
    psi: 0.49,
    outliers: 0.2,
    slope: 0.3,
    year: 1.91,
    reasoning: 1.85,
    shift: { mean: -0.8, sd: 0.82 },
  },
  other: {
    omega: 0.77,
    tau: 1.5,
    psi: 0.46,
    outliers: 0.2,
    slope: 0.27,
    year: 1.37,
    reasoning: 1.56,
    shift: { mean: -0.24, sd: 0.73 },
  },
};

/** Of tests of another kind: what a model has with a suite is taken to differ by this much. */
const omegaOfProxy = 1;

/** The scale as it is read where what was measured is not of the kind of the work. */
export const asProxy = (scale: Scale): Scale => ({ ...scale, omega: omegaOfProxy });

/** Ability that the traits alone promise. */
export const promiseOf = ({ year, reasoning }: Traits, scale: Scale): number =>
  scale.year * (year - 2025) + (reasoning ? scale.reasoning : 0);
