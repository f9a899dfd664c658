/** Edits of the list of stacks. */

import { type Answer, refuse } from '../../foundation/answer.ts';
import { type StackId, stackId } from '../../foundation/ids.ts';
import { onFleets } from '../fleet.ts';
import type { Plan, Stack } from '../plan.ts';
import { limits } from '../policySchema.ts';
import { checked, notThere } from './checked.ts';
import { joinFleets, leaveFleets } from './fleets.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The first id of a, b ... z, s27, s28 ... that no stack has. */
const freeId = (stacks: readonly Stack[]): StackId => {
  const taken = new Set(stacks.map((stack) => stack.id));
  for (let i = 0; ; i += 1) {
    const id = stackId(letters[i] ?? `s${i + 1}`);
    if (!taken.has(id)) return id;
  }
};

const tooManyStacks = (): Answer<never> =>
  refuse('tooManyStacks', `A plan holds at most ${limits.stacks} stacks.`, { max: limits.stacks });

/** Adds a stack at the end, empty unless its policies are given, and on the fleets of those ids. */
export const addStack = (
  plan: Plan,
  name: string,
  policies: Stack['policies'] = {},
  fleetIds: readonly string[] = [],
): Answer<Plan> => {
  if (plan.stacks.length >= limits.stacks) return tooManyStacks();
  const id = freeId(plan.stacks);
  return checked(onFleets({ ...plan, stacks: [...plan.stacks, { id, name, note: '', policies }] }, fleetIds, id));
};

/** Puts a copy right after the stack, under a new name. */
export const duplicateStack = (plan: Plan, id: StackId, name: string): Answer<Plan> => {
  const at = plan.stacks.findIndex((stack) => stack.id === id);
  const stack = plan.stacks[at];
  if (stack === undefined) return notThere(id);
  if (plan.stacks.length >= limits.stacks) return tooManyStacks();
  const copy = { ...stack, id: freeId(plan.stacks), name };
  return checked(joinFleets({ ...plan, stacks: plan.stacks.toSpliced(at + 1, 0, copy) }, id, copy.id));
};

export const removeStack = (plan: Plan, id: StackId): Answer<Plan> =>
  plan.stacks.some((stack) => stack.id === id)
    ? checked(leaveFleets({ ...plan, stacks: plan.stacks.filter((stack) => stack.id !== id) }, id))
    : notThere(id);

export const renameStack = (plan: Plan, id: StackId, name: string): Answer<Plan> =>
  plan.stacks.some((stack) => stack.id === id)
    ? checked({ ...plan, stacks: plan.stacks.map((stack) => (stack.id === id ? { ...stack, name } : stack)) })
    : notThere(id);

/** Moves a stack to another place in the list: its letter and colour go by its place. */
export const moveStack = (plan: Plan, id: StackId, to: number): Answer<Plan> => {
  const at = plan.stacks.findIndex((stack) => stack.id === id);
  const stack = plan.stacks[at];
  if (stack === undefined || plan.stacks[to] === undefined) return notThere(id);
  return checked({ ...plan, stacks: plan.stacks.toSpliced(at, 1).toSpliced(to, 0, stack) });
};
