/** Predictions laid beside what the outcomes say: shares solved by sets of models, and cost per success. */
import { type Errors, summarise } from './errors.ts';
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';
import { independentCascade, independentUnion, type Parameters, predictCascade, predictUnion } from './predict.ts';
import { ordersOf, subsetsOf } from './subsets.ts';

/** At most this many sets of models of one size are looked at. */
const mostSubsets = 2000;

/** Success share of each model on each item, model by model; NaN where there is no result. */
const shareColumns = ({ items, models, successes, trials }: OutcomeMatrix): Float64Array[] =>
  models.map((_, m) =>
    Float64Array.from(items, (_item, i) => {
      const at = i * models.length + m;
      return (trials[at] as number) === 0 ? Number.NaN : (successes[at] as number) / (trials[at] as number);
    }),
  );

/** Sets to look at: at most 2,000, and fewer where the matrix is so long that they would take minutes. */
const setsFor = (items: number, size: number): number =>
  Math.max(200, Math.min(mostSubsets, Math.floor(20_000_000 / (items * size))));

/**
 * Share of items that at least one of `size` models solves, predicted from each model's own rate on the items
 * that all of the set have results on. Errors in shares of tasks. null where no set has a common item.
 */
export const compareUnions = (matrix: OutcomeMatrix, parameters: Parameters, size: number): Errors | null => {
  const columns = shareColumns(matrix);
  const items = matrix.items.length;
  const fails = new Float64Array(items);
  const errors: number[] = [];
  const independent: number[] = [];
  for (const set of subsetsOf(columns.length, size, setsFor(items, size))) {
    fails.fill(1);
    for (const m of set) {
      const column = columns[m] as Float64Array;
      for (let i = 0; i < items; i += 1) fails[i] = (fails[i] as number) * (1 - (column[i] as number));
    }
    let solved = 0;
    let common = 0;
    for (let i = 0; i < items; i += 1) {
      const fail = fails[i] as number;
      if (Number.isNaN(fail)) continue;
      solved += 1 - fail;
      common += 1;
    }
    if (common === 0) continue;
    const rates = set.map((m) => {
      const column = columns[m] as Float64Array;
      let sum = 0;
      for (let i = 0; i < items; i += 1) if (!Number.isNaN(fails[i])) sum += column[i] as number;
      return Math.min(1, sum / common);
    });
    errors.push(predictUnion(rates, parameters) - solved / common);
    independent.push(independentUnion(rates) - solved / common);
  }
  return summarise(errors, independent);
};

/** What a cascade of models really did on the items all of them have results and costs for. */
interface RealCascade {
  rungs: { successRate: number; usdPerAttempt: number }[];
  success: number;
  usdPerTask: number;
}

const playCascade = (shares: Float64Array[], usd: Float64Array[], order: number[]): RealCascade | null => {
  const sums = order.map(() => ({ rate: 0, usd: 0 }));
  const items = (shares[0] as Float64Array).length;
  let common = 0;
  let success = 0;
  let usdPerTask = 0;
  for (let i = 0; i < items; i += 1) {
    let reach = 1;
    let spent = 0;
    for (const m of order) {
      spent += reach * ((usd[m] as Float64Array)[i] as number);
      reach *= 1 - ((shares[m] as Float64Array)[i] as number);
    }
    // One missing result or cost makes both unknown (NaN).
    if (Number.isNaN(spent) || Number.isNaN(reach)) continue;
    order.forEach((m, r) => {
      const sum = sums[r] as { rate: number; usd: number };
      sum.rate += (shares[m] as Float64Array)[i] as number;
      sum.usd += (usd[m] as Float64Array)[i] as number;
    });
    usdPerTask += spent;
    success += 1 - reach;
    common += 1;
  }
  if (common === 0) return null;
  return {
    rungs: sums.map((sum) => ({ successRate: Math.min(1, sum.rate / common), usdPerAttempt: sum.usd / common })),
    success: success / common,
    usdPerTask: usdPerTask / common,
  };
};

export interface CostErrors {
  /** Relative errors of USD per task. */
  cost: Errors;
  /** Relative errors of USD per success. */
  costPerSuccess: Errors;
}

/**
 * Cascades of `size` models with a perfect verifier: predicted USD per task and per success, from each model's
 * own rate and mean cost, over what the items say. Relative errors. null where nothing can be compared.
 */
export const compareCosts = (
  matrix: OutcomeMatrix,
  costs: CostMatrix,
  parameters: Parameters,
  size: number,
): CostErrors | null =>
  compareOrders(matrix, costs, parameters, ordersOf(matrix.models.length, size, setsFor(matrix.items.length, size)));

/** The same for cascades of `size` models from the cheapest to the dearest. */
export const compareCheapFirst = (
  matrix: OutcomeMatrix,
  costs: CostMatrix,
  parameters: Parameters,
  size: number,
): CostErrors | null => {
  const width = matrix.models.length;
  const means = matrix.models.map((_, m) => {
    const known = matrix.items.map((_item, i) => costs[i * width + m] as number).filter((usd) => !Number.isNaN(usd));
    return known.reduce((sum, usd) => sum + usd, 0) / known.length;
  });
  const orders = subsetsOf(width, size, setsFor(matrix.items.length, size)).map((set) =>
    set.toSorted((a, b) => (means[a] as number) - (means[b] as number)),
  );
  return compareOrders(matrix, costs, parameters, orders);
};

const compareOrders = (
  matrix: OutcomeMatrix,
  costs: CostMatrix,
  parameters: Parameters,
  orders: readonly number[][],
): CostErrors | null => {
  const errors: number[] = [];
  const independent: number[] = [];
  const ratios: number[] = [];
  const independentRatios: number[] = [];
  const width = matrix.models.length;
  const shares = shareColumns(matrix);
  const usd = matrix.models.map((_, m) =>
    Float64Array.from(matrix.items, (_item, i) => costs[i * width + m] as number),
  );
  for (const order of orders) {
    const real = playCascade(shares, usd, order);
    if (real === null || real.usdPerTask <= 0 || real.success <= 0) continue;
    const predicted = predictCascade(real.rungs, parameters);
    const apart = independentCascade(real.rungs);
    if (predicted.usdPerSuccess === null || apart.usdPerSuccess === null) continue;
    const realPerSuccess = real.usdPerTask / real.success;
    errors.push(predicted.usdPerTask / real.usdPerTask - 1);
    independent.push(apart.usdPerTask / real.usdPerTask - 1);
    ratios.push(predicted.usdPerSuccess / realPerSuccess - 1);
    independentRatios.push(apart.usdPerSuccess / realPerSuccess - 1);
  }
  const cost = summarise(errors, independent);
  const costPerSuccess = summarise(ratios, independentRatios);
  return cost === null || costPerSuccess === null ? null : { cost, costPerSuccess };
};
