/**
 * Every single model, retry and ordered pair of a category at once. Two models succeed together on a task with
 * probability (1 - beta) sum_k w_k P_i(z_k) P_j(z_k), and everything a ladder of two does follows from that and from
 * each model's own sums: after one pass over the pairs each ladder costs a few multiplications. See docs/METHOD.md.
 */

import { same } from '../../catalog/record.ts';
import { itemAt, valueAt } from '../../foundation/arrays.ts';
import { type DependenceNumbers, type Difficulty, difficultyOf, feedbackCurve, firstCurve } from '../difficulty.ts';
import { steepnessOf } from '../ladder.ts';
import { feedbackRates } from './feedbackRates.ts';
import { blindJoint, jointSuccess } from './jointSuccess.ts';
import { areKin, correctKin, kinNodes } from './kinJoint.ts';
import { placesUpTo, type TablePlace } from './places.ts';
import { RisingChecks, type Seconds } from './risingChecks.ts';

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
  /** By how much false accepts rise with difficulty and strength; 0 where left out. */
  rise?: number;
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

  private constructor(success: Float64Array, silent: Float64Array, spend: Float64Array) {
    this.success = success;
    this.silent = silent;
    this.spend = spend;
  }

  static ofSize(size: number): LadderValues {
    return new LadderValues(new Float64Array(size), new Float64Array(size), new Float64Array(size));
  }

  static ofNone(size: number): LadderValues {
    const values = LadderValues.ofSize(size);
    for (let at = 0; at < size; at++) values.clear(at);
    return values;
  }

  /** The same ladders, each dearer by so many USD: what they bring stands in memory once. */
  dearer(by: (at: number) => number): LadderValues {
    return new LadderValues(
      this.success,
      this.silent,
      this.spend.map((usd, at) => usd + by(at)),
    );
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

const groundOf = ({ models, d, check }: TableInput): Ground => {
  const difficulty = difficultyOf(d, steepnessOf(2, d.rho, check?.rise ?? 0), 'exact');
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

const risingOf = ({ models, check }: TableInput, { curves, difficulty }: Ground): RisingChecks | null =>
  check?.rise === undefined || check.rise === 0
    ? null
    : new RisingChecks(models, curves, difficulty, { ...check, rise: check.rise });

/** Second steps after one first step, side by side. */
interface SecondSteps extends Seconds {
  /** USD of an attempt. */
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
  /** Whether the last step is checked, and hands to a person what is rejected. */
  private readonly isChecked: boolean;
  private readonly isHanded: boolean;
  private readonly rising: RisingChecks | null;
  /** P(accept good), P(accept bad), and what lies between them. */
  private readonly accepts: number;
  private readonly lets: number;
  private readonly apart: number;
  private readonly usdPerCheck: number;

  /** `like`: a table that differs in what attempts cost alone. */
  constructor(input: TableInput, like: PairTable | null = null) {
    const { models, check } = input;
    this.input = input;
    this.count = models.length;
    this.accepts = check?.trueAccept ?? 1;
    this.lets = check?.falseAccept ?? 1;
    this.apart = this.accepts - this.lets;
    this.usdPerCheck = check?.usdPerCheck ?? 0;
    this.isChecked = input.ending !== 'deliver';
    this.isHanded = input.ending === 'human';
    this.ground = like?.ground ?? groundOf(input);
    this.rising = like === null ? risingOf(input, this.ground) : like.rising;
    this.reach = this.rising?.rejected ?? this.ground.rate.map((rate) => 1 - this.lets - this.apart * rate);
    if (like !== null) {
      const { units } = this.ground;
      const more = models.map(({ usdPerAttempt }, i) => usdPerAttempt - itemAt(like.input.models, i).usdPerAttempt);
      const first = Float64Array.from(more, (usd) => usd * units);
      const again = Float64Array.from(more, (usd, i) => usd * (units + this.rejectedUnitsOf(i)));
      this.single = like.single.dearer((i) => valueAt(first, i));
      this.blind = like.blind.dearer((i) => valueAt(again, i));
      this.feedback = like.feedback.dearer((i) => valueAt(again, i));
      this.pair = like.pair.dearer((at) => {
        const i = Math.floor(at / this.count);
        return valueAt(first, i) + itemAt(more, at % this.count) * this.rejectedUnitsOf(i);
      });
      return;
    }
    this.single = LadderValues.ofNone(this.count);
    this.blind = LadderValues.ofNone(this.count);
    this.feedback = LadderValues.ofNone(this.count);
    this.pair = LadderValues.ofSize(check === null ? 0 : this.count * this.count);
    this.fillSingles();
    if (check === null) return;
    this.fillRetries();
    this.fillPairs();
  }

  /** Whether a table of this input would differ from this one in what attempts cost alone. */
  differsInPrices({ models, ...rest }: TableInput): boolean {
    const { models: own, ...ours } = this.input;
    const unpriced = (model: TableModel): TableModel => ({ ...model, usdPerAttempt: 0 });
    return same(rest, ours) && same(models.map(unpriced), own.map(unpriced));
  }

  /** The table of an input that differs in what attempts cost alone. */
  atPricesOf(input: TableInput): PairTable {
    return new PairTable(input, this);
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
    const { accepts, usdPerCheck, isChecked, isHanded } = this;
    const { models, humanSuccess, humanUsd } = this.input;
    const { units, rate } = this.ground;
    const sums = this.tripleSums(i, j, k);
    const spend =
      itemAt(models, i).usdPerAttempt * units +
      usdPerCheck +
      itemAt(models, j).usdPerAttempt * sums.r1Units +
      usdPerCheck * sums.r1 +
      itemAt(models, k).usdPerAttempt * sums.r12Units +
      (isChecked ? usdPerCheck * sums.r12 : 0);
    const accepted = isChecked ? accepts * sums.r12good3 : sums.r12good3;
    const silentBad = isChecked ? sums.silent3 : sums.r12 - sums.r12good3;
    const human = isHanded ? sums.r12 - accepted - silentBad : 0;
    return {
      success: accepts * valueAt(rate, i) + accepts * sums.r1good2 + accepted + human * humanSuccess,
      silent: this.silentOf(i) + sums.silent2 + silentBad,
      spend: spend + human * humanUsd,
      reach: [sums.r1, sums.r12],
    };
  }

  /** What a second step is paid for after a first one is rejected, each task weighted by how much dearer it is. */
  private rejectedUnitsOf(i: number): number {
    const { units, rateUnits } = this.ground;
    return this.rising === null
      ? (1 - this.lets) * units - this.apart * valueAt(rateUnits, i)
      : valueAt(this.rising.rejectedUnits, i);
  }

  /** P(wrong and accepted) of a first attempt. */
  private silentOf(i: TablePlace): number {
    return this.rising === null ? this.lets * (1 - valueAt(this.ground.rate, i)) : valueAt(this.rising.silent, i);
  }

  private fillSingles(): void {
    const { isChecked, isHanded, accepts, usdPerCheck } = this;
    const { check, models, humanSuccess, humanUsd } = this.input;
    if (check === null && isChecked) return;
    for (const i of placesUpTo<TablePlace>(this.count)) {
      const q = valueAt(this.ground.rate, i);
      const human = isHanded ? this.reachAfter(i) : 0;
      this.single.set(i, {
        success: (isChecked ? accepts * q : q) + human * humanSuccess,
        silent: isChecked ? this.silentOf(i) : 1 - q,
        spend: itemAt(models, i).usdPerAttempt * this.ground.units + (isChecked ? usdPerCheck : 0) + human * humanUsd,
      });
    }
  }

  private fillRetries(): void {
    const { difficulty, curves, rate } = this.ground;
    const { isChecked, rising } = this;
    const twice = blindJoint(this.input.d);
    for (const i of placesUpTo<TablePlace>(this.count)) {
      const { successRate, usdPerAttempt, feedbackSuccess } = itemAt(this.input.models, i);
      const usd = new Float64Array([usdPerAttempt]);
      const blind = rising?.blind(i) ?? this.flat(i, { rates: rate, from: i, both: [twice(successRate)] });
      this.fillSeconds(this.blind, i, i, { ...blind, usd, isChecked });
      if (feedbackSuccess === null) continue;
      const known =
        rising?.again(i, feedbackCurve(difficulty, successRate, feedbackSuccess)) ??
        this.flatAgain(i, feedbackRates(difficulty, itemAt(curves, i), successRate, feedbackSuccess));
      // The retry stands on the same rung, whose verifier checks every attempt.
      this.fillSeconds(this.feedback, i, i, { ...known, usd, isChecked: true });
    }
  }

  private fillPairs(): void {
    const { curves, weights, solvable, rate } = this.ground;
    const { isChecked, rising } = this;
    const both = rising === null ? jointSuccess(curves, weights, solvable) : new Float64Array(0);
    if (rising === null) correctKin(both, this.input);
    const usd = Float64Array.from(this.input.models, (model) => model.usdPerAttempt);
    const after = rising?.afterEach();
    for (const i of placesUpTo<TablePlace>(this.count)) {
      const from = i * this.count;
      const seconds =
        after?.(i) ?? this.flat(i, { rates: rate, from: 0, both: both.subarray(from, from + this.count) });
      this.fillSeconds(this.pair, from, i, { ...seconds, usd, isChecked });
      this.pair.clear(from + i);
    }
  }

  /** Second steps after step i under a check that accepts the same share of what is wrong everywhere. */
  private flat(
    i: TablePlace,
    { rates, from, both }: { rates: Float64Array; from: number; both: ArrayLike<number> },
  ): Seconds {
    const rejected = this.reachAfter(i);
    const good = Float64Array.from(both, (joint, j) => (1 - this.lets) * valueAt(rates, from + j) - this.apart * joint);
    return { good, silentBad: good.map((value) => this.lets * (rejected - value)) };
  }

  private flatAgain(i: TablePlace, { retry, both }: { retry: number; both: number }): Seconds {
    return this.flat(i, { rates: new Float64Array([retry]), from: 0, both: [both] });
  }

  /** Fills `into` from a place on: first step i, then each of the second steps. */
  private fillSeconds(into: LadderValues, from: number, i: TablePlace, seconds: SecondSteps): void {
    const { accepts, usdPerCheck, isHanded } = this;
    const { humanSuccess, humanUsd } = this.input;
    const { units, rate } = this.ground;
    const { good, silentBad, usd, isChecked } = seconds;
    const rejected = this.reachAfter(i);
    const rejectedUnits = this.rejectedUnitsOf(i);
    const success = accepts * valueAt(rate, i);
    const silent = this.silentOf(i);
    const spend =
      itemAt(this.input.models, i).usdPerAttempt * units + usdPerCheck + (isChecked ? usdPerCheck * rejected : 0);
    for (let j = 0; j < good.length; j++) {
      const right = valueAt(good, j);
      const accepted = this.isChecked ? accepts * right : right;
      const wrong = this.isChecked ? valueAt(silentBad, j) : rejected - right;
      const human = isHanded ? rejected - accepted - wrong : 0;
      into.success[from + j] = success + accepted + human * humanSuccess;
      into.silent[from + j] = silent + wrong;
      into.spend[from + j] = spend + valueAt(usd, j) * rejectedUnits + human * humanUsd;
    }
  }

  private tripleSums(i: TablePlace, j: TablePlace, k: TablePlace): TripleSums {
    const { difficulty, weights, weightedUnits, solvable, units, curves } = this.ground;
    const { beta } = this.input.d;
    const models = [i, j, k].map((place) => itemAt(this.input.models, place));
    const known = [i, j, k].map((place) => itemAt(curves, place));
    const lets = this.rising === null ? null : [i, j, k].map((place) => itemAt(this.rising?.lets ?? [], place));
    const letsAt = (z: number): Three => {
      if (lets === null) return [this.lets, this.lets, this.lets];
      return [valueAt(itemAt(lets, 0), z), valueAt(itemAt(lets, 1), z), valueAt(itemAt(lets, 2), z)];
    };
    const sums = new TripleSums(this.accepts);
    for (const given of areKin(models) ? kinNodes(models, known, difficulty) : [{ share: 1, curves: known }]) {
      const [one, two, three] = [itemAt(given.curves, 0), itemAt(given.curves, 1), itemAt(given.curves, 2)];
      for (let z = 0; z < weights.length; z++)
        sums.add(
          valueAt(weights, z) * solvable * given.share,
          valueAt(weightedUnits, z) * given.share,
          [valueAt(one, z), valueAt(two, z), valueAt(three, z)],
          letsAt(z),
        );
    }
    if (lets === null) sums.add(beta, beta * units, [0, 0, 0], letsAt(0));
    else
      for (let z = 0; z < weights.length && beta > 0; z++) {
        const weight = beta * valueAt(weights, z);
        sums.add(weight, weight * valueAt(difficulty.multiplier, z), [0, 0, 0], letsAt(z));
      }
    return sums;
  }
}

type Three = readonly [number, number, number];

/** Sums over difficulty of a ladder of three: first (and second) rejected, with cost multiplier, with the next one good, or wrong and accepted. */
class TripleSums {
  r1 = 0;
  r1Units = 0;
  r1good2 = 0;
  silent2 = 0;
  r12 = 0;
  r12Units = 0;
  r12good3 = 0;
  silent3 = 0;
  private readonly accepts: number;

  constructor(accepts: number) {
    this.accepts = accepts;
  }

  /** A node of such weight, and weight times cost multiplier: P(success) of the three, and P(accepted | wrong). */
  add(weight: number, unit: number, [p1, p2, p3]: Three, [f1, f2, f3]: Three): void {
    const reject1 = 1 - f1 - (this.accepts - f1) * p1;
    const reject12 = reject1 * (1 - f2 - (this.accepts - f2) * p2);
    this.r1 += weight * reject1;
    this.r1Units += unit * reject1;
    this.r1good2 += weight * reject1 * p2;
    this.silent2 += weight * reject1 * (1 - p2) * f2;
    this.r12 += weight * reject12;
    this.r12Units += unit * reject12;
    this.r12good3 += weight * reject12 * p3;
    this.silent3 += weight * reject12 * (1 - p3) * f3;
  }
}
