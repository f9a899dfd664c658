/** Edits of what a stack does with one category: whole policies, rungs of a ladder, splits and routes. */

import { type Answer, refuse } from '../../foundation/answer.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import type { Plan, Stack } from '../plan.ts';
import { newRung } from '../policies.ts';
import type { Ladder, Policy, Route, Rung, Verifier } from '../policy.ts';
import { partsOfPolicy, withParts } from '../policyParts.ts';
import { checked, notThere } from './checked.ts';

/** Where a policy stands: the stack, the category, and the places that lead into splits and routes (easy 0, hard 1). */
export interface PolicyPlace {
  stackId: StackId;
  category: RowId;
  path?: readonly number[];
}

const missing = Symbol('missing');

const policyAt = (
  policy: Policy,
  path: readonly number[],
  edit: (policy: Policy) => Policy | typeof missing,
): Policy | typeof missing => {
  const [step, ...rest] = path;
  if (step === undefined) return edit(policy);
  const parts = partsOfPolicy(policy).map((part) => part.policy);
  const part = parts[step];
  const inner = part === undefined ? missing : policyAt(part, rest, edit);
  return inner === missing ? missing : withParts(policy, parts.with(step, inner));
};

const withStack = (plan: Plan, id: StackId, edit: (stack: Stack) => Stack): Plan => ({
  ...plan,
  stacks: plan.stacks.map((stack) => (stack.id === id ? edit(stack) : stack)),
});

const editPolicy = (
  plan: Plan,
  place: PolicyPlace,
  edit: (policy: Policy) => Policy | typeof missing,
): Answer<Plan> => {
  const policy = plan.stacks.find((stack) => stack.id === place.stackId)?.policies[place.category];
  const edited = policy === undefined ? missing : policyAt(policy, place.path ?? [], edit);
  if (edited === missing) return notThere([place.stackId, place.category, ...(place.path ?? [])].join('.'));
  return checked(
    withStack(plan, place.stackId, (stack) => ({
      ...stack,
      policies: { ...stack.policies, [place.category]: edited },
    })),
  );
};

const editLadder = (plan: Plan, place: PolicyPlace, edit: (ladder: Ladder) => Ladder | typeof missing): Answer<Plan> =>
  editPolicy(plan, place, (policy) => (policy.kind === 'ladder' ? edit(policy) : missing));

const editRung = (plan: Plan, place: PolicyPlace, at: number, edit: (rung: Rung) => Rung): Answer<Plan> =>
  editLadder(plan, place, (ladder) => {
    const rung = ladder.rungs[at];
    return rung === undefined ? missing : { ...ladder, rungs: ladder.rungs.with(at, edit(rung)) };
  });

/** Sets what a stack does with a category, or with null leaves the category without a policy. */
export const setPolicy = (plan: Plan, stackId: StackId, category: RowId, policy: Policy | null): Answer<Plan> => {
  if (!plan.stacks.some((stack) => stack.id === stackId)) return notThere(stackId);
  return checked(
    withStack(plan, stackId, (stack) => {
      const { [category]: _, ...others } = stack.policies;
      return { ...stack, policies: policy === null ? others : { ...stack.policies, [category]: policy } };
    }),
  );
};

/** Gives every category of the mix the same policy in one stack. */
export const setPolicyEverywhere = (plan: Plan, stackId: StackId, policy: Policy): Answer<Plan> => {
  if (!plan.stacks.some((stack) => stack.id === stackId)) return notThere(stackId);
  const policies = Object.fromEntries(plan.categories.map((category) => [category.id, policy]));
  return checked(withStack(plan, stackId, (stack) => ({ ...stack, policies: { ...stack.policies, ...policies } })));
};

/** Adds a rung, at the end unless a place is named. */
export const addRung = (plan: Plan, place: PolicyPlace, rung: Rung | ModelId, at?: number): Answer<Plan> =>
  editLadder(plan, place, (ladder) => ({
    ...ladder,
    rungs: ladder.rungs.toSpliced(at ?? ladder.rungs.length, 0, typeof rung === 'string' ? newRung(rung) : rung),
  }));

/** Removes a rung; the last one stays, since a ladder needs one. */
export const removeRung = (plan: Plan, place: PolicyPlace, at: number): Answer<Plan> => {
  const only = editLadder(plan, place, (ladder) => (ladder.rungs.length === 1 ? ladder : missing));
  if (only.ok && at === 0) return refuse('lastRung', 'A ladder needs at least one rung.');
  return editLadder(plan, place, (ladder) =>
    ladder.rungs[at] === undefined ? missing : { ...ladder, rungs: ladder.rungs.toSpliced(at, 1) },
  );
};

export const moveRung = (plan: Plan, place: PolicyPlace, from: number, to: number): Answer<Plan> =>
  editLadder(plan, place, (ladder) => {
    const rung = ladder.rungs[from];
    if (rung === undefined || ladder.rungs[to] === undefined) return missing;
    return { ...ladder, rungs: ladder.rungs.toSpliced(from, 1).toSpliced(to, 0, rung) };
  });

export const changeModel = (plan: Plan, place: PolicyPlace, at: number, modelId: ModelId): Answer<Plan> =>
  editRung(plan, place, at, (rung) => ({ ...rung, modelId }));

