/**
 * A number the engine reads: its best value, and its draws where it is not exactly known. Draw i of every
 * quantity of a plan belongs together, and a quantity's draws depend on the seed and its own name alone, so all
 * stacks share them (common random numbers) and adding a stack moves nobody else's.
 *
 * Draws are stratified (Latin hypercube): a quantity visits the middle of each 1/n of its distribution once, in
 * an order shuffled by its name. Source: M. McKay, R. Beckman, W. Conover, Technometrics 21, 1979.
 */
import type { Estimate } from '../plan/estimate.ts';
import { normalCdfNear, normalQuantile } from './normal.ts';
import { randomSource } from './random.ts';

export interface Quantity {
  point: number;
  draws: Float64Array | null;
}

/** What kind of number an estimate is: decides the scale on which its belief is drawn, and its bounds. */
export type Scale = 'share' | 'positive';

export interface Draws {
  count: number;
  seed: string;
}

export const noDraws: Draws = { count: 0, seed: '' };

export const exactly = (point: number): Quantity => ({ point, draws: null });

/** The quantity at draw i; i below 0 is the best value. */
export const at = (quantity: Quantity, i: number): number =>
  i < 0 || quantity.draws === null ? quantity.point : quantity.draws[i]!;

const standardNormal = new Map<number, Float64Array>();

/** Phi^-1 at the middles of n equal parts, ascending. */
export const normalMiddles = (n: number): Float64Array => {
  let middles = standardNormal.get(n);
  if (middles === undefined) {
    middles = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n));
    standardNormal.set(n, middles);
  }
  return middles;
};

/** Puts ascending quantiles into the order of the stream `name`. */
export const shuffled = (ascending: Float64Array, draws: Draws, name: string): Float64Array => {
  const order = Float64Array.from(ascending);
  const random = randomSource(draws.seed, name);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
};

const sureness = normalQuantile(0.95);

const links: Record<
  Scale,
  {
    inside: (x: number) => boolean;
    to: (x: number) => number;
    from: (y: number) => number;
    clamp: (x: number) => number;
  }
> = {
  share: {
    inside: (x) => x > 0 && x < 1,
    to: normalQuantile,
    from: normalCdfNear,
    clamp: (x) => Math.min(Math.max(x, 0), 1),
  },
  positive: { inside: (x) => x > 0, to: Math.log, from: Math.exp, clamp: (x) => Math.max(x, 0) },
};

/**
 * Draws of an estimate: half of the belief below its value, 5% below `low`, 5% above `high`; two half-normals on
 * the probit scale for shares and the log scale for amounts, on the plain scale where a bound is 0 or 1.
 */
export const estimated = (estimate: Estimate, scale: Scale, draws: Draws, name: string): Quantity => {
  const low = estimate.low ?? estimate.value;
  const high = estimate.high ?? estimate.value;
  if (draws.count === 0 || low === high) return exactly(estimate.value);
  const link = links[scale];
  const linked = link.inside(low) && link.inside(high) && link.inside(estimate.value);
  const to = linked ? link.to : (x: number): number => x;
  const from = linked ? link.from : (x: number): number => x;
  const middle = to(estimate.value);
  const below = (middle - to(low)) / sureness;
  const above = (to(high) - middle) / sureness;
  const ascending = normalMiddles(draws.count).map((z) => link.clamp(from(middle + z * (z < 0 ? below : above))));
  return { point: estimate.value, draws: shuffled(ascending, draws, name) };
};

/** A quantity computed from others, draw by draw. */
export const derived = (draws: Draws, from: readonly Quantity[], compute: (i: number) => number): Quantity => ({
  point: compute(-1),
  draws:
    draws.count === 0 || from.every((quantity) => quantity.draws === null)
      ? null
      : Float64Array.from({ length: draws.count }, (_, i) => compute(i)),
});
