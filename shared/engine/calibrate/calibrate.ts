/**
 * How alike models fail, estimated from who solved what: rho, tau, beta by maximum likelihood (rho and beta of a large matrix by
 * least squares on unions), gamma from costs, each with a 90% interval over items, and how well the result fits.
 */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { itemAt } from '../../foundation/arrays.ts';
import { mostShared } from '../../plan/dependenceBounds.ts';
import { type CostErrors, compareCosts, compareUnions } from './compare.ts';
import { costRatios, costSumsByGroup, matchCostSteepness, steepestFitted } from './costSteepness.ts';
import type { Errors } from './errors.ts';
import type { Interval } from './interval.ts';
import { groupsOfItems, intervalOf, leaveOut } from './jackknife.ts';
import { independentLogLikelihood, type LatentShares, logLikelihood } from './likelihood.ts';
import { type Bound, maximise } from './maximise.ts';
import { countPatterns, gatherRows, marginalRates, type OutcomeRows } from './outcomeRows.ts';
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';
import { partOf } from './part.ts';
import { predictUnion } from './predict.ts';
import { profileEnd, profileLow } from './profileEnd.ts';
import { compareRetries } from './retries.ts';
import { fitsUnions, fitUnions, type UnionShares } from './unionFit.ts';

/** Why a figure deserves care. */
export type CalibrationNote =
  /** Fewer than 100 items: intervals are wide and errors are mostly noise. */
  | 'fewItems'
  /** beta needs three models: with two it cannot be told from rho, is held at 0 and may be all they both fail. */
  | 'betaNotIdentified'
  /** A model solves more than the others leave possible: beta is as high as that model allows. */
  | 'betaAtCeiling'
  /** No model has repeats: tau is unknown. */
  | 'noRepeats'
  /** Costs fall or stay level with difficulty: gamma is held at 0. */
  | 'costsDoNotRise'
  /** The matrix is so long that evenly spaced items of it were fitted: more would sharpen nothing that matters. */
  | 'thinned'
  /** There are costs, but failures say too little of difficulty, or costs are too wild, to tell gamma. */
  | 'gammaNotIdentified';

export interface Calibration {
  items: number;
  /** Items the estimates are made from: fewer than `items` where the matrix is very long. */
  fittedItems: number;
  models: number;
  rho: Interval;
  /** null where no model was run more than once on an item. */
  tau: Interval | null;
  beta: Interval;
  /** null without costs, or where they do not tell it. */
  gamma: Interval | null;
  logLikelihood: number;
  independentLogLikelihood: number;
  fit: {
    /** Errors in shares of tasks solved by two, three, five models together; null where there are too few. */
    pairs: Errors | null;
    triples: Errors | null;
    fives: Errors | null;
    /** Error of P(a model succeeds in two blind tries); null without repeats. */
    retries: Errors | null;
    /** Relative errors of pairs in order, with costs. */
    costs: CostErrors | null;
    /** Mean error on pairs that sampling alone would give with these items, about. */
    pairNoise: number;
    /** `withinNoise`: pairs err no more than sampling does; `close`: at most 1.5 points; `rough`: at most 3. */
    goodness: 'withinNoise' | 'close' | 'rough' | 'poor';
  };
  notes: CalibrationNote[];
}

const fewestItems = 10;
/** Results that are fitted: 300,000 pin rho to a hundredth and take seconds. */
const mostCells = 300_000;

/** Coordinates of the search: rho, tau as a share of what rho leaves, beta. */
const sharesOf = ([rho, repeated, beta]: number[]): LatentShares => ({
  rho: rho as number,
  tau: (repeated as number) * (1 - (rho as number)),
  beta: beta as number,
});

const boundsOf = (rows: OutcomeRows, rates: Float64Array, beta: boolean): Bound[] => {
  let ceiling = 1;
  for (const rate of rates) ceiling = Math.min(ceiling, 1 - rate);
  return [
    { low: 0, high: mostShared },
    { low: 0, high: rows.repeated.length > 0 ? mostShared : 0 },
    { low: 0, high: beta ? ceiling * (1 - 1e-6) : 0 },
  ];
};

/** Share of items that no model solved. */
const noneSolvedShare = (rows: OutcomeRows, counts: Float64Array): number => {
  let none = 0;
  let items = 0;
  counts.forEach((count, pattern) => {
    items += count;
    none += count * (rows.noneSolved[pattern] as number);
  });
  return none / items;
};

/** Where the search starts: for a long matrix, the estimate on a part of its items, which costs little. */
const startOf = (rows: OutcomeRows, rates: Float64Array, bounds: Bound[], beta: number): number[] => {
  const first = [0.5, rows.repeated.length > 0 ? 0.4 : 0, beta];
  const items = rows.patternOf.length;
  const stride = Math.floor((items * rows.models) / 10_000);
  if (stride < 3 || items / stride < 50) return first;
  const some = countPatterns(rows, (item) => item % stride === 0);
  return maximise((x) => logLikelihood(rows, some, rates, sharesOf(x)), first, bounds).at;
};

