/** Levers on what is known of a model: how often it succeeds, how much it writes, how often it errs, what it costs. */

import type { CategoryId } from '../../catalog/category.ts';
import { priceInUse, soldAt } from '../../catalog/chooseOffer.ts';
import { mapPolicies, placedRungs, retriesByFeedback } from '../../plan/mapPlan.ts';
import { asLevered, beliefsOf, feedbackBelief } from '../beliefs.ts';
import { completionFactorOf } from '../completionFactors.ts';
import { pricedAt } from '../pricedAt.ts';
import { noDraws } from '../quantity.ts';
import type { LeverOf } from './lever.ts';
import {
  categoryIn,
  categoryNamed,
  even,
  firstOf,
  type LeverKind,
  modelNamed,
  moved,
  oneOf,
  ratio,
  withPlan,
} from './leverKind.ts';

export const rateLever: LeverKind<LeverOf<'rate'>> = {
  form: 'CATEGORY MODEL',
  words: ({ categoryId, modelId }) => [categoryId, modelId],
  parse: ([category, model]) => ({
    kind: 'rate',
    categoryId: categoryNamed(category),
    modelId: modelNamed(model),
  }),
  range: (job, { categoryId }) => even(0, 1 - (categoryIn(job, categoryId)?.dependence.beta.value ?? 0)),
  value: (job, { modelId, categoryId }) => {
    const category = categoryIn(job, categoryId);
    if (category === null) return null;
    const beliefs = beliefsOf([modelId], asLevered(category), job.plan.assumedRates, job.snapshot, noDraws);
    return beliefs.get(modelId)?.rate.point ?? null;
  },
  pull: (job, { modelId, categoryId }, value) => {
    const others = job.plan.assumedRates.filter((rate) => rate.modelId !== modelId || rate.category !== categoryId);
    return withPlan(job, { assumedRates: [...others, { modelId, category: categoryId, rate: { value } }] });
  },
};

export const feedbackLever: LeverKind<LeverOf<'feedback'>> = {
  form: 'CATEGORY MODEL',
  words: ({ categoryId, modelId }) => [categoryId, modelId],
  parse: ([category, model]) => ({
    kind: 'feedback',
    categoryId: categoryNamed(category),
    modelId: modelNamed(model),
  }),
  range: () => even(0, 1),
  value: (job, { modelId, categoryId }) => {
    const { plan, snapshot } = job;
    const category = categoryIn(job, categoryId);
    if (category === null) return null;
    const asserted = firstOf(placedRungs(plan), (placed) =>
      placed.categoryId === categoryId && placed.rung.modelId === modelId && retriesByFeedback(placed.rung)
        ? placed.rung.feedbackSuccess
        : null,
    );
    if (asserted !== null) return asserted.value;
    const belief = beliefsOf([modelId], category, plan.assumedRates, snapshot, noDraws).get(modelId);
    if (belief == null) return null;
    return feedbackBelief(modelId, category, belief.rate, snapshot, noDraws)?.point ?? null;
  },
  pull: (job, { modelId, categoryId }, value) => ({
    ...job,
    plan: mapPolicies(job.plan, (rung, id) =>
      id === categoryId && rung.modelId === modelId && retriesByFeedback(rung)
        ? { ...rung, feedbackSuccess: { value } }
        : rung,
    ),
  }),
};

/** The only factor of a model holds in every kind of work, whichever it is filed under. */
const anywhere: CategoryId = 'general-qa';

export const verbosityLever: LeverKind<LeverOf<'verbosity'>> = {
  form: 'MODEL',
  words: ({ modelId }) => [modelId],
  parse: ([model]) => ({ kind: 'verbosity', modelId: modelNamed(model) }),
  range: () => ratio({ min: 0, max: 1000 }),
  value: ({ plan, snapshot }, { modelId }) => {
    const model = snapshot.models.find((entry) => entry.id === modelId);
    const [first] = plan.categories;
    return model === undefined || first === undefined
      ? null
      : completionFactorOf(model, first.kind, snapshot, noDraws).factor.point;
  },
  pull: (job, { modelId }, value) => {
    const { snapshot } = job;
    const { completionFactors } = snapshot.reference;
    const isKnown = completionFactors.some((entry) => entry.modelId === modelId);
    const replaced = isKnown
      ? completionFactors.map((entry) => (entry.modelId === modelId ? { ...entry, factor: value } : entry))
      : [...completionFactors, { config: '', benchmark: '', source: '', modelId, factor: value, category: anywhere }];
    return { ...job, snapshot: { ...snapshot, reference: { ...snapshot.reference, completionFactors: replaced } } };
  },
};

export const errorsLever: LeverKind<LeverOf<'errors'>> = {
  form: 'MODEL',
  words: ({ modelId }) => [modelId],
  parse: ([model]) => ({ kind: 'errors', modelId: modelNamed(model) }),
  range: () => even(0, 1),
  value: (job, { modelId }) =>
    firstOf(placedRungs(job.plan), ({ rung }) => (rung.modelId === modelId ? rung.errorShare.value : null)),
  pull: (job, { modelId }, value) => ({
    ...job,
    plan: mapPolicies(job.plan, (rung) =>
      rung.modelId === modelId ? { ...rung, errorShare: moved(rung.errorShare, value) } : rung,
    ),
  }),
};

export const priceLever: LeverKind<LeverOf<'price'>> = {
  form: 'MODEL promptUsdPerM|completionUsdPerM|times',
  words: ({ modelId, field }) => [modelId, field],
  parse: ([model, field]) => ({
    kind: 'price',
    modelId: modelNamed(model),
    field: oneOf('price', field ?? 'times', ['promptUsdPerM', 'completionUsdPerM', 'times']),
  }),
  range: () => ratio({ min: 0, max: 1e6 }),
  value: ({ plan, snapshot }, { modelId, field }) => {
    const model = snapshot.models.find((entry) => entry.id === modelId);
    const price = model === undefined ? null : priceInUse(model, plan.prices);
    return price === null ? null : field === 'times' ? 1 : price[field];
  },
  pull: (job, { modelId, field }, value) => ({
    ...job,
    snapshot: {
      ...job.snapshot,
      models: job.snapshot.models.map((model) =>
        model.id !== modelId ? model : soldAt(model, job.plan.prices, (paid) => pricedAt(paid, field, value)),
      ),
    },
  }),
};
