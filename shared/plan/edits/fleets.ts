/** Edits of a plan's own and rented hardware. */
import type { Answer } from '../../foundation/answer.ts';
import type { StackId } from '../../foundation/ids.ts';
import { type Fleet, onFleets } from '../fleet.ts';
import type { Plan } from '../plan.ts';
import { checked, notThere } from './checked.ts';

/** A plan without hardware says nothing of it. */
const withFleets = (plan: Plan, fleets: readonly Fleet[]): Plan => {
  const { fleets: _, ...rest } = plan;
  return fleets.length === 0 ? rest : { ...rest, fleets: [...fleets] };
};

/** The first id of fleet1, fleet2 ... that no fleet has. */
export const freeFleetId = ({ fleets = [] }: Plan): string => {
  for (let i = 1; ; i += 1) if (fleets.every(({ id }) => id !== `fleet${i}`)) return `fleet${i}`;
};

/**
 * Puts a fleet in the place of the one of its id, or adds it. It takes its stacks over from other fleets of the model: a
 * fleet that is left without any goes.
 */
export const setFleet = (plan: Plan, fleet: Fleet): Answer<Plan> => {
  const { fleets = [] } = plan;
  const others = fleets.map((other) =>
    other.id === fleet.id || other.modelId !== fleet.modelId
      ? other
      : { ...other, stacks: other.stacks.filter((id) => !fleet.stacks.includes(id)) },
  );
  const known = others.some(({ id }) => id === fleet.id);
  const all = known ? others.map((other) => (other.id === fleet.id ? fleet : other)) : [...others, fleet];
  return checked(
    withFleets(
      plan,
      all.filter(({ stacks }) => stacks.length > 0),
    ),
  );
};

export const removeFleet = (plan: Plan, id: string): Answer<Plan> => {
  const { fleets = [] } = plan;
  return fleets.some((fleet) => fleet.id === id)
    ? checked(
        withFleets(
          plan,
          fleets.filter((fleet) => fleet.id !== id),
        ),
      )
    : notThere(id);
};

/** The plan without a stack's part in its hardware. */
export const leaveFleets = (plan: Plan, stackId: StackId): Plan =>
  plan.fleets === undefined
    ? plan
    : withFleets(
        plan,
        plan.fleets
          .map((fleet) => ({ ...fleet, stacks: fleet.stacks.filter((id) => id !== stackId) }))
          .filter(({ stacks }) => stacks.length > 0),
      );

/** A copy of a stack runs on the hardware of the one it was made of. */
export const joinFleets = (plan: Plan, of: StackId, copy: StackId): Plan =>
  onFleets(
    plan,
    (plan.fleets ?? []).flatMap(({ id, stacks }) => (stacks.includes(of) ? [id] : [])),
    copy,
  );
