/** Asks about unsaved changes before the open plan is put away. */
import { isDirty, planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { dropDraft } from './keepDrafts.ts';
import { savePlan } from './savePlan.ts';

/** True when the plan may be put away: it was saved, was given up, or had nothing to lose. */
export const leavePlan = async (): Promise<boolean> => {
  const state = planStore.getState();
  if (state.document === null || !isDirty(state)) return true;
  // A plan as the preset made it can be made again.
  if (state.past.length + state.future.length === 0 && state.saved === null && state.token === null) return true;
  const title = state.document.plan.title;
  const choice = await new Promise<'save' | 'discard' | 'cancel'>((answer) =>
    setView({ dialog: { name: 'unsaved', title, answer } }),
  );
  if (choice === 'save') return savePlan();
  if (choice === 'discard') await dropDraft(state.draftId);
  return choice === 'discard';
};
