/** Changes the open plan where no field stands by to show a refusal: it is told as a notice. */
import type { EditLabel } from '../state/planStore.ts';
import { type Edit, editPlan } from './editPlan.ts';
import { tellRefusal } from './say.ts';

export const tryEdit = (label: EditLabel, edits: Edit | Edit[], gesture: string | null = null): void => {
  const refusal = editPlan(label, edits, gesture);
  if (refusal !== null) tellRefusal(refusal);
};
