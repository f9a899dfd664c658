/** Version 2: a model has offers, where it had one price, and a plan says which of them it pays. */

import { isFields, type PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

/** A model as version 1 wrote it; what is no such model stays as it is and is refused by the checks. */
const withOffers = (model: unknown): unknown => {
  if (!isFields(model) || !('price' in model)) return model;
  const { price, status, ...rest } = model;
  return { ...rest, status: status === 'listed' ? 'available' : status, offers: price === null ? [] : [price] };
};

/** Nobody searched or kept a cache longer than five minutes that a file of version 1 could tell. */
const withSearches = (category: unknown): unknown =>
  isFields(category) && isFields(category.shape)
    ? { ...category, shape: { ...category.shape, searches: { value: 0 }, cacheHours: 1 / 12 } }
    : category;

const withChoice = (plan: Record<string, unknown>): PortfolioFile => ({
  ...plan,
  prices: onePrice,
  categories: Array.isArray(plan.categories) ? plan.categories.map(withSearches) : plan.categories,
});

/** The one price was paid as it stood, promotion or not. */
const onePrice = {
  offerRule: 'vendor',
  host: null,
  avoidHosts: [],
  day: null,
  horizonMonths: 12,
  promotions: 'as-listed',
  tokenizer: true,
  peakShare: null,
  workHours: null,
  stated: [],
  discounts: [],
};

export const offersForOnePrice: Step = {
  to: 2,
  why: 'a model has offers instead of one price',
  up: (file: PortfolioFile): PortfolioFile => {
    const { plan, catalog } = file;
    return {
      ...file,
      plan: isFields(plan) ? withChoice(plan) : plan,
      catalog:
        isFields(catalog) && Array.isArray(catalog.models)
          ? { ...catalog, models: catalog.models.map(withOffers) }
          : catalog,
    };
  },
};
