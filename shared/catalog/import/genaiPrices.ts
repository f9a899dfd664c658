/**
 * pydantic/genai-prices (data.json and data_slim.json): providers with models, prices in USD per million tokens, some of
 * them from a day on. Its schema says what a tier means: beyond the threshold every token of the request pays the tier.
 */
import { modelId } from '../../foundation/ids.ts';
import { currencyOf, dateOf, entryName, type Fields, fieldOf, figureOf, isFields, textOf, tokensOf } from './fields.ts';
import { authorOf, isForWork, isMovingName } from './names.ts';
import { listedAs, listingId } from './openRouter.ts';
import type { ModelFacts, PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice, type RawPrice } from './prices.ts';

const genaiPricesEntries = (json: unknown): [provider: string, entry: unknown][] | null => {
  const providers = Array.isArray(json) ? json : fieldOf(json, 'providers');
  if (!Array.isArray(providers)) return null;
  const entries = providers.flatMap((provider): [string, unknown][] => {
    const models = fieldOf(provider, 'models');
    const id = fieldOf(provider, 'id');
    return Array.isArray(models) && typeof id === 'string' ? models.map((model): [string, unknown] => [id, model]) : [];
  });
  return entries.some(([, model]) => fieldOf(model, 'prices') !== undefined) ? entries : null;
};

/** The last of the dated prices that has started by `asOf`; without any, the first. Prices by time of day are passed over. */
const pricesOn = (prices: unknown, asOf: string): unknown => {
  if (!Array.isArray(prices)) return prices;
  const started = prices.filter((each) => {
    const constraint = fieldOf(each, 'constraint');
    if (constraint === undefined || constraint === null) return true;
    const start = fieldOf(constraint, 'start_date');
    return typeof start === 'string' && start <= asOf;
  });
  return fieldOf(started.at(-1) ?? prices[0], 'prices');
};

const hasHours = (prices: unknown): boolean =>
  Array.isArray(prices) && prices.some((each) => fieldOf(fieldOf(each, 'constraint'), 'start_time') !== undefined);

const hoursNote = 'The list has other prices by time of day; this is the one that it gives without hours.';

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

const rawPrice = (prices: unknown): RawPrice => {
  const kinds = ['input_mtok', 'output_mtok', 'cache_read_mtok', 'cache_write_mtok'] as const;
  const at = (from: number) => {
    const [prompt, completion, cacheRead, cacheWrite] = kinds.map((kind) => figureFrom(prices, kind, from));
    return {
      prompt: prompt ?? null,
      completion: completion ?? null,
      cacheRead: cacheRead ?? null,
      cacheWrite: cacheWrite ?? null,
    };
  };
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
    requestFeeUsd: perThousandRequests === null ? null : perThousandRequests / 1000,
    tiers: starts.map((start) => ({ minPromptTokens: start, ...at(start ?? 0) })),
  };
};

/** Other names the list holds to be exactly this model. Its looser patterns (starts with, contains) are not followed. */
const exactNames = (clause: unknown, depth = 0): string[] => {
  const equals = fieldOf(clause, 'equals');
  if (typeof equals === 'string') return [equals];
  const any = fieldOf(clause, 'or');
  return Array.isArray(any) && depth < 3 ? any.slice(0, 50).flatMap((each) => exactNames(each, depth + 1)) : [];
};

const readGenaiPrices = (entries: readonly [string, unknown][], asOf: string): ReadEntry[] =>
  entries.map(([provider, entry]): ReadEntry => {
    const id = fieldOf(entry, 'id');
    const name = entryName(`${provider}/${typeof id === 'string' ? id : ''}`);
    const skip = (reason: SkipReason) => ({ entry: name, reason });
    if (!isFields(entry) || typeof id !== 'string') return skip('skipNotAModel');
    const isOpenRouter = provider === 'openrouter';
    const author = isOpenRouter ? null : authorOf(provider);
    if (!isOpenRouter && author === null) return skip('skipOtherHost');
    const listing = isOpenRouter ? listingId(id) : null;
    if (typeof listing === 'string') return skip(listing);
    // A name that moves prices nothing, not even by the other names of what it points at just now.
    if (listing === null && isMovingName(id)) return skip('skipAlias');
    if (!isForWork(id)) return skip('skipNotForWork');
    const slugs = [id, ...exactNames(fieldOf(entry, 'match'))].filter((slug) => !isMovingName(slug));
    const raw = rawPrice(pricesOn(fieldOf(entry, 'prices'), asOf));
    const basis = listing ? 'genai-prices-openrouter' : 'genai-prices-vendor';
    const listed = listedPrice(raw, basis, listing?.free ?? false);
    if (typeof listed === 'string') return skip(listed);
    const byHours = hasHours(fieldOf(entry, 'prices'));
    const price = byHours ? { ...listed, note: [listed.note, hoursNote].filter(Boolean).join(' ') } : listed;
    const displayName = textOf(fieldOf(entry, 'name'));
    const facts: ModelFacts = {
      ...(displayName === null ? {} : { name: displayName }),
      contextTokens: tokensOf(fieldOf(entry, 'context_window')),
    };
    const statedOn = dateOf(fieldOf(entry, 'prices_checked'));
    if (listing) return listedAs(name, listing, facts, price, statedOn);
    const candidates = slugs.map((slug) => modelId(`${author}/${slug}`));
    return { entry: name, candidates, addAs: null, facts, price, statedOn };
  });

export const genaiPrices: PriceListFormat = {
  id: 'genai-prices',
  publisher: 'pydantic genai-prices',
  source: 'pydantic/genai-prices',
  recognise: (json, asOf) => {
    const entries = genaiPricesEntries(json);
    return entries && { entries: entries.length, read: () => readGenaiPrices(entries, asOf) };
  },
};
