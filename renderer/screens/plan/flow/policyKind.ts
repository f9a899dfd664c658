/** What a planner calls a policy, read off its shape; and how one kind becomes another. */
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import { newRung } from '../../../../shared/plan/policies.ts';
import type { Ladder, Policy, Rung, Verifier } from '../../../../shared/plan/policy.ts';
import { laddersOf } from '../../../../shared/plan/policyParts.ts';

export const policyKinds = ['single', 'retry', 'fallback', 'cascade', 'split', 'route'] as const;
export type PolicyKind = (typeof policyKinds)[number];

export const kindOfPolicy = (policy: Policy): PolicyKind => {
  if (policy.kind !== 'ladder') return policy.kind;
  const [first] = policy.rungs;
  if (policy.rungs.length === 1) return (first?.attempts ?? 1) > 1 ? 'retry' : 'single';
  return policy.rungs.slice(0, -1).some((rung) => rung.verifier !== null) ? 'cascade' : 'fallback';
};

/** What a change of kind may need: a check to reject with, and a second model to turn to. */
export interface Means {
  verifier: Verifier | null;
  secondModel: ModelId;
}

const firstRung = (policy: Policy): Rung => laddersOf(policy)[0]?.rungs[0] as Rung;

const atLeastTwo = (policy: Policy, { secondModel }: Means): Rung[] => {
  const rungs = laddersOf(policy)[0]?.rungs ?? [];
  return rungs.length > 1 ? rungs : [firstRung(policy), newRung(secondModel)];
};

/** The ladder a kind asks for, keeping as much of the policy as the kind has room for. Split and route are edits of their own. */
export const asLadder = (policy: Policy, kind: Exclude<PolicyKind, 'split' | 'route'>, means: Means): Ladder => {
  const onReject = laddersOf(policy)[0]?.onReject ?? 'deliver';
  switch (kind) {
    case 'single':
      return { kind: 'ladder', onReject, rungs: [{ ...firstRung(policy), attempts: 1 }] };
    case 'retry': {
      const rung = firstRung(policy);
      return {
        kind: 'ladder',
        onReject,
        rungs: [{ ...rung, attempts: Math.max(2, rung.attempts), verifier: rung.verifier ?? means.verifier }],
      };
    }
    case 'fallback':
      return {
        kind: 'ladder',
        onReject,
        rungs: atLeastTwo(policy, means).map((rung) => ({ ...rung, attempts: 1, verifier: null })),
      };
    case 'cascade': {
      const rungs = atLeastTwo(policy, means).map((rung, i) => (i === 0 ? { ...rung, attempts: 1 } : rung));
      return {
        kind: 'ladder',
        onReject,
        rungs: rungs.map((rung, i) =>
          i < rungs.length - 1 ? { ...rung, verifier: rung.verifier ?? means.verifier } : rung,
        ),
      };
    }
    default:
      return kind satisfies never;
  }
};
