/**
 * One ability per model read off several benchmarks that stretch it differently: probit(rate of m on b) = offset_b +
 * slope_b x ability_m + residual, where ability_m is normal around what the model's traits say. Without the traits,
 * models that few benchmarks measured would be pulled to the middle of all years; see docs/METHOD.md, section 5.
 */

import type { ModelId } from '../foundation/ids.ts';
import type { LinkRow } from './linkRow.ts';

/** What is known of a model before any rate: numbers about 0, one for each trait, the same number for all models. */
export type Traits = ReadonlyMap<ModelId, readonly number[]>;

/** Slopes are held near 1 as if by this many units of information: about 0.22 either way. */
const slopeInformation = 20;
const mostRounds = 600;
/** Steps smaller than this on the probit scale end the search. */
const still = 2e-5;
const leastVariance = 1e-5;

export interface Scale {
  offsets: Map<string, number>;
  slopes: Map<string, number>;
  traitWeights: number[];
  /** Variance of ability around its traits, and of a rate around the line, sampling left out. */
  abilityVariance: number;
  residualVariance: number;
}

interface Reading {
  mean: number;
  variance: number;
}

const priorOf = (traits: Traits, modelId: ModelId, scale: Scale): number =>
  (traits.get(modelId) ?? []).reduce((sum, trait, t) => sum + trait * (scale.traitWeights[t] ?? 0), 0);

const abilityOf = (own: readonly LinkRow[], prior: number, scale: Scale): Reading => {
  let precision = 1 / scale.abilityVariance;
  let sum = prior / scale.abilityVariance;
  for (const row of own) {
    const slope = scale.slopes.get(row.key) ?? 1;
    const weight = 1 / (row.variance + scale.residualVariance);
    precision += weight * slope * slope;
    sum += weight * slope * (row.probit - (scale.offsets.get(row.key) ?? 0));
  }
  return { mean: sum / precision, variance: 1 / precision };
};

/** Phi^-1 of the model's rate on the benchmark and the variance of its error, from the model's other rows. */
export const readOff = (
  key: string,
  modelId: ModelId,
  own: readonly LinkRow[],
  traits: Traits,
  scale: Scale,
): { probit: number; variance: number } => {
  const slope = scale.slopes.get(key) ?? 1;
  const ability = abilityOf(own, priorOf(traits, modelId, scale), scale);
  return {
    probit: (scale.offsets.get(key) ?? 0) + slope * ability.mean,
    variance: slope * slope * ability.variance + scale.residualVariance,
  };
};

/** What abilities are multiplied with to give the weights of the traits: least squares with a little ridge. */
const projectionOf = (traits: readonly (readonly number[])[], count: number): Float64Array[] => {
  const rows = Array.from({ length: count }, (_, a) => [
    ...Array.from({ length: count }, (_each, b) =>
      traits.reduce((sum, own) => sum + (own[a] ?? 0) * (own[b] ?? 0), a === b ? 1 : 0),
    ),
    ...traits.map((own) => own[a] ?? 0),
  ]);
  for (let c = 0; c < count; c += 1) {
    const top = rows[c] as number[];
    for (let r = 0; r < count; r += 1) {
      if (r === c) continue;
      const row = rows[r] as number[];
      const factor = (row[c] as number) / (top[c] as number);
      for (let k = c; k < row.length; k += 1) row[k] = (row[k] as number) - factor * (top[k] as number);
    }
  }
  return rows.map((row, r) => Float64Array.from(row.slice(count), (value) => value / (row[r] as number)));
};

