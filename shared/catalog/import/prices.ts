/** Prices of a list in our units, with the traps of lists taken out: float noise, zero that means unknown, -1 that means varies. */
import { newPrice, newTier, type PriceTier, priceSchema } from '../model.ts';
import type { ListedPrice, SkipReason } from './priceList.ts';

/** `0.00000100000000000000015` per token is meant as one dollar per million: twelve digits are more than any price has. */
const withoutNoise = (value: number): number => Number(value.toPrecision(12));

/** Three orders above what models cost: beyond it a list's unit is another than it seems. USD per million tokens. */
const absurdUsdPerM = 10_000;

export const perMillion = (usdPerToken: number | null): number | null =>
  usdPerToken === null ? null : withoutNoise(usdPerToken * 1e6);

/** The raw figures of one entry, USD per million tokens; null: the list does not say; NaN: what it says is no number. */
export interface RawPrice {
  /** The currency the list states; none is USD. */
  currency?: string | null;
  prompt: number | null;
  completion: number | null;
  cacheRead?: number | null;
  cacheWrite?: number | null;
  batchPrompt?: number | null;
  batchCompletion?: number | null;
  requestFeeUsd?: number | null;
  webSearchUsdPerCall?: number | null;
  promoDiscount?: number | null;
  tiers?: RawTier[];
}

export interface RawTier {
  minPromptTokens: number | null;
  prompt: number | null;
  completion: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
}

/** A zero beside a price means "not listed" in every list read; free reading from cache is not told apart. */
const positive = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && value > 0 ? value : null;

const batchOf = (raw: RawPrice, prompt: number, completion: number) => {
  const [batchPrompt, batchCompletion] = [positive(raw.batchPrompt), positive(raw.batchCompletion)];
  if (batchPrompt === null || batchCompletion === null)
    return { batchDiscount: null, batchPromptUsdPerM: null, batchCompletionUsdPerM: null };
  const discount = withoutNoise(1 - batchPrompt / prompt);
  const uniform = discount > 0 && Math.abs(1 - batchCompletion / completion - discount) < 1e-6;
  return uniform
    ? { batchDiscount: discount, batchPromptUsdPerM: null, batchCompletionUsdPerM: null }
    : { batchDiscount: null, batchPromptUsdPerM: batchPrompt, batchCompletionUsdPerM: batchCompletion };
};

/** A tier that leaves prompt or completion out keeps the base price's; what cache costs in it stays unsaid. */
const tiersOf = (raw: RawPrice, prompt: number, completion: number): PriceTier[] =>
  (raw.tiers ?? []).map((tier) =>
    newTier({
      minPromptTokens: Math.round(tier.minPromptTokens ?? 0),
      promptUsdPerM: positive(tier.prompt) ?? prompt,
      completionUsdPerM: positive(tier.completion) ?? completion,
      cacheReadUsdPerM: positive(tier.cacheRead),
      cacheWriteUsdPerM: positive(tier.cacheWrite),
    }),
  );

const figuresOf = ({ tiers, currency: _currency, ...figures }: RawPrice): number[] =>
  [...Object.values(figures), ...(tiers ?? []).flatMap((tier) => Object.values(tier))].filter(
    (figure): figure is number => typeof figure === 'number',
  );

/** Output below input, reading a cache above prompting, a long prompt below a short one: figures in each other's place. */
const isInverted = ({ cacheRead, tiers }: RawPrice, prompt: number, completion: number): boolean =>
  completion < prompt ||
  (cacheRead ?? 0) > prompt ||
  (tiers ?? []).some(
    (tier) =>
      (positive(tier.prompt) ?? prompt) < prompt ||
      (positive(tier.completion) ?? completion) < completion ||
      (tier.cacheRead ?? 0) > (positive(tier.prompt) ?? prompt),
  );

const tiersAscend = (tiers: readonly RawTier[]): boolean =>
  tiers.every(
    ({ minPromptTokens }, i) =>
      minPromptTokens !== null && minPromptTokens > Math.max(0, tiers[i - 1]?.minPromptTokens ?? 0),
  );

/** What makes a price one that must not land, as a whole: part of a price is a wrong price. */
const faultOf = (raw: RawPrice, prompt: number, completion: number): SkipReason | null => {
  const figures = figuresOf(raw);
  const perToken = [prompt, completion, raw.cacheRead, raw.cacheWrite, raw.batchPrompt, raw.batchCompletion].concat(
    (raw.tiers ?? []).flatMap((tier) => [tier.prompt, tier.completion, tier.cacheRead, tier.cacheWrite]),
  );
  if (figures.some(Number.isNaN)) return 'skipUnreadablePrice';
  if (figures.some((figure) => figure < 0)) return 'skipNegativePrice';
  if (perToken.some((figure) => (figure ?? 0) > absurdUsdPerM)) return 'skipAbsurdPrice';
  if (!tiersAscend(raw.tiers ?? [])) return 'skipTiersOutOfOrder';
  return isInverted(raw, prompt, completion) ? 'skipInvertedPrice' : null;
};

/** Lists write -1 per token where a router charges what the model it picks charges. */
const varies = -1e6;

const tierNote = 'Tiers are read as pricing the whole request once its prompt reaches the threshold.';

/** A price that can be kept, or why not. `free`: the entry is a listing that is free by name, so zero is its price. */
export const listedPrice = (raw: RawPrice, basis: string, free = false): ListedPrice | SkipReason => {
  const { prompt, completion } = raw;
  if (prompt === null || completion === null || Number.isNaN(prompt) || Number.isNaN(completion)) return 'skipNoPrice';
  if (prompt === varies || completion === varies) return 'skipPriceVaries';
  if (raw.currency && raw.currency.toUpperCase() !== 'USD') return 'skipOtherCurrency';
  const fault = faultOf(raw, prompt, completion);
  // A figure that is zero where the other is not is missing, not inverted.
  if (fault !== null && fault !== 'skipInvertedPrice') return fault;
  if (!free && (prompt === 0 || completion === 0)) return 'skipZeroPrice';
  if (fault !== null) return fault;
  const tiers = tiersOf(raw, prompt, completion);
  const promo = raw.promoDiscount ?? 0;
  const discounted = promo > 0 && promo < 1;
  // The day and the source are the file's: `planImport` adds them.
  const listed = newPrice({
    promptUsdPerM: prompt,
    completionUsdPerM: completion,
    cacheReadUsdPerM: positive(raw.cacheRead),
    cacheWriteUsdPerM: positive(raw.cacheWrite),
    ...batchOf(raw, prompt, completion),
    requestFeeUsd: positive(raw.requestFeeUsd),
    webSearchUsdPerCall: positive(raw.webSearchUsdPerCall),
    tiers,
    promoDiscount: discounted ? promo : null,
    undiscountedPromptUsdPerM: discounted ? withoutNoise(prompt / (1 - promo)) : null,
    undiscountedCompletionUsdPerM: discounted ? withoutNoise(completion / (1 - promo)) : null,
    basis,
    asOf: '2000-01-01',
    source: '',
    note: tiers.length > 0 ? tierNote : null,
  });
  const { asOf: _asOf, source: _source, ...price } = listed;
  return priceSchema.safeParse(listed).success ? price : 'skipUnreadablePrice';
};
