/**
 * What the attempts of one lineage so far tell of its next one, where each of its models tries once and no spending is
 * followed: the commonest case of a draw. All that decides is the sum u of a task's difficulty and what the lineage repeats
 * on it, each in its scale. Both have grids whose steps are whole multiples of one step of u, so that a curve and what has
 * passed are kept along u alone, and a mean over what repeats is a sum along a diagonal.
 */
import { roomFor } from '../foundation/arrays.ts';
import type { Attempt } from './attempt.ts';
import { type Difficulty, fillCurveOn, sharedInLineage, threshold } from './difficulty.ts';
import { normalGrid, normalWeights, steepFactors } from './quadrature.ts';

/** A lineage on the ladder in one draw. */
export interface KinOnce {
  /** Steps of u from one node of difficulty, and from one value of what repeats, to the next. */
  perNode: number;
  perValue: number;
  /** P of each value of what repeats. */
  weights: Float64Array;
  values: number;
  /** Places along u, how many, and P(none of the lineage's attempts accepted | u). */
  places: Float64Array;
  count: number;
  still: Float64Array;
  /** P(success of the next attempt | z_k, still on the ladder). */
  mean: Float64Array;
}

export const newKinOnce = (): KinOnce => ({
  perNode: 1,
  perValue: 1,
  weights: new Float64Array(0),
  values: 1,
  places: new Float64Array(0),
  count: 0,
  still: new Float64Array(0),
  mean: new Float64Array(0),
});

/** Finer than so many steps a node, the diagonal costs more than it saves. */
const mostPerNode = 4;

/** How many steps to a node make the fewest values of what repeats, whose steps are at most `widest` nodes wide; 0: too many. */
const perNodeOf = (widest: number): number => {
  let best = 0;
  let width = 0;
  for (let perNode = 1; perNode <= mostPerNode; perNode++) {
    const reached = Math.floor(widest * perNode) / perNode;
    if (reached <= 1.1 * width) continue;
    best = perNode;
    width = reached;
  }
  return best;
};

const stepOf = ({ nodes }: { nodes: Float64Array }): number => (nodes.length > 1 ? nodes[1]! - nodes[0]! : 0);

/**
 * Puts a lineage of so many models at the foot of the ladder, at the difficulty of a draw. False where the steps of the two
 * grids are too far apart to share one.
 */
export const settleKin = (kin: KinOnce, difficulty: Difficulty, members: number): boolean => {
  const { rho, tau } = difficulty.d;
  const common = sharedInLineage * tau;
  const needed = normalGrid((steepFactors(members) * common) / (1 - rho - common), difficulty.precision);
  const { nodes } = difficulty.grid;
  const [rootRho, rootCommon] = [Math.sqrt(rho), Math.sqrt(common)];
  const [perZ, widest] = [rootRho * stepOf(difficulty.grid), rootCommon * stepOf(needed)];
  if (perZ <= 0 || widest <= 0) return false;
  kin.perNode = perNodeOf(widest / perZ);
  if (kin.perNode === 0) return false;
  const step = perZ / kin.perNode;
  kin.perValue = Math.floor(widest / step);
  const valueStep = (kin.perValue * step) / rootCommon;
  const below = Math.ceil(-needed.nodes[0]! / valueStep - 1e-9);
  kin.values = 2 * below + 1;
  kin.weights = roomFor(kin.weights, kin.values);
  normalWeights(kin.weights, below, valueStep);
  kin.count = (kin.values - 1) * kin.perValue + (nodes.length - 1) * kin.perNode + 1;
  kin.places = roomFor(kin.places, kin.count);
  kin.still = roomFor(kin.still, kin.count);
  kin.mean = roomFor(kin.mean, nodes.length);
  const first = rootRho * nodes[0]! - rootCommon * below * valueStep;
  for (let i = 0; i < kin.count; i++) kin.places[i] = first + i * step;
  kin.still.fill(1, 0, kin.count);
  return true;
};

/** Scratch along u: an attempt runs to its end before the next begins. */
let chances: Float64Array = new Float64Array(0);
let succeeding: Float64Array = new Float64Array(0);

const fillChances = ({ places, count }: KinOnce, { d, precision }: Difficulty, rate: number): void => {
  const rest = Math.sqrt(1 - d.rho - sharedInLineage * d.tau);
  chances = roomFor(chances, count);
  fillCurveOn(chances, { places, count, precision }, threshold(rate, d.beta) / rest, -1 / rest);
};

const passOn = ({ still, count }: KinOnce, { goodAccept, badAccept, returns }: Attempt): void => {
  for (let i = 0; i < count; i++) {
    const p = chances[i]!;
    still[i]! *= 1 - returns * (p * goodAccept + (1 - p) * badAccept);
  }
};

/** Moves the lineage past the first of its attempts, whose curve is that of a model on its own. */
export const passFirst = (kin: KinOnce, difficulty: Difficulty, rate: number, attempt: Attempt): void => {
  fillChances(kin, difficulty, rate);
  passOn(kin, attempt);
};

/** Sets the curve of a later attempt and moves the lineage past it; `isLast`: nobody comes after. */
export const followKinOnce = (
  kin: KinOnce,
  difficulty: Difficulty,
  rate: number,
  attempt: Attempt,
  isLast: boolean,
): void => {
  const { perNode, perValue, weights, values, count, still, mean } = kin;
  fillChances(kin, difficulty, rate);
  succeeding = roomFor(succeeding, count);
  for (let i = 0; i < count; i++) succeeding[i] = still[i]! * chances[i]!;
  const nodes = difficulty.grid.nodes.length;
  for (let k = 0; k < nodes; k++) {
    let mass = 0;
    let good = 0;
    for (let j = 0, i = k * perNode; j < values; j++, i += perValue) {
      const weight = weights[j]!;
      mass += weight * still[i]!;
      good += weight * succeeding[i]!;
    }
    mean[k] = mass > 0 ? good / mass : 0;
  }
  if (!isLast) passOn(kin, attempt);
};
