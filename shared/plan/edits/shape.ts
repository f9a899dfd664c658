/** Stating fields of a row's shape, those too that a plan may leave out. */
import type { Answer } from '../../foundation/answer.ts';
import type { RowId } from '../../foundation/ids.ts';
import type { Plan, RequestShape } from '../plan.ts';
import { notThere } from './checked.ts';
import { setField } from './setField.ts';

export const stateOfShape = (plan: Plan, id: RowId, part: Partial<RequestShape>): Answer<Plan> => {
  const shape = plan.categories.find((row) => row.id === id)?.shape;
  return shape === undefined ? notThere(id) : setField(plan, ['categories', id, 'shape'], { ...shape, ...part });
};
