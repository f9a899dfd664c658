/** Prices of a list in our units, with the traps of lists taken out: float noise, zero that means unknown, -1 that means varies. */
import { newPrice, newTier, type Price, type PriceBand, type PriceTier, priceSchema } from '../model.ts';
import { haveCommonHour } from '../peakHours.ts';
import { absurdUsdPerM } from '../priceDoubts.ts';
import type { ListedPrice, SkipReason } from './priceList.ts';
import type { Seller } from './sellers.ts';

/** `0.00000100000000000000015` per token is meant as one dollar per million: twelve digits are more than any price has. */
/** A figure without the last bits that a multiplication leaves. */
export const withoutNoise = (value: number): number => Number(value.toPrecision(12));

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
  fileSearchUsdPerCall?: number | null;
  codeSessionUsd?: number | null;
  promoDiscount?: number | null;
  /** A cache kept for an hour where the other write is kept for minutes; and what keeping costs beside writing. */
  cacheWriteHour?: number | null;
  cacheStorage?: number | null;
  /** Thinking where it costs other than the answer. */
  reasoning?: number | null;
  batchCacheRead?: number | null;
  batchCacheWrite?: number | null;
  audioPrompt?: number | null;
  imageUsd?: number | null;
  requestsPerDay?: number | null;
  tiers?: RawTier[];
  batchTiers?: RawTier[];
  bands?: RawBand[];
}

/** Hours of the day, UTC `HH:MM`, with prices of their own; null where the list writes them otherwise. */
export interface RawBand {
  fromUtc: string | null;
  toUtc: string | null;
  prompt: number | null;
  completion: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
}

export interface RawTier {
  minPromptTokens: number | null;
  prompt: number | null;
  completion: number | null;
  cacheRead: number | null;
  cacheWrite: number | null;
  cacheWriteHour?: number | null;
  /** Left out where the list does not say it: the maker's usual meaning is then taken. */
  edge?: PriceTier['edge'];
}

/** What a price is of, beside its figures. */
export interface PriceOrigin {
  basis: string;
  seller: Seller;
  serviceTier?: Price['serviceTier'];
  /** The listing is free by name, so zero is its price. */
  free?: boolean;
}

/** A zero beside a price means "not listed" in every list read; free reading from cache is not told apart. */
const positive = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && value > 0 ? value : null;

/** Some lists name under images what one token of an image costs: no image costs so little. USD. */
const leastImageFee = 1e-5;

/** What is asked for an image; null where it is known by its tokens alone. */
const imageFee = (usd: number | null | undefined): number | null => {
  const fee = positive(usd);
  return fee === null || fee < leastImageFee ? null : fee;
};

/** Lists give what input and output cost in a batch: that cache and long prompts are as much cheaper, none of them says. */
const batchOf = (raw: RawPrice): Pick<Price, 'batchPromptUsdPerM' | 'batchCompletionUsdPerM'> => {
  const [prompt, completion] = [positive(raw.batchPrompt), positive(raw.batchCompletion)];
  return prompt === null || completion === null
    ? { batchPromptUsdPerM: null, batchCompletionUsdPerM: null }
    : { batchPromptUsdPerM: prompt, batchCompletionUsdPerM: completion };
};

/** A tier that leaves prompt or completion out keeps the base price's; what cache costs in it stays unsaid. */
const tiersOf = (tiers: readonly RawTier[], prompt: number, completion: number): PriceTier[] =>
  tiers.map((tier) =>
    newTier({
      minPromptTokens: Math.round(tier.minPromptTokens ?? 0),
      promptUsdPerM: positive(tier.prompt) ?? prompt,
      completionUsdPerM: positive(tier.completion) ?? completion,
      cacheReadUsdPerM: positive(tier.cacheRead),
      cacheWriteUsdPerM: positive(tier.cacheWrite),
      cacheWriteHourUsdPerM: positive(tier.cacheWriteHour),
      edge: tier.edge ?? null,
    }),
  );

/** The hours with prices of their own; a band that leaves prompt or completion out keeps the base price's. */
const bandsOf = (raw: RawPrice, prompt: number, completion: number): PriceBand[] =>
  (raw.bands ?? []).map((band) => ({
    fromUtc: band.fromUtc ?? '',
    toUtc: band.toUtc ?? '',
    days: null,
    promptUsdPerM: positive(band.prompt) ?? prompt,
    completionUsdPerM: positive(band.completion) ?? completion,
    cacheReadUsdPerM: positive(band.cacheRead),
    cacheWriteUsdPerM: positive(band.cacheWrite),
  }));

const haveOverlap = (bands: readonly PriceBand[]): boolean =>
  bands.some((band, i) => bands.slice(0, i).some((other) => haveCommonHour(band, other)));

const figuresOf = (raw: RawPrice): number[] => {
  const { tiers = [], batchTiers = [], bands = [], currency: _currency, ...figures } = raw;
  return [figures, ...tiers, ...batchTiers, ...bands]
    .flatMap((each) => Object.values(each))
    .filter((figure): figure is number => typeof figure === 'number');
};

/** Figures of other units than USD per million tokens. */
const notPerToken = (raw: RawPrice): RawPrice => ({
  ...raw,
  requestFeeUsd: null,
  webSearchUsdPerCall: null,
  fileSearchUsdPerCall: null,
  codeSessionUsd: null,
  imageUsd: null,
  requestsPerDay: null,
  promoDiscount: null,
  tiers: (raw.tiers ?? []).map((tier) => ({ ...tier, minPromptTokens: null })),
  batchTiers: (raw.batchTiers ?? []).map((tier) => ({ ...tier, minPromptTokens: null })),
});

