/**
 * Cost-of-pass: what one success costs with blind, independent retries and a free, perfect verifier.
 * Source: M. Erol, B. El, M. Suzgun, M. Yuksekgonul, J. Zou, "Cost-of-Pass", arXiv 2504.13359.
 */
import { EngineError, requireBetween } from '../engineError.ts';

/** One model on one problem: USD of an attempt, and P(an attempt is right). */
export interface ProblemFigures {
  usdPerAttempt: number;
  successRate: number;
}

const check = ({ usdPerAttempt, successRate }: ProblemFigures): void => {
  requireBetween('usdPerAttempt', usdPerAttempt, 0, Number.MAX_VALUE);
  requireBetween('successRate', successRate, 0, 1);
};

const notEmpty = (field: string, count: number): void => {
  if (count === 0) throw new EngineError(field, 0, '1 or more');
};

/** v = C / R in USD per success; null where it is infinite: no attempt ever succeeds. */
export const costOfPass = (problem: ProblemFigures): number | null => {
  check(problem);
  return problem.successRate === 0 ? null : problem.usdPerAttempt / problem.successRate;
};

/**
 * The mean over problems of each problem's own C / R: the paper's figure for a set. Not `pooledCostOfPass`, and
 * null as soon as one problem is never solved.
 */
export const meanCostOfPass = (problems: readonly ProblemFigures[]): number | null => {
  notEmpty('problems', problems.length);
  let sum = 0;
  for (const problem of problems) {
    const cost = costOfPass(problem);
    if (cost === null) return null;
    sum += cost;
  }
  return sum / problems.length;
};

/** Mean C over mean R: USD per success of a fixed policy over the whole set, the figure this product shows. */
export const pooledCostOfPass = (problems: readonly ProblemFigures[]): number | null => {
  notEmpty('problems', problems.length);
  problems.forEach(check);
  const cost = problems.reduce((sum, problem) => sum + problem.usdPerAttempt, 0);
  const success = problems.reduce((sum, problem) => sum + problem.successRate, 0);
  return success === 0 ? null : cost / success;
};

/** A figure that picks the best model problem by problem after the fact: no stack reaches it. */
export interface HindsightBound {
  kind: 'hindsightBound';
  usdPerSuccess: number | null;
}

/**
 * Frontier cost-of-pass: the mean over problems of the smallest cost-of-pass any model has there.
 * `models[m][p]` is model m on problem p. `expertUsd[p]`, where given, is a human who always succeeds.
 */
export const frontierCostOfPass = (
  models: readonly (readonly ProblemFigures[])[],
  expertUsd: readonly number[] | null = null,
): HindsightBound => {
  const problems = models[0]?.length ?? expertUsd?.length ?? 0;
  notEmpty('problems', problems);
  for (const model of models)
    if (model.length !== problems) throw new EngineError('problems of a model', model.length, `${problems}`);
  if (expertUsd !== null && expertUsd.length !== problems)
    throw new EngineError('expertUsd', expertUsd.length, `${problems} costs`);
  let sum = 0;
  for (let p = 0; p < problems; p += 1) {
    let best: number | null = expertUsd?.[p] ?? null;
    for (const model of models) {
      const cost = costOfPass(model[p] as ProblemFigures);
      if (cost !== null && (best === null || cost < best)) best = cost;
    }
    if (best === null) return { kind: 'hindsightBound', usdPerSuccess: null };
    sum += best;
  }
  return { kind: 'hindsightBound', usdPerSuccess: sum / problems };
};

/** How much of the frontier without a family of models its presence saves: (without - with) / without, a share. */
export const essentialness = (usdWithout: number, usdWith: number): number => {
  requireBetween('usdWithout', usdWithout, Number.MIN_VALUE, Number.MAX_VALUE);
  requireBetween('usdWith', usdWith, 0, usdWithout);
  return (usdWithout - usdWith) / usdWithout;
};

/** Months in which a cost that falls as exp(-ratePerMonth t) halves. */
export const halfLifeMonths = (ratePerMonth: number): number => {
  requireBetween('ratePerMonth', ratePerMonth, Number.MIN_VALUE, Number.MAX_VALUE);
  return Math.LN2 / ratePerMonth;
};
