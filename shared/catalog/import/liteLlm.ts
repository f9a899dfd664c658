/** LiteLLM's price file: one object by model name, prices as numbers in USD per token, of makers, of OpenRouter and of other hosts. */
import {
  currencyOf,
  entryName,
  type Fields,
  fieldOf,
  figureOf,
  figureUnder,
  idOf,
  isFields,
  numberOf,
  textOf,
  tokensOf,
  yesNoOf,
} from './fields.ts';
import { authorOf, isForWork, isMovingName, regionInName, slugsOf, tunedFrom } from './names.ts';
import { listedAs, listingId } from './openRouter.ts';
import type { ListedEntry, ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, perMillion, type RawPrice, type RawTier, withoutNoise } from './prices.ts';
import { hostOf, maker, openRouterListing } from './sellers.ts';

const liteLlmEntries = (json: unknown): [string, unknown][] | null => {
  if (!isFields(json)) return null;
  const entries = Object.entries(json);
  return entries.some(([, value]) => typeof fieldOf(value, 'litellm_provider') === 'string') ? entries : null;
};

const rate = (from: unknown, name: string): number | null => perMillion(figureOf(from, name));

/** Reading from cache has one name with most vendors, another with DeepSeek, and others in the lists that copy this one. */
const cacheReads = [
  'cache_read_input_token_cost',
  'input_cost_per_token_cache_hit',
  'input_cost_per_token_cached',
  'input_cost_per_cached_token',
  'cached_input_cost_per_token',
  'cache_read_cost_per_token',
];

const cacheReadRate = (from: unknown, end = ''): number | null =>
  perMillion(
    figureUnder(
      from,
      cacheReads.map((name) => `${name}${end}`),
    ),
  );

/** Tiers of service that have prices of their own in an entry; `end` stands behind the names of their figures. */
const services = [
  { serviceTier: null, end: '' },
  { serviceTier: 'flex', end: '_flex' },
  { serviceTier: 'priority', end: '_priority' },
] as const;

const tierKey =
  /^(?:input_cost_per_token|output_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost)_above_(\d{1,6})k_tokens(_flex|_priority)?$/;

/** The thresholds any of an entry's figures names, in thousands of tokens, ascending: keys of an object have no order. */
const thresholdsOf = (entry: Fields, end: string): number[] => {
  const found = Object.keys(entry).flatMap((name) => {
    const [, thousands, ofService = ''] = tierKey.exec(name) ?? [];
    return thousands !== undefined && ofService === end ? [thousands] : [];
  });
  return [...new Set(found)].map(Number).sort((a, b) => a - b);
};

const figuresAt = (entry: unknown, end: string) => ({
  prompt: rate(entry, `input_cost_per_token${end}`),
  completion: rate(entry, `output_cost_per_token${end}`),
  cacheRead: cacheReadRate(entry, end),
  cacheWrite: rate(entry, `cache_creation_input_token_cost${end}`),
  cacheWriteHour: rate(entry, `cache_creation_input_token_cost_above_1hr${end}`),
});

/** A list of ranges without any flat price: what prompts of each size cost. */
const rangesOf = (entry: Fields): RawTier[] => {
  const ranges = fieldOf(entry, 'tiered_pricing');
  return (Array.isArray(ranges) ? ranges : []).slice(0, 20).map((range): RawTier => {
    const limits = fieldOf(range, 'range');
    return { minPromptTokens: numberOf(Array.isArray(limits) ? limits[0] : null), ...figuresAt(range, '') };
  });
};

/** `input_cost_per_token_above_200k_tokens` and its kin of one tier of service. */
const tiersAbove = (entry: Fields, end: string): RawTier[] =>
  thresholdsOf(entry, end).map((thousands) => ({
    minPromptTokens: thousands * 1000,
    edge: 'more-than',
    ...figuresAt(entry, `_above_${thousands}k_tokens${end}`),
  }));

const rawPrice = (entry: Fields): RawPrice => {
  const steps = rangesOf(entry);
  const first = steps.find((step) => step.minPromptTokens === 0);
  const above = tiersAbove(entry, '');
  const flat = figuresAt(entry, '');
  return {
    currency: currencyOf(entry),
    prompt: flat.prompt ?? first?.prompt ?? null,
    completion: flat.completion ?? first?.completion ?? null,
    cacheRead: flat.cacheRead ?? first?.cacheRead ?? null,
    cacheWrite: flat.cacheWrite ?? first?.cacheWrite ?? null,
    cacheWriteHour: flat.cacheWriteHour,
    reasoning: rate(entry, 'output_cost_per_reasoning_token'),
    batchPrompt: rate(entry, 'input_cost_per_token_batches'),
    batchCompletion: rate(entry, 'output_cost_per_token_batches'),
    batchCacheRead: cacheReadRate(entry, '_batches'),
    batchCacheWrite: rate(entry, 'cache_creation_input_token_cost_batches'),
    audioPrompt: rate(entry, 'input_cost_per_audio_token'),
    imageUsd: figureOf(entry, 'input_cost_per_image'),
    requestFeeUsd: figureOf(entry, 'input_cost_per_request'),
    ...toolFees(entry),
    requestsPerDay: figureOf(entry, 'rpd'),
    // A first range elsewhere than first is left in, to be named as out of order.
    tiers: above.length > 0 ? above : first === steps[0] ? steps.slice(1) : steps,
  };
};

