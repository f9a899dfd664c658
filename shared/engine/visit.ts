/** How likely a task of difficulty z is to be sent to a ladder by the splits and routes above it. */
import { normalCdf, normalQuantile } from '../foundation/normal.ts';

export interface RouteNumbers {
  hardShare: number;
  /** Correlation of the signal with difficulty, 0 to 1. */
  signalQuality: number;
  taken: 'easy' | 'hard';
}

export interface Visit {
  weightAt: ((z: number) => number) | null;
  /** Squared slopes of the routes' choices, for the size of the grid. */
  steepness: number;
  weight: number;
}

/** A signal of quality 1 would be a step; this is as near to it as the grid resolves. */
const sharpest = 0.999;

export const visitOf = (weight: number, routes: readonly RouteNumbers[]): Visit => {
  if (routes.length === 0) return { weightAt: weight === 1 ? null : () => weight, steepness: 0, weight };
  const choices = routes.map((route) => {
    const quality = Math.min(route.signalQuality, sharpest);
    const rest = Math.sqrt(1 - quality * quality);
    return { slope: quality / rest, cut: normalQuantile(1 - route.hardShare) / rest, hard: route.taken === 'hard' };
  });
  return {
    weight,
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
