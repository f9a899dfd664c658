/**
 * How probable an outcome matrix is under the model of shared difficulty: each item's row integrated over its
 * difficulty z, and each model's repeats over what repeats (Y). See docs/METHOD.md, section 3.
 */
import { normalCdf, normalQuantile } from '../../foundation/normal.ts';
import { normalGrid } from '../quadrature.ts';
import type { CellKind, OutcomeRows } from './outcomeRows.ts';
import { repeatTable } from './repeatTable.ts';

/** rho, tau and beta of one category: rho + tau < 1, beta at most 1 - the highest success rate. */
export interface LatentShares {
  rho: number;
  tau: number;
  beta: number;
}

/** Keeps products above zero, so that an impossible cell costs 69 units of log-likelihood and not infinity. */
const smallest = 1e-30;

/** P(successes of trials in one given order) where each trial succeeds with probability p. */
const cellProbability = (kind: CellKind, p: number): number => {
  if (kind.trials === 1 && kind.successes === 1) return p;
  if (kind.successes === 0 && kind.trials === 1) return 1 - p;
  return p ** kind.successes * (1 - p) ** (kind.trials - kind.successes);
};

/** Probability of each kind of cell of each model at each difficulty. */
type CellTables = Float64Array[][];

/** Above this many models a row is summed where it matters, else from what it shares with its neighbour. */
const manyModels = 24;
const scanStride = 8;

/** Rows are sorted, so that a row starts from the products of the cells it shares with the row before. */
const rowsByPrefix = (
  rows: OutcomeRows,
  counts: Float64Array,
  tables: CellTables,
  weights: Float64Array,
  beta: number,
): number => {
  const width = rows.models;
  const count = weights.length;
  const products = Array.from({ length: width + 1 }, () => new Float64Array(count));
  (products[0] as Float64Array).set(weights);
  const from = new Int32Array(width + 1);
  const to = new Int32Array(width + 1).fill(count);
  const scale = new Float64Array(width + 1);
  let known = 0;
  let total = 0;
  for (let row = 0; row < rows.patterns; row += 1) {
    known = Math.min(known, rows.shared[row] as number);
    const times = counts[row] as number;
    if (times === 0) continue;
    for (let m = known; m < width; m += 1) {
      const before = products[m] as Float64Array;
      const after = products[m + 1] as Float64Array;
      const kind = rows.cells[row * width + m] as number;
      let low = from[m] as number;
      let high = to[m] as number;
      let logs = scale[m] as number;
      if (kind < 0) {
        for (let k = low; k < high; k += 1) after[k] = before[k] as number;
      } else {
        const column = (tables[m] as Float64Array[])[kind] as Float64Array;
        for (let k = low; k < high; k += 1) after[k] = (before[k] as number) * (column[k] as number);
      }
      if (m % 8 === 7) {
        // Nodes that no longer matter are dropped: numbers near 1e-308 are slow, and far below the largest nothing.
        let most = 0;
        for (let k = low; k < high; k += 1) if ((after[k] as number) > most) most = after[k] as number;
        while ((after[low] as number) < most * 1e-60) low += 1;
        while ((after[high - 1] as number) < most * 1e-60) high -= 1;
        for (let k = low; k < high; k += 1) after[k] = (after[k] as number) / most;
        logs += Math.log(most);
      }
      from[m + 1] = low;
      to[m + 1] = high;
      scale[m + 1] = logs;
    }
    known = width;
    const product = products[width] as Float64Array;
    let sum = 0;
    for (let k = from[width] as number; k < (to[width] as number); k += 1) sum += product[k] as number;
    sum *= 1 - beta;
    const logs = scale[width] as number;
    if (rows.noneSolved[row] === 1) sum += beta * Math.exp(-logs);
    total += times * (Math.log(sum) + logs);
  }
  return total;
};

/**
 * With many models no two rows share much, but each row leaves only a narrow range of difficulties possible. Every
 * cell's probability is log-concave in z (a normal probability, or a binomial one averaged over a normal Y), so
 * their product has one peak: a coarse scan finds it, and all outside the scan's neighbours of it is below e^-50 of it.
 */
