/**
 * Every single model, retry and ordered pair of a category at once. Two models succeed together on a task with
 * probability (1 - beta) sum_k w_k P_i(z_k) P_j(z_k), and everything a ladder of two does follows from that and from
 * each model's own sums: after one pass over the pairs each ladder costs a few multiplications. See docs/METHOD.md.
 */

import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type DependenceNumbers, type Difficulty, difficultyOf, firstCurve } from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';
import { feedbackRates } from './feedbackRates.ts';
import { blindJoint, jointSuccess } from './jointSuccess.ts';
import { areKin, correctKin, kinNodes } from './kinJoint.ts';
import { placesUpTo, type TablePlace } from './places.ts';

/** One model as the table needs it. */
export interface TableModel {
  successRate: number;
  usdPerAttempt: number;
  /** P(a retry with feedback succeeds | the first attempt failed); null where that is not known. */
  feedbackSuccess: number | null;
  /** What names its lineage: models of one share a part of what each repeats. Of its own where it is left out. */
  lineage?: string;
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

/** What a ladder brings, per task of the category: P(success), P(silent failure), USD of models, checks and people. */
export interface LadderFigures {
  success: number;
  silent: number;
  spend: number;
}

/** The figures of many ladders by place; a place that is no ladder holds NaN. */
export class LadderValues {
  readonly success: Float64Array;
  readonly silent: Float64Array;
  readonly spend: Float64Array;

  constructor(size: number) {
    this.success = new Float64Array(size);
    this.silent = new Float64Array(size);
    this.spend = new Float64Array(size);
  }

  static ofNone(size: number): LadderValues {
    const values = new LadderValues(size);
    for (let at = 0; at < size; at++) values.clear(at);
    return values;
  }

  clear(at: number): void {
    this.success[at] = Number.NaN;
    this.silent[at] = Number.NaN;
    this.spend[at] = Number.NaN;
  }

  set(at: number, figures: LadderFigures): void {
    this.success[at] = figures.success;
    this.silent[at] = figures.silent;
    this.spend[at] = figures.spend;
  }

  /** The ladder at a place; null where there is none. */
  at(place: number): LadderFigures | null {
    if (!(place < this.success.length) || Number.isNaN(valueAt(this.success, place))) return null;
    return {
      success: valueAt(this.success, place),
      silent: valueAt(this.silent, place),
      spend: valueAt(this.spend, place),
    };
  }
}

const dot = (weights: Float64Array, a: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += valueAt(weights, k) * valueAt(a, k);
  return sum;
};

/** Each model alone, over the tasks of the category: what every ladder's sums are made of. */
interface Ground {
  difficulty: Difficulty;
  /** w_k, the weights of difficulty. */
  weights: Float64Array;
  /** 1 - beta, the share of tasks that somebody solves. */
  solvable: number;
  /** Mean of the cost multiplier, 1 but for the grid's ends, and the multiplier's part of each node times 1 - beta. */
  units: number;
  weightedUnits: Float64Array;
  /** P(success | node) by model. */
  curves: Float64Array[];
  /** P(success), and the mean of success times the cost multiplier, by model. */
  rate: Float64Array;
  rateUnits: Float64Array;
}

const groundOf = (models: readonly TableModel[], d: DependenceNumbers): Ground => {
  const difficulty = difficultyOf(d, steepnessOf(2, d.rho), 'exact');
  const { grid, multiplier } = difficulty;
  const { weights } = grid;
  const solvable = 1 - d.beta;
  const units = dot(weights, multiplier.subarray(0, weights.length));
  const weightedUnits = weights.map((weight, k) => weight * valueAt(multiplier, k) * solvable);
  const curves = models.map((model) => firstCurve(difficulty, model.successRate));
  const rate = Float64Array.from(curves, (curve) => solvable * dot(weights, curve));
  const rateUnits = Float64Array.from(curves, (curve) => dot(weightedUnits, curve));
  return { difficulty, weights, solvable, units, weightedUnits, curves, rate, rateUnits };
};

/** What one good, or bad, attempt at the last step adds: to success, to silent failures, to the human bill. */
interface LastStep {
  isChecked: boolean;
  successOfGood: number;
  successOfBad: number;
  silentOfBad: number;
  usdOfGood: number;
  usdOfBad: number;
}

const lastStepOf = ({ ending, check, humanSuccess, humanUsd }: TableInput): LastStep => {
  const isChecked = ending !== 'deliver';
  const accepts = check?.trueAccept ?? 1;
  const lets = check?.falseAccept ?? 1;
  const handedGood = ending === 'human' ? 1 - accepts : 0;
  const handedBad = ending === 'human' ? 1 - lets : 0;
  return {
    isChecked,
    successOfGood: (isChecked ? accepts : 1) + handedGood * humanSuccess,
    successOfBad: handedBad * humanSuccess,
    silentOfBad: isChecked ? lets : 1,
    usdOfGood: handedGood * humanUsd,
    usdOfBad: handedBad * humanUsd,
  };
};

/** Second steps after one first step, side by side: entry j of each list, of `both` from `bothFrom` on. */
interface SecondSteps {
  /** P(success), P(first and second succeed), USD of an attempt. */
  rates: Float64Array;
  both: Float64Array;
  bothFrom: number;
  usd: Float64Array;
  /** Whether a check follows the second attempt too. */
  isChecked: boolean;
}

/**
 * The table of a category. Rates must be at most 1 - beta, shares in [0, 1]; making it throws an EngineError for a
 * dependence out of bounds. Agrees with `evaluateLadder` within 1e-6. Time grows with the square of the models: about
 * 2 ms for 300 and 35 nodes.
 */
export class PairTable {
  readonly count: number;
  readonly single: LadderValues;
  /** The same model asked again, blind: first attempt checked, second as the last step. */
  readonly blind: LadderValues;
  /** The same model shown why it was rejected. */
  readonly feedback: LadderValues;
  /** Ordered pair i, j at [i * count + j]; empty without a check. */
  readonly pair: LadderValues;
  /** P(the second step is reached) after each first model. */
  readonly reach: Float64Array;
  private readonly input: TableInput;
  private readonly ground: Ground;
  private readonly last: LastStep;
  /** P(accept good), P(accept bad), and what lies between them. */
  private readonly accepts: number;
  private readonly lets: number;
  private readonly apart: number;
  private readonly usdPerCheck: number;

