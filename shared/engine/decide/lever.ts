/** Any one number of a plan or its snapshot: named, read, and moved. Tornado, break-even and horizon pull on these. */
import type { CategoryId } from '../../catalog/category.ts';
import type { ModelId } from '../../catalog/model.ts';
import type { Estimate } from '../../plan/estimate.ts';
import { fieldRanges } from '../../plan/estimateSchema.ts';
import type { CategoryPlan, Dependence, Plan, RequestShape } from '../../plan/plan.ts';
import type { Policy, Route, Rung, Verifier } from '../../plan/policy.ts';
import { beliefsOf, feedbackBelief } from '../beliefs.ts';
import { completionFactorOf } from '../completionFactors.ts';
import { EngineError } from '../engineError.ts';
import type { Job } from '../job.ts';
import { noDraws } from '../quantity.ts';

export type ShapeField = 'promptTokens' | 'completionTokens' | 'steps' | 'toolCalls';
export type CategoryField = 'valueOfSuccessUsd' | 'silentFailureUsd' | 'humanMinutesPerTask' | 'humanSuccess';
export type VerifierField = 'trueAccept' | 'falseAccept' | 'usdPerCheck' | 'humanMinutesPerCheck';

/** Names one number. Plain data, so that it crosses threads. */
export type Lever =
  /** A model's success rate on the category's yardstick, before any anchor. */
  | { kind: 'rate'; modelId: ModelId; categoryId: CategoryId }
  /** P(a retry with feedback succeeds | the first attempt failed), wherever the model retries so in the category. */
  | { kind: 'feedback'; modelId: ModelId; categoryId: CategoryId }
  /** Completion tokens over a plain model's, in every category. */
  | { kind: 'verbosity'; modelId: ModelId }
  /** Share of a model's attempts that come back with nothing, on all its rungs. */
  | { kind: 'errors'; modelId: ModelId }
  /** A price of a model, USD per million tokens; `times` multiplies every price of it (the value now is 1). */
  | { kind: 'price'; modelId: ModelId; field: 'promptUsdPerM' | 'completionUsdPerM' | 'times' }
  | { kind: 'dependence'; categoryId: CategoryId; field: keyof Dependence }
  | { kind: 'shape'; categoryId: CategoryId; field: ShapeField }
  /** categoryId null moves all categories to the same number; its value now is that of the first with tasks. */
  | { kind: 'category'; categoryId: CategoryId | null; field: CategoryField }
  /** The asserted rate of a category's anchor model. */
  | { kind: 'anchor'; categoryId: CategoryId }
  /** Share of all tasks; the others shrink or grow in proportion. */
  | { kind: 'share'; categoryId: CategoryId }
  /** A verifier's number wherever the preset is used; `only` limits it to those with these very ends. */
  | {
      kind: 'verifier';
      preset: string;
      field: VerifierField;
      only: { value: number; low: number; high: number } | null;
    }
  | {
      kind: 'route';
      stackId: string;
      categoryId: CategoryId;
      path: number[];
      field: 'hardShare' | 'signalQuality' | 'usdPerTask';
    }
  | { kind: 'wage' }
  | { kind: 'volume' };

/** A lever's name: the same lever has the same name, and names sort the same everywhere. */
export const leverId = (lever: Lever): string => {
  switch (lever.kind) {
    case 'rate':
    case 'feedback':
      return `${lever.kind} ${lever.categoryId} ${lever.modelId}`;
    case 'verbosity':
    case 'errors':
      return `${lever.kind} ${lever.modelId}`;
    case 'price':
      return `price ${lever.modelId} ${lever.field}`;
    case 'dependence':
    case 'shape':
      return `${lever.kind} ${lever.categoryId} ${lever.field}`;
    case 'category':
      return `category ${lever.categoryId ?? '*'} ${lever.field}`;
    case 'anchor':
    case 'share':
      return `${lever.kind} ${lever.categoryId}`;
    case 'verifier':
      return `verifier ${lever.preset} ${lever.field} ${lever.only === null ? '*' : `${lever.only.low} ${lever.only.value} ${lever.only.high}`}`;
    case 'route':
      return `route ${lever.stackId} ${lever.categoryId} ${lever.path.join('.')} ${lever.field}`;
    case 'wage':
    case 'volume':
      return lever.kind;
    default:
      return lever satisfies never;
  }
};

/** The category a lever touches, or null where it may touch all. */
export const categoryOfLever = (lever: Lever): CategoryId | null =>
  'categoryId' in lever && lever.kind !== 'share' ? lever.categoryId : null;

export const sameEnds = (estimate: Estimate, only: { value: number; low: number; high: number }): boolean =>
  estimate.value === only.value &&
  (estimate.low ?? estimate.value) === only.low &&
  (estimate.high ?? estimate.value) === only.high;

