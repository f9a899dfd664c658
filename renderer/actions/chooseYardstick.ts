/** Holds a category's tasks to another benchmark, and lets go of what the last one made necessary. */

import { categoryIds, type WorkKind } from '../../shared/catalog/category.ts';
import { answer } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import { setKind } from '../../shared/plan/edits/rowKind.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { withAssumptions } from './addWork.ts';
import type { Edit } from './editPlan.ts';
import { warmLinks } from './reference.ts';
import { tryEdit } from './tryEdit.ts';

/** Rates that the planner typed herself stay; those that were filled in for want of a measurement go. */
const withoutFilledIn =
  (id: RowId): Edit =>
  (plan) =>
    answer({
      ...plan,
      assumedRates: plan.assumedRates.filter(({ category, rate }) => category !== id || rate.assumed !== true),
    });

/**
 * `kind`: what the work is like, of which `yardstick` is a benchmark. What links other benchmarks to it is worked out first,
 * off the page's thread.
 */
export const chooseYardstick = async (id: RowId, kind: WorkKind | null, yardstick: string | null): Promise<void> => {
  const { catalog } = catalogStore.getState();
  const category = categoryIds.find((known) => known === kind);
  if (catalog !== null && category !== undefined) await warmLinks(catalog, [{ category, yardstick }]);
  tryEdit('app.editYardstick', [
    withoutFilledIn(id),
    (plan) => setKind(plan, id, kind, yardstick),
    withAssumptions(id),
  ]);
};
