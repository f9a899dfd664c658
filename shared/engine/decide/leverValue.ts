/** Reads a lever: the number it names as it stands. */
import type { CategoryId } from '../../catalog/category.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { beliefsOf, feedbackBelief } from '../beliefs.ts';
import { completionFactorOf } from '../completionFactors.ts';
import { EngineError } from '../engineError.ts';
import type { Job } from '../job.ts';
import { noDraws } from '../quantity.ts';
import { type Lever, leverId, sameEnds } from './lever.ts';
import { mapPolicies, placedRungs, retriesByFeedback } from './mapPlan.ts';

const firstOf = <T, R>(items: readonly T[], find: (item: T) => R | null): R | null => {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
};

/** The number a lever names as it stands; null where the job does not hold it (no evidence, no such model). */
export const leverValue = (job: Job, lever: Lever): number | null => {
  const { plan, snapshot } = job;
  const categoryOf = (id: CategoryId): CategoryPlan | null => plan.categories.find((entry) => entry.id === id) ?? null;
  switch (lever.kind) {
    case 'rate': {
      const category = categoryOf(lever.categoryId);
      if (category === null) return null;
      const plain = { ...category, anchor: null };
      const belief = beliefsOf([lever.modelId], plain, plan.assumedRates, snapshot, noDraws).get(lever.modelId);
      return belief?.rate.point ?? null;
    }
    case 'feedback': {
      const category = categoryOf(lever.categoryId);
      if (category === null) return null;
      const asserted = firstOf(placedRungs(plan), ({ rung, categoryId }) =>
        categoryId === lever.categoryId && rung.modelId === lever.modelId && retriesByFeedback(rung)
          ? rung.feedbackSuccess
          : null,
      );
      if (asserted !== null) return asserted.value;
      const belief = beliefsOf([lever.modelId], category, plan.assumedRates, snapshot, noDraws).get(lever.modelId);
      if (belief == null) return null;
      return feedbackBelief(lever.modelId, category, belief.rate, snapshot, noDraws)?.point ?? null;
    }
    case 'verbosity': {
      const model = snapshot.models.find((entry) => entry.id === lever.modelId);
      const first = plan.categories[0];
      return model === undefined || first === undefined
        ? null
        : completionFactorOf(model, first.id, snapshot, noDraws).factor.point;
    }
    case 'errors':
      return firstOf(placedRungs(plan), ({ rung }) => (rung.modelId === lever.modelId ? rung.errorShare.value : null));
    case 'price': {
      const price = snapshot.models.find((entry) => entry.id === lever.modelId)?.price ?? null;
      return price === null ? null : lever.field === 'times' ? 1 : price[lever.field];
    }
    case 'dependence':
      return categoryOf(lever.categoryId)?.dependence[lever.field].value ?? null;
    case 'shape':
      return categoryOf(lever.categoryId)?.shape[lever.field].value ?? null;
    case 'category': {
      const category =
        lever.categoryId === null
          ? (plan.categories.find((entry) => entry.share > 0) ?? null)
          : categoryOf(lever.categoryId);
      return category?.[lever.field].value ?? null;
    }
    case 'anchor':
      return categoryOf(lever.categoryId)?.anchor?.rate.value ?? null;
    case 'share':
      return categoryOf(lever.categoryId)?.share ?? null;
    case 'verifier':
      return firstOf(placedRungs(plan), ({ rung }) => {
        const { verifier } = rung;
        if (verifier === null || verifier.preset !== lever.preset) return null;
        const estimate = verifier[lever.field];
        return lever.only === null || sameEnds(estimate, lever.only) ? estimate.value : null;
      });
    case 'route': {
      let found: number | null = null;
      mapPolicies(
        plan,
        (rung) => rung,
        (route, path, stackId, categoryId) => {
          if (stackId === lever.stackId && categoryId === lever.categoryId && path.join('.') === lever.path.join('.'))
            found = lever.field === 'hardShare' ? route.hardShare : route[lever.field].value;
          return route;
        },
      );
      return found;
    }
    case 'wage':
      return plan.humanUsdPerHour.value;
    case 'volume':
      return plan.tasksPerMonth;
    default:
      return lever satisfies never;
  }
};

/** Throws an EngineError unless the lever's number exists in the job. */
export const requireLever = (job: Job, lever: Lever): number => {
  const value = leverValue(job, lever);
  if (value === null) throw new EngineError('lever', leverId(lever), 'a number that the plan holds');
  return value;
};
