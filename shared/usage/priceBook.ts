/** What tokens cost: from a price file of one's own, or from the catalog. Never fitted to a bill. */
import { priceInUse } from '../catalog/chooseOffer.ts';
import type { Model, Price } from '../catalog/model.ts';
import { type PriceChoice, usualPrices } from '../catalog/priceChoice.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { fileRefusalsWords } from '../words/fileRefusals.ts';
import { isRecord } from './fields.ts';
import { promptOf, type UsageRecord } from './record.ts';
import { type KnownModels, knownModels } from './resolveModel.ts';

/** Prices per token, in the book's currency. */
export interface TokenPrice {
  input: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  output: number;
  /** What batch costs of it; half where no price says otherwise. */
  batchFactor: number;
  /** The whole request is priced at the tier its prompt reaches. */
  tiers: { minPromptTokens: number; price: TokenPrice }[];
}

export interface PriceBook {
  kind: 'file' | 'catalog';
  name: string;
  currency: string;
  known: KnownModels;
  /** The models it prices, by the names it has for them. */
  ids: readonly string[];
  priceOf(id: string): TokenPrice | null;
}

const batchUsual = 0.5;

const unclear = (name: string, why: string): Answer<never> =>
  refuse(
    'usagePricesUnclear',
    fileRefusalsWords.usagePricesUnclear.en.replace('{{name}}', name).replace('{{why}}', why),
    { name, why },
  );

const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

const priceIn = (given: Record<string, unknown>, per: number): TokenPrice | null => {
  const [input, output] = [amount(given.input), amount(given.output)];
  if (input === null || output === null) return null;
  const own = (value: unknown, fallback: number): number => (amount(value) ?? fallback) / per;
  const tiers = Array.isArray(given.tiers) ? given.tiers.filter(isRecord) : [];
  return {
    input: input / per,
    output: output / per,
    cacheRead: own(given.cache_read, input),
    cacheWrite5m: own(given.cache_write_5m ?? given.cache_write, input),
    cacheWrite1h: own(given.cache_write_1h ?? given.cache_write_5m ?? given.cache_write, input),
    batchFactor: amount(given.batch) ?? batchUsual,
    tiers: tiers.flatMap((tier) => {
      const price = priceIn({ ...given, ...tier, tiers: undefined }, per);
      const min = amount(tier.min_prompt_tokens);
      return price === null || min === null ? [] : [{ minPromptTokens: min, price }];
    }),
  };
};

/**
 * A price file: {"currency", "per", "models": {id: {input, cache_read, cache_write_5m, cache_write_1h, output, batch?,
 * tiers?: [{min_prompt_tokens, ...}]}}}, `batch` the share of the price that a batch request costs. Refusal:
 * usagePricesUnclear.
 */
export const readPriceFile = (name: string, text: string): Answer<PriceBook> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return unclear(name, error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(parsed) || !isRecord(parsed.models)) return unclear(name, '"models" is missing');
  const per = parsed.per === undefined ? 1_000_000 : amount(parsed.per);
  if (per === null || per === 0) return unclear(name, '"per" is not a number above 0');
  const prices = new Map<string, TokenPrice>();
  for (const [id, given] of Object.entries(parsed.models)) {
    const price = isRecord(given) ? priceIn(given, per) : null;
    if (price === null) return unclear(name, `"${id}" needs numbers "input" and "output" of 0 or more`);
    prices.set(id, price);
  }
  const currency = typeof parsed.currency === 'string' ? parsed.currency.toUpperCase() : 'USD';
  return answer({
    kind: 'file',
    name,
    currency,
    known: knownModels(prices.keys(), false),
    ids: [...prices.keys()],
    priceOf: (id) => prices.get(id) ?? null,
  });
};

const perMillion = 1_000_000;

const catalogPrice = (price: Price): TokenPrice => {
  const base = (
    from: Pick<
      Price,
      'promptUsdPerM' | 'completionUsdPerM' | 'cacheReadUsdPerM' | 'cacheWriteUsdPerM' | 'cacheWriteHourUsdPerM'
    >,
  ) => {
    const write = (from.cacheWriteUsdPerM ?? from.promptUsdPerM) / perMillion;
    return {
      input: from.promptUsdPerM / perMillion,
      output: from.completionUsdPerM / perMillion,
      cacheRead: (from.cacheReadUsdPerM ?? from.promptUsdPerM) / perMillion,
      cacheWrite5m: write,
      cacheWrite1h: from.cacheWriteHourUsdPerM === null ? write : from.cacheWriteHourUsdPerM / perMillion,
    };
  };
  const batchFactor =
    price.batchPromptUsdPerM !== null && price.promptUsdPerM > 0
      ? price.batchPromptUsdPerM / price.promptUsdPerM
      : price.batchDiscount !== null
        ? 1 - price.batchDiscount
        : 1;
  return {
    ...base(price),
    batchFactor,
    tiers:
      price.tierMode === 'marginal'
        ? []
        : price.tiers.map((tier) => ({
            minPromptTokens: tier.minPromptTokens,
            price: { ...base(tier), batchFactor, tiers: [] },
          })),
  };
};

/** The catalog's newest prices, in USD, of the offers that `choice` picks. Kinds of token without a price of their own cost as input does. */
export const catalogBook = (models: readonly Model[], choice: PriceChoice = usualPrices): PriceBook => {
  const prices = new Map(
    models.flatMap((model): [string, TokenPrice][] => {
      const price = priceInUse(model, choice);
      return price === null ? [] : [[model.id, catalogPrice(price)]];
    }),
  );
  return {
    kind: 'catalog',
    name: 'catalog',
    currency: 'USD',
    known: knownModels(
      models.map(({ id }) => id),
      true,
      models.flatMap(({ id, huggingFaceId }) => (huggingFaceId === null ? [] : [[huggingFaceId, id] as const])),
    ),
    ids: [...prices.keys()],
    priceOf: (id) => prices.get(id) ?? null,
  };
};

/** The price a record's tokens have: of the tier its prompt reaches, where it is one request or says its band. */
export const tierOf = (price: TokenPrice, record: UsageRecord): TokenPrice => {
  if (price.tiers.length === 0) return price;
  const reached = price.tiers
    .filter(({ minPromptTokens }) =>
      record.isLongContext === null
        ? record.grain === 'request' && promptOf(record) >= minPromptTokens
        : record.isLongContext,
    )
    .sort((a, b) => b.minPromptTokens - a.minPromptTokens)[0];
  return reached?.price ?? price;
};

/** What a record's tokens cost at a price; writes whose lifetime is unknown as the short ones. */
export const costAt = (price: TokenPrice, record: UsageRecord): number =>
  (record.inputUncached * price.input +
    record.cacheRead * price.cacheRead +
    ((record.cacheWrite5m ?? 0) + record.cacheWriteUnsplit) * price.cacheWrite5m +
    (record.cacheWrite1h ?? 0) * price.cacheWrite1h +
    record.output * price.output) *
  (record.tier === 'batch' ? price.batchFactor : 1);