/** Whether a figure that a tier states is below that of a shorter prompt. What a tier leaves out is not compared. */
const falls = (base: number, stated: readonly (number | null)[]): boolean => {
  let most = base;
  return stated.some((figure) => {
    const isBelow = figure !== null && figure < most;
    most = figure ?? most;
    return isBelow;
  });
};

/** Output below input, reading a cache above prompting, a long prompt below a shorter one: figures in each other's place. */
const isInverted = ({ cacheRead, tiers = [] }: RawPrice, prompt: number, completion: number): boolean =>
  completion < prompt ||
  (cacheRead ?? 0) > prompt ||
  falls(
    prompt,
    tiers.map((tier) => positive(tier.prompt)),
  ) ||
  falls(
    completion,
    tiers.map((tier) => positive(tier.completion)),
  ) ||
  tiers.some((tier) => (tier.cacheRead ?? 0) > (positive(tier.prompt) ?? prompt));

const tiersAscend = (tiers: readonly RawTier[]): boolean =>
  tiers.every(
    ({ minPromptTokens }, i) =>
      minPromptTokens !== null && minPromptTokens > Math.max(0, tiers[i - 1]?.minPromptTokens ?? 0),
  );

/** What makes a price one that must not land, as a whole: part of a price is a wrong price. */
const faultOf = (raw: RawPrice, prompt: number, completion: number): SkipReason | null => {
  const figures = figuresOf(raw);
  if (figures.some(Number.isNaN)) return 'skipUnreadablePrice';
  if (figures.some((figure) => figure < 0)) return 'skipNegativePrice';
  if (figuresOf(notPerToken(raw)).some((figure) => figure > absurdUsdPerM)) return 'skipAbsurdPrice';
  if (!tiersAscend(raw.tiers ?? []) || !tiersAscend(raw.batchTiers ?? [])) return 'skipTiersOutOfOrder';
  return isInverted(raw, prompt, completion) ? 'skipInvertedPrice' : null;
};

/** Lists write -1 per token where a router charges what the model it picks charges. */
const varies = -1e6;

const tierNote = 'Tiers are read as pricing the whole request once its prompt reaches the threshold.';

/** Requests a day limit a free offer; of one that is paid for they are a matter of the account. */
const requestsOf = ({ requestsPerDay }: RawPrice, free: boolean): number | null =>
  free && requestsPerDay !== null && requestsPerDay !== undefined ? Math.round(requestsPerDay) : null;

/** A price that can be kept, or why not. */
export const listedPrice = (raw: RawPrice, origin: PriceOrigin): ListedPrice | SkipReason => {
  const { basis, seller, serviceTier = null, free = false } = origin;
  const { prompt, completion } = raw;
  if (prompt === null || completion === null) return 'skipNoPrice';
  if (Number.isNaN(prompt) || Number.isNaN(completion)) return 'skipUnreadablePrice';
  if (prompt === varies || completion === varies) return 'skipPriceVaries';
  if (raw.currency && raw.currency.toUpperCase() !== 'USD') return 'skipOtherCurrency';
  const fault = faultOf(raw, prompt, completion);
  // A figure that is zero where the other is not is missing, not inverted.
  if (fault !== null && fault !== 'skipInvertedPrice') return fault;
  if (!free && (prompt === 0 || completion === 0)) return 'skipZeroPrice';
  if (fault !== null) return fault;
  const tiers = tiersOf(raw.tiers ?? [], prompt, completion);
  const bands = bandsOf(raw, prompt, completion);
  const batchTiers = tiersOf(raw.batchTiers ?? [], raw.batchPrompt ?? prompt, raw.batchCompletion ?? completion);
  const reasoning = positive(raw.reasoning);
  const promo = raw.promoDiscount ?? 0;
  const discounted = promo > 0 && promo < 1;
  // The day and the source are the file's: `planImport` adds them.
  const listed = newPrice({
    promptUsdPerM: prompt,
    completionUsdPerM: completion,
    cacheReadUsdPerM: positive(raw.cacheRead),
    cacheWriteUsdPerM: positive(raw.cacheWrite),
    cacheWriteHourUsdPerM: positive(raw.cacheWriteHour),
    cacheStorageUsdPerMHour: positive(raw.cacheStorage),
    reasoningUsdPerM: reasoning === completion ? null : reasoning,
    ...batchOf(raw),
    batchCacheReadUsdPerM: positive(raw.batchCacheRead),
    batchCacheWriteUsdPerM: positive(raw.batchCacheWrite),
    batchTiers: batchTiers.length > 0 ? batchTiers : null,
    audioPromptUsdPerM: positive(raw.audioPrompt),
    imageUsd: imageFee(raw.imageUsd),
    requestsPerDay: requestsOf(raw, free),
    bands: bands.length > 0 ? bands : null,
    host: seller.host,
    hostType: seller.hostType,
    region: seller.region ?? null,
    quantization: seller.quantization ?? null,
    serviceTier,
    requestFeeUsd: positive(raw.requestFeeUsd),
    webSearchUsdPerCall: positive(raw.webSearchUsdPerCall),
    fileSearchUsdPerCall: positive(raw.fileSearchUsdPerCall),
    codeSessionUsd: positive(raw.codeSessionUsd),
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
  if (!priceSchema.safeParse(listed).success) return 'skipUnreadablePrice';
  return haveOverlap(bands) ? 'skipOverlap' : price;
};
