/** What one attempt of a model in a row asks for: of whoever sells it, and of hardware of one's own. */
import { priceInUse } from '../../catalog/chooseOffer.ts';
import type { Model } from '../../catalog/model.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { feesOf } from '../attemptCost.ts';
import { type Load, loadOf } from '../fleets/load.ts';
import type { Job } from '../job.ts';
import { attemptOf, modelTokens } from '../modelTokens.ts';
import { noDraws } from '../quantity.ts';

export interface AttemptAsked {
  /** USD as metered, tools and searches apart. */
  boughtUsd: number;
  each: Load;
}

/** At best values; `usd` is what the attempt costs with its tools. */
export const attemptAsked = (model: Model, category: CategoryPlan, job: Job, usd: number): AttemptAsked => {
  const shape = attemptOf(modelTokens(category, model, job.plan, job.snapshot, noDraws), category.deferrable);
  const price = priceInUse(model, job.plan.prices);
  const toolsUsd = price === null ? 0 : feesOf({ ...price, requestFeeUsd: null }, shape);
  return { boughtUsd: usd - toolsUsd, each: loadOf(shape, 1) };
};
