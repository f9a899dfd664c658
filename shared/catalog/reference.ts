/**
 * What can only be said of the whole catalog: how benchmarks of a category relate (links) and how many
 * completion tokens models of a kind use for the same answer (verbosity). Field by field, as files hold it.
 */

import type { ModelId } from '../foundation/ids.ts';
import { categoryIds, workKinds } from './category.ts';
import { catalogId, cleanName, cleanText, finiteNumber, listOf, oneOf, wholeNumber, yesNo } from './checks.ts';
import { field, type RecordOf, recordSchema } from './record.ts';

const points = () => finiteNumber({ min: 0, max: 100 });
const deviation = () => finiteNumber({ min: 0, max: 100 });
const factor = () => finiteNumber({ min: 0, max: 10_000 });
const count = () => wholeNumber({ min: 0, max: 1_000_000 });
const yardstick = () => cleanName(250);

/** A model's success rate on a yardstick, read off a sibling or other benchmarks of the kind of work. On the probit scale. */
export const linkedRateFields = {
  modelId: field('text', catalogId<ModelId>()),
  category: field('text', oneOf(...workKinds)),
  yardstick: field('text', yardstick()),
  /** Phi^-1 of the rate, and the standard deviation of its error. */
  probit: field('number', finiteNumber({ min: -40, max: 40 })),
  probitSd: field('number', deviation()),
  /** The benchmarks it was read off. */
  from: field('list', listOf(yardstick(), 100)),
};

export interface LinkedRate extends RecordOf<typeof linkedRateFields> {}

/** Leave-one-out result of linking one category: linking is used only where `earned`. */
export const linkTestFields = {
  category: field('text', oneOf(...categoryIds)),
  models: field('count', count()),
  /** Mean absolute error in points of success rate. */
  linkErrorPoints: field('number', points()),
  benchmarkMeanErrorPoints: field('number', points()),
  residualSd: field('number', deviation()),
  earned: field('flag', yesNo()),
};

export interface LinkTest extends RecordOf<typeof linkTestFields> {}

/** Completion tokens of a model over the median of non-reasoning models on the same prompts. */
export const completionFactorFields = {
  modelId: field('text', catalogId<ModelId>()),
  /** The category of the benchmark: a factor of the task's own category is preferred. */
  category: field('text', oneOf(...categoryIds)),
  factor: field('number', factor()),
  benchmark: field('text', cleanName(100)),
  config: field('text', cleanText(200)),
  source: field('text', cleanText(500)),
};

export interface CompletionFactor extends RecordOf<typeof completionFactorFields> {}

const kindFactorFields = {
  value: field('number', factor()),
  low: field('number', factor()),
  high: field('number', factor()),
};

/** The two kinds of models: those that reason before they answer, and the others. */
export const modelKindFields = {
  reasoning: field('record', recordSchema(kindFactorFields)),
  plain: field('record', recordSchema(kindFactorFields)),
};

/** The factor of a model without its own measurement: median and the 5% and 95% points of its kind. */
export const completionFactorByKindFields = {
  ...modelKindFields,
  benchmark: field('text', cleanName(100)),
  models: field('count', count()),
};

export const referenceFields = {
  links: field('list', listOf(recordSchema(linkedRateFields), 50_000)),
  linkTests: field('list', listOf(recordSchema(linkTestFields), 1000)),
  completionFactors: field('list', listOf(recordSchema(completionFactorFields), 50_000)),
  completionFactorByKind: field('record', recordSchema(completionFactorByKindFields)),
};

export interface CatalogReference extends RecordOf<typeof referenceFields> {}