  constructor(input: TableInput) {
    const { models, check } = input;
    this.input = input;
    this.count = models.length;
    this.accepts = check?.trueAccept ?? 1;
    this.lets = check?.falseAccept ?? 1;
    this.apart = this.accepts - this.lets;
    this.usdPerCheck = check?.usdPerCheck ?? 0;
    this.ground = groundOf(models, input.d);
    this.last = lastStepOf(input);
    this.reach = this.ground.rate.map((rate) => this.rejects(rate));
    this.single = LadderValues.ofNone(this.count);
    this.blind = LadderValues.ofNone(this.count);
    this.feedback = LadderValues.ofNone(this.count);
    this.pair = new LadderValues(check === null ? 0 : this.count * this.count);
    this.fillSingles();
    if (check === null) return;
    this.fillRetries();
    this.fillPairs();
  }

  pairPlace(first: TablePlace, second: TablePlace): number {
    return first * this.count + second;
  }

  /** P(the second step is reached) after a first model. */
  reachAfter(first: TablePlace): number {
    return valueAt(this.reach, first);
  }

  /** A ladder of three models, and P(its second and third step are reached). */
  triple(i: TablePlace, j: TablePlace, k: TablePlace): LadderFigures & { reach: [number, number] } {
    const { accepts, lets, usdPerCheck, last } = this;
    const { models, ending, humanSuccess, humanUsd } = this.input;
    const { units, rate } = this.ground;
    const sums = this.tripleSums(i, j, k);
    const bad2 = sums.r1 - sums.r1good2;
    const bad3 = sums.r12 - sums.r12good3;
    const first = valueAt(rate, i);
    const success = accepts * first + accepts * sums.r1good2;
    const silent = lets * (1 - first) + lets * bad2;
    const spend =
      itemAt(models, i).usdPerAttempt * units +
      usdPerCheck +
      itemAt(models, j).usdPerAttempt * sums.r1Units +
      usdPerCheck * sums.r1 +
      itemAt(models, k).usdPerAttempt * sums.r12Units +
      (last.isChecked ? usdPerCheck * sums.r12 : 0);
    const rejected = (1 - accepts) * sums.r12good3 + (1 - lets) * bad3;
    const human = ending === 'human' ? rejected : 0;
    return {
      success: success + (last.isChecked ? accepts : 1) * sums.r12good3 + human * humanSuccess,
      silent: silent + (last.isChecked ? lets : 1) * bad3,
      spend: spend + human * humanUsd,
      reach: [sums.r1, sums.r12],
    };
  }

  /** P(an attempt of a model that succeeds so often is rejected). */
  private rejects(rate: number): number {
    return 1 - this.lets - this.apart * rate;
  }

  private fillSingles(): void {
    const { last, usdPerCheck } = this;
    if (this.input.check === null && last.isChecked) return;
    this.input.models.forEach(({ usdPerAttempt }, i) => {
      const q = valueAt(this.ground.rate, i);
      this.single.set(i, {
        success: last.successOfGood * q + last.successOfBad * (1 - q),
        silent: last.silentOfBad * (1 - q),
        spend:
          usdPerAttempt * this.ground.units +
          (last.isChecked ? usdPerCheck : 0) +
          last.usdOfGood * q +
          last.usdOfBad * (1 - q),
      });
    });
  }

