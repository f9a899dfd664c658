/** OpenRouter's models listing: `{data: [...]}` or the bare array, prices as texts in USD per token. */
import type { ModelId } from '../../foundation/ids.ts';
import {
  cacheReadNames,
  cacheWriteHourNames,
  cacheWriteNames,
  currencyOf,
  dateOf,
  entryName,
  type Fields,
  fieldOf,
  figureOf,
  figureUnder,
  idOf,
  isFields,
  numberOf,
  textOf,
  textsOf,
  tokensOf,
} from './fields.ts';
import { isForWork } from './names.ts';
import type { ListedEntry, ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, perMillion, type RawPrice, type RawTier } from './prices.ts';
import { openRouterListing } from './sellers.ts';

const openRouterEntries = (json: unknown): Fields[] | null => {
  const data = Array.isArray(json) ? json : fieldOf(json, 'data');
  if (!Array.isArray(data)) return null;
  const entries = data.filter(isFields);
  return entries.some((entry) => isFields(fieldOf(entry, 'pricing'))) ? entries : null;
};

/**
 * The id of a listing, or why it is no model of its own: `~author/x-latest` points elsewhere, `:thinking`, `:batch` and
 * the like are ways to call a model. A `:free` listing is kept, for the models that are listed in no other way.
 */
export const listingId = (value: unknown): { id: ModelId; free: boolean } | SkipReason => {
  const id = idOf(value);
  if (id === null || !id.includes('/')) return 'skipBadId';
  if (id.startsWith('~')) return 'skipAlias';
  const free = id.endsWith(':free');
  return id.includes(':') && !free ? 'skipVariant' : { id, free };
};

const rate = (from: unknown, ...names: readonly string[]): number | null => perMillion(figureUnder(from, names));

/** What a prompt of at least so many tokens costs. */
const tiersOf = (pricing: unknown): RawTier[] => {
  const overrides = fieldOf(pricing, 'overrides');
  return (Array.isArray(overrides) ? overrides : []).slice(0, 20).map((tier) => ({
    minPromptTokens: tokensOf(fieldOf(tier, 'min_prompt_tokens')),
    edge: 'at-least',
    prompt: rate(tier, 'prompt'),
    completion: rate(tier, 'completion'),
    cacheRead: rate(tier, ...cacheReadNames),
    cacheWrite: rate(tier, ...cacheWriteNames),
    cacheWriteHour: rate(tier, ...cacheWriteHourNames),
  }));
};

/** The prices of a listing or of one host's endpoint, with those of its batch listing where it has one. */
export const pricingOf = (pricing: unknown, batch: unknown = null): RawPrice => {
  return {
    currency: currencyOf(pricing),
    prompt: rate(pricing, 'prompt'),
    completion: rate(pricing, 'completion'),
    cacheRead: rate(pricing, ...cacheReadNames),
    cacheWrite: rate(pricing, ...cacheWriteNames),
    cacheWriteHour: rate(pricing, ...cacheWriteHourNames),
    reasoning: rate(pricing, 'internal_reasoning'),
    audioPrompt: rate(pricing, 'audio'),
    imageUsd: figureOf(pricing, 'image'),
    batchPrompt: rate(batch, 'prompt'),
    batchCompletion: rate(batch, 'completion'),
    batchCacheRead: rate(batch, ...cacheReadNames),
    batchCacheWrite: rate(batch, ...cacheWriteNames),
    batchTiers: tiersOf(batch),
    requestFeeUsd: figureOf(pricing, 'request'),
    webSearchUsdPerCall: figureOf(pricing, 'web_search'),
    promoDiscount: figureOf(pricing, 'discount'),
    tiers: tiersOf(pricing),
  };
};

const dayOf = (seconds: unknown): string | null => {
  const at = numberOf(seconds);
  return at !== null && at > 0 && at < 7e9 ? dateOf(new Date(at * 1000).toISOString().slice(0, 10)) : null;
};

const factsOf = (entry: Fields): ModelFacts => {
  const name = textOf(fieldOf(entry, 'name'));
  const parts = /^([^:]{1,60}): (.+)$/.exec(name ?? '');
  const supported = textsList(fieldOf(entry, 'supported_parameters'));
  const supports = (...wanted: string[]) => (supported === null ? null : wanted.some((each) => supported.has(each)));
  return {
    ...(name === null ? {} : { name: parts?.[2] ?? name }),
    ...(parts?.[1] === undefined ? {} : { authorName: parts[1] }),
    contextTokens: tokensOf(fieldOf(entry, 'context_length')),
    maxOutputTokens: tokensOf(fieldOf(fieldOf(entry, 'top_provider'), 'max_completion_tokens')),
    inputModalities: textsOf(fieldOf(fieldOf(entry, 'architecture'), 'input_modalities')),
    toolCalling: supports('tools'),
    structuredOutput: supports('structured_outputs'),
    reasoning: supports('reasoning', 'include_reasoning'),
    listedDate: dayOf(fieldOf(entry, 'created')),
    status: 'available',
    huggingFaceId: textOf(fieldOf(entry, 'hugging_face_id')),
  };
};

const textsList = (value: unknown): Set<unknown> | null => (Array.isArray(value) ? new Set(value) : null);

const readOpenRouter = (entries: readonly Fields[]): ReadEntry[] => {
  const batches = new Map<string, unknown>();
  for (const entry of entries) {
    const id = fieldOf(entry, 'id');
    if (typeof id === 'string' && id.endsWith(':batch')) batches.set(id.slice(0, -6), fieldOf(entry, 'pricing'));
  }
  return entries.map((entry): ReadEntry => {
    const name = entryName(fieldOf(entry, 'id') ?? fieldOf(entry, 'name') ?? '');
    const skip = (reason: SkipReason) => ({ entry: name, reason });
    const listing = listingId(fieldOf(entry, 'id'));
    if (typeof listing === 'string') return skip(listing);
    if (typeof fieldOf(entry, 'alias_target') === 'string') return skip('skipAlias');
    const outputs = fieldOf(fieldOf(entry, 'architecture'), 'output_modalities');
    const raw = pricingOf(fieldOf(entry, 'pricing'), batches.get(listing.id));
    const price = listedPrice(
      { ...raw, requestsPerDay: figureOf(fieldOf(entry, 'per_request_limits'), 'requests_per_day') },
      {
        basis: listing.free ? 'free-listing' : 'openrouter-listing',
        seller: openRouterListing,
        free: listing.free,
      },
    );
    if (price === 'skipPriceVaries') return skip(price);
    if (!isForWork(listing.id)) return skip('skipNotForWork');
    if (Array.isArray(outputs) && (outputs.length !== 1 || outputs[0] !== 'text')) return skip('skipNotText');
    if (typeof price === 'string') return skip(price);
    return listedAs(name, listing, factsOf(entry), price);
  });
};

/** An entry under its OpenRouter id. A free listing updates a model known by that id and never adds one. */
export const listedAs = (
  entry: string,
  { id, free }: { id: ModelId; free: boolean },
  facts: ModelFacts,
  price: ListedEntry['price'],
  statedOn: ListedEntry['statedOn'] = null,
): ListedEntry => ({ entry, candidates: [id], addAs: free ? null : id, facts, price, statedOn });

export const openRouter: PriceListFormat = {
  id: 'openrouter',
  publisher: 'OpenRouter (models)',
  source: 'OpenRouter models listing',
  certainty: 'listing',
  recognise: (json) => {
    const entries = openRouterEntries(json);
    return entries && { entries: entries.length, read: () => readOpenRouter(entries) };
  },
};