/** Sampling error of the share solved by a pair, given both rates, averaged over pairs: sqrt(2/pi) x its sd. */
const samplingNoise = (rates: Float64Array, items: number, unionOf: (a: number, b: number) => number): number => {
  let sum = 0;
  let pairs = 0;
  for (let a = 0; a < rates.length; a += 1)
    for (let b = 0; b < a; b += 1) {
      const pa = rates[a] as number;
      const pb = rates[b] as number;
      const union = unionOf(pa, pb);
      // Cells of the two-by-two table; with both margins known one of them is free, and its variance is this.
      const cells = [pa + pb - union, union - pb, union - pa, 1 - union].map((cell) => Math.max(cell, 1e-9) * items);
      sum += Math.sqrt(1 / cells.reduce((total, cell) => total + 1 / cell, 0)) / items;
      pairs += 1;
    }
  return pairs === 0 ? 0 : (Math.sqrt(2 / Math.PI) * sum) / pairs;
};

const thinned = (
  matrix: OutcomeMatrix,
  costs: CostMatrix | null,
): { matrix: OutcomeMatrix; costs: CostMatrix | null } => {
  const { items, models } = matrix;
  const stride = Math.ceil((items.length * models.length) / mostCells);
  if (stride === 1) return { matrix, costs };
  const some = Array.from({ length: Math.ceil(items.length / stride) }, (_, i) => i * stride);
  return partOf(
    matrix,
    costs,
    some,
    models.map((_, m) => m),
  );
};

/** rho and beta of the unions; what a model agrees with itself by, rho + tau, is that of its own repeats, where there are any. */
const asUnionsSay = ({ rho, tau }: LatentShares, unions: UnionShares): LatentShares => ({
  rho: unions.rho,
  tau: tau === 0 ? 0 : Math.max(0, rho + tau - unions.rho),
  beta: unions.beta,
});

/** Refuses a matrix that cannot tell how alike models fail, naming what is missing. */
const refuseTooLittle = (matrix: OutcomeMatrix, rates: Float64Array): Answer<never> | null => {
  if (matrix.items.length < fewestItems)
    return refuse(
      'calibrateTooFewItems',
      `There are ${matrix.items.length} samples; at least ${fewestItems} are needed to estimate how alike models fail.`,
      { value: matrix.items.length, allowed: fewestItems },
    );
  const varied = rates.filter((rate) => rate > 0 && rate < 1).length;
  if (varied < 2)
    return refuse(
      'calibrateTooFewModels',
      `${varied} of ${matrix.models.length} models solve some items and not others; at least 2 such models are needed.`,
      { value: varied, allowed: 2 },
    );
  const width = matrix.models.length;
  for (let i = 0; i < matrix.items.length; i += 1) {
    let results = 0;
    for (let m = 0; m < width; m += 1)
      if ((matrix.trials[i * width + m] as number) > 0 && (rates[m] as number) > 0 && (rates[m] as number) < 1)
        results += 1;
    if (results >= 2) return null;
  }
  return refuse('calibrateNoOverlap', 'No sample has results of two models; models must share samples to be compared.');
};

/** How much dearer hard items are, with its interval by leaving groups of items out; null where costs cannot tell. */
const gammaOf = (
  sums: ReturnType<typeof costSumsByGroup>,
  shares: LatentShares,
  left: readonly LatentShares[],
): Interval | null => {
  const value = matchCostSteepness(costRatios(sums), shares);
  if (value === null) return null;
  const others = left.map((without, g) => matchCostSteepness(costRatios(sums, g), without) ?? value);
  return intervalOf(value, others, 0, steepestFitted);
};

/** How far unions of two are off, beside what sampling alone would leave. */
const goodnessOf = (error: number, noise: number): Calibration['fit']['goodness'] => {
  if (error <= 1.25 * noise) return 'withinNoise';
  if (error <= 0.015) return 'close';
  return error <= 0.03 ? 'rough' : 'poor';
};

/** `bySize`: unions where the matrix is large enough for them; `likelihood`: never, as presets are made. */
export type FitBy = 'bySize' | 'likelihood';

/**
 * Estimates one category from an outcome matrix and, where given, USD per attempt in the same order. Each model's success
 * rate is held at its observed one; rho, tau, beta maximise the likelihood of the items' rows. In a large matrix rho and beta
 * are then those that tell best what sets of models solve together; what a model agrees with itself by, rho + tau, stays.
 * Intervals are 90%, by leaving out a fortieth of the items at a time (so they hold for items like these, not for other
 * benchmarks).
 */
