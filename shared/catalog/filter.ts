/** Which models the Catalog shows and in which order: the screen's table and `catalog list` ask alike. */

import type { ModelId } from '../foundation/ids.ts';
import type { WorkKind } from './category.ts';
import { priceInUse } from './chooseOffer.ts';
import type { Evidence } from './evidence.ts';
import { canBeBought } from './forWork.ts';
import type { Model, OriginGroup, SizeClass, Status } from './model.ts';
import { modelsKnownIn } from './publishedRates.ts';
import { folded, searchFor } from './search.ts';
import { countsOf } from './yardsticks.ts';

/** null in a field: no condition. A model whose fact is unknown meets no condition on it, except `unknown`. */
export interface ModelFilter {
  /** Words that must all occur in id, name or maker, in any order (`searchFor`). */
  text: string;
  sizeClasses: (SizeClass | 'unknown')[] | null;
  weights: 'open' | 'closed' | 'unknown' | null;
  origins: (OriginGroup | 'unknown')[] | null;
  authors: string[] | null;
  toolCalling: boolean | null;
  structuredOutput: boolean | null;
  reasoning: boolean | null;
  status: Status | null;
  owner: 'seed' | 'user' | null;
  inputModality: string | null;
  minContextTokens: number | null;
  maxPromptUsdPerM: number | null;
  maxCompletionUsdPerM: number | null;
  priced: boolean | null;
  /** Sold by a host whose name holds these letters, in any case. */
  host: string | null;
  /** Can be bought for work on this ISO day. */
  buyableOn: string | null;
  /** Models with successes and trials in the category. */
  evidenceIn: WorkKind | null;
  /** Models of which something is known for one of these kinds of work (`modelsKnownIn`). */
  knownIn: readonly Evidence['category'][] | null;
  /** Whether an end has come or is announced. */
  ending: boolean | null;
}

export const everyModel: ModelFilter = {
  text: '',
  sizeClasses: null,
  weights: null,
  origins: null,
  authors: null,
  toolCalling: null,
  structuredOutput: null,
  reasoning: null,
  status: null,
  owner: null,
  inputModality: null,
  minContextTokens: null,
  maxPromptUsdPerM: null,
  maxCompletionUsdPerM: null,
  priced: null,
  host: null,
  buyableOn: null,
  evidenceIn: null,
  knownIn: null,
  ending: null,
};

/** Models with at least one success rate in each category. Worked out once per catalog. */
export const modelsWithEvidence = (evidence: readonly Evidence[]): Map<Evidence['category'], Set<ModelId>> => {
  const byCategory = new Map<Evidence['category'], Set<ModelId>>();
  for (const row of evidence) {
    if (countsOf(row) === null) continue;
    const models = byCategory.get(row.category) ?? new Set();
    byCategory.set(row.category, models.add(row.modelId));
  }
  return byCategory;
};

const isSoldBy = (model: Model, host: string): boolean =>
  model.offers.some((offer) => offer.host !== null && folded(offer.host).includes(folded(host)));

/** The models that meet every condition, in the order given. `evidence` is read only for `evidenceIn` and `knownIn`. */
export const filterModels = (models: readonly Model[], filter: ModelFilter, evidence: readonly Evidence[]): Model[] => {
  const isNamed = searchFor(filter.text);
  const measured =
    filter.evidenceIn === null ? null : (modelsWithEvidence(evidence).get(filter.evidenceIn) ?? new Set());
  const known = filter.knownIn === null ? null : modelsKnownIn(filter.knownIn, evidence);
  const among = <T>(wanted: readonly T[] | null, value: T) => wanted === null || wanted.includes(value);
  const is = <T>(wanted: T | null, value: T | null) => wanted === null || wanted === value;
  const atMost = (limit: number | null, value: number | null | undefined) =>
    limit === null || (value !== null && value !== undefined && value <= limit);
  const weightsOf = (model: Model) =>
    model.openWeights === null ? 'unknown' : model.openWeights ? ('open' as const) : ('closed' as const);
  return models.filter((model) => {
    return (
      isNamed(model) &&
      among(filter.sizeClasses, model.sizeClass ?? 'unknown') &&
      is(filter.weights, weightsOf(model)) &&
      among(filter.origins, model.originGroup ?? 'unknown') &&
      among(filter.authors, model.author) &&
      is(filter.toolCalling, model.toolCalling) &&
      is(filter.structuredOutput, model.structuredOutput) &&
      is(filter.reasoning, model.reasoning) &&
      is(filter.status, model.status) &&
      is(filter.owner, model.owner) &&
      (filter.inputModality === null || model.inputModalities.includes(filter.inputModality)) &&
      (filter.minContextTokens === null || (model.contextTokens ?? 0) >= filter.minContextTokens) &&
      atMost(filter.maxPromptUsdPerM, priceInUse(model)?.promptUsdPerM) &&
      atMost(filter.maxCompletionUsdPerM, priceInUse(model)?.completionUsdPerM) &&
      is(filter.priced, priceInUse(model) !== null) &&
      (filter.host === null || isSoldBy(model, filter.host)) &&
      (filter.buyableOn === null || canBeBought(model, filter.buyableOn)) &&
      is(filter.ending, model.status === 'deprecated' || model.status === 'retired') &&
      (measured === null || measured.has(model.id)) &&
      (known === null || known.has(model.id))
    );
  });
};

const columns = {
  id: (model: Model) => model.id,
  name: (model: Model) => model.name,
  author: (model: Model) => model.authorName,
  origin: (model: Model) => model.originCountry,
  weights: (model: Model) => model.openWeights,
  licence: (model: Model) => model.licence,
  params: (model: Model) => model.paramsTotalB,
  context: (model: Model) => model.contextTokens,
  maxOutput: (model: Model) => model.maxOutputTokens,
  tools: (model: Model) => model.toolCalling,
  reasoning: (model: Model) => model.reasoning,
  released: (model: Model) => model.releaseDate ?? model.listedDate,
  status: (model: Model) => model.status,
  prompt: (model: Model) => priceInUse(model)?.promptUsdPerM ?? null,
  completion: (model: Model) => priceInUse(model)?.completionUsdPerM ?? null,
  cacheRead: (model: Model) => priceInUse(model)?.cacheReadUsdPerM ?? null,
  priceDate: (model: Model) => priceInUse(model)?.asOf ?? null,
} as const;

export type SortColumn = keyof typeof columns;
export const sortColumns = Object.keys(columns) as SortColumn[];

/** Sorted by one column; unknown comes last in either direction, ties by id. */
export const sortModels = (
  models: readonly Model[],
  by: SortColumn,
  direction: 'ascending' | 'descending' = 'ascending',
): Model[] => {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = models.map((model) => {
    const value = columns[by](model);
    return { model, key: typeof value === 'string' ? folded(value) : value };
  });
  const compare = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return a.key === null ? 1 : -1;
    } else {
      const order = compare(a.key, b.key);
      if (order !== 0) return sign * order;
    }
    return compare(a.model.id, b.model.id);
  });
  return keyed.map(({ model }) => model);
};
