/** A policy laid out as the ladders a task can end up on, each with the chance that it does. */
import type { Estimate } from '../plan/estimate.ts';
import type { Ladder, Policy } from '../plan/policy.ts';

/** One choice of a route on the way to a ladder. */
export interface RouteChoice {
  hardShare: number;
  signalQuality: Estimate;
  usdPerTask: Estimate;
  /** Names the route in the plan: its draws belong to it. */
  path: number[];
  taken: 'easy' | 'hard';
}

export interface Leaf {
  ladder: Ladder;
  /** Indices of the parts that lead here; easy is 0 and hard is 1. */
  path: number[];
  weight: number;
  routes: RouteChoice[];
}

export const leavesOf = (policy: Policy, path: number[] = [], weight = 1, routes: RouteChoice[] = []): Leaf[] => {
  switch (policy.kind) {
    case 'ladder':
      return [{ ladder: policy, path, weight, routes }];
    case 'split':
      return policy.parts.flatMap((part, i) => leavesOf(part.policy, [...path, i], weight * part.weight, routes));
    case 'route': {
      const { hardShare, signalQuality, usdPerTask } = policy;
      const choice = (taken: 'easy' | 'hard'): RouteChoice => ({ hardShare, signalQuality, usdPerTask, path, taken });
      return [
        ...leavesOf(policy.easy, [...path, 0], weight, [...routes, choice('easy')]),
        ...leavesOf(policy.hard, [...path, 1], weight, [...routes, choice('hard')]),
      ];
    }
  }
};