export const calibrate = (
  all: OutcomeMatrix,
  allCosts: CostMatrix | null = null,
  by: FitBy = 'bySize',
): Answer<Calibration> => {
  const { matrix, costs } = thinned(all, allCosts);
  const rows = gatherRows(matrix);
  const everything = countPatterns(rows, () => true);
  const rates = marginalRates(rows, everything);
  const tooLittle = refuseTooLittle(matrix, rates);
  if (tooLittle !== null) return tooLittle;
  const varied = rates.filter((rate) => rate > 0 && rate < 1).length;
  const bounds = boundsOf(rows, rates, varied >= 3);
  const noneSolved = noneSolvedShare(rows, everything);
  const target = (x: number[]): number => logLikelihood(rows, everything, rates, sharesOf(x));
  const best = maximise(target, startOf(rows, rates, bounds, noneSolved / 2), bounds);
  const likeliest = sharesOf(best.at);
  const groups = groupsOfItems(matrix.items.length, matrix.models.length);
  const likeliestWithout = leaveOut(rows, groups, best, bounds, sharesOf);
  const unions =
    by === 'bySize' && fitsUnions(matrix.items.length, varied)
      ? fitUnions(matrix, likeliest, [bounds[0] as Bound, bounds[2] as Bound], groups)
      : null;
  const shares = unions === null ? likeliest : asUnionsSay(likeliest, unions);
  const left = likeliestWithout.map((without, g) => {
    const alone = unions?.without[g];
    return alone === undefined ? without : asUnionsSay(without, alone);
  });
  const three = ({ rho, tau, beta }: LatentShares): [number, number, number] => [rho, tau, beta];
  const likelihoods = (coordinate: number, high: number): Interval =>
    intervalOf(
      itemAt(three(likeliest), coordinate),
      likeliestWithout.map((without) => itemAt(three(without), coordinate)),
      0,
      high,
    );
  /** An estimate that rests on 0 is not moved by leaving items out: the likelihood says how far up it may lie. */
  const restingEnd = (coordinate: number, high: number): number =>
    itemAt(best.at, coordinate) < 1e-6
      ? profileEnd(target, best, bounds, coordinate)
      : likelihoods(coordinate, high).high;
  const resting = (coordinate: number): boolean => itemAt(three(shares), coordinate) < 1e-6;
  const interval = (value: number, others: number[], coordinate: number, high: number): Interval => {
    const around = intervalOf(value, others, 0, high);
    return resting(coordinate) ? { value, low: 0, high: Math.max(around.high, restingEnd(coordinate, high)) } : around;
  };
  const betaBound = (bounds[2] as Bound).high;
  const leftOf = (name: keyof LatentShares): number[] => left.map((without) => without[name]);
  const rho = interval(shares.rho, leftOf('rho'), 0, mostShared);
  // At the top, leaving items out moves nothing either: few items that agree do not prove that all would.
  if (shares.rho > mostShared - 1e-6) rho.low = Math.min(rho.low, profileLow(target, best, bounds, 0));
  const beta = interval(shares.beta, leftOf('beta'), 2, betaBound);
  const isAtCeiling = betaBound > 0 && shares.beta > betaBound * 0.999;
  // Neither is one that rests on the most its models allow.
  if (unions !== null && isAtCeiling) beta.low = Math.min(beta.low, likelihoods(2, betaBound).low);
  if (varied < 3) beta.high = noneSolved;
  // A share that was never seen in n items is below this with 95% confidence, whatever the models' rates allow.
  else if (resting(2)) beta.high = Math.max(beta.high, 1 - 0.05 ** (1 / matrix.items.length));

  const tau = rows.repeated.length > 0 ? interval(shares.tau, leftOf('tau'), 1, 1 - shares.rho) : null;
  const gamma = costs === null ? null : gammaOf(costSumsByGroup(matrix, costs, groups), shares, left);

  const parameters = { rho: shares.rho, beta: shares.beta, gamma: gamma?.value ?? 0 };
  const pairs = compareUnions(matrix, parameters, 2);
  const pairNoise = samplingNoise(rates, matrix.items.length, (a, b) => predictUnion([a, b], parameters));
  const notes: CalibrationNote[] = [];
  if (matrix.items.length < 100) notes.push('fewItems');
  if (matrix.items.length < all.items.length) notes.push('thinned');
  if (varied < 3) notes.push('betaNotIdentified');
  else if (isAtCeiling) notes.push('betaAtCeiling');
  if (rows.repeated.length === 0) notes.push('noRepeats');
  if (gamma !== null && gamma.value === 0) notes.push('costsDoNotRise');
  if (costs !== null && gamma === null) notes.push('gammaNotIdentified');
  return answer({
    items: all.items.length,
    fittedItems: matrix.items.length,
    models: matrix.models.length,
    rho,
    tau,
    beta,
    gamma,
    logLikelihood: best.value,
    independentLogLikelihood: independentLogLikelihood(rows, everything, rates),
    fit: {
      pairs,
      triples: compareUnions(matrix, parameters, 3),
      fives: compareUnions(matrix, parameters, 5),
      retries: tau === null ? null : compareRetries(matrix, shares),
      costs: costs === null || gamma === null ? null : compareCosts(matrix, costs, parameters, 2),
      pairNoise,
      goodness: goodnessOf(pairs?.mean ?? 0, pairNoise),
    },
    notes,
  });
};
