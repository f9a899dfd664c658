/**
 * What can only be said of the whole catalog: how benchmarks of a category relate (links) and how many
 * completion tokens models of a kind use for the same answer (verbosity).
 */
import type { CategoryId } from './category.ts';
import type { ModelId } from './model.ts';

/** A model's success rate on a yardstick, read off other benchmarks of the category. On the probit scale. */
export interface LinkedRate {
  modelId: ModelId;
  category: CategoryId;
  yardstick: string;
  /** Phi^-1 of the rate, and the standard deviation of its error. */
  probit: number;
  probitSd: number;
  /** The benchmarks it was read off. */
  from: string[];
}

/** Leave-one-out result of linking one category: linking is used only where `earned`. */
export interface LinkTest {
  category: CategoryId;
  models: number;
  /** Mean absolute error in points of success rate. */
  linkErrorPoints: number;
  benchmarkMeanErrorPoints: number;
  residualSd: number;
  earned: boolean;
}

/** Completion tokens of a model over the median of non-reasoning models on the same prompts. */
export interface CompletionFactor {
  modelId: ModelId;
  /** The category of the benchmark: a factor of the task's own category is preferred. */
  category: CategoryId;
  factor: number;
  benchmark: string;
  config: string;
  source: string;
}

export interface CatalogReference {
  links: LinkedRate[];
  linkTests: LinkTest[];
  completionFactors: CompletionFactor[];
  /** The factor of a model without its own measurement: median and the 5% and 95% points of its kind. */
  completionFactorByKind: {
    reasoning: { value: number; low: number; high: number };
    plain: { value: number; low: number; high: number };
    benchmark: string;
    models: number;
  };
}
