/** A policy laid out as the ladders a task can end up on, each with the chance that it does. */
import type { Ladder, Nested, NestedKind, Policy } from '../plan/policy.ts';
import type { RouteChoice } from './visit.ts';

export interface Leaf {
  ladder: Ladder;
  /** Indices of the parts that lead here; easy is 0 and hard is 1. */
  path: number[];
  weight: number;
  routes: RouteChoice[];
}

/** One part of a nested policy: the share of the tasks it gets at random, and the choice by difficulty, if one is made. */
interface Way {
  policy: Policy;
  weight: number;
  route: RouteChoice | null;
}

/** By kind of nested policy: its parts, in their order. `path` names the policy in the plan. */
const waysByKind: { [K in NestedKind]: (policy: Nested<K>, path: number[]) => Way[] } = {
  split: ({ parts }) => parts.map(({ policy, weight }) => ({ policy, weight, route: null })),
  route: ({ hardShare, signalQuality, usdPerTask, easy, hard }, path) => {
    const choice = (taken: 'easy' | 'hard'): RouteChoice => ({ hardShare, signalQuality, usdPerTask, path, taken });
    return [
      { policy: easy, weight: 1, route: choice('easy') },
      { policy: hard, weight: 1, route: choice('hard') },
    ];
  },
};

const waysOf = <K extends NestedKind>(policy: Nested<K>, path: number[]): Way[] =>
  waysByKind[policy.kind](policy, path);

/** The ladders of a policy, depth first. */
export const leavesOf = (policy: Policy, path: number[] = [], weight = 1, routes: RouteChoice[] = []): Leaf[] =>
  policy.kind === 'ladder'
    ? [{ ladder: policy, path, weight, routes }]
    : waysOf(policy, path).flatMap((way, i) =>
        leavesOf(way.policy, [...path, i], weight * way.weight, way.route === null ? routes : [...routes, way.route]),
      );
