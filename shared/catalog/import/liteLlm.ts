/** LiteLLM's price file: one object by model name, prices as numbers in USD per token, many of them of other hosts. */
import { modelId } from '../../foundation/ids.ts';
import {
  currencyOf,
  entryName,
  type Fields,
  fieldOf,
  figureOf,
  isFields,
  numberOf,
  textOf,
  tokensOf,
  yesNoOf,
} from './fields.ts';
import { authorOf, isForWork, isMovingName } from './names.ts';
import { listedAs, listingId } from './openRouter.ts';
import type { ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, perMillion, type RawPrice, type RawTier } from './prices.ts';

const liteLlmEntries = (json: unknown): [string, unknown][] | null => {
  if (!isFields(json)) return null;
  const entries = Object.entries(json);
  return entries.some(([, value]) => typeof fieldOf(value, 'litellm_provider') === 'string') ? entries : null;
};

const rate = (from: unknown, name: string): number | null => perMillion(figureOf(from, name));

/** Reading from cache has one name with most vendors and another with DeepSeek. */
const cacheReadRate = (from: unknown, end = ''): number | null =>
  rate(from, `cache_read_input_token_cost${end}`) ?? rate(from, `input_cost_per_token_cache_hit${end}`);

const tierKey =
  /^(?:input_cost_per_token|output_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost)_above_(\d{1,6})k_tokens$/;

/** The thresholds any of an entry's figures names, in thousands of tokens, ascending: keys of an object have no order. */
const thresholdsOf = (entry: Fields): number[] =>
  [...new Set(Object.keys(entry).flatMap((name) => tierKey.exec(name)?.[1] ?? []))].map(Number).sort((a, b) => a - b);

/** `input_cost_per_token_above_200k_tokens` and its kin, or a list of ranges without any flat price. */
const rawPrice = (entry: Fields): RawPrice => {
  const ranges = fieldOf(entry, 'tiered_pricing');
  const steps = (Array.isArray(ranges) ? ranges : []).slice(0, 20).map((range): RawTier => {
    const limits = fieldOf(range, 'range');
    return {
      minPromptTokens: numberOf(Array.isArray(limits) ? limits[0] : null),
      prompt: rate(range, 'input_cost_per_token'),
      completion: rate(range, 'output_cost_per_token'),
      cacheRead: cacheReadRate(range),
      cacheWrite: rate(range, 'cache_creation_input_token_cost'),
    };
  });
  const first = steps.find((step) => step.minPromptTokens === 0);
  const above = thresholdsOf(entry).map((thousands): RawTier => {
    const end = `_above_${thousands}k_tokens`;
    return {
      minPromptTokens: thousands * 1000,
      prompt: rate(entry, `input_cost_per_token${end}`),
      completion: rate(entry, `output_cost_per_token${end}`),
      cacheRead: cacheReadRate(entry, end),
      cacheWrite: rate(entry, `cache_creation_input_token_cost${end}`),
    };
  });
  return {
    currency: currencyOf(entry),
    prompt: rate(entry, 'input_cost_per_token') ?? first?.prompt ?? null,
    completion: rate(entry, 'output_cost_per_token') ?? first?.completion ?? null,
    cacheRead: cacheReadRate(entry) ?? first?.cacheRead ?? null,
    cacheWrite: rate(entry, 'cache_creation_input_token_cost') ?? first?.cacheWrite ?? null,
    batchPrompt: rate(entry, 'input_cost_per_token_batches'),
    batchCompletion: rate(entry, 'output_cost_per_token_batches'),
    requestFeeUsd: figureOf(entry, 'input_cost_per_request'),
    webSearchUsdPerCall: figureOf(fieldOf(entry, 'search_context_cost_per_query'), 'search_context_size_medium'),
    // A first range elsewhere than first is left in, to be named as out of order.
    tiers: above.length > 0 ? above : first === steps[0] ? steps.slice(1) : steps,
  };
};

const factsOf = (entry: Fields): ModelFacts => ({
  contextTokens: tokensOf(fieldOf(entry, 'max_input_tokens')),
  maxOutputTokens: tokensOf(fieldOf(entry, 'max_output_tokens')),
  inputModalities: fieldOf(entry, 'supports_vision') === true ? ['text', 'image'] : ['text'],
  toolCalling: yesNoOf(fieldOf(entry, 'supports_function_calling')),
  structuredOutput: yesNoOf(fieldOf(entry, 'supports_response_schema')),
  reasoning: yesNoOf(fieldOf(entry, 'supports_reasoning')),
});

const readLiteLlm = (entries: readonly [string, unknown][]): ReadEntry[] =>
  entries.map(([key, entry]): ReadEntry => {
    const name = entryName(key);
    const skip = (reason: SkipReason) => ({ entry: name, reason });
    if (!isFields(entry) || key === 'sample_spec') return skip('skipNotAModel');
    const provider = textOf(fieldOf(entry, 'litellm_provider'));
    if (provider === null) return skip('skipNotAModel');
    const mode = fieldOf(entry, 'mode');
    if (mode !== 'chat' && mode !== 'responses') return skip('skipNotForWork');
    const outputs = fieldOf(entry, 'supported_output_modalities');
    if (Array.isArray(outputs) && outputs.some((output) => output !== 'text')) return skip('skipNotText');

    const isOpenRouter = provider === 'openrouter';
    const author = isOpenRouter ? null : authorOf(provider);
    if (!isOpenRouter && author === null) return skip('skipOtherHost');
    if (!isForWork(key)) return skip('skipNotForWork');
    if (isOpenRouter) {
      const listing = listingId(key.startsWith('openrouter/') ? key.slice('openrouter/'.length) : key);
      if (typeof listing === 'string') return skip(listing);
      const price = listedPrice(rawPrice(entry), 'litellm-openrouter', listing.free);
      return typeof price === 'string' ? skip(price) : listedAs(name, listing, factsOf(entry), price);
    }
    const slug = key.slice(key.lastIndexOf('/') + 1);
    if (isMovingName(slug)) return skip('skipAlias');
    if (slug.startsWith('ft:') || slug.includes(':')) return skip('skipVariant');
    const price = listedPrice(rawPrice(entry), 'litellm-vendor');
    if (typeof price === 'string') return skip(price);
    return {
      entry: name,
      candidates: [modelId(`${author}/${slug}`)],
      addAs: null,
      facts: factsOf(entry),
      price,
      statedOn: null,
    };
  });

export const liteLlm: PriceListFormat = {
  id: 'litellm',
  publisher: 'LiteLLM (model_prices)',
  source: 'LiteLLM price list',
  recognise: (json) => {
    const entries = liteLlmEntries(json);
    return entries && { entries: entries.length, read: () => readLiteLlm(entries) };
  },
};
