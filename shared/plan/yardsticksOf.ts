/** Which yardstick each category is linked by: a plan's own choice stands for the usual one. */
import { type CategoryId, categoryIds } from '../catalog/category.ts';
import { defaultYardsticks } from '../catalog/yardsticks.ts';
import type { Plan } from './plan.ts';

/** Categories outside the plan keep their usual yardstick, so that the reference is the same for most plans. */
export const yardsticksOf = (plan: Plan): Record<CategoryId, string | null> => {
  const chosen = new Map(plan.categories.map(({ id, yardstick }) => [id, yardstick]));
  return Object.fromEntries(
    categoryIds.map((id) => [id, chosen.has(id) ? (chosen.get(id) ?? null) : defaultYardsticks[id]]),
  ) as Record<CategoryId, string | null>;
};
