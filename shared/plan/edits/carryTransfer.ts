/** Whether a plan's rates are those of its work, or of the benchmarks they were measured on. */
import type { Plan, Transfer } from '../plan.ts';

/** Every category carries transfer of this kind; what a planner stated of how easy her work is stays. */
export const carryTransfer = (plan: Plan, kind: Transfer['kind']): Plan => ({
  ...plan,
  categories: plan.categories.map((category) => ({ ...category, transfer: { ...category.transfer, kind } })),
});
