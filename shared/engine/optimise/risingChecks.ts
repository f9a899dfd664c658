/**
 * Ladders of two whose check accepts more of what is wrong where tasks are harder and models stronger: what a table of one flat
 * rate reads off one second moment is summed here over difficulty, once for all pairs.
 */
import * as arrays from '../../foundation/arrays.ts';
import { type Difficulty, kinCurve, sharedInLineage, threshold } from '../difficulty.ts';
import { fillFalseAccepts } from '../falseAccepts.ts';
import { type NormalGrid, normalGrid, steepFactors } from '../quadrature.ts';
import { families, type Related } from './kinJoint.ts';
import { onlyOneBelow } from './onlyOneBelow.ts';
import { products, type Rows, rowsOf } from './products.ts';

// Constants of the module itself are written out in place; imported names are loaded anew at each call.
const { itemAt, valueAt } = arrays;

/** By place of the second step: P(first rejected, second good), and P(first rejected, second wrong and accepted). */
export interface Seconds {
  good: Float64Array;
  silentBad: Float64Array;
}

/** A check of a rise above 0. */
export interface RisingCheck {
  trueAccept: number;
  falseAccept: number;
  rise: number;
}

/** P(wrong and accepted | z) and P(rejected | z) of an attempt that succeeds along `curve`. */
const wrongAccepted = (chance: number, lets: number): number => (1 - chance) * lets;
const rejectedOf = (accepts: number, chance: number, lets: number): number =>
  1 - accepts * chance - wrongAccepted(chance, lets);

/** P(wrong and accepted | z) at each node. */
const foolingAlong = (curve: Float64Array, lets: Float64Array): Float64Array => {
  const fooling = new Float64Array(curve.length);
  for (let k = 0; k < curve.length; k++) fooling[k] = wrongAccepted(valueAt(curve, k), valueAt(lets, k));
  return fooling;
};

export class RisingChecks {
  /** P(accepted | wrong, z) by model. */
  readonly lets: Float64Array[];
  /** P(first rejected), the same weighted by cost, and P(first wrong and accepted), by model. */
  readonly rejected: Float64Array;
  readonly rejectedUnits: Float64Array;
  readonly silent: Float64Array;
  private readonly models: readonly Related[];
  private readonly curves: readonly Float64Array[];
  private readonly difficulty: Difficulty;
  private readonly accepts: number;
  /** P(one of two blind attempts succeeds, and not the other one | z), by where z leaves the model. */
  private readonly onlyOne: (x: number) => number;
  /** By model and node: P(rejected | z) times its weight, and P(wrong and accepted | z), where somebody succeeds. */
  private readonly leaving: Float64Array[];
  private readonly fooling: Float64Array[];

  /** `curves` are P(success | z) by model, on the tasks that somebody solves. */
  constructor(
    models: readonly Related[],
    curves: readonly Float64Array[],
    difficulty: Difficulty,
    { trueAccept, falseAccept, rise }: RisingCheck,
  ) {
    this.models = models;
    this.curves = curves;
    this.difficulty = difficulty;
    this.accepts = trueAccept;
    this.onlyOne = onlyOneBelow(difficulty.d.tau / (1 - difficulty.d.rho));
    const { weights } = difficulty.grid;
    const solvable = 1 - difficulty.d.beta;
    this.lets = models.map(({ successRate }) => {
      const lets = new Float64Array(weights.length);
      fillFalseAccepts(lets, difficulty, { falseAccept, rise, successRate });
      return lets;
    });
    this.leaving = curves.map((curve, i) => {
      const lets = this.letsOf(i);
      const leaving = new Float64Array(curve.length);
      for (let k = 0; k < curve.length; k++)
        leaving[k] = solvable * valueAt(weights, k) * rejectedOf(trueAccept, valueAt(curve, k), valueAt(lets, k));
      return leaving;
    });
    this.fooling = curves.map((curve, i) => foolingAlong(curve, this.letsOf(i)));
    this.rejected = new Float64Array(models.length);
    this.rejectedUnits = new Float64Array(models.length);
    this.silent = new Float64Array(models.length);
    for (let i = 0; i < models.length; i++) this.sumAlone(i);
  }

  /** What model i alone leaves rejected, over all tasks, and what of it gets past the check. */
  private sumAlone(i: number): void {
    const { grid, multiplier, d } = this.difficulty;
    const { weights } = grid;
    const solvable = 1 - d.beta;
    const leaving = itemAt(this.leaving, i);
    const fooling = itemAt(this.fooling, i);
    const lets = this.letsOf(i);
    let [rejected, units, silent] = [0, 0, 0];
    for (let k = 0; k < weights.length; k++) {
      const weight = valueAt(weights, k);
      const passed = valueAt(lets, k);
      const left = valueAt(leaving, k) + d.beta * weight * (1 - passed);
      rejected += left;
      units += left * valueAt(multiplier, k);
      silent += weight * (solvable * valueAt(fooling, k) + (1 - solvable) * passed);
    }
    this.rejected[i] = rejected;
    this.rejectedUnits[i] = units;
    this.silent[i] = silent;
  }

