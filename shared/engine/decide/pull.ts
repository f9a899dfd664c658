/** Moves a lever: the job with one number set, and nothing else changed. */
import type { CategoryId } from '../../catalog/category.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { CategoryPlan, Plan, RequestShape } from '../../plan/plan.ts';
import type { Verifier } from '../../plan/policy.ts';
import type { Job } from '../job.ts';
import { type Lever, sameEnds } from './lever.ts';
import { mapCategory, mapPolicies, retriesByFeedback } from './mapPlan.ts';

const moved = (from: Estimate, value: number): Estimate => ({
  value,
  ...(from.source === undefined ? {} : { source: from.source }),
  ...(from.assumed === undefined ? {} : { assumed: from.assumed }),
});

const withPlan = (job: Job, plan: Plan): Job => ({ ...job, plan });

/**
 * The job with one number at `value`, exact there: its range is gone. Whatever the lever does not name stays. Moving
 * a lever of a model, category or verifier that the job does not hold changes nothing.
 */
export const pull = (job: Job, lever: Lever, value: number): Job => {
  const { plan, snapshot } = job;
  switch (lever.kind) {
    case 'rate': {
      const others = plan.assumedRates.filter(
        (rate) => rate.modelId !== lever.modelId || rate.category !== lever.categoryId,
      );
      return withPlan(job, {
        ...plan,
        assumedRates: [...others, { modelId: lever.modelId, category: lever.categoryId, rate: { value } }],
      });
    }
    case 'feedback':
      return withPlan(
        job,
        mapPolicies(plan, (rung, id) =>
          id === lever.categoryId && rung.modelId === lever.modelId && retriesByFeedback(rung)
            ? { ...rung, feedbackSuccess: { value } }
            : rung,
        ),
      );
    case 'verbosity': {
      const { completionFactors } = snapshot.reference;
      const own = completionFactors.filter((entry) => entry.modelId === lever.modelId);
      const entry = { config: '', benchmark: '', source: '', modelId: lever.modelId, factor: value };
      const replaced =
        own.length > 0
          ? completionFactors.map((factor) =>
              factor.modelId === lever.modelId ? { ...factor, factor: value } : factor,
            )
          : [...completionFactors, { ...entry, category: plan.categories[0]!.id }];
      return { ...job, snapshot: { ...snapshot, reference: { ...snapshot.reference, completionFactors: replaced } } };
    }
    case 'errors':
      return withPlan(
        job,
        mapPolicies(plan, (rung) =>
          rung.modelId === lever.modelId ? { ...rung, errorShare: moved(rung.errorShare, value) } : rung,
        ),
      );
    case 'price':
      return {
        ...job,
        snapshot: {
          ...snapshot,
          models: snapshot.models.map((model) => {
            if (model.id !== lever.modelId || model.price === null) return model;
            return { ...model, price: pricedAt(model.price, lever.field, value) };
          }),
        },
      };
    case 'dependence':
      return withPlan(
        job,
        mapCategory(plan, lever.categoryId, (category) => ({
          ...category,
          dependence: { ...category.dependence, [lever.field]: moved(category.dependence[lever.field], value) },
        })),
      );
    case 'shape':
      return withPlan(
        job,
        mapCategory(plan, lever.categoryId, (category) => ({
          ...category,
          shape: { ...category.shape, [lever.field]: moved(category.shape[lever.field], value) } satisfies RequestShape,
        })),
      );
    case 'category':
      return withPlan(
        job,
        mapCategory(plan, lever.categoryId, (category) => ({
          ...category,
          [lever.field]: moved(category[lever.field], value),
        })),
      );
    case 'anchor':
      return withPlan(
        job,
        mapCategory(plan, lever.categoryId, (category) =>
          category.anchor === null
            ? category
            : { ...category, anchor: { ...category.anchor, rate: moved(category.anchor.rate, value) } },
        ),
      );
    case 'share':
      return withPlan(job, { ...plan, categories: sharedAt(plan.categories, lever.categoryId, value) });
    case 'verifier': {
      const { field, only } = lever;
      const changed = (verifier: Verifier): Verifier =>
        verifier.preset === lever.preset && (only === null || sameEnds(verifier[field], only))
          ? { ...verifier, [field]: moved(verifier[field], value) }
          : verifier;
      return withPlan(
        job,
        mapPolicies(plan, (rung) => (rung.verifier === null ? rung : { ...rung, verifier: changed(rung.verifier) })),
      );
    }
    case 'route': {
      const { field } = lever;
      return withPlan(
        job,
        mapPolicies(
          plan,
          (rung) => rung,
          (route, path, stackId, categoryId) =>
            stackId === lever.stackId && categoryId === lever.categoryId && path.join('.') === lever.path.join('.')
              ? { ...route, [field]: field === 'hardShare' ? value : moved(route[field], value) }
              : route,
        ),
      );
    }
    case 'wage':
      return withPlan(job, { ...plan, humanUsdPerHour: moved(plan.humanUsdPerHour, value) });
    case 'volume':
      return withPlan(job, { ...plan, tasksPerMonth: value });
    default:
      return lever satisfies never;
  }
};

type Price = NonNullable<Job['snapshot']['models'][number]['price']>;

const scaled = (usd: number | null, times: number): number | null => (usd === null ? null : usd * times);

/** `times` multiplies every amount of a price; a field sets that field and leaves tiers, cache and batch prices. */
export const pricedAt = (
  price: Price,
  field: 'promptUsdPerM' | 'completionUsdPerM' | 'times',
  value: number,
): Price => {
  if (field !== 'times') return { ...price, [field]: value };
  return {
    ...price,
    promptUsdPerM: price.promptUsdPerM * value,
    completionUsdPerM: price.completionUsdPerM * value,
    cacheReadUsdPerM: scaled(price.cacheReadUsdPerM, value),
    cacheWriteUsdPerM: scaled(price.cacheWriteUsdPerM, value),
    batchPromptUsdPerM: scaled(price.batchPromptUsdPerM, value),
    batchCompletionUsdPerM: scaled(price.batchCompletionUsdPerM, value),
    requestFeeUsd: scaled(price.requestFeeUsd, value),
    tiers: price.tiers.map((tier) => ({
      ...tier,
      promptUsdPerM: tier.promptUsdPerM * value,
      completionUsdPerM: tier.completionUsdPerM * value,
      cacheReadUsdPerM: scaled(tier.cacheReadUsdPerM, value),
      cacheWriteUsdPerM: scaled(tier.cacheWriteUsdPerM, value),
    })),
  };
};

/** One share at `value`, the others in proportion; the others share the rest equally where they were all 0. */
export const sharedAt = (categories: readonly CategoryPlan[], id: CategoryId, value: number): CategoryPlan[] => {
  const others = categories.filter((category) => category.id !== id);
  if (others.length === categories.length) return [...categories];
  const before = others.reduce((sum, category) => sum + category.share, 0);
  return categories.map((category) => ({
    ...category,
    share:
      category.id === id ? value : before > 0 ? (category.share / before) * (1 - value) : (1 - value) / others.length,
  }));
};