  private fillRetries(): void {
    const { difficulty, curves, rate } = this.ground;
    const twice = blindJoint(this.input.d);
    const one = { rates: new Float64Array(1), both: new Float64Array(1), bothFrom: 0, usd: new Float64Array(1) };
    for (const i of placesUpTo<TablePlace>(this.count)) {
      const { successRate, usdPerAttempt, feedbackSuccess } = itemAt(this.input.models, i);
      one.usd[0] = usdPerAttempt;
      one.rates[0] = valueAt(rate, i);
      one.both[0] = twice(successRate);
      this.fillSeconds(this.blind, i, i, { ...one, isChecked: this.last.isChecked });
      if (feedbackSuccess === null) continue;
      const again = feedbackRates(difficulty, itemAt(curves, i), successRate, feedbackSuccess);
      one.rates[0] = again.retry;
      one.both[0] = again.both;
      // The retry stands on the same rung, whose verifier checks every attempt.
      this.fillSeconds(this.feedback, i, i, { ...one, isChecked: true });
    }
  }

  private fillPairs(): void {
    const { curves, weights, solvable, rate } = this.ground;
    const both = jointSuccess(curves, weights, solvable);
    correctKin(both, this.input);
    const usd = Float64Array.from(this.input.models, (model) => model.usdPerAttempt);
    for (const i of placesUpTo<TablePlace>(this.count)) {
      const from = i * this.count;
      this.fillSeconds(this.pair, from, i, { rates: rate, both, bothFrom: from, usd, isChecked: this.last.isChecked });
      this.pair.clear(from + i);
    }
  }

  /** Fills `into` from a place on: first step i, then each of the second steps. */
  private fillSeconds(into: LadderValues, from: number, i: TablePlace, seconds: SecondSteps): void {
    const { accepts, lets, apart, usdPerCheck } = this;
    const { successOfGood, successOfBad, silentOfBad, usdOfGood, usdOfBad } = this.last;
    const { units, rate, rateUnits } = this.ground;
    const { rates, both, bothFrom, usd, isChecked } = seconds;
    const q1 = valueAt(rate, i);
    const rejected = 1 - lets - apart * q1;
    const rejectedUnits = (1 - lets) * units - apart * valueAt(rateUnits, i);
    // Everything is linear in what a good second attempt adds over a bad one.
    const success = accepts * q1 + successOfBad * rejected;
    const silent = lets * (1 - q1) + silentOfBad * rejected;
    const spend =
      itemAt(this.input.models, i).usdPerAttempt * units +
      usdPerCheck +
      (isChecked ? usdPerCheck * rejected : 0) +
      usdOfBad * rejected;
    const successGain = successOfGood - successOfBad;
    const usdGain = usdOfGood - usdOfBad;
    for (let j = 0; j < rates.length; j++) {
      const good = (1 - lets) * valueAt(rates, j) - apart * valueAt(both, bothFrom + j);
      into.success[from + j] = success + successGain * good;
      into.silent[from + j] = silent - silentOfBad * good;
      into.spend[from + j] = spend + valueAt(usd, j) * rejectedUnits + usdGain * good;
    }
  }

  private tripleSums(i: TablePlace, j: TablePlace, k: TablePlace): TripleSums {
    const { difficulty, weights, weightedUnits, solvable, units, curves } = this.ground;
    const { beta } = this.input.d;
    const sums = new TripleSums(this.lets, this.apart);
    const models = [i, j, k].map((place) => itemAt(this.input.models, place));
    const known = [i, j, k].map((place) => itemAt(curves, place));
    for (const given of areKin(models) ? kinNodes(models, known, difficulty) : [{ share: 1, curves: known }]) {
      const [one, two, three] = [itemAt(given.curves, 0), itemAt(given.curves, 1), itemAt(given.curves, 2)];
      for (let z = 0; z < weights.length; z++) {
        const weight = valueAt(weights, z) * solvable * given.share;
        const unit = valueAt(weightedUnits, z) * given.share;
        sums.add(weight, unit, valueAt(one, z), valueAt(two, z), valueAt(three, z));
      }
    }
    sums.add(beta, beta * units, 0, 0, 0);
    return sums;
  }
}

/** Sums over difficulty of a ladder of three: first (and second) rejected, with cost multiplier, with the next one good. */
class TripleSums {
  r1 = 0;
  r1Units = 0;
  r1good2 = 0;
  r12 = 0;
  r12Units = 0;
  r12good3 = 0;
  private readonly lets: number;
  private readonly apart: number;

  constructor(lets: number, apart: number) {
    this.lets = lets;
    this.apart = apart;
  }

  /** A node of such weight, and weight times cost multiplier, where the three succeed with p1, p2 and p3. */
  add(weight: number, unit: number, p1: number, p2: number, p3: number): void {
    const reject1 = 1 - this.lets - this.apart * p1;
    const reject12 = reject1 * (1 - this.lets - this.apart * p2);
    this.r1 += weight * reject1;
    this.r1Units += unit * reject1;
    this.r1good2 += weight * reject1 * p2;
    this.r12 += weight * reject12;
    this.r12Units += unit * reject12;
    this.r12good3 += weight * reject12 * p3;
  }
}
