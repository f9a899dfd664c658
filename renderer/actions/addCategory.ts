/** Brings a category into the mix with something for each stack to do, so that the comparison goes on. */
import type { CategoryId } from '../../shared/catalog/category.ts';
import { answer } from '../../shared/foundation/answer.ts';
import { assumptionFor } from '../../shared/plan/createPlan.ts';
import { setPolicy } from '../../shared/plan/edits/policies.ts';
import { addCategory as addToMix } from '../../shared/plan/edits/shares.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../shared/plan/policyParts.ts';
import { categoryName } from '../../shared/report/categoryName.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { type Edit, editPlan } from './editPlan.ts';
import { referenceFor } from './reference.ts';
import { say, tell, tellRefusal } from './say.ts';

/** Rates of a category's models that nobody measured are assumed from what was measured of others. */
export const withAssumptions =
  (id: CategoryId): Edit =>
  (plan) => {
    const { catalog } = catalogStore.getState();
    const category = plan.categories.find((known) => known.id === id);
    if (catalog === null || category === undefined) return answer(plan);
    const known = { ...catalog, reference: referenceFor(catalog, plan) };
    const models = new Set(plan.stacks.flatMap(({ policies }) => (policies[id] ? modelsOfPolicy(policies[id]) : [])));
    const assumed = new Set(plan.assumedRates.filter((rate) => rate.category === id).map((rate) => rate.modelId));
    const added = [...models].flatMap((modelId) => {
      const rate = assumed.has(modelId) ? null : assumptionFor(modelId, category, known);
      return rate === null ? [] : [{ modelId, category: id, rate }];
    });
    return answer(added.length === 0 ? plan : { ...plan, assumedRates: [...plan.assumedRates, ...added] });
  };

const largestOf = (plan: Plan): CategoryId | null =>
  [...plan.categories].sort((a, b) => b.share - a.share)[0]?.id ?? null;

export const addCategory = (id: CategoryId): void => {
  const plan = planStore.getState().document?.plan;
  const like = plan === undefined ? null : largestOf(plan);
  if (plan === undefined || like === null) return;
  const refusal = editPlan('app.editCategories', [
    (before) => addToMix(before, id),
    ...plan.stacks.map((stack): Edit => {
      const policy = stack.policies[like];
      return (before) => (policy === undefined ? answer(before) : setPolicy(before, stack.id, id, policy));
    }),
    withAssumptions(id),
  ]);
  if (refusal !== null) {
    tellRefusal(refusal);
    return;
  }
  setView({ sheet: { kind: 'work', row: id } });
  tell('info', say('workload.addedNotice', { category: categoryName(say, id), like: categoryName(say, like) }));
};
