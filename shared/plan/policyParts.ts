/** Walks a policy: its ladders, its models, how deep it nests. */
import type { ModelId } from '../foundation/ids.ts';
import type { Ladder, Policy } from './policy.ts';

/** The policies directly inside one, with the field each stands in. */
export const partsOfPolicy = (policy: Policy): { field: string; policy: Policy }[] => {
  switch (policy.kind) {
    case 'ladder':
      return [];
    case 'split':
      return policy.parts.map((part, i) => ({ field: `parts[${i}].policy`, policy: part.policy }));
    case 'route':
      return [
        { field: 'easy', policy: policy.easy },
        { field: 'hard', policy: policy.hard },
      ];
    default:
      return policy satisfies never;
  }
};

/** 1 for a ladder, one more for each split or route around it. */
export const depthOf = (policy: Policy): number =>
  1 + Math.max(0, ...partsOfPolicy(policy).map((part) => depthOf(part.policy)));

export const laddersOf = (policy: Policy): Ladder[] =>
  policy.kind === 'ladder' ? [policy] : partsOfPolicy(policy).flatMap((part) => laddersOf(part.policy));

/** Every model a policy calls, its judges among them, each once. */
export const modelsOfPolicy = (policy: Policy): ModelId[] => [
  ...new Set(
    laddersOf(policy).flatMap((ladder) =>
      ladder.rungs.flatMap((rung) => [rung.modelId, ...(rung.verifier?.judge ? [rung.verifier.judge.modelId] : [])]),
    ),
  ),
];
