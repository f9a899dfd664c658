/** Version 2: a model has offers, where it had one price, and a plan says which of them it pays. */
import type { PortfolioFile, Step } from './step.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A model as version 1 wrote it; what is no such model stays as it is and is refused by the checks. */
const withOffers = (model: unknown): unknown => {
  if (!isRecord(model) || !('price' in model)) return model;
  const { price, status, ...rest } = model;
  return { ...rest, status: status === 'listed' ? 'available' : status, offers: price === null ? [] : [price] };
};

/** Nobody searched or kept a cache longer than five minutes that a file of version 1 could tell. */
const withSearches = (category: unknown): unknown =>
  isRecord(category) && isRecord(category.shape)
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
      plan: isRecord(plan) ? withChoice(plan) : plan,
      catalog:
        isRecord(catalog) && Array.isArray(catalog.models)
          ? { ...catalog, models: catalog.models.map(withOffers) }
          : catalog,
    };
  },
};