/** Fits the scale by expectation and maximisation over the abilities (Dempster, Laird and Rubin, 1977). */
export const fitScale = (rows: readonly LinkRow[], traits: Traits, from?: Scale): Scale => {
  const keys = [...new Set(rows.map((row) => row.key))];
  const ids = [...new Set(rows.map((row) => row.modelId))];
  const keyAt = new Map(keys.map((key, k) => [key, k]));
  const idAt = new Map(ids.map((id, m) => [id, m]));
  const key = Int32Array.from(rows, (row) => keyAt.get(row.key) as number);
  const model = Int32Array.from(rows, (row) => idAt.get(row.modelId) as number);
  const traitCount = [...traits.values()][0]?.length ?? 0;
  const unknown = Array.from({ length: traitCount }, () => 0);
  const traitsOf = ids.map((id) => traits.get(id) ?? unknown);
  const offset = Float64Array.from(keys, (name) => from?.offsets.get(name) ?? meanProbit(rows, name));
  const slope = Float64Array.from(keys, (name) => from?.slopes.get(name) ?? 1);
  let weights = from?.traitWeights ?? Array.from({ length: traitCount }, () => 0);
  let abilityVariance = from?.abilityVariance ?? 0.2;
  let residualVariance = from?.residualVariance ?? 0.05;
  const prior = new Float64Array(ids.length);
  const mean = new Float64Array(ids.length);
  const precision = new Float64Array(ids.length);
  const sums = new Float64Array(5 * keys.length);
  const projection = projectionOf(traitsOf, traitCount);
  const expect = (): void => {
    for (let m = 0; m < ids.length; m += 1) {
      const own = traitsOf[m] as readonly number[];
      let sum = 0;
      for (let t = 0; t < traitCount; t += 1) sum += (own[t] as number) * (weights[t] as number);
      prior[m] = sum;
    }
  };
  expect();
  for (let round = 0; round < mostRounds; round += 1) {
    precision.fill(1 / abilityVariance);
    for (let m = 0; m < ids.length; m += 1) mean[m] = (prior[m] as number) / abilityVariance;
    rows.forEach((row, r) => {
      const [k, m] = [key[r] as number, model[r] as number];
      const weight = (slope[k] as number) / (row.variance + residualVariance);
      precision[m] = (precision[m] as number) + weight * (slope[k] as number);
      mean[m] = (mean[m] as number) + weight * (row.probit - (offset[k] as number));
    });
    for (let m = 0; m < ids.length; m += 1) mean[m] = (mean[m] as number) / (precision[m] as number);

    sums.fill(0);
    let squares = 0;
    rows.forEach((row, r) => {
      const [k, m] = [key[r] as number, model[r] as number];
      const ability = mean[m] as number;
      const variance = 1 / (precision[m] as number);
      const left = row.probit - (offset[k] as number) - (slope[k] as number) * ability;
      const part = residualVariance / (residualVariance + row.variance);
      squares += part * part * (left * left + (slope[k] as number) ** 2 * variance) + part * row.variance;
      const weight = 1 / (row.variance + residualVariance);
      const at = 5 * k;
      sums[at] = (sums[at] as number) + weight;
      sums[at + 1] = (sums[at + 1] as number) + weight * ability;
      sums[at + 2] = (sums[at + 2] as number) + weight * (ability * ability + variance);
      sums[at + 3] = (sums[at + 3] as number) + weight * row.probit;
      sums[at + 4] = (sums[at + 4] as number) + weight * ability * row.probit;
    });
    let moved = 0;
    for (let k = 0; k < keys.length; k += 1) {
      const [w, wa, waa, wy, way] = sums.subarray(5 * k, 5 * k + 5) as unknown as [
        number,
        number,
        number,
        number,
        number,
      ];
      const next = (w * (way + slopeInformation) - wa * wy) / (w * (waa + slopeInformation) - wa * wa);
      moved = Math.max(moved, Math.abs(next - (slope[k] as number)));
      slope[k] = next;
      offset[k] = (wy - next * wa) / w;
    }
    weights = projection.map((line) => line.reduce((sum, part, m) => sum + part * (mean[m] as number), 0));
    expect();
    let spread = 0;
    for (let m = 0; m < ids.length; m += 1)
      spread += ((mean[m] as number) - (prior[m] as number)) ** 2 + 1 / (precision[m] as number);
    moved = Math.max(moved, Math.abs(Math.sqrt(squares / rows.length) - Math.sqrt(residualVariance)));
    abilityVariance = Math.max(leastVariance, spread / ids.length);
    residualVariance = Math.max(leastVariance, squares / rows.length);
    if (moved < still) break;
  }
  return {
    offsets: new Map(keys.map((name, k) => [name, offset[k] as number])),
    slopes: new Map(keys.map((name, k) => [name, slope[k] as number])),
    traitWeights: weights,
    abilityVariance,
    residualVariance,
  };
};

const meanProbit = (rows: readonly LinkRow[], key: string): number => {
  const own = rows.filter((row) => row.key === key);
  return own.reduce((sum, row) => sum + row.probit, 0) / own.length;
};
