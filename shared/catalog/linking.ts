/**
 * Reads a model's rate on one benchmark off its rates on others (ENGINE section 6): probit(rate of model m on
 * benchmark b) = ability_m + offset_b + residual, fitted by least squares with binomial and residual variance.
 */

import type { ModelId } from '../foundation/ids.ts';
import { normalCdf } from '../foundation/normal.ts';
import { fitScale, readOff, type Scale, type Traits } from './abilityScale.ts';
import type { LinkRow } from './linkRow.ts';

/** The rows that can be reached from a benchmark through models they share. */
const connectedTo = (key: string, rows: readonly LinkRow[]): LinkRow[] => {
  const keys = new Set([key]);
  const models = new Set<ModelId>();
  for (let before = -1; before !== keys.size + models.size; ) {
    before = keys.size + models.size;
    for (const row of rows) {
      if (keys.has(row.key)) models.add(row.modelId);
      if (models.has(row.modelId)) keys.add(row.key);
    }
  }
  return rows.filter((row) => keys.has(row.key));
};

/** Inverse of a symmetric positive definite matrix by Gauss-Jordan; null where it is singular. */
const inverseOf = (matrix: readonly (readonly number[])[]): number[][] | null => {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < n; i += 1) {
    const pivotRow = work[i] as number[];
    const pivot = pivotRow[i] as number;
    if (!(Math.abs(pivot) > 1e-12)) return null;
    for (let j = 0; j < 2 * n; j += 1) pivotRow[j] = (pivotRow[j] as number) / pivot;
    for (let k = 0; k < n; k += 1) {
      const row = work[k] as number[];
      const factor = row[i] as number;
      if (k !== i && factor !== 0)
        for (let j = 0; j < 2 * n; j += 1) row[j] = (row[j] as number) - factor * (pivotRow[j] as number);
    }
  }
  return work.map((row) => row.slice(n));
};

interface Fit {
  /** Ability on the scale of the reference benchmark, whose offset is 0; null for a model without rows. */
  abilityOf: (modelId: ModelId) => { probit: number; variance: number } | null;
  /** Sum of weighted squared residuals, and the degrees of freedom left. */
  misfit: () => number;
  freedom: number;
}

const fitAbilities = (reference: string, rows: readonly LinkRow[], residualVariance: number): Fit | null => {
  const others = [...new Set(rows.map((row) => row.key))].filter((key) => key !== reference);
  const place = new Map(others.map((key, i) => [key, i]));
  const byModel = rowsByModel(rows);
  const weightOf = (row: LinkRow) => 1 / (row.variance + residualVariance);
  const placeOf = (row: LinkRow) => place.get(row.key) ?? -1;
  const meanOf = (own: readonly LinkRow[]) => {
    let [weight, sum] = [0, 0];
    for (const row of own) {
      weight += weightOf(row);
      sum += weightOf(row) * row.probit;
    }
    return { weight, probit: sum / weight };
  };

  // Abilities are eliminated model by model; what is left is one equation per benchmark.
  const matrix = others.map(() => others.map(() => 0));
  const right = others.map(() => 0);
  for (const own of byModel.values()) {
    // A model with one row says nothing of offsets: its terms cancel.
    if (own.length === 1) continue;
    const { weight, probit } = meanOf(own);
    for (const row of own) {
      const line = matrix[placeOf(row)];
      if (!line) continue;
      line[placeOf(row)] = (line[placeOf(row)] as number) + weightOf(row);
      for (const other of own)
        if (placeOf(other) >= 0)
          line[placeOf(other)] = (line[placeOf(other)] as number) - (weightOf(row) * weightOf(other)) / weight;
      right[placeOf(row)] = (right[placeOf(row)] as number) + weightOf(row) * (row.probit - probit);
    }
  }
  const inverse = inverseOf(matrix);
  if (!inverse) return null;
  const offsets = inverse.map((line) => line.reduce((sum, x, i) => sum + x * (right[i] as number), 0));
  const offsetOf = (row: LinkRow) => offsets[placeOf(row)] ?? 0;

  const abilityOf: Fit['abilityOf'] = (modelId) => {
    const own = byModel.get(modelId);
    if (!own) return null;
    const { weight, probit } = meanOf(own);
    let offset = 0;
    let variance = 1 / weight;
    for (const row of own) {
      const part = weightOf(row) / weight;
      offset += part * offsetOf(row);
      for (const other of own)
        variance += part * (weightOf(other) / weight) * (inverse[placeOf(row)]?.[placeOf(other)] ?? 0);
    }
    return { probit: probit - offset, variance };
  };
  const misfit = () => {
    let sum = 0;
    for (const [modelId, own] of byModel) {
      const ability = abilityOf(modelId)?.probit ?? 0;
      for (const row of own) sum += weightOf(row) * (row.probit - offsetOf(row) - ability) ** 2;
    }
    return sum;
  };
  return { abilityOf, misfit, freedom: rows.length - byModel.size - others.length };
};

const rowsByModel = (rows: readonly LinkRow[]): Map<ModelId, LinkRow[]> => {
  const byModel = new Map<ModelId, LinkRow[]>();
  for (const row of rows) {
    const own = byModel.get(row.modelId);
    if (own) own.push(row);
    else byModel.set(row.modelId, [row]);
  }
  return byModel;
};