/** A policy with every rung and every route passed through the given functions; `path` names a part as `leavesOf` does. */
export const mapPolicy = (
  policy: Policy,
  rungOf: (rung: Rung) => Rung,
  routeOf: (route: Route, path: readonly number[]) => Route = (route) => route,
  path: readonly number[] = [],
): Policy => {
  switch (policy.kind) {
    case 'ladder':
      return { ...policy, rungs: policy.rungs.map(rungOf) };
    case 'split':
      return {
        ...policy,
        parts: policy.parts.map((part, i) => ({
          ...part,
          policy: mapPolicy(part.policy, rungOf, routeOf, [...path, i]),
        })),
      };
    case 'route':
      return routeOf(
        {
          ...policy,
          easy: mapPolicy(policy.easy, rungOf, routeOf, [...path, 0]),
          hard: mapPolicy(policy.hard, rungOf, routeOf, [...path, 1]),
        },
        path,
      );
    default:
      return policy satisfies never;
  }
};

const mapPolicies = (
  plan: Plan,
  rungOf: (rung: Rung, categoryId: CategoryId) => Rung,
  routeOf: (route: Route, path: readonly number[], stackId: string, categoryId: CategoryId) => Route = (route) => route,
): Plan => ({
  ...plan,
  stacks: plan.stacks.map((stack) => ({
    ...stack,
    policies: Object.fromEntries(
      Object.entries(stack.policies).map(([key, policy]) => {
        const id = key as CategoryId;
        return [
          id,
          mapPolicy(
            policy,
            (rung) => rungOf(rung, id),
            (route, path) => routeOf(route, path, stack.id, id),
          ),
        ];
      }),
    ),
  })),
});

const mapCategory = (plan: Plan, id: CategoryId | null, change: (category: CategoryPlan) => CategoryPlan): Plan => ({
  ...plan,
  categories: plan.categories.map((category) => (id === null || category.id === id ? change(category) : category)),
});

/** Whether a rung's retries take their success from evidence: where an assumed rate would not reach them. */
export const retriesByFeedback = (rung: Rung): boolean => rung.attempts > 1 && rung.retry === 'feedback';

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

const firstOf = <T, R>(items: readonly T[], find: (item: T) => R | null): R | null => {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
};

const rungsOf = (policy: Policy): Rung[] => {
  const rungs: Rung[] = [];
  mapPolicy(policy, (rung) => {
    rungs.push(rung);
    return rung;
  });
  return rungs;
};

/** Every rung of a plan with its place. */
export const placedRungs = (plan: Plan): { stackId: string; categoryId: CategoryId; rung: Rung }[] =>
  plan.stacks.flatMap((stack) =>
    Object.entries(stack.policies).flatMap(([id, policy]) =>
      rungsOf(policy).map((rung) => ({ stackId: stack.id, categoryId: id as CategoryId, rung })),
    ),
  );

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

export interface LeverRange {
  min: number;
  max: number;
  /** Shares are searched evenly, amounts by ratio. */
  scale: 'even' | 'ratio';
}

const even = (min: number, max: number): LeverRange => ({ min, max, scale: 'even' });
const ratio = ({ min, max }: { min: number; max: number }): LeverRange => ({ min, max, scale: 'ratio' });

/** What a lever may be set to. A rate stays below what anyone can solve, rho and tau leave room for each other. */
export const leverRange = (job: Job, lever: Lever): LeverRange => {
  const dependence = (id: CategoryId): Dependence | null =>
    job.plan.categories.find((entry) => entry.id === id)?.dependence ?? null;
  switch (lever.kind) {
    case 'rate':
      return even(0, 1 - (dependence(lever.categoryId)?.beta.value ?? 0));
    case 'feedback':
    case 'errors':
    case 'anchor':
    case 'share':
      return even(0, 1);
    case 'verbosity':
      return ratio({ min: 0, max: 1000 });
    case 'price':
      return lever.field === 'times' ? ratio({ min: 0, max: 1e6 }) : ratio({ min: 0, max: 1e6 });
    case 'dependence': {
      const own = dependence(lever.categoryId);
      if (lever.field === 'gamma') return even(0, fieldRanges.costSlope.max);
      if (lever.field === 'beta' || own === null) return even(0, 0.999);
      const other = lever.field === 'rho' ? own.tau.value : own.rho.value;
      return even(0, Math.max(0, 0.995 - other));
    }
    case 'shape':
      return ratio(lever.field === 'steps' || lever.field === 'toolCalls' ? fieldRanges.steps : fieldRanges.tokens);
    case 'category':
      switch (lever.field) {
        case 'humanSuccess':
          return even(0, 1);
        case 'humanMinutesPerTask':
          return ratio(fieldRanges.minutes);
        default:
          return ratio({ min: 0, max: 1e9 });
      }
    case 'verifier':
      switch (lever.field) {
        case 'usdPerCheck':
          return ratio({ min: 0, max: 1e9 });
        case 'humanMinutesPerCheck':
          return ratio(fieldRanges.minutes);
        default:
          return even(0, 1);
      }
    case 'route':
      return lever.field === 'usdPerTask' ? ratio({ min: 0, max: 1e9 }) : even(0, 1);
    case 'wage':
      return ratio({ min: 0, max: 1e9 });
    case 'volume':
      return ratio(fieldRanges.tasksPerMonth);
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
