/** Edits of the fields of one category, and what its cards are given. */
import type { RowId } from '../../../../shared/foundation/ids.ts';
import { stateGrowth } from '../../../../shared/plan/edits/growth.ts';
import { setEstimate, setField } from '../../../../shared/plan/edits/setField.ts';
import { stateOfShape } from '../../../../shared/plan/edits/shape.ts';
import type { Estimate } from '../../../../shared/plan/estimate.ts';
import type { CategoryPlan, RequestShape } from '../../../../shared/plan/plan.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import type { EditLabel } from '../../../state/planStore.ts';

/** Each hands back why the plan does not take a value. */
export const editsOf = (id: RowId, label: EditLabel) => ({
  estimate:
    (...path: string[]) =>
    (estimate: Estimate) =>
      editPlan(label, (plan) => setEstimate(plan, ['categories', id, ...path], estimate)),
  field:
    (...path: string[]) =>
    (value: number | boolean | null) =>
      editPlan(label, (plan) => setField(plan, ['categories', id, ...path], value)),
  /** Of the shape, a field that a plan may leave out. */
  ofShape:
    <F extends keyof RequestShape>(field: F) =>
    (value: RequestShape[F]) =>
      editPlan(label, (plan) => stateOfShape(plan, id, { [field]: value })),
  growth: (tokens: number | 'fromNothing' | null) => editPlan(label, (plan) => stateGrowth(plan, id, tokens)),
});

export interface DetailsProps {
  /** Without its share: a drag of the mix draws none of the details anew. */
  category: Omit<CategoryPlan, 'share' | 'shareSource'>;
}
