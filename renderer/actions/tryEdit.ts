/** An edit by a button, which has no field to show a refusal beside: it is told in a notice instead. */
import type { EditLabel } from '../state/planStore.ts';
import { type Edit, editPlan } from './editPlan.ts';
import { tellRefusal } from './say.ts';

export const tryEdit = (label: EditLabel, edits: Edit | Edit[], gesture: string | null = null): void => {
  const refused = editPlan(label, edits, gesture);
  if (refused !== null) tellRefusal(refused);
};
