/** Parameters fitted on some outcomes, held against others: what a doubter asks for. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { type Calibration, calibrate } from './calibrate.ts';
import { type CostErrors, compareCosts, compareUnions } from './compare.ts';
import type { Errors } from './errors.ts';
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';

/**
 * gamma where the fitted side has no costs: SWE-bench Verified bash-only, 500 issues, 12 models, 0.44 (0.36 to
 * 0.53).
 */
const referenceGamma = 0.44;

export interface FidelityReport {
  calibration: Calibration;
  checkItems: number;
  checkModels: number;
  /** Results that stand in both files, by model and item: above 0 this is no check on unseen outcomes. */
  sameCells: number;
  /** The gamma in use, and whether it was fitted or is the reference. null where no costs are checked. */
  gamma: { value: number; basis: 'fitted' | 'reference' } | null;
  /** Errors in shares of tasks solved by two, three and five models; null where there are too few models. */
  pairs: Errors | null;
  triples: Errors | null;
  fives: Errors | null;
  /** Relative errors of cascades in every order, perfect verifier; null without costs. */
  costPairs: CostErrors | null;
  costTriples: CostErrors | null;
}

/** Results of the same model on the same item in both. */
const sharedCells = (a: OutcomeMatrix, b: OutcomeMatrix): number => {
  const modelAt = new Map(a.models.map((name, m) => [name, m]));
  const itemAt = new Map(a.items.map((name, i) => [name, i]));
  const pairs = b.models.flatMap((name, m) => {
    const other = modelAt.get(name);
    return other === undefined ? [] : [[other, m] as const];
  });
  let count = 0;
  b.items.forEach((name, i) => {
    const other = itemAt.get(name);
    if (other === undefined) return;
    for (const [inA, inB] of pairs)
      if (
        (a.trials[other * a.models.length + inA] as number) > 0 &&
        (b.trials[i * b.models.length + inB] as number) > 0
      )
        count += 1;
  });
  return count;
};

/**
 * Fits rho, beta (and gamma, where `fitCosts` are given) on `fit` and predicts `check`: unions of pairs, triples
 * and fives from each model's own success rate there, and cost per success where `checkCosts` are given. At most
 * 2,000 sets or orders of each size, drawn with a fixed seed. Refuses a `fit` that is too little to calibrate on, and a
 * `check` in which no two models share an item.
 */
export const checkFidelity = (
  fit: OutcomeMatrix,
  check: OutcomeMatrix,
  fitCosts: CostMatrix | null = null,
  checkCosts: CostMatrix | null = null,
): Answer<FidelityReport> => {
  const calibrated = calibrate(fit, fitCosts);
  if (!calibrated.ok) return calibrated;
  const calibration = calibrated.value;
  const gamma =
    checkCosts === null
      ? null
      : calibration.gamma === null
        ? { value: referenceGamma, basis: 'reference' as const }
        : { value: calibration.gamma.value, basis: 'fitted' as const };
  const parameters = { rho: calibration.rho.value, beta: calibration.beta.value, gamma: gamma?.value ?? 0 };
  const costs = (size: number): CostErrors | null =>
    checkCosts === null ? null : compareCosts(check, checkCosts, parameters, size);
  const pairs = compareUnions(check, parameters, 2);
  if (pairs === null)
    return refuse(
      'fidelityNothingToCheck',
      `The outcomes to check have ${check.models.length} models and no sample with results of two; at least 2 models must share a sample.`,
      { value: check.models.length, allowed: 2 },
    );
  return answer({
    calibration,
    checkItems: check.items.length,
    checkModels: check.models.length,
    sameCells: sharedCells(fit, check),
    gamma,
    pairs,
    triples: compareUnions(check, parameters, 3),
    fives: compareUnions(check, parameters, 5),
    costPairs: costs(2),
    costTriples: costs(3),
  });
};
