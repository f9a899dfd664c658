/**
 * Every single model, retry and ordered pair of a category at once. Two models succeed together on a task with
 * probability (1 - beta) sum_k w_k P_i(z_k) P_j(z_k), and everything a ladder of two does follows from that and from
 * each model's own sums: after one pass over the pairs each ladder costs a few multiplications.
 */
import { type DependenceNumbers, difficultyOf, firstCurve } from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';
import { feedbackRates } from './feedbackRates.ts';
import { jointSuccess } from './jointSuccess.ts';

/** One model as the table needs it. */
export interface TableModel {
  successRate: number;
  usdPerAttempt: number;
  /** P(a retry with feedback succeeds | the first attempt failed); null where that is not known. */
  feedbackSuccess: number | null;
}

/** What checks an attempt: shares, and USD of one check with all that is in it (fees, judge, minutes at the wage). */
export interface Check {
  trueAccept: number;
  falseAccept: number;
  usdPerCheck: number;
}

export type Ending = 'deliver' | 'human' | 'abandon';

export interface TableInput {
  models: readonly TableModel[];
  d: DependenceNumbers;
  /** null: nothing is checked, and a table holds singles that deliver. */
  check: Check | null;
  /** What the last step does: deliver unchecked, or be checked and hand rejects to a human, or abandon them. */
  ending: Ending;
  humanSuccess: number;
  /** USD of one task handed to a human. */
  humanUsd: number;
}

/** Per task of the category: P(success), P(silent failure), USD of models, checks and people. */
export interface Values {
  success: Float64Array;
  silent: Float64Array;
  spend: Float64Array;
}

/**
 * Values by place: single i at [i], ordered pair at [i * n + j]. A place that is no ladder holds NaN; without a check
 * there are no pairs and their arrays are empty.
 */
export interface PairTable {
  count: number;
  single: Values;
  /** The same model asked again, blind: first attempt checked, second as the last step. */
  blind: Values;
  /** The same model shown why it was rejected. */
  feedback: Values;
  pair: Values;
  /** P(the second step is reached) after each first model. */
  reach: Float64Array;
  triple(i: number, j: number, k: number): { success: number; silent: number; spend: number; reach: [number, number] };
}

const values = (size: number): Values => ({
  success: new Float64Array(size).fill(Number.NaN),
  silent: new Float64Array(size).fill(Number.NaN),
  spend: new Float64Array(size).fill(Number.NaN),
});

const dot = (weights: Float64Array, a: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * a[k]!;
  return sum;
};

/** P(the same model succeeds twice, asked blind) by success rate: the two attempts share rho + tau. */
const blindJoint = (d: DependenceNumbers): ((rate: number) => number) => {
  const both = { rho: d.rho + d.tau, tau: 0, beta: d.beta, gamma: 0 };
  const difficulty = difficultyOf(both, steepnessOf(2, both.rho), 'exact');
  const { weights } = difficulty.grid;
  return (rate) => {
    const curve = firstCurve(difficulty, rate);
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * curve[k]! * curve[k]!;
    return (1 - d.beta) * sum;
  };
};

/**
 * The table of a category. Rates must be at most 1 - beta, shares in [0, 1]; `difficultyOf` throws an EngineError for
 * a dependence out of bounds. Agrees with `evaluateLadder` within 1e-6. Time grows with the square of the models:
 * about 2 ms for 300 and 35 nodes.
 */
