/** Makes a plan the optimiser proposes one of the planner's stacks, as one step of the history. */
import type { Proposal } from '../../../shared/engine/decide/proposal.ts';
import { addStack } from '../../../shared/plan/edits/stacks.ts';
import { editPlan } from '../../actions/editPlan.ts';
import { say, tell, tellRefusal } from '../../actions/say.ts';

export const addProposal = (proposal: Proposal, name: string): void => {
  const refused = editPlan('app.editStack', (plan) => addStack(plan, name, proposal.stack.policies));
  if (refused === null) tell('good', say('decide.added', { name }));
  else tellRefusal(refused);
};
