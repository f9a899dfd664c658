/**
 * The latent scale on which models fail together (docs/METHOD.md, section 3): a share beta of the tasks is solved by
 * nobody; on the rest attempt a of model m succeeds iff
 *   sqrt(rho) Z + sqrt(tau) Y + sqrt(1 - rho - tau) E < Phi^-1(q / (1 - beta)),
 * Z the task's difficulty, Y what repeats for the model on the task, E the attempt's own luck, all standard normal.
 */

import { roomFor } from '../foundation/arrays.ts';
import { bellAt, cdfOfBell, densityOfBell, normalCdf, normalCurveNear, normalQuantile } from '../foundation/normal.ts';
import { mostCostSlope, mostShared } from '../plan/dependenceBounds.ts';
import { EngineError, requireBetween } from './engineError.ts';
import { type NormalGrid, normalGrid, type Precision } from './quadrature.ts';

/** How alike models fail, as numbers: 0 <= rho, tau, beta; rho + tau <= 0.9999; beta < 1; gamma at most `mostCostSlope`. */
export interface DependenceNumbers {
  rho: number;
  tau: number;
  beta: number;
  gamma: number;
}

/** What the chain reads at each node of the grid over Z. */
export interface Difficulty {
  d: DependenceNumbers;
  precision: Precision;
  grid: NormalGrid;
  /** exp(gamma z - gamma^2 / 2): how much dearer a task of difficulty z is; 1 on average. May be longer than the grid. */
  multiplier: Float64Array;
}

/** The grids grow with 1 / (1 - rho - tau): beyond this a ladder of many attempts would take minutes. */
const mostAlike = 0.9999;

/**
 * Dependence drawn apart, or typed at its ends, brought within bounds: rho and tau may add up to 1 or more, and then
 * what repeats gives way.
 */
export const withinBounds = ({ rho, tau, beta, gamma }: DependenceNumbers): DependenceNumbers => {
  const shared = Math.min(rho, mostShared);
  return {
    rho: shared,
    tau: Math.min(tau, mostShared - shared),
    beta,
    gamma: Math.min(gamma, mostCostSlope),
  };
};

const checkDependence = (d: DependenceNumbers): void => {
  requireBetween('rho', d.rho, 0, 1);
  requireBetween('tau', d.tau, 0, 1);
  requireBetween('beta', d.beta, 0, 1);
  requireBetween('gamma', d.gamma, 0, mostCostSlope);
  if (d.rho + d.tau > mostAlike) throw new EngineError('rho + tau', d.rho + d.tau, `at most ${mostAlike}`);
  if (d.beta >= 1) throw new EngineError('beta', d.beta, 'below 1');
};

const unset = { rho: 0, tau: 0, beta: 0, gamma: 0 };

/** A difficulty whose arrays are reused from draw to draw; `settle` must be called before it is read. */
export const reusableDifficulty = (precision: Precision): Difficulty => ({
  d: unset,
  precision,
  grid: normalGrid(0, precision),
  multiplier: new Float64Array(0),
});

/** Sets a difficulty to tasks under `d`; throws an EngineError where `d` is out of bounds. */
export const settle = (difficulty: Difficulty, d: DependenceNumbers, steepness: number): void => {
  checkDependence(d);
  const grid = normalGrid(steepness, difficulty.precision, d.gamma);
  const { nodes } = grid;
  difficulty.multiplier = roomFor(difficulty.multiplier, nodes.length);
  difficulty.d = d;
  difficulty.grid = grid;
  // Nodes are equally spaced: each multiplier is the one before it times the same growth.
  const growth = Math.exp((d.gamma * (nodes[nodes.length - 1]! - nodes[0]!)) / Math.max(nodes.length - 1, 1));
  let multiplier = Math.exp(d.gamma * nodes[0]! - 0.5 * d.gamma * d.gamma);
  for (let k = 0; k < nodes.length; k++) {
    difficulty.multiplier[k] = multiplier;
    multiplier *= growth;
  }
};

/** The grid and multipliers for tasks under `d`; throws an EngineError where `d` is out of bounds. */
export const difficultyOf = (d: DependenceNumbers, steepness: number, precision: Precision): Difficulty => {
  const difficulty = reusableDifficulty(precision);
  settle(difficulty, d, steepness);
  return difficulty;
};

/** The latent value below which an attempt succeeds, among the tasks that somebody can solve. */
export const threshold = (successRate: number, beta: number): number =>
  normalQuantile(Math.min(Math.max(successRate / (1 - beta), 0), 1));

/** The first `count` places along a line, and how exactly a curve over them is wanted. */
export interface Line {
  places: Float64Array;
  count: number;
  precision: Precision;
}

/** Fills in Phi(level + slope x) at each place x. */
export const fillCurveOn = (
  into: Float64Array,
  { places, count, precision }: Line,
  level: number,
  slope: number,
): void => {
  // An infinite level would meet an infinite slope only at rho + tau = 1, which is refused.
  if (precision === 'draw') normalCurveNear(into, places, count, level, slope);
  else for (let k = 0; k < count; k++) into[k] = normalCdf(level + slope * places[k]!);
};

