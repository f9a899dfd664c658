/** Walks a policy: its parts, its ladders, its models, how deep it nests. */

import { itemAt } from '../foundation/arrays.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Ladder, Nested, NestedKind, Policy } from './policy.ts';

/** By kind of nested policy: the policies directly inside, with the field each stands in, and the same with others in their places. */
const partsByKind: {
  [K in NestedKind]: {
    of: (policy: Nested<K>) => { field: string; policy: Policy }[];
    with: (policy: Nested<K>, parts: readonly Policy[]) => Nested<K>;
  };
} = {
  split: {
    of: ({ parts }) => parts.map((part, i) => ({ field: `parts[${i}].policy`, policy: part.policy })),
    with: (split, parts) => ({
      ...split,
      parts: split.parts.map((part, i) => ({ ...part, policy: itemAt(parts, i) })),
    }),
  },
  route: {
    of: ({ easy, hard }) => [
      { field: 'easy', policy: easy },
      { field: 'hard', policy: hard },
    ],
    with: (route, parts) => ({ ...route, easy: itemAt(parts, 0), hard: itemAt(parts, 1) }),
  },
};

const nestedParts = <K extends NestedKind>(policy: Nested<K>) => partsByKind[policy.kind].of(policy);

const withNestedParts = <K extends NestedKind>(policy: Nested<K>, parts: readonly Policy[]): Nested<K> =>
  partsByKind[policy.kind].with(policy, parts);

/** The policies directly inside one, with the field each stands in. */
export const partsOfPolicy = (policy: Policy): { field: string; policy: Policy }[] =>
  policy.kind === 'ladder' ? [] : nestedParts(policy);

/** A policy with other parts, as many as `partsOfPolicy` gives. A ladder has none and stays as it is. */
export const withParts = (policy: Policy, parts: readonly Policy[]): Policy =>
  policy.kind === 'ladder' ? policy : withNestedParts(policy, parts);

/** 1 for a ladder, one more for each split or route around it. */
export const depthOf = (policy: Policy): number =>
  1 + Math.max(0, ...partsOfPolicy(policy).map((part) => depthOf(part.policy)));

export const laddersOf = (policy: Policy): Ladder[] =>
  policy.kind === 'ladder' ? [policy] : partsOfPolicy(policy).flatMap((part) => laddersOf(part.policy));

/** The models whose answers a policy waits for, step by step: its judges are not among them. */
export const modelsAnswering = (policy: Policy): ModelId[] =>
  laddersOf(policy).flatMap(({ rungs }) => rungs.map(({ modelId }) => modelId));

/** Every model a policy calls, its judges among them, each once. */
export const modelsOfPolicy = (policy: Policy): ModelId[] => [
  ...new Set(
    laddersOf(policy).flatMap((ladder) =>
      ladder.rungs.flatMap((rung) => [rung.modelId, ...(rung.verifier?.judge ? [rung.verifier.judge.modelId] : [])]),
    ),
  ),
];
