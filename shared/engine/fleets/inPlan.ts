/** Which of a plan's stacks have hardware of their own, and what it does to the success of the models on it. */
import type { Fleet } from '../../plan/fleet.ts';
import type { Stack } from '../../plan/plan.ts';
import type { CompiledPolicy, CompiledRung } from '../compiled.ts';
import type { Job } from '../job.ts';
import { at, type Draws, derived, estimated, type Quantity } from '../quantity.ts';

/** Whether what one row costs depends on the others: stacks have hardware or commitments that their rows share. */
export const sharesCosts = ({ plan: { fleets = [], commitments = [] } }: Pick<Job, 'plan'>): boolean =>
  fleets.length > 0 || commitments.length > 0;

export const fleetsOf = ({ plan }: Job, { id }: Pick<Stack, 'id'>): Fleet[] =>
  (plan.fleets ?? []).filter(({ stacks }) => stacks.includes(id));

export const usesModel = (policy: CompiledPolicy, { modelId }: Fleet): boolean =>
  policy.leaves.some(({ leaf }) => leaf.ladder.rungs.some((rung) => rung.modelId === modelId));

export const withRungs = (policy: CompiledPolicy, rungOf: (rung: CompiledRung) => CompiledRung): CompiledPolicy => ({
  ...policy,
  leaves: policy.leaves.map((leaf) => {
    const rungs = leaf.rungs.map(rungOf);
    return { ...leaf, rungs, ladder: { ...leaf.ladder, rungs } };
  }),
});

/** A policy whose attempts by the fleet's model succeed as seldom as its planner says that serving it so makes them. */
export const withLoss = (policy: CompiledPolicy, fleet: Fleet, draws: Draws): CompiledPolicy => {
  if (fleet.successLoss === null) return policy;
  const loss = estimated(fleet.successLoss, 'share', draws, `fleet loss ${fleet.id}`);
  const less = (rate: Quantity): Quantity => derived(draws, [rate, loss], (i) => at(rate, i) * (1 - at(loss, i)));
  return withRungs(policy, (rung) =>
    rung.model.id === fleet.modelId
      ? { ...rung, rate: less(rung.rate), feedback: rung.feedback === null ? null : less(rung.feedback) }
      : rung,
  );
};
