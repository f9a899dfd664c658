/** models.dev's api.json: models by provider, prices as numbers in USD per million tokens. */
import { modelId } from '../../foundation/ids.ts';
import {
  currencyOf,
  dateOf,
  entryName,
  fieldOf,
  figureOf,
  isFields,
  textOf,
  textsOf,
  tokensOf,
  yesNoOf,
} from './fields.ts';
import { authorOf, isForWork, isMovingName } from './names.ts';
import { listedAs, listingId } from './openRouter.ts';
import type { ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, type RawPrice, type RawTier } from './prices.ts';

const modelsDevEntries = (json: unknown): [provider: string, model: string, entry: unknown][] | null => {
  if (!isFields(json)) return null;
  const providers = Object.entries(json);
  if (!providers.some(([id, provider]) => fieldOf(provider, 'id') === id && isFields(fieldOf(provider, 'models'))))
    return null;
  return providers.flatMap(([id, provider]) => {
    const models = fieldOf(provider, 'models');
    return isFields(models)
      ? Object.entries(models).map(([model, entry]): [string, string, unknown] => [id, model, entry])
      : [];
  });
};

const rawPrice = (cost: unknown): RawPrice => {
  const tier = (from: unknown, minPromptTokens: number | null): RawTier => ({
    minPromptTokens,
    prompt: figureOf(from, 'input'),
    completion: figureOf(from, 'output'),
    cacheRead: figureOf(from, 'cache_read') ?? figureOf(from, 'cached_input'),
    cacheWrite: figureOf(from, 'cache_write') ?? figureOf(from, 'cached_write'),
  });
  const tiers = fieldOf(cost, 'tiers');
  const over = fieldOf(cost, 'context_over_200k');
  return {
    currency: currencyOf(cost),
    prompt: figureOf(cost, 'input'),
    completion: figureOf(cost, 'output'),
    cacheRead: figureOf(cost, 'cache_read') ?? figureOf(cost, 'cached_input'),
    cacheWrite: figureOf(cost, 'cache_write') ?? figureOf(cost, 'cached_write'),
    requestFeeUsd: figureOf(cost, 'request'),
    tiers: Array.isArray(tiers)
      ? tiers
          .slice(0, 20)
          .filter((each) => (fieldOf(fieldOf(each, 'tier'), 'type') ?? 'context') === 'context')
          .map((each) => tier(each, tokensOf(fieldOf(fieldOf(each, 'tier'), 'size'))))
      : isFields(over)
        ? [tier(over, 200_000)]
        : [],
  };
};

const factsOf = (entry: unknown): ModelFacts => {
  const name = textOf(fieldOf(entry, 'name'));
  return {
    ...(name === null ? {} : { name }),
    openWeights: yesNoOf(fieldOf(entry, 'open_weights')),
    contextTokens: tokensOf(fieldOf(fieldOf(entry, 'limit'), 'context')),
    maxOutputTokens: tokensOf(fieldOf(fieldOf(entry, 'limit'), 'output')),
    inputModalities: textsOf(fieldOf(fieldOf(entry, 'modalities'), 'input')),
    toolCalling: yesNoOf(fieldOf(entry, 'tool_call')),
    structuredOutput: yesNoOf(fieldOf(entry, 'structured_output')),
    reasoning: yesNoOf(fieldOf(entry, 'reasoning')),
    releaseDate: dateOf(fieldOf(entry, 'release_date')),
  };
};

const readModelsDev = (entries: readonly [string, string, unknown][]): ReadEntry[] =>
  entries.map(([provider, model, entry]): ReadEntry => {
    const name = entryName(`${provider}/${model}`);
    const skip = (reason: SkipReason) => ({ entry: name, reason });
    if (!isFields(entry)) return skip('skipNotAModel');
    const isOpenRouter = provider === 'openrouter';
    const author = isOpenRouter ? null : authorOf(provider);
    if (!isOpenRouter && author === null) return skip('skipOtherHost');
    const outputs = fieldOf(fieldOf(entry, 'modalities'), 'output');
    if (Array.isArray(outputs) && (outputs.length !== 1 || outputs[0] !== 'text')) return skip('skipNotText');
    if (!isForWork(model)) return skip('skipNotForWork');
    const listing = isOpenRouter ? listingId(model) : null;
    if (typeof listing === 'string') return skip(listing);
    if (listing === null && isMovingName(model)) return skip('skipAlias');
    const raw = rawPrice(fieldOf(entry, 'cost'));
    const price = listedPrice(raw, listing ? 'models-dev-openrouter' : 'models-dev-vendor', listing?.free ?? false);
    if (typeof price === 'string') return skip(price);
    if (listing) return listedAs(name, listing, factsOf(entry), price);
    return {
      entry: name,
      candidates: [modelId(`${author}/${model}`)],
      addAs: null,
      facts: factsOf(entry),
      price,
      statedOn: null,
    };
  });

export const modelsDev: PriceListFormat = {
  id: 'models-dev',
  publisher: 'models.dev',
  source: 'models.dev',
  recognise: (json) => {
    const entries = modelsDevEntries(json);
    return entries && { entries: entries.length, read: () => readModelsDev(entries) };
  },
};