/** What the seller's own tools cost: a web search, a search in files (listed by the thousand), a session that runs code. */
const toolFees = (entry: Fields): Pick<RawPrice, 'webSearchUsdPerCall' | 'fileSearchUsdPerCall' | 'codeSessionUsd'> => {
  const fileSearches = figureOf(entry, 'file_search_cost_per_1k_calls');
  return {
    webSearchUsdPerCall: figureOf(fieldOf(entry, 'search_context_cost_per_query'), 'search_context_size_medium'),
    fileSearchUsdPerCall: fileSearches === null ? null : withoutNoise(fileSearches / 1000),
    codeSessionUsd: figureOf(entry, 'code_interpreter_cost_per_session'),
  };
};

/** Flex and priority are rows of their own; what the seller's tools cost is the same there. */
const rawOfService = (entry: Fields, end: string): RawPrice => ({
  currency: currencyOf(entry),
  ...figuresAt(entry, end),
  ...toolFees(entry),
  tiers: tiersAbove(entry, end),
});

const factsOf = (entry: Fields): ModelFacts => ({
  contextTokens: tokensOf(fieldOf(entry, 'max_input_tokens')),
  maxOutputTokens: tokensOf(fieldOf(entry, 'max_output_tokens')),
  inputModalities: fieldOf(entry, 'supports_vision') === true ? ['text', 'image'] : ['text'],
  toolCalling: yesNoOf(fieldOf(entry, 'supports_function_calling')),
  structuredOutput: yesNoOf(fieldOf(entry, 'supports_response_schema')),
  reasoning: yesNoOf(fieldOf(entry, 'supports_reasoning')),
});

type Meant = Pick<ListedEntry, 'candidates' | 'addAs' | 'slugs' | 'base'>;

/** The models an entry of a maker or of a host may mean, or why it means none. */
const meantBy = (key: string, author: string | null): Meant | SkipReason => {
  const slug = key.slice(key.lastIndexOf('/') + 1);
  if (isMovingName(slug)) return 'skipAlias';
  if (key.includes('-commitment/')) return 'skipVariant';
  if (author === null) return { candidates: [], addAs: null, slugs: slugsOf(key) };
  const idsOf = (names: string[]) => names.map((name) => `${author}/${name}`).flatMap((id) => idOf(id) ?? []);
  const tuned = tunedFrom(slug);
  if (tuned !== null) return { candidates: idsOf([slug]), addAs: null, base: idsOf(tuned) };
  return slug.includes(':') ? 'skipVariant' : { candidates: idsOf([slug]), addAs: null };
};

/** An entry's price and, where it states them, those of other tiers of service. */
const readEntry = (key: string, entry: unknown): ReadEntry[] => {
  const name = entryName(key);
  const skip = (reason: SkipReason) => [{ entry: name, reason }];
  if (!isFields(entry) || key === 'sample_spec') return skip('skipNotAModel');
  const provider = textOf(fieldOf(entry, 'litellm_provider'), 100);
  if (provider === null) return skip('skipNotAModel');
  const mode = fieldOf(entry, 'mode');
  if (mode !== 'chat' && mode !== 'responses') return skip('skipNotForWork');
  const outputs = fieldOf(entry, 'supported_output_modalities');
  if (Array.isArray(outputs) && outputs.some((output) => output !== 'text')) return skip('skipNotText');
  if (!isForWork(key)) return skip('skipNotForWork');
  const facts = factsOf(entry);
  if (provider === 'openrouter') {
    const listing = listingId(key.startsWith('openrouter/') ? key.slice('openrouter/'.length) : key);
    if (typeof listing === 'string') return skip(listing);
    const price = listedPrice(rawPrice(entry), {
      basis: 'litellm-openrouter',
      seller: openRouterListing,
      free: listing.free,
    });
    return typeof price === 'string' ? skip(price) : [listedAs(name, listing, facts, price)];
  }
  const author = authorOf(provider);
  const seller = author === null ? hostOf(provider) : maker;
  const meant = meantBy(key, author);
  if (typeof meant === 'string') return skip(meant);
  if (seller === null) return skip('skipNotAModel');
  const basis = author === null ? 'litellm-host' : 'litellm-vendor';
  const sold = author === null ? { ...seller, region: regionInName(key) } : seller;
  return services.flatMap(({ serviceTier, end }): ReadEntry[] => {
    const raw = end === '' ? rawPrice(entry) : rawOfService(entry, end);
    if (end !== '' && raw.prompt === null && raw.completion === null) return [];
    const price = listedPrice(raw, { basis, seller: sold, serviceTier });
    if (typeof price === 'string') return skip(price);
    return [{ entry: name, ...meant, facts, price, statedOn: null }];
  });
};

export const liteLlm: PriceListFormat = {
  id: 'litellm',
  publisher: 'LiteLLM (model_prices)',
  source: 'LiteLLM price list',
  certainty: 'third-party',
  recognise: (json) => {
    const entries = liteLlmEntries(json);
    return entries && { entries: entries.length, read: () => entries.flatMap(([key, entry]) => readEntry(key, entry)) };
  },
};
