/** How likely a task of difficulty z is to be sent to a ladder by the splits and routes above it. */
import { normalCdf, normalQuantile } from '../foundation/normal.ts';
import type { Estimate } from '../plan/estimate.ts';
import { at, type Draws, estimated, type Quantity } from './quantity.ts';

/** One choice of a route on the way to a ladder. */
export interface RouteChoice {
  hardShare: number;
  signalQuality: Estimate;
  usdPerTask: Estimate;
  /** Names the route in the plan: its draws belong to it. */
  path: number[];
  taken: 'easy' | 'hard';
}

/** The same with its numbers drawn. */
export interface DrawnRoute {
  hardShare: number;
  /** Correlation of the signal with difficulty, 0 to 1. */
  signalQuality: Quantity;
  usd: Quantity;
  taken: 'easy' | 'hard';
}

export interface Visit {
  weightAt: ((z: number) => number) | null;
  /** Squared slopes of the routes' choices, for the size of the grid. */
  steepness: number;
}

export const drawnRoute = (route: RouteChoice, categoryId: string, draws: Draws): DrawnRoute => {
  const name = `route ${categoryId} ${route.path.join('.')}`;
  return {
    hardShare: route.hardShare,
    taken: route.taken,
    signalQuality: estimated(route.signalQuality, 'share', draws, `${name} quality`),
    usd: estimated(route.usdPerTask, 'positive', draws, `${name} usd`),
  };
};

/** A signal of quality 1 would be a step; this is as near to it as the grid resolves. */
const sharpest = 0.999;

/** The way at draw i through a split's weight and the routes, the outermost first. */
export const visitAt = (weight: number, routes: readonly DrawnRoute[], i: number): Visit => {
  if (routes.length === 0) return { weightAt: weight === 1 ? null : () => weight, steepness: 0 };
  const choices = routes.map((route) => {
    const quality = Math.min(at(route.signalQuality, i), sharpest);
    const rest = Math.sqrt(1 - quality * quality);
    return { slope: quality / rest, cut: normalQuantile(1 - route.hardShare) / rest, hard: route.taken === 'hard' };
  });
  return {
    steepness: choices.reduce((sum, choice) => sum + choice.slope * choice.slope, 0),
    weightAt: (z) => {
      let product = weight;
      for (const choice of choices) {
        const lean = choice.slope * z - choice.cut;
        product *= normalCdf(choice.hard ? lean : -lean);
      }
      return product;
    },
  };
};

/** USD that the routes on the way to a ladder cost each of its tasks at draw i. */
export const routeUsdAt = (routes: readonly DrawnRoute[], i: number): number =>
  routes.reduce((sum, route) => sum + at(route.usd, i), 0);