/** Component by component, since the variance does not depend on which of its benchmarks is the reference. */
const residualVariances = (rows: readonly LinkRow[]): Map<string, number> => {
  const byKey = new Map<string, number>();
  for (const row of rows) {
    if (byKey.has(row.key)) continue;
    const component = connectedTo(row.key, rows);
    const variance = residualVarianceOf(row.key, component);
    for (const member of component) byKey.set(member.key, variance);
  }
  return byKey;
};

/** The residual variance at which the weighted squares match their degrees of freedom (Paule and Mandel, 1982). */
const residualVarianceOf = (reference: string, rows: readonly LinkRow[]): number => {
  const excess = (variance: number) => {
    const fitted = fitAbilities(reference, rows, variance);
    return fitted === null || fitted.freedom <= 0 ? 0 : fitted.misfit() - fitted.freedom;
  };
  if (excess(0) <= 0) return 0;
  let [low, high] = [0, 4];
  for (let i = 0; i < 20; i += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

export interface Linked {
  modelId: ModelId;
  /** Phi^-1 of the rate on the yardstick, and the standard deviation of its error. */
  probit: number;
  probitSd: number;
  from: string[];
}

/**
 * The models that were not measured on `key` but on benchmarks that share models with it. `claim` widens the claimed
 * error to the one that leaving out shows; 1 takes it as fitted. With `traits` benchmarks may stretch the scale, and a
 * model's year and kind say where it likely stands (abilityScale.ts).
 */
export const linkTo = (key: string, rows: readonly LinkRow[], traits: Traits | null = null, claim = 1): Linked[] => {
  const reachable = connectedTo(key, rows);
  if (!reachable.some((row) => row.key === key)) return [];
  const residualVariance = traits === null ? residualVarianceOf(key, reachable) : 0;
  const fitted = traits === null ? fitAbilities(key, reachable, residualVariance) : null;
  const scale = traits === null ? null : fitScale(reachable, traits);
  return [...rowsByModel(reachable)].flatMap(([modelId, own]) => {
    const from = own.map((row) => row.key);
    if (from.includes(key)) return [];
    const read =
      scale !== null && traits !== null
        ? readOff(key, modelId, own, traits, scale)
        : withResidual(fitted?.abilityOf(modelId), residualVariance);
    return read === null ? [] : [{ modelId, probit: read.probit, probitSd: claim * Math.sqrt(read.variance), from }];
  });
};

const withResidual = (
  read: { probit: number; variance: number } | null | undefined,
  residualVariance: number,
): { probit: number; variance: number } | null =>
  read ? { probit: read.probit, variance: read.variance + residualVariance } : null;

export interface LeaveOneOut {
  tests: number;
  models: number;
  /** Mean absolute errors in points of success rate: of linking, and of saying the benchmark's mean of other models. */
  linkErrorPoints: number;
  benchmarkMeanErrorPoints: number;
  /** Root mean square of the error on the probit scale. */
  residualSd: number;
  /** The same error in units of the standard deviation that linking claims: near 1 where the claim is honest. */
  errorInClaimedSds: number;
}

/**
 * Hides each rate in turn, together with the model's other rows of the same group, and reads it off the rest, every
 * parameter of the scale fitted anew. Only rates of models measured elsewhere too, on benchmarks with at least two
 * more models. null: nothing can be tested. `traits` as in linkTo.
 */
export const leaveOneOut = (rows: readonly LinkRow[], traits: Traits | null = null): LeaveOneOut | null => {
  let [tests, link, mean, squares, claimed] = [0, 0, 0, 0, 0];
  const variances = traits === null ? residualVariances(rows) : new Map<string, number>();
  const scales = new Map<string, Scale>();
  for (const hidden of rows) {
    const peers = rows.filter((row) => row.key === hidden.key && row.modelId !== hidden.modelId);
    if (peers.length < 2) continue;
    if (!rows.some((row) => row.modelId === hidden.modelId && row.group !== hidden.group)) continue;
    const left = rows.filter((row) => row.modelId !== hidden.modelId || row.group !== hidden.group);
    const reachable = connectedTo(hidden.key, left);
    const own = reachable.filter((row) => row.modelId === hidden.modelId);
    if (own.length === 0) continue;
    let read: { probit: number; variance: number } | null;
    if (traits === null) {
      const residualVariance = variances.get(hidden.key) ?? 0;
      read = withResidual(
        fitAbilities(hidden.key, reachable, residualVariance)?.abilityOf(hidden.modelId),
        residualVariance,
      );
    } else {
      // The fit to all rows is where the fit without the hidden one starts: it ends at its own maximum.
      const near = scales.get(hidden.key) ?? fitScale(connectedTo(hidden.key, rows), traits);
      scales.set(hidden.key, near);
      read = readOff(hidden.key, hidden.modelId, own, traits, fitScale(reachable, traits, near));
    }
    if (!read) continue;
    tests += 1;
    link += Math.abs(normalCdf(read.probit) - hidden.rate);
    mean += Math.abs(peers.reduce((sum, row) => sum + row.rate, 0) / peers.length - hidden.rate);
    squares += (read.probit - hidden.probit) ** 2;
    claimed += (read.probit - hidden.probit) ** 2 / (read.variance + hidden.variance);
  }
  if (tests === 0) return null;
  return {
    tests,
    models: new Set(rows.map((row) => row.modelId)).size,
    linkErrorPoints: (100 * link) / tests,
    benchmarkMeanErrorPoints: (100 * mean) / tests,
    residualSd: Math.sqrt(squares / tests),
    errorInClaimedSds: Math.sqrt(claimed / tests),
  };
};
