/**
 * pydantic/genai-prices (data.json and data_slim.json): providers with models, prices in USD per million tokens, some of
 * them from a day on. Its schema says what a tier means: beyond the threshold every token of the request pays the tier.
 */
import {
  currencyOf,
  dateOf,
  entryName,
  type Fields,
  fieldOf,
  figureOf,
  idOf,
  isFields,
  textOf,
  tokensOf,
} from './fields.ts';
import { authorOf, isForWork, isMovingName, regionInName, slugsOf } from './names.ts';
import { listedAs, listingId } from './openRouter.ts';
import type { ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, type RawPrice } from './prices.ts';
import { hostOf, maker, openRouterListing } from './sellers.ts';

interface GenaiEntry {
  provider: string;
  providerName: string | null;
  entry: unknown;
}

const genaiPricesEntries = (json: unknown): GenaiEntry[] | null => {
  const providers = Array.isArray(json) ? json : fieldOf(json, 'providers');
  if (!Array.isArray(providers)) return null;
  const entries = providers.flatMap((provider): GenaiEntry[] => {
    const [id, models] = [fieldOf(provider, 'id'), fieldOf(provider, 'models')];
    if (!Array.isArray(models) || typeof id !== 'string') return [];
    const providerName = textOf(fieldOf(provider, 'name'), 100);
    return models.map((entry) => ({ provider: id, providerName, entry }));
  });
  return entries.some(({ entry }) => fieldOf(entry, 'prices') !== undefined) ? entries : null;
};

const constraintOf = (dated: unknown, name: string): unknown => fieldOf(fieldOf(dated, 'constraint'), name);

/** The last of the dated prices that has started by `asOf`, and the hours with prices of their own that come after it. */
const pricesOn = (prices: unknown, asOf: string): { prices: unknown; hours: unknown[] } => {
  if (!Array.isArray(prices)) return { prices, hours: [] };
  const hasHours = (each: unknown): boolean => constraintOf(each, 'start_time') !== undefined;
  const last = prices.findLastIndex((each) => {
    if (hasHours(each)) return false;
    const start = constraintOf(each, 'start_date');
    return start === undefined || start === null || (typeof start === 'string' && start <= asOf);
  });
  const at = Math.max(0, last);
  return { prices: fieldOf(prices[at], 'prices'), hours: prices.slice(at + 1).filter(hasHours) };
};

/** `00:30:00Z` as 00:30; null where it is written otherwise. */
const timeOf = (value: unknown): string | null =>
  typeof value === 'string' ? (/^(\d\d:\d\d)(?::00)?Z?$/.exec(value)?.[1] ?? null) : null;

const tierList = (value: unknown): Fields[] => {
  const tiers = fieldOf(value, 'tiers');
  return Array.isArray(tiers) ? tiers.slice(0, 20).filter(isFields) : [];
};

/** The price of one kind of token for prompts of at least `from` tokens. */
const figureFrom = (prices: unknown, kind: string, from: number): number | null => {
  const value = fieldOf(prices, kind);
  if (!isFields(value)) return figureOf(prices, kind);
  let figure = figureOf(value, 'base');
  for (const tier of tierList(value))
    if ((tokensOf(tier.start) ?? Infinity) <= from) figure = figureOf(tier, 'price') ?? figure;
  return figure;
};

const kinds = ['input_mtok', 'output_mtok', 'cache_read_mtok', 'cache_write_mtok'] as const;

const figuresFrom = (prices: unknown, from: number) => ({
  prompt: figureFrom(prices, 'input_mtok', from),
  completion: figureFrom(prices, 'output_mtok', from),
  cacheRead: figureFrom(prices, 'cache_read_mtok', from),
  cacheWrite: figureFrom(prices, 'cache_write_mtok', from),
});