/** Sets what checks a rung's attempts; null accepts whatever comes back. */
export const setVerifier = (plan: Plan, place: PolicyPlace, at: number, verifier: Verifier | null): Answer<Plan> =>
  editRung(plan, place, at, (rung) => ({ ...rung, verifier }));

/** Sets attempts, the kind of retry, its success or the share of errors of a rung. */
export const setRung = (
  plan: Plan,
  place: PolicyPlace,
  at: number,
  change: Partial<Pick<Rung, 'attempts' | 'retry' | 'feedbackSuccess' | 'errorShare' | 'errorBilledShare'>>,
): Answer<Plan> => editRung(plan, place, at, (rung) => ({ ...rung, ...change }));

export const setOnReject = (plan: Plan, place: PolicyPlace, onReject: Ladder['onReject']): Answer<Plan> =>
  editLadder(plan, place, (ladder) => ({ ...ladder, onReject }));

/** Splits a policy in two halves: as it was, and `other` (a copy until it is changed). */
export const toSplit = (plan: Plan, place: PolicyPlace, other?: Policy): Answer<Plan> =>
  editPolicy(plan, place, (policy) => ({
    kind: 'split',
    parts: [
      { weight: 0.5, policy },
      { weight: 0.5, policy: other ?? policy },
    ],
  }));

/**
 * Routes by difficulty: the policy as it was takes the easy half, `hard` (a copy until it is changed) the half that
 * looks hardest. No source measures a planner's own signal: it starts at a middling quality, marked assumed.
 */
export const toRoute = (plan: Plan, place: PolicyPlace, hard?: Policy): Answer<Plan> =>
  editPolicy(plan, place, (policy) => ({
    kind: 'route',
    hardShare: 0.5,
    signalQuality: {
      value: 0.5,
      low: 0.2,
      high: 0.8,
      source: 'Nobody measured your signal: 0 routes at random, 1 knows the difficulty.',
      assumed: true,
    },
    usdPerTask: { value: 0, source: 'Taken as free; type what the signal costs.', assumed: true },
    easy: policy,
    hard: hard ?? policy,
  }));

const withoutOne = (weights: readonly number[], at: number): number =>
  weights.reduce((sum, weight, i) => (i === at ? sum : sum + weight), 0);

/**
 * Sets the weight of one part of a split; the other parts keep their proportions and fill the rest. Where the one had
 * everything, the others come back in the proportions of `before`, if they had any.
 */
export const setWeight = (
  plan: Plan,
  place: PolicyPlace,
  at: number,
  weight: number,
  before: readonly number[] = [],
): Answer<Plan> =>
  editPolicy(plan, place, (policy) => {
    if (policy.kind !== 'split' || policy.parts[at] === undefined || policy.parts.length < 2) return missing;
    const now = policy.parts.map((part) => part.weight);
    const kept = withoutOne(now, at) > 0 || before.length !== now.length ? now : before;
    const others = withoutOne(kept, at);
    const parts = policy.parts.map((part, i) => ({
      ...part,
      weight:
        i === at
          ? weight
          : others > 0
            ? ((kept[i] ?? 0) / others) * (1 - weight)
            : (1 - weight) / (policy.parts.length - 1),
    }));
    return { ...policy, parts };
  });

/** Puts another policy at a place, a part of a split or a side of a route included. */
export const replacePolicy = (plan: Plan, place: PolicyPlace, policy: Policy): Answer<Plan> =>
  editPolicy(plan, place, () => policy);

/** Sets the share of tasks that look hardest, how good the signal is, or what it costs. */
export const setRoute = (
  plan: Plan,
  place: PolicyPlace,
  change: Partial<Pick<Route, 'hardShare' | 'signalQuality' | 'usdPerTask'>>,
): Answer<Plan> => editPolicy(plan, place, (policy) => (policy.kind === 'route' ? { ...policy, ...change } : missing));

/** Sends what looks hard where the rest went, and the rest where the hard work went. */
export const exchangeSides = (plan: Plan, place: PolicyPlace): Answer<Plan> =>
  editPolicy(plan, place, (policy) =>
    policy.kind === 'route' ? { ...policy, easy: policy.hard, hard: policy.easy } : missing,
  );

/** Adds a part to a split: an even share of the tasks, taken from the others in proportion. */
export const addPart = (plan: Plan, place: PolicyPlace, part: Policy): Answer<Plan> =>
  editPolicy(plan, place, (policy) => {
    if (policy.kind !== 'split') return missing;
    const weight = 1 / (policy.parts.length + 1);
    return {
      ...policy,
      parts: [...policy.parts.map((one) => ({ ...one, weight: one.weight * (1 - weight) })), { weight, policy: part }],
    };
  });

/** Takes a part out of a split; the others grow in proportion. Of two parts the one that is left stands alone. */
export const removePart = (plan: Plan, place: PolicyPlace, at: number): Answer<Plan> =>
  editPolicy(plan, place, (policy) => {
    if (policy.kind !== 'split' || policy.parts[at] === undefined) return missing;
    const left = policy.parts.toSpliced(at, 1);
    const [only] = left;
    if (only === undefined) return missing;
    if (left.length === 1) return only.policy;
    const total = left.reduce((sum, part) => sum + part.weight, 0);
    return {
      ...policy,
      parts: left.map((part) => ({ ...part, weight: total > 0 ? part.weight / total : 1 / left.length })),
    };
  });
