/** Makes a plan the optimiser proposes one of the planner's stacks, as one step of the history. */
import type { CategoryId } from '../../../shared/catalog/category.ts';
import type { Proposal } from '../../../shared/engine/optimise/proposal.ts';
import { setPolicy } from '../../../shared/plan/edits/policies.ts';
import { addStack } from '../../../shared/plan/edits/stacks.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { type Edit, editPlan } from '../../actions/editPlan.ts';
import { say, tell, tellRefusal } from '../../actions/say.ts';

export const addProposal = (proposal: Proposal, name: string): void => {
  const policies = Object.entries(proposal.stack.policies) as [CategoryId, Policy][];
  const refused = editPlan('app.editStack', [
    (plan) => addStack(plan, name),
    ...policies.map(
      ([category, policy]): Edit =>
        (plan) =>
          setPolicy(plan, plan.stacks.at(-1)?.id ?? '', category, policy),
    ),
  ]);
  if (refused === null) tell('good', say('decide.added', { name }));
  else tellRefusal(refused);
};
