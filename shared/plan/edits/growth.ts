/** Stating how the prompt of a task grows from one request to the next. */
import { type Answer, refuse } from '../../foundation/answer.ts';
import type { RowId } from '../../foundation/ids.ts';
import type { Plan, RequestShape } from '../plan.ts';
import { notThere } from './checked.ts';
import { setField } from './setField.ts';

/** Growth with which a task starts from as much as it adds: all of its prompt has come together on the way. */
const growthFromNothing = ({ promptTokens, steps }: Pick<RequestShape, 'promptTokens' | 'steps'>): number =>
  (2 * promptTokens.value) / (steps.value * (steps.value + 1));

/**
 * States it, in tokens a request; 'fromNothing' takes what leaves the first request as much as each later one adds, and
 * null takes it back. The total of the prompt stays. Refusal: growthTooSteep, where nothing is left for the first one.
 */
export const stateGrowth = (plan: Plan, id: RowId, growth: number | 'fromNothing' | null): Answer<Plan> => {
  const shape = plan.categories.find((row) => row.id === id)?.shape;
  if (shape === undefined) return notThere(id);
  const at = ['categories', id, 'shape', 'promptGrowthTokens'];
  if (growth === null) return setField(plan, at, null);
  const tokens = growth === 'fromNothing' ? growthFromNothing(shape) : growth;
  const requests = shape.steps.value;
  const most = (2 * shape.promptTokens.value) / Math.max(requests * (requests - 1), Number.MIN_VALUE);
  if (tokens > most)
    return refuse(
      'growthTooSteep',
      `A growth of ${tokens} tokens a request leaves no input for the first of ${requests} requests; allowed: at most ${most}.`,
      { growth: tokens, requests, most },
    );
  return setField(plan, at, { value: tokens, stated: true });
};
