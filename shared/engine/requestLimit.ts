/** How many requests a day a host allows at a price, against what a plan asks of it. */
import type { CategoryPlan, Plan } from '../plan/plan.ts';

export const daysPerMonth = 365.25 / 12;

/** Requests of a day if every task of a category is tried once by one model. */
export const requestsPerDay = (category: CategoryPlan, { tasksPerMonth }: Plan): number =>
  (tasksPerMonth * category.share * Math.max(category.shape.steps.value, 1)) / daysPerMonth;
