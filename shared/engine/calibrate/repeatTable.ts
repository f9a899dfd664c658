/**
 * P(k successes in n tries of one model on one task) when part of its luck repeats: an integral over what
 * repeats (Y), needed at many difficulties for few (n, k), so it is tabled once and read by interpolation.
 */
import { normalCdf, normalDensity } from '../../foundation/normal.ts';
import type { CellKind } from './outcomeRows.ts';

/** Latent distance beyond which an attempt's result is certain. */
const reach = 10;

/** Looks up the probability of kind `k` of the table at latent distance `at` (threshold - sqrt(rho) z). */
export type RepeatLookup = (kind: number, at: number) => number;

/**
 * Tables E[p^k (1-p)^(n-k)], p = Phi((at - sqrt(tau) Y) / sqrt(rest)), for the given kinds. tau > 0, rest > 0.
 * Relative error below 2e-4 where the probability is above 1e-8.
 */
export const repeatTable = (kinds: readonly CellKind[], tau: number, rest: number): RepeatLookup => {
  let trials = 1;
  for (const kind of kinds) if (kind.trials > trials) trials = kind.trials;
  const rootTau = Math.sqrt(tau);
  /** A step that the curves bend little over: the cubic below reads between them. */
  const bend = Math.sqrt(tau + rest / trials) / 10;
  // The step at which the trapezoidal rule over Y is exact to e^-18, see quadrature.ts.
  const fine = Math.min(bend, rootTau * Math.sqrt((2 * Math.PI ** 2) / 18 / (1 + (trials * tau) / rest)));
  const stride = Math.floor(bend / fine);
  const coarse = stride * fine;
  const half = Math.ceil(reach / coarse);
  const window = Math.ceil((7 * rootTau) / fine);
  const kernel = Float64Array.from({ length: 2 * window + 1 }, (_, j) =>
    normalDensity(((j - window) * fine) / rootTau),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const fineHalf = half * stride + window;
  const fineCount = 2 * fineHalf + 1;
  const upper = new Float64Array(fineCount);
  for (let v = 0; v < fineCount; v += 1) upper[v] = normalCdf(((v - fineHalf) * fine) / Math.sqrt(rest));
  const count = 2 * half + 1;
  const logs = kinds.map(({ successes, trials: n }) => {
    const curve = new Float64Array(fineCount);
    for (let v = 0; v < fineCount; v += 1)
      curve[v] = (upper[v] as number) ** successes * (upper[fineCount - 1 - v] as number) ** (n - successes);
    const table = new Float64Array(count);
    for (let a = 0; a < count; a += 1) {
      let sum = 0;
      const from = a * stride;
      for (let j = 0; j < kernel.length; j += 1) sum += (kernel[j] as number) * (curve[from + j] as number);
      table[a] = Math.log(Math.max(sum / total, 1e-300));
    }
    return table;
  });
  return (kind, at) => {
    const table = logs[kind] as Float64Array;
    const position = Math.min(Math.max(at / coarse + half, 1), count - 3 - 1e-9);
    const index = Math.floor(position);
    const t = position - index;
    const a = table[index - 1] as number;
    const b = table[index] as number;
    const c = table[index + 1] as number;
    const d = table[index + 2] as number;
    // Lagrange's cubic through four neighbours.
    const value =
      (-a * t * (t - 1) * (t - 2)) / 6 +
      (b * (t + 1) * (t - 1) * (t - 2)) / 2 -
      (c * (t + 1) * t * (t - 2)) / 2 +
      (d * (t + 1) * t * (t - 1)) / 6;
    return Math.exp(value);
  };
};
