/** How many requests a day a host allows at a price, against what a plan asks of it. */
import type { Price } from '../catalog/model.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';

const daysPerMonth = 365.25 / 12;

/** Requests of a day if every task of a category is tried once by one model. */
export const requestsPerDay = (category: CategoryPlan, { tasksPerMonth }: Plan): number =>
  (tasksPerMonth * category.share * Math.max(category.shape.steps.value, 1)) / daysPerMonth;

/**
 * What OpenRouter grants an account a day over all models named `:free`, once it has bought ten credits; 50 before that
 * (openrouter.ai/docs/guides/routing/model-variants/free).
 */
const openRouterFreePerDay = 1000;

/** Requests a day that the seller allows at this price: as the offer states it, else as a free name says; null: unknown. */
export const requestsAllowed = (modelId: ModelId, { requestsPerDay: stated, promptUsdPerM }: Price): number | null =>
  stated ?? (modelId.endsWith(':free') && promptUsdPerM === 0 ? openRouterFreePerDay : null);
