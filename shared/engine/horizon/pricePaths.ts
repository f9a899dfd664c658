/** How list prices move over the months, by model and by category. By default they do not. */
import type { ModelId, RowId } from '../../foundation/ids.ts';
import { requireBetween } from '../engineError.ts';

/** Prices are divided by `foldPerYear` each year, evenly by ratio: 1 is no change, 10 a tenth after a year. */
export type PricePath =
  | { kind: 'model'; modelId: ModelId; foldPerYear: number }
  /** Every model's price for the work of one category: what switching to ever cheaper models would bring. */
  | { kind: 'category'; categoryId: RowId; foldPerYear: number }
  | { kind: 'all'; foldPerYear: number };

export const checkPricePath = (path: PricePath): void =>
  requireBetween('foldPerYear', path.foldPerYear, 1 / 1000, 1000);

/** What a price of today is multiplied by in `month`; the paths that touch it multiply. */
export const priceTimes = (paths: readonly PricePath[], modelId: ModelId, categoryId: RowId, month: number): number =>
  paths.reduce((times, path) => {
    const touched =
      path.kind === 'all' ||
      (path.kind === 'model' && path.modelId === modelId) ||
      (path.kind === 'category' && path.categoryId === categoryId);
    return touched ? times * path.foldPerYear ** (-month / 12) : times;
  }, 1);

const epoch = 'https://epoch.ai/data-insights/llm-inference-price-trends';

/**
 * Yearly falls of the price of a fixed capability, by switching to newer models. An incumbent's own price often does
 * not move: use them for categories, not for models that stay.
 */
export const pricePathPresets: readonly { id: string; foldPerYear: number; source: string }[] = [
  { id: 'none', foldPerYear: 1, source: 'No change: the price of a model that stays often does not move.' },
  {
    id: 'slowest',
    foldPerYear: 9,
    source: `Epoch AI, LLM inference price trends: the slowest task fell 9 times a year. ${epoch}`,
  },
  {
    id: 'gpt4-science',
    foldPerYear: 40,
    source: `Epoch AI, LLM inference price trends: GPT-4's level on PhD-level science questions fell 40 times a year. ${epoch}`,
  },
  {
    id: 'fastest',
    foldPerYear: 900,
    source: `Epoch AI, LLM inference price trends: the fastest task fell 900 times a year. ${epoch}`,
  },
];
