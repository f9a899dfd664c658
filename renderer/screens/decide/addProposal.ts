/** Makes a plan the optimiser proposes one of the planner's stacks, as one step of the history. */
import type { Proposal } from '../../../shared/engine/optimise/proposal.ts';
import { addStack } from '../../../shared/plan/edits/stacks.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { say, tell, tellRefusal } from '../../actions/say.ts';

export const addProposal = (proposal: Proposal, name: string): void => {
  const refused = editPlan('app.editStack', (plan) => addStack(plan, name, proposal.stack.policies, proposal.fleetIds));
  if (refused === null) tell('good', say('decide.added', { name }));
  else tellRefusal(refused);
};