export const pairTable = (input: TableInput): PairTable => {
  const { models, d, check, ending, humanSuccess, humanUsd } = input;
  const count = models.length;
  const difficulty = difficultyOf(d, steepnessOf(2, d.rho), 'exact');
  const { grid, multiplier } = difficulty;
  const { weights } = grid;
  const solvable = 1 - d.beta;
  const units = dot(weights, multiplier.subarray(0, weights.length));
  const weightedUnits = weights.map((weight, k) => weight * multiplier[k]! * solvable);
  const curves = models.map((model) => firstCurve(difficulty, model.successRate));
  const rate = models.map((_, i) => solvable * dot(weights, curves[i]!));
  const rateUnits = models.map((_, i) => dot(weightedUnits, curves[i]!));

  const single = values(count);
  const blind = values(count);
  const feedback = values(count);
  const pair = { success: new Float64Array(0), silent: new Float64Array(0), spend: new Float64Array(0) };
  const reach = new Float64Array(count);

  const verifiedLast = ending !== 'deliver';
  const accepts = check?.trueAccept ?? 1;
  const lets = check?.falseAccept ?? 1;
  const apart = accepts - lets;
  const usdPerCheck = check?.usdPerCheck ?? 0;

  // What one good, or bad, attempt at the last step adds: to success, to silent failures, to the human bill.
  const handedGood = ending === 'human' ? 1 - accepts : 0;
  const handedBad = ending === 'human' ? 1 - lets : 0;
  const successOfGood = (verifiedLast ? accepts : 1) + handedGood * humanSuccess;
  const successOfBad = handedBad * humanSuccess;
  const silentOfBad = verifiedLast ? lets : 1;
  const usdOfGood = handedGood * humanUsd;
  const usdOfBad = handedBad * humanUsd;

  /** Fills [from, from + q2.length) of `into`: first step i, then one that succeeds with q2 in all, `both` together. */
  const second = (
    into: Values,
    from: number,
    i: number,
    q2: Float64Array,
    both: Float64Array,
    bothFrom: number,
    usd2: Float64Array,
    checked: boolean,
  ): void => {
    const q1 = rate[i]!;
    const rejected = 1 - lets - apart * q1;
    const rejectedUnits = (1 - lets) * units - apart * rateUnits[i]!;
    // Everything is linear in what a good second attempt adds over a bad one.
    const success = accepts * q1 + successOfBad * rejected;
    const silent = lets * (1 - q1) + silentOfBad * rejected;
    const spend =
      models[i]!.usdPerAttempt * units + usdPerCheck + (checked ? usdPerCheck * rejected : 0) + usdOfBad * rejected;
    const successGain = successOfGood - successOfBad;
    const usdGain = usdOfGood - usdOfBad;
    const { success: toSuccess, silent: toSilent, spend: toSpend } = into;
    for (let j = 0; j < q2.length; j++) {
      const good = (1 - lets) * q2[j]! - apart * both[bothFrom + j]!;
      toSuccess[from + j] = success + successGain * good;
      toSilent[from + j] = silent - silentOfBad * good;
      toSpend[from + j] = spend + usd2[j]! * rejectedUnits + usdGain * good;
    }
  };

  const twice = check === null ? null : blindJoint(d);
  const one = { q: new Float64Array(1), both: new Float64Array(1), usd: new Float64Array(1) };
  for (let i = 0; i < count; i++) {
    const { successRate, usdPerAttempt, feedbackSuccess } = models[i]!;
    const q = rate[i]!;
    reach[i] = 1 - lets - apart * q;
    if (check !== null || !verifiedLast) {
      single.success[i] = successOfGood * q + successOfBad * (1 - q);
      single.silent[i] = silentOfBad * (1 - q);
      single.spend[i] = usdPerAttempt * units + (verifiedLast ? usdPerCheck : 0) + usdOfGood * q + usdOfBad * (1 - q);
    }
    if (twice === null) continue;
    one.usd[0] = usdPerAttempt;
    one.q[0] = q;
    one.both[0] = twice(successRate);
    second(blind, i, i, one.q, one.both, 0, one.usd, verifiedLast);
    if (feedbackSuccess === null) continue;
    const again = feedbackRates(difficulty, curves[i]!, successRate, feedbackSuccess);
    one.q[0] = again.retry;
    one.both[0] = again.both;
    // The retry stands on the same rung, whose verifier checks every attempt.
    second(feedback, i, i, one.q, one.both, 0, one.usd, true);
  }
  if (check !== null) {
    for (const key of ['success', 'silent', 'spend'] as const) pair[key] = new Float64Array(count * count);
    const joint = jointSuccess(curves, weights, solvable);
    const rates = Float64Array.from(rate);
    const usd = Float64Array.from(models, (model) => model.usdPerAttempt);
    for (let i = 0; i < count; i++) {
      second(pair, i * count, i, rates, joint, i * count, usd, verifiedLast);
      for (const column of [pair.success, pair.silent, pair.spend]) column[i * count + i] = Number.NaN;
    }
  }

  const triple: PairTable['triple'] = (i, j, k) => {
    const sums = { r1: 0, r1Units: 0, r1good2: 0, r12: 0, r12Units: 0, r12good3: 0 };
    const add = (weight: number, unit: number, p1: number, p2: number, p3: number): void => {
      const reject1 = 1 - lets - apart * p1;
      const reject12 = reject1 * (1 - lets - apart * p2);
      sums.r1 += weight * reject1;
      sums.r1Units += unit * reject1;
      sums.r1good2 += weight * reject1 * p2;
      sums.r12 += weight * reject12;
      sums.r12Units += unit * reject12;
      sums.r12good3 += weight * reject12 * p3;
    };
    for (let z = 0; z < weights.length; z++)
      add(weights[z]! * solvable, weightedUnits[z]!, curves[i]![z]!, curves[j]![z]!, curves[k]![z]!);
    add(d.beta, d.beta * units, 0, 0, 0);
    const bad2 = sums.r1 - sums.r1good2;
    const bad3 = sums.r12 - sums.r12good3;
    const success = accepts * rate[i]! + accepts * sums.r1good2;
    const silent = lets * (1 - rate[i]!) + lets * bad2;
    const spend =
      models[i]!.usdPerAttempt * units +
      usdPerCheck +
      models[j]!.usdPerAttempt * sums.r1Units +
      usdPerCheck * sums.r1 +
      models[k]!.usdPerAttempt * sums.r12Units +
      (verifiedLast ? usdPerCheck * sums.r12 : 0);
    const rejected = (1 - accepts) * sums.r12good3 + (1 - lets) * bad3;
    const human = ending === 'human' ? rejected : 0;
    return {
      success: success + (verifiedLast ? accepts : 1) * sums.r12good3 + human * humanSuccess,
      silent: silent + (verifiedLast ? lets : 1) * bad3,
      spend: spend + human * humanUsd,
      reach: [sums.r1, sums.r12],
    };
  };

  return { count, single, blind, feedback, pair, reach, triple };
};