const rowsByWindow = (
  rows: OutcomeRows,
  counts: Float64Array,
  tables: CellTables,
  weights: Float64Array,
  beta: number,
): number => {
  const width = rows.models;
  const count = weights.length;
  const logTables = tables.map((kinds) => kinds.map((column) => column.map(Math.log)));
  const logWeights = weights.map(Math.log);
  const coarse = Math.ceil(count / scanStride);
  const scan = new Float64Array(coarse);
  const fine = new Float64Array(count);
  let total = 0;
  for (let row = 0; row < rows.patterns; row += 1) {
    const times = counts[row] as number;
    if (times === 0) continue;
    for (let c = 0; c < coarse; c += 1) scan[c] = logWeights[c * scanStride] as number;
    for (let m = 0; m < width; m += 1) {
      const kind = rows.cells[row * width + m] as number;
      if (kind < 0) continue;
      const column = (logTables[m] as Float64Array[])[kind] as Float64Array;
      for (let c = 0; c < coarse; c += 1) scan[c] = (scan[c] as number) + (column[c * scanStride] as number);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < coarse; c += 1) if ((scan[c] as number) > most) most = scan[c] as number;
    let first = 0;
    while ((scan[first] as number) < most - 50) first += 1;
    let last = coarse - 1;
    while ((scan[last] as number) < most - 50) last -= 1;
    const low = Math.max(0, (first - 1) * scanStride);
    const high = Math.min(count, (last + 1) * scanStride + 1);
    for (let k = low; k < high; k += 1) fine[k] = logWeights[k] as number;
    for (let m = 0; m < width; m += 1) {
      const kind = rows.cells[row * width + m] as number;
      if (kind < 0) continue;
      const column = (logTables[m] as Float64Array[])[kind] as Float64Array;
      for (let k = low; k < high; k += 1) fine[k] = (fine[k] as number) + (column[k] as number);
    }
    most = Number.NEGATIVE_INFINITY;
    for (let k = low; k < high; k += 1) if ((fine[k] as number) > most) most = fine[k] as number;
    let sum = 0;
    for (let k = low; k < high; k += 1) sum += Math.exp((fine[k] as number) - most);
    sum *= 1 - beta;
    if (rows.noneSolved[row] === 1) sum += beta * Math.exp(-most);
    total += times * (Math.log(sum) + most);
  }
  return total;
};

/**
 * The log-likelihood of the rows counted in `counts`, with each model's success rate fixed at `rates`. Orders
 * of repeats are not counted (the binomial coefficient is left out), which moves no estimate.
 */
export const logLikelihood = (
  rows: OutcomeRows,
  counts: Float64Array,
  rates: Float64Array,
  { rho, tau, beta }: LatentShares,
): number => {
  const rest = 1 - rho - tau;
  let steepness = 0;
  for (const kinds of rows.kinds) {
    let trials = 1;
    for (const kind of kinds) if (kind.trials > trials) trials = kind.trials;
    steepness += rho / (tau + rest / trials);
  }
  const { nodes, weights } = normalGrid(steepness, 'exact');
  const count = nodes.length;
  const rootRho = Math.sqrt(rho);
  const restFirst = Math.sqrt(1 - rho);
  const repeated = tau > 1e-6 ? rows.repeated : [];
  const lookUp = repeated.length === 0 ? null : repeatTable(repeated, tau, rest);

  const tables = rows.kinds.map((kinds, m) => {
    const latent = normalQuantile(Math.min(1, Math.max(0, (rates[m] as number) / (1 - beta))));
    const single = new Float64Array(count);
    for (let k = 0; k < count; k += 1) single[k] = normalCdf((latent - rootRho * (nodes[k] as number)) / restFirst);
    return kinds.map((kind) => {
      if (kind.trials === 1 || lookUp === null) return single.map((p) => Math.max(cellProbability(kind, p), smallest));
      const at = kind.repeatedAt;
      return single.map((_, k) => Math.max(lookUp(at, latent - rootRho * (nodes[k] as number)), smallest));
    });
  });

  const sum = rows.models > manyModels ? rowsByWindow : rowsByPrefix;
  return sum(rows, counts, tables, weights, beta);
};

/** The same rows where every trial is independent of every other: the line to compare with. */
export const independentLogLikelihood = (rows: OutcomeRows, counts: Float64Array, rates: Float64Array): number => {
  let total = 0;
  for (let row = 0; row < rows.patterns; row += 1) {
    const times = counts[row] as number;
    for (let m = 0; m < rows.models; m += 1) {
      const kind = rows.kinds[m]?.[rows.cells[row * rows.models + m] as number];
      if (kind === undefined) continue;
      total += times * Math.log(Math.max(cellProbability(kind, rates[m] as number), smallest));
    }
  }
  return total;
};
