/** How list prices move over the months, by model, vendor, class and category. By default they do not. */
import type { Model, SizeClass } from '../../catalog/model.ts';
import { soldAs } from '../../catalog/setting.ts';
import type { ModelId, RowId } from '../../foundation/ids.ts';
import type { WordPath } from '../../words/all.ts';
import { requireBetween } from '../engineError.ts';
import { bestOf, type Ranged, requireRange } from './ranged.ts';

/** Prices are divided by `foldPerYear` each year, evenly by ratio: 1 is no change, 10 a tenth after a year. */
export type PricePath =
  | { kind: 'model'; modelId: ModelId; foldPerYear: Ranged }
  | { kind: 'vendor'; author: string; foldPerYear: Ranged }
  | { kind: 'class'; sizeClass: SizeClass; foldPerYear: Ranged }
  /** Every model's price for the work of one category: what switching to ever cheaper models would bring. */
  | { kind: 'category'; categoryId: RowId; foldPerYear: Ranged }
  | { kind: 'all'; foldPerYear: Ranged }
  /** A model's prices are multiplied once, from a month on: a promotion ends, a new list begins. */
  | { kind: 'step'; modelId: ModelId; month: number; times: number };

/** What of a model decides which paths touch its price. */
export type PricedModel = Pick<Model, 'id' | 'author' | 'sizeClass'>;

export const checkPricePath = (path: PricePath): void => {
  if (path.kind === 'step') {
    requireBetween('step.month', path.month, 0, 1200);
    requireBetween('step.times', path.times, 0, 1000);
  } else requireRange('foldPerYear', path.foldPerYear, 1 / 1000, 1000);
};

const touches = (path: PricePath, model: PricedModel, categoryId: RowId): boolean => {
  switch (path.kind) {
    case 'all':
      return true;
    case 'model':
    case 'step':
      return soldAs(path.modelId) === soldAs(model.id);
    case 'vendor':
      return path.author === model.author;
    case 'class':
      return path.sizeClass === model.sizeClass;
    case 'category':
      return path.categoryId === categoryId;
    default:
      return path satisfies never;
  }
};

/** The paths that move a model's price in a category. */
export const pathsOf = (paths: readonly PricePath[], model: PricedModel, categoryId: RowId): PricePath[] =>
  paths.filter((path) => touches(path, model, categoryId));

/** What a price of today is multiplied by in `month`, at best values; the paths that touch it multiply. */
export const priceTimes = (paths: readonly PricePath[], model: PricedModel, categoryId: RowId, month: number): number =>
  pathsOf(paths, model, categoryId).reduce((times, path) => {
    if (path.kind === 'step') return month >= path.month ? times * path.times : times;
    return times * bestOf(path.foldPerYear) ** (-month / 12);
  }, 1);

/**
 * Yearly falls of the price of a fixed capability, by switching to newer models. An incumbent's own price often does
 * not move: use them for categories, not for models that stay.
 */
export const pricePathPresets = [
  { id: 'none', foldPerYear: 1, source: 'horizon.source-price-none' },
  { id: 'slowest', foldPerYear: 9, source: 'horizon.source-price-slowest' },
  { id: 'gpt4-science', foldPerYear: 40, source: 'horizon.source-price-gpt4-science' },
  { id: 'fastest', foldPerYear: 900, source: 'horizon.source-price-fastest' },
] as const satisfies readonly { id: string; foldPerYear: number; source: WordPath }[];
