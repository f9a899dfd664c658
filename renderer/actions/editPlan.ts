/** Changes the open plan as one step of its history, and carries the catalog rows it comes to need. */
import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { baseOf, changeDocument, type EditLabel, planStore } from '../state/planStore.ts';
import { withRowsFor } from './snapshot.ts';

export type Edit = (plan: Plan) => Answer<Plan>;

/**
 * `edits` are pure functions of `shared/plan/edits`; several, one after another, are one step. A refusal leaves the
 * plan as it was and is handed back, for the field to show. `gesture` names a drag whose steps are one edit, until
 * `endGesture`.
 */
export const editPlan = (label: EditLabel, edits: Edit | Edit[], gesture: string | null = null): Refusal | null => {
  const document = baseOf(planStore.getState(), gesture);
  if (document === null) return null;
  let plan = document.plan;
  for (const edit of [edits].flat()) {
    const edited = edit(plan);
    if (!edited.ok) return edited.error;
    plan = edited.value;
  }
  if (plan !== planStore.getState().document?.plan)
    changeDocument(label, () => withRowsFor({ ...document, plan }, document.plan), gesture);
  return null;
};