/** Fills in Phi(level + slope z) at each node. */
export const fillCurve = (into: Float64Array, { grid, precision }: Difficulty, level: number, slope: number): void =>
  fillCurveOn(into, { places: grid.nodes, count: grid.nodes.length, precision }, level, slope);

/** P(latent value of an attempt below `latent` | z), what is not z having the standard deviation `rest`. */
const fillLatent = (into: Float64Array, difficulty: Difficulty, latent: number, rest: number): void =>
  fillCurve(into, difficulty, latent / rest, -Math.sqrt(difficulty.d.rho) / rest);

const curveAt = (difficulty: Difficulty, latent: number, rest: number): Float64Array => {
  const curve = new Float64Array(difficulty.grid.nodes.length);
  fillLatent(curve, difficulty, latent, rest);
  return curve;
};

/** Fills in P(one attempt succeeds | z) at each node, on the tasks somebody can solve. */
export const fillFirstCurve = (into: Float64Array, difficulty: Difficulty, successRate: number): void => {
  const { rho, beta } = difficulty.d;
  fillLatent(into, difficulty, threshold(successRate, beta), Math.sqrt(1 - rho));
};

/** The same in an array of its own. */
export const firstCurve = (difficulty: Difficulty, successRate: number): Float64Array => {
  const curve = new Float64Array(difficulty.grid.nodes.length);
  fillFirstCurve(curve, difficulty, successRate);
  return curve;
};

/** Fills in the same given what repeats, y. */
export const fillAgainCurve = (into: Float64Array, difficulty: Difficulty, successRate: number, y: number): void => {
  const { rho, tau, beta } = difficulty.d;
  fillLatent(into, difficulty, threshold(successRate, beta) - Math.sqrt(tau) * y, Math.sqrt(1 - rho - tau));
};

/**
 * Of what repeats when a model tries again (tau), the share that its whole lineage has in common: settings and point releases
 * of one model on MCPMark, LiveCodeBench, MisguidedAttention and MMLU-Pro.
 */
export const sharedInLineage = 0.55;

/** Fills in the same given what its lineage repeats and, where it tries more than once, what it repeats itself. */
export const fillKinCurve = (
  into: Float64Array,
  difficulty: Difficulty,
  successRate: number,
  ofLineage: number,
  own: number | null,
): void => {
  const { rho, tau, beta } = difficulty.d;
  const common = tau * sharedInLineage;
  const latent = threshold(successRate, beta) - Math.sqrt(common) * ofLineage;
  if (own === null) fillLatent(into, difficulty, latent, Math.sqrt(1 - rho - common));
  else fillLatent(into, difficulty, latent - Math.sqrt(tau - common) * own, Math.sqrt(1 - rho - tau));
};

/** The same of a model that tries once, in an array of its own. */
export const kinCurve = (difficulty: Difficulty, successRate: number, ofLineage: number): Float64Array => {
  const curve = new Float64Array(difficulty.grid.nodes.length);
  fillKinCurve(curve, difficulty, successRate, ofLineage, null);
  return curve;
};

/**
 * The latent value of a retry with feedback: the one at which P(it succeeds | the first attempt failed), over all
 * tasks, is `wanted`. The retry shares the task's difficulty with the first attempt and nothing else. A `wanted`
 * that the tasks nobody solves put out of reach gives Infinity: it then succeeds wherever anyone can.
 */
export const feedbackThreshold = (difficulty: Difficulty, successRate: number, wanted: number): number => {
  const { grid, d } = difficulty;
  const rootRho = Math.sqrt(d.rho);
  const rest = Math.sqrt(1 - d.rho);
  const fails = curveAt(difficulty, threshold(successRate, d.beta), rest);
  let failing = 0;
  for (let k = 0; k < fails.length; k++) {
    fails[k] = grid.weights[k]! * (1 - fails[k]!);
    failing += fails[k]!;
  }
  const target = (wanted * (1 - successRate)) / (1 - d.beta);
  if (target <= 0) return Number.NEGATIVE_INFINITY;
  if (target >= failing) return Number.POSITIVE_INFINITY;
  let low = -40;
  let high = 40;
  let latent = normalQuantile(target / failing);
  for (let turn = 0; turn < 100; turn++) {
    let both = 0;
    let slope = 0;
    for (let k = 0; k < fails.length; k++) {
      const x = (latent - rootRho * grid.nodes[k]!) / rest;
      const bell = bellAt(x);
      both += fails[k]! * cdfOfBell(x, bell);
      slope += fails[k]! * densityOfBell(bell);
    }
    const miss = both - target;
    if (Math.abs(miss) <= 1e-14) break;
    if (miss < 0) low = latent;
    else high = latent;
    const newton = latent - (miss * rest) / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (next === latent) break;
    latent = next;
  }
  return latent;
};

/** P(a retry with feedback succeeds | z) at each node; see `feedbackThreshold`. */
export const feedbackCurve = (difficulty: Difficulty, successRate: number, wanted: number): Float64Array =>
  curveAt(difficulty, feedbackThreshold(difficulty, successRate, wanted), Math.sqrt(1 - difficulty.d.rho));
