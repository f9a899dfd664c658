/** models.dev's api.json: models by provider, prices as numbers in USD per million tokens. */
import {
  cacheReadNames,
  cacheWriteHourNames,
  cacheWriteNames,
  currencyOf,
  dateOf,
  entryName,
  fieldOf,
  figureOf,
  figureUnder,
  idOf,
  isFields,
  textOf,
  textsOf,
  tokensOf,
  yesNoOf,
} from './fields.ts';
import { authorOf, isForWork, isMovingName, regionInName, slugsOf } from './names.ts';
import { listedAs, listingId } from './openRouter.ts';
import type { ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, type RawPrice, type RawTier } from './prices.ts';
import { hostOf, maker, openRouterListing } from './sellers.ts';

interface ModelsDevEntry {
  provider: string;
  /** What the list calls the provider, where it says. */
  providerName: string | null;
  model: string;
  entry: unknown;
}

const modelsDevEntries = (json: unknown): ModelsDevEntry[] | null => {
  if (!isFields(json)) return null;
  const providers = Object.entries(json);
  if (!providers.some(([id, provider]) => fieldOf(provider, 'id') === id && isFields(fieldOf(provider, 'models'))))
    return null;
  return providers.flatMap(([id, provider]) => {
    const models = fieldOf(provider, 'models');
    return isFields(models)
      ? Object.entries(models).map(([model, entry]) => ({
          provider: id,
          providerName: textOf(fieldOf(provider, 'name'), 100),
          model,
          entry,
        }))
      : [];
  });
};

const rawPrice = (cost: unknown): RawPrice => {
  const tier = (from: unknown, minPromptTokens: number | null, edge: RawTier['edge'] = null): RawTier => ({
    minPromptTokens,
    edge,
    prompt: figureOf(from, 'input'),
    completion: figureOf(from, 'output'),
    cacheRead: figureUnder(from, cacheReadNames),
    cacheWrite: figureUnder(from, cacheWriteNames),
    cacheWriteHour: figureUnder(from, cacheWriteHourNames),
  });
  const tiers = fieldOf(cost, 'tiers');
  const over = fieldOf(cost, 'context_over_200k');
  return {
    currency: currencyOf(cost),
    prompt: figureOf(cost, 'input'),
    completion: figureOf(cost, 'output'),
    cacheRead: figureUnder(cost, cacheReadNames),
    cacheWrite: figureUnder(cost, cacheWriteNames),
    cacheWriteHour: figureUnder(cost, cacheWriteHourNames),
    reasoning: figureOf(cost, 'reasoning'),
    audioPrompt: figureOf(cost, 'input_audio'),
    requestFeeUsd: figureOf(cost, 'request'),
    tiers: Array.isArray(tiers)
      ? tiers
          .slice(0, 20)
          .filter((each) => (fieldOf(fieldOf(each, 'tier'), 'type') ?? 'context') === 'context')
          .map((each) => tier(each, tokensOf(fieldOf(fieldOf(each, 'tier'), 'size'))))
      : isFields(over)
        ? [tier(over, 200_000, 'more-than')]
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

const readEntry = ({ provider, providerName, model, entry }: ModelsDevEntry): ReadEntry => {
  const name = entryName(`${provider}/${model}`);
  const skip = (reason: SkipReason) => ({ entry: name, reason });
  if (!isFields(entry)) return skip('skipNotAModel');
  const outputs = fieldOf(fieldOf(entry, 'modalities'), 'output');
  if (Array.isArray(outputs) && (outputs.length !== 1 || outputs[0] !== 'text')) return skip('skipNotText');
  if (!isForWork(model)) return skip('skipNotForWork');
  const raw = rawPrice(fieldOf(entry, 'cost'));
  const facts = factsOf(entry);
  if (provider === 'openrouter') {
    const listing = listingId(model);
    if (typeof listing === 'string') return skip(listing);
    const price = listedPrice(raw, { basis: 'models-dev-openrouter', seller: openRouterListing, free: listing.free });
    return typeof price === 'string' ? skip(price) : listedAs(name, listing, facts, price);
  }
  if (isMovingName(model)) return skip('skipAlias');
  const author = authorOf(provider);
  const host = author === null ? hostOf(provider, providerName) : maker;
  if (host === null) return skip('skipNotAModel');
  const seller = author === null ? { ...host, region: regionInName(model) } : host;
  const price = listedPrice(raw, { basis: author === null ? 'models-dev-host' : 'models-dev-vendor', seller });
  if (typeof price === 'string') return skip(price);
  const own = author === null ? null : idOf(`${author}/${model}`);
  const meant = author === null ? { candidates: [], slugs: slugsOf(model) } : { candidates: own === null ? [] : [own] };
  return { entry: name, ...meant, addAs: null, facts, price, statedOn: null };
};

export const modelsDev: PriceListFormat = {
  id: 'models-dev',
  publisher: 'models.dev',
  source: 'models.dev',
  certainty: 'third-party',
  recognise: (json) => {
    const entries = modelsDevEntries(json);
    return entries && { entries: entries.length, read: () => entries.map(readEntry) };
  },
};