  /** Each model after model i, by i: all pairs are summed at once. */
  afterEach(): (i: number) => Seconds {
    const { weights } = this.difficulty.grid;
    const { beta } = this.difficulty.d;
    const count = this.models.length;
    const nodes = weights.length;
    const rows = (of: readonly Float64Array[]): Rows => rowsOf(count, nodes, (i, k) => valueAt(itemAt(of, i), k));
    const leaving = rows(this.leaving);
    const good = products(leaving, rows(this.curves));
    const silent = products(leaving, rows(this.fooling));
    if (beta > 0) {
      const refused = rowsOf(count, nodes, (i, k) => valueAt(weights, k) * (1 - valueAt(this.letsOf(i), k)));
      const unsolved = products(refused, rows(this.lets));
      for (let at = 0; at < silent.length; at++) silent[at] = valueAt(silent, at) + beta * valueAt(unsolved, at);
    }
    this.correctKin(good, silent);
    return (i) => ({
      good: good.subarray(i * count, (i + 1) * count),
      silentBad: silent.subarray(i * count, (i + 1) * count),
    });
  }

  /** Pairs of one lineage, put in their places. */
  private correctKin(good: Float64Array, silent: Float64Array): void {
    if (this.difficulty.d.tau === 0) return;
    const grid = this.gridOf(sharedInLineage);
    const count = this.models.length;
    for (const family of families(this.models)) {
      const curves = family.map((place) =>
        [...grid.nodes].map((y) => kinCurve(this.difficulty, itemAt(this.models, place).successRate, y)),
      );
      family.forEach((i, a) => {
        family.forEach((j, b) => {
          if (i === j) return;
          const both = this.bothGiven(i, j, grid, (at) => [
            itemAt(itemAt(curves, a), at),
            itemAt(itemAt(curves, b), at),
          ]);
          good[i * count + j] = both.good;
          silent[i * count + j] = both.silentBad;
        });
      });
    }
  }

  /** Model i asked again, blind: its two attempts share what it repeats beside difficulty. */
  blind(i: number): Seconds {
    const { rho, beta } = this.difficulty.d;
    const { nodes, weights } = this.difficulty.grid;
    const rest = Math.sqrt(1 - rho);
    const level = threshold(itemAt(this.models, i).successRate, beta) / rest;
    const slope = -Math.sqrt(rho) / rest;
    const curve = itemAt(this.curves, i);
    const lets = this.letsOf(i);
    let good = 0;
    let silentBad = 0;
    for (let k = 0; k < nodes.length; k++) {
      const [p, passed, weight] = [valueAt(curve, k), valueAt(lets, k), valueAt(weights, k)];
      const one = this.onlyOne(level + slope * valueAt(nodes, k));
      const more = this.accepts - passed;
      good += weight * ((1 - passed) * p - more * (p - one));
      silentBad += weight * passed * ((1 - passed) * (1 - p) - more * one);
    }
    const solvable = 1 - beta;
    return {
      good: new Float64Array([solvable * good]),
      silentBad: new Float64Array([solvable * silentBad + this.unsolved(i, i)]),
    };
  }

  /** Model i asked again along a curve of its own. */
  again(i: number, curve: Float64Array): Seconds {
    return {
      good: new Float64Array([this.sum(i, curve)]),
      silentBad: new Float64Array([this.sum(i, foolingAlong(curve, this.letsOf(i))) + this.unsolved(i, i)]),
    };
  }

  private letsOf(i: number): Float64Array {
    return itemAt(this.lets, i);
  }

  private gridOf(share: number): NormalGrid {
    const { rho, tau } = this.difficulty.d;
    return normalGrid((steepFactors(2) * share * tau) / (1 - rho - tau), this.difficulty.precision);
  }

  private sum(i: number, of: Float64Array): number {
    const leaving = itemAt(this.leaving, i);
    let sum = 0;
    for (let k = 0; k < leaving.length; k++) sum += valueAt(leaving, k) * valueAt(of, k);
    return sum;
  }

  /** Of the tasks nobody solves, those that i is rejected on and j gets past the check with. */
  private unsolved(i: number, j: number): number {
    const { weights } = this.difficulty.grid;
    const { beta } = this.difficulty.d;
    if (beta === 0) return 0;
    const [first, second] = [this.letsOf(i), this.letsOf(j)];
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += valueAt(weights, k) * (1 - valueAt(first, k)) * valueAt(second, k);
    return beta * sum;
  }

  /** Two attempts that share more than difficulty: summed over what they share besides, whose nodes give their curves. */
  private bothGiven(
    i: number,
    j: number,
    { weights }: NormalGrid,
    curvesAt: (node: number) => [Float64Array, Float64Array],
  ): { good: number; silentBad: number } {
    const base = this.difficulty.grid.weights;
    const { accepts } = this;
    const solvable = 1 - this.difficulty.d.beta;
    const [first, second] = [this.letsOf(i), this.letsOf(j)];
    let good = 0;
    let silentBad = this.unsolved(i, j);
    for (let at = 0; at < weights.length; at++) {
      const [one, two] = curvesAt(at);
      const share = solvable * valueAt(weights, at);
      for (let k = 0; k < base.length; k++) {
        const left = share * valueAt(base, k) * rejectedOf(accepts, valueAt(one, k), valueAt(first, k));
        good += left * valueAt(two, k);
        silentBad += left * wrongAccepted(valueAt(two, k), valueAt(second, k));
      }
    }
    return { good, silentBad };
  }
}