const rawPrice = (prices: unknown, hours: readonly unknown[]): RawPrice => {
  const at = (from: number) => figuresFrom(prices, from);
  const startsByKind = kinds.map((kind) => tierList(fieldOf(prices, kind)).map((tier) => tokensOf(tier.start)));
  const inOrder = startsByKind.every((starts) =>
    starts.every((start, i) => start !== null && start > (starts[i - 1] ?? 0)),
  );
  // Kinds have thresholds of their own: together they are put in order, unless one was out of its own.
  const starts = inOrder ? [...new Set(startsByKind.flat())].sort((a, b) => (a ?? 0) - (b ?? 0)) : startsByKind.flat();
  const perThousandRequests = figureOf(prices, 'requests_kcount');
  return {
    currency: currencyOf(prices),
    ...at(0),
    audioPrompt: figureFrom(prices, 'input_audio_mtok', 0),
    requestFeeUsd: perThousandRequests === null ? null : perThousandRequests / 1000,
    tiers: starts.map((start) => ({ minPromptTokens: start, edge: 'more-than', ...at(start ?? 0) })),
    bands: hours.map((each) => ({
      fromUtc: timeOf(constraintOf(each, 'start_time')),
      toUtc: timeOf(constraintOf(each, 'end_time')),
      ...figuresFrom(fieldOf(each, 'prices'), 0),
    })),
  };
};

/** Other names the list holds to be exactly this model. Its looser patterns (starts with, contains) are not followed. */
const exactNames = (clause: unknown, depth = 0): string[] => {
  const equals = fieldOf(clause, 'equals');
  if (typeof equals === 'string') return [equals];
  const any = fieldOf(clause, 'or');
  return Array.isArray(any) && depth < 3 ? any.slice(0, 50).flatMap((each) => exactNames(each, depth + 1)) : [];
};

const readEntry = ({ provider, providerName, entry }: GenaiEntry, asOf: string): ReadEntry => {
  const id = fieldOf(entry, 'id');
  const name = entryName(`${provider}/${typeof id === 'string' ? id : ''}`);
  const skip = (reason: SkipReason) => ({ entry: name, reason });
  if (!isFields(entry) || typeof id !== 'string') return skip('skipNotAModel');
  if (!isForWork(id)) return skip('skipNotForWork');
  const { prices, hours } = pricesOn(fieldOf(entry, 'prices'), asOf);
  const raw = rawPrice(prices, hours);
  const displayName = textOf(fieldOf(entry, 'name'));
  const facts: ModelFacts = {
    ...(displayName === null ? {} : { name: displayName }),
    contextTokens: tokensOf(fieldOf(entry, 'context_window')),
  };
  const statedOn = dateOf(fieldOf(entry, 'prices_checked'));
  if (provider === 'openrouter') {
    const listing = listingId(id);
    if (typeof listing === 'string') return skip(listing);
    const price = listedPrice(raw, { basis: 'genai-prices-openrouter', seller: openRouterListing, free: listing.free });
    return typeof price === 'string' ? skip(price) : listedAs(name, listing, facts, price, statedOn);
  }
  // A name that moves prices nothing, not even by the other names of what it points at just now.
  if (isMovingName(id)) return skip('skipAlias');
  const author = authorOf(provider);
  const host = author === null ? hostOf(provider, providerName) : maker;
  if (host === null) return skip('skipNotAModel');
  const seller = author === null ? { ...host, region: regionInName(id) } : host;
  const price = listedPrice(raw, { basis: author === null ? 'genai-prices-host' : 'genai-prices-vendor', seller });
  if (typeof price === 'string') return skip(price);
  const names = [id, ...exactNames(fieldOf(entry, 'match'))].filter((slug) => !isMovingName(slug));
  const meant =
    author === null
      ? { candidates: [], slugs: slugsOf(id) }
      : { candidates: names.flatMap((slug) => idOf(`${author}/${slug}`) ?? []) };
  return { entry: name, ...meant, addAs: null, facts, price, statedOn };
};

export const genaiPrices: PriceListFormat = {
  id: 'genai-prices',
  publisher: 'pydantic genai-prices',
  source: 'pydantic/genai-prices',
  certainty: 'third-party',
  recognise: (json, asOf) => {
    const entries = genaiPricesEntries(json);
    return entries && { entries: entries.length, read: () => entries.map((entry) => readEntry(entry, asOf)) };
  },
};
