/**
 * Every single model, retry and ordered pair of a category at once. Two models succeed together on a task with
 * probability (1 - beta) sum_k w_k P_i(z_k) P_j(z_k), and everything a ladder of two does follows from that and from
 * each model's own sums: after one pass over the pairs each ladder costs a few multiplications (ENGINE section 9).
 */
import {
  againCurve,
  type DependenceNumbers,
  type Difficulty,
  difficultyOf,
  feedbackCurve,
  firstCurve,
} from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';

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

/** Nodes whose weights together cannot move a probability by 1e-7 are left out of the pass over the pairs. */
const tooLight = 1e-8;

/** Joint success of every two models, in [i * n + j]; symmetric. The one part that takes n^2 sums over the nodes. */
const jointSuccess = (curves: readonly Float64Array[], weights: Float64Array, solvable: number): Float64Array => {
  const count = curves.length;
  const kept = [...weights.keys()].filter((k) => weights[k]! > tooLight);
  const nodes = kept.length;
  const plain = new Float64Array(count * nodes);
  const weighted = new Float64Array(count * nodes);
  curves.forEach((curve, i) => {
    kept.forEach((k, at) => {
      plain[i * nodes + at] = curve[k]!;
      weighted[i * nodes + at] = curve[k]! * weights[k]! * solvable;
    });
  });
  const joint = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const own = i * nodes;
    // Four sums at a time: each weighted node is read once for four models.
    for (let j = i; j < count; j += 4) {
      const one = j * nodes;
      const two = Math.min(j + 1, count - 1) * nodes;
      const three = Math.min(j + 2, count - 1) * nodes;
      const four = Math.min(j + 3, count - 1) * nodes;
      let a = 0;
      let b = 0;
      let c = 0;
      let e = 0;
      for (let k = 0; k < nodes; k++) {
        const w = weighted[own + k]!;
        a += w * plain[one + k]!;
        b += w * plain[two + k]!;
        c += w * plain[three + k]!;
        e += w * plain[four + k]!;
      }
      joint[i * count + j] = a;
      if (j + 1 < count) joint[i * count + j + 1] = b;
      if (j + 2 < count) joint[i * count + j + 2] = c;
      if (j + 3 < count) joint[i * count + j + 3] = e;
    }
  }
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) joint[i * count + j] = joint[j * count + i]!;
  return joint;
};

const dot = (weights: Float64Array, a: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * a[k]!;
  return sum;
};

/** P(the same model succeeds twice, asked blind): the two attempts share rho + tau. */
const blindJoint = (d: DependenceNumbers, rate: number, precise: Difficulty): number => {
  if (d.tau === 0) {
    const curve = againCurve(precise, rate, 0);
    return (
      (1 - d.beta) *
      dot(
        precise.grid.weights,
        curve.map((p) => p * p),
      )
    );
  }
  const both = { rho: d.rho + d.tau, tau: 0, beta: d.beta, gamma: 0 };
  const grid = difficultyOf(both, steepnessOf({ rungs: [{ attempts: 2 }] }, both.rho), 'exact');
  const curve = againCurve(grid, rate, 0);
  return (
    (1 - d.beta) *
    dot(
      grid.grid.weights,
      curve.map((p) => p * p),
    )
  );
};

/**
 * The table of a category. Rates must be at most 1 - beta, shares in [0, 1]; `difficultyOf` throws an EngineError for
 * a dependence out of bounds. Agrees with `evaluateLadder` within 1e-6. Time grows with the square of the models:
 * about 2 ms for 300 and 35 nodes.
 */
export const pairTable = (input: TableInput): PairTable => {
  const { models, d, check, ending, humanSuccess, humanUsd } = input;
  const count = models.length;
  const difficulty = difficultyOf(d, steepnessOf({ rungs: [{ attempts: 2 }] }, d.rho), 'exact');
  const { grid, multiplier } = difficulty;
  const { weights } = grid;
  const solvable = 1 - d.beta;
  const units = dot(weights, multiplier.subarray(0, weights.length));
  const weightedUnits = weights.map((weight, k) => weight * multiplier[k]! * solvable);
  const curves = models.map((model, i) => firstCurve(difficulty, i, model.successRate));
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

  /** Fills [from, from + by.length) of `into`: first step i, then one that succeeds with q2 in all, `both` together. */
  const second = (
    into: Values,
    from: number,
    i: number,
    q2: ArrayLike<number>,
    both: ArrayLike<number>,
    bothFrom: number,
    usd2: ArrayLike<number>,
    checked: boolean,
  ): void => {
    const q1 = rate[i]!;
    const rejected = 1 - lets - apart * q1;
    const rejectedUnits = (1 - lets) * units - apart * rateUnits[i]!;
    const success = accepts * q1;
    const silent = lets * (1 - q1);
    const spend = models[i]!.usdPerAttempt * units + usdPerCheck + (checked ? usdPerCheck * rejected : 0);
    for (let j = 0; j < q2.length; j++) {
      const good = (1 - lets) * q2[j]! - apart * both[bothFrom + j]!;
      const bad = rejected - good;
      into.success[from + j] = success + successOfGood * good + successOfBad * bad;
      into.silent[from + j] = silent + silentOfBad * bad;
      into.spend[from + j] = spend + usd2[j]! * rejectedUnits + usdOfGood * good + usdOfBad * bad;
    }
  };

  for (let i = 0; i < count; i++) {
    const { successRate, usdPerAttempt, feedbackSuccess } = models[i]!;
    const q = rate[i]!;
    reach[i] = 1 - lets - apart * q;
    if (check !== null || !verifiedLast) {
      single.success[i] = successOfGood * q + successOfBad * (1 - q);
      single.silent[i] = silentOfBad * (1 - q);
      single.spend[i] = usdPerAttempt * units + (verifiedLast ? usdPerCheck : 0) + usdOfGood * q + usdOfBad * (1 - q);
    }
    if (check === null) continue;
    second(blind, i, i, [q], [blindJoint(d, successRate, difficulty)], 0, [usdPerAttempt], verifiedLast);
    if (feedbackSuccess === null) continue;
    const curve = feedbackCurve(difficulty, successRate, feedbackSuccess);
    const both =
      solvable *
      dot(
        weights,
        curve.map((p, k) => p * curves[i]![k]!),
      );
    // The retry stands on the same rung, whose verifier checks every attempt.
    second(feedback, i, i, [solvable * dot(weights, curve)], [both], 0, [usdPerAttempt], true);
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
