/** Which yardsticks each kind of work is linked by: those of a plan's own rows stand for the usual one. */
import { workKinds } from '../catalog/category.ts';
import { defaultYardsticks, type HeldTo } from '../catalog/yardsticks.ts';
import type { Plan } from './plan.ts';

/**
 * Every kind of work with each yardstick that a row of it is held to, once. Kinds outside the plan keep their usual
 * yardstick, so that the reference is the same for most plans.
 */
export const yardsticksOf = (plan: Plan): HeldTo[] =>
  workKinds.flatMap((category) => {
    const chosen = new Set(plan.categories.flatMap(({ kind, yardstick }) => (kind === category ? [yardstick] : [])));
    const held = chosen.size === 0 ? [defaultYardsticks[category]] : [...chosen];
    return held.map((yardstick) => ({ category, yardstick }));
  });
