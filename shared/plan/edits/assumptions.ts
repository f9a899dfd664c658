/** Edits of what the planner asserts of models: success rates, speeds, and the anchor of a category. */
import type { Answer } from '../../foundation/answer.ts';
import type { ModelId, RowId } from '../../foundation/ids.ts';
import type { Estimate } from '../estimate.ts';
import type { AssumedSpeed, CategoryPlan, Plan } from '../plan.ts';
import { checked, notThere } from './checked.ts';

/** Asserts a model's success rate in a category, always marked as assumed; null takes the assertion back. */
export const assumeRate = (plan: Plan, modelId: ModelId, category: RowId, rate: Estimate | null): Answer<Plan> => {
  const others = plan.assumedRates.filter((entry) => entry.modelId !== modelId || entry.category !== category);
  return checked({
    ...plan,
    assumedRates: rate === null ? others : [...others, { modelId, category, rate: { ...rate, assumed: true } }],
  });
};

/** States a model's speed; null takes it back and its latency is unknown again. */
export const assumeSpeed = (
  plan: Plan,
  modelId: ModelId,
  speed: Omit<AssumedSpeed, 'modelId'> | null,
): Answer<Plan> => {
  const others = plan.assumedSpeeds.filter((entry) => entry.modelId !== modelId);
  return checked({ ...plan, assumedSpeeds: speed === null ? others : [...others, { modelId, ...speed }] });
};

/** "Model X succeeds on 80% of ours": shifts every model of the category; null takes it back. */
export const setAnchor = (plan: Plan, category: RowId, anchor: CategoryPlan['anchor']): Answer<Plan> =>
  plan.categories.some((entry) => entry.id === category)
    ? checked({
        ...plan,
        categories: plan.categories.map((entry) => (entry.id === category ? { ...entry, anchor } : entry)),
      })
    : notThere(category);
