/**
 * A number the engine reads: its best value, and its draws where it is not exactly known. Draw i of every
 * quantity of a plan belongs together, and a quantity's draws depend on the seed and its own name alone, so all
 * stacks share them (common random numbers) and adding a stack moves nobody else's.
 *
 * Draws are stratified (Latin hypercube): a quantity visits the middle of each 1/n of its distribution once, in
 * an order shuffled by its name. Source: M. McKay, R. Beckman, W. Conover, Technometrics 21, 1979.
 */

import type { RowId } from '../foundation/ids.ts';
import { remembered } from '../foundation/maps.ts';
import { normalCdfNear, normalQuantile } from '../foundation/normal.ts';
import type { Estimate } from '../plan/estimate.ts';
import { randomBits, uniformOf } from './random.ts';
import { groupOfEstimate, type UncertaintyGroup } from './uncertaintyGroup.ts';

export interface Quantity {
  point: number;
  draws: Float64Array | null;
}

/** What kind of number an estimate is: decides the scale on which its belief is drawn, and its bounds. */
export type Scale = 'share' | 'positive';

export interface Draws {
  count: number;
  seed: string;
  /** Estimates drawn so far, where many are: a verifier that stands on every rung is drawn once. */
  kept?: Map<string, Quantity>;
  /** Rates are drawn with their category's shift held: what is a model's own alone. */
  apart?: boolean;
  /** Groups of quantities that are held at their best values instead of drawn. */
  frozen?: ReadonlySet<UncertaintyGroup>;
  /** By row: the row whose name the draws of its evidence carry. Without it each row has its own. */
  evidenceOf?: ReadonlyMap<RowId, RowId>;
}

export const noDraws: Draws = { count: 0, seed: '' };

/** Whether quantities of a group are drawn at all. */
export const isDrawn = (draws: Draws, group: UncertaintyGroup): boolean =>
  draws.count > 0 && draws.frozen?.has(group) !== true;

export const exactly = (point: number): Quantity => ({ point, draws: null });

/** The quantity at draw i; i below 0 is the best value. */
export const at = (quantity: Quantity, i: number): number =>
  i < 0 || quantity.draws === null ? quantity.point : (quantity.draws[i] as number);

const standardNormal = new Map<number, Float64Array>();

/** Phi^-1 at the middles of n equal parts, ascending. */
export const normalMiddles = (n: number): Float64Array =>
  remembered(standardNormal, n, () => Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n)));

/** Puts values into the order of the stream `name`. */
const shuffle = (values: Float64Array, draws: Draws, name: string): Float64Array => {
  const random = randomBits(draws.seed, name);
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(uniformOf(random()) * (i + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
  return values;
};

/** A copy of ascending quantiles in the order of the stream `name`. */
export const shuffled = (ascending: Float64Array, draws: Draws, name: string): Float64Array =>
  shuffle(ascending.slice(), draws, name);

const sureness = normalQuantile(0.95);

/** Whether a number has a place on the scale's own axis: the probit of a share, the logarithm of an amount. */
const hasPlace = (x: number, scale: Scale): boolean => x > 0 && (scale === 'positive' || x < 1);

/**
 * Draws of an estimate: half of the belief below its value, 5% below `low`, 5% above `high`; two half-normals on
 * the probit scale for shares and the log scale for amounts, on the plain scale where a bound is 0 or 1.
 */
export const estimated = (estimate: Estimate, scale: Scale, draws: Draws, name: string): Quantity => {
  const low = estimate.low ?? estimate.value;
  const high = estimate.high ?? estimate.value;
  if (low === high || draws.count === 0 || !isDrawn(draws, groupOfEstimate(estimate, name)))
    return exactly(estimate.value);
  const key = JSON.stringify([name, scale, low, estimate.value, high]);
  const kept = draws.kept?.get(key);
  if (kept !== undefined) return kept;
  const curved = hasPlace(low, scale) && hasPlace(high, scale) && hasPlace(estimate.value, scale);
  const to = (x: number): number => (curved ? (scale === 'share' ? normalQuantile(x) : Math.log(x)) : x);
  const middle = to(estimate.value);
  const below = (middle - to(low)) / sureness;
  const above = (to(high) - middle) / sureness;
  const top = scale === 'share' ? 1 : Number.POSITIVE_INFINITY;
  const middles = normalMiddles(draws.count);
  const values = new Float64Array(draws.count);
  for (let i = 0; i < values.length; i++) {
    const z = middles[i]!;
    const place = middle + z * (z < 0 ? below : above);
    const value = curved ? (scale === 'share' ? normalCdfNear(place) : Math.exp(place)) : place;
    values[i] = Math.min(Math.max(value, 0), top);
  }
  const quantity = { point: estimate.value, draws: shuffle(values, draws, name) };
  draws.kept?.set(key, quantity);
  return quantity;
};

/** A quantity computed from others, draw by draw. */
export const derived = (draws: Draws, from: readonly Quantity[], compute: (i: number) => number): Quantity => {
  const point = compute(-1);
  if (draws.count === 0 || from.every((quantity) => quantity.draws === null)) return exactly(point);
  const values = new Float64Array(draws.count);
  for (let i = 0; i < values.length; i++) values[i] = compute(i);
  return { point, draws: values };
};
