/** Holds a category's tasks to another benchmark, and lets go of what the last one made necessary. */

import { answer } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import { assumptionFor } from '../../shared/plan/createPlan.ts';
import { dependencePresetFor } from '../../shared/plan/dependencePresets.ts';
import { setField } from '../../shared/plan/edits/setField.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { withAssumptions } from './addWork.ts';
import type { Edit } from './editPlan.ts';
import { referenceFor } from './reference.ts';
import { tryEdit } from './tryEdit.ts';

/** Rates that the planner typed herself stay; those that were filled in for want of a measurement go. */
const withoutFilledIn =
  (id: RowId): Edit =>
  (plan) => {
    const { catalog } = catalogStore.getState();
    const category = plan.categories.find((known) => known.id === id);
    if (catalog === null || category === undefined) return answer(plan);
    const known = { ...catalog, reference: referenceFor(catalog, plan) };
    const isFilledIn = ({ modelId, rate }: (typeof plan.assumedRates)[number]) =>
      JSON.stringify(rate) === JSON.stringify(assumptionFor(modelId, category, known));
    return answer({
      ...plan,
      assumedRates: plan.assumedRates.filter((rate) => rate.category !== id || !isFilledIn(rate)),
    });
  };

/** How alike models fail depends on who judges; a preset follows the yardstick, what the planner set stays. */
const withItsDependence =
  (id: RowId, yardstick: string | null): Edit =>
  (plan) => {
    const category = plan.categories.find((known) => known.id === id);
    if (category === undefined) return answer(plan);
    const was = dependencePresetFor(category.kind, category.yardstick);
    const is = dependencePresetFor(category.kind, yardstick);
    return is === was || JSON.stringify(category.dependence) !== JSON.stringify(was)
      ? answer(plan)
      : setField(plan, ['categories', id, 'dependence'], is);
  };

export const chooseYardstick = (id: RowId, yardstick: string | null): void =>
  tryEdit('app.editYardstick', [
    withoutFilledIn(id),
    withItsDependence(id, yardstick),
    (plan) => setField(plan, ['categories', id, 'yardstick'], yardstick),
    withAssumptions(id),
  ]);
