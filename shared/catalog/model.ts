/** What a model is and what it costs, field by field. Unknown is null, never 0. */
import * as z from 'zod';
import type { ModelId } from '../foundation/ids.ts';
import {
  catalogId,
  check,
  cleanName,
  cleanText,
  countryCode,
  finiteNumber,
  isoDate,
  listOf,
  numberAbove,
  oneOf,
  rule,
  share,
  wholeNumber,
  yesNo,
} from './checks.ts';
import { field, fill, type Known, later, type RecordOf, recordSchema } from './record.ts';

export const sizeClasses = ['small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

export const originGroups = ['china', 'rest-of-world'] as const;
export type OriginGroup = (typeof originGroups)[number];

/** Above any price ever listed (600 USD per million) by two powers of ten: catches prices per token times a million twice. */
const usdPerM = () => finiteNumber({ min: 0, max: 100_000 });
const usd = () => finiteNumber({ min: 0, max: 10_000 });
const tokens = () => wholeNumber({ min: 1, max: 1_000_000_000 });
const billions = () => numberAbove({ above: 0, max: 1_000_000 });

/** Who sells: the maker, a router that resells hosts, a cloud platform, a host of other people's models. */
const hostTypes = ['first-party', 'aggregator', 'cloud', 'inference-host'] as const;

export const serviceTiers = ['standard', 'batch', 'flex', 'priority', 'fast', 'ultrafast', 'provisioned'] as const;

/** How a price came to be known, the surest first. Announced prices are of a day to come. */
export const certainties = [
  'vendor-page',
  'listing',
  'third-party',
  'derived',
  'derived-cache',
  'last-known',
  'announced',
  'assumed',
] as const;

/** A price that changes with the size of the prompt. */
export const priceTierFields = {
  minPromptTokens: field('count', tokens()),
  promptUsdPerM: field('price', usdPerM()),
  completionUsdPerM: field('price', usdPerM()),
  cacheReadUsdPerM: field('price', usdPerM().nullable()),
  cacheWriteUsdPerM: field('price', usdPerM().nullable()),
  /** Whether a prompt of exactly `minPromptTokens` is in the tier; null: not said, read as more than. */
  edge: later(field('text', oneOf('more-than', 'at-least').nullable())),
  cacheWriteHourUsdPerM: later(field('price', usdPerM().nullable())),
};

export interface PriceTier extends RecordOf<typeof priceTierFields> {}

const ascending = (tiers: readonly PriceTier[]): boolean =>
  tiers.every((tier, i) => i === 0 || tier.minPromptTokens > (tiers[i - 1]?.minPromptTokens ?? 0));

const tierList = () =>
  listOf(recordSchema(priceTierFields), 10).refine(
    ascending,
    rule('tiersNotAscending', [], 'tiers in order of minPromptTokens'),
  );

/** A time of day, UTC, from 00:00 to 24:00. */
const timeOfDay = () =>
  check<string>((value) => typeof value === 'string' && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value), {
    kind: 'invalidTimeOfDay',
    allowed: 'a time of day from 00:00 to 24:00',
  });

/** Hours of the day (UTC) with prices of their own; a band whose end is before its start goes over midnight. */
export const priceBandFields = {
  fromUtc: field('text', timeOfDay()),
  toUtc: field('text', timeOfDay()),
  /** Days of the week in UTC, 1 Monday to 7 Sunday; null is every day. */
  days: field('list', listOf(wholeNumber({ min: 1, max: 7 }), 7).nullable()),
  promptUsdPerM: field('price', usdPerM()),
  completionUsdPerM: field('price', usdPerM()),
  cacheReadUsdPerM: field('price', usdPerM().nullable()),
  cacheWriteUsdPerM: field('price', usdPerM().nullable()),
};

export interface PriceBand extends RecordOf<typeof priceBandFields> {}

/** One dated price at which a host sells a model: an offer. Amounts are USD per million tokens unless `currency` is another. */
export const priceFields = {
  promptUsdPerM: field('price', usdPerM()),
  completionUsdPerM: field('price', usdPerM()),
  cacheReadUsdPerM: field('price', usdPerM().nullable()),
  cacheWriteUsdPerM: field('price', usdPerM().nullable()),
  /** `cacheWriteUsdPerM` is a write kept for five minutes; this is one kept for an hour. */
  cacheWriteHourUsdPerM: later(field('price', usdPerM().nullable())),
  /** 0.5 means half price through the batch route; null means none is known. */
  batchDiscount: field('share', share().nullable()),
  batchPromptUsdPerM: field('price', usdPerM().nullable()),
  batchCompletionUsdPerM: field('price', usdPerM().nullable()),
  requestFeeUsd: field('usd', usd().nullable()),
  webSearchUsdPerCall: field('usd', usd().nullable()),
  tiers: field('list', tierList()),
  /**
   * What a tier means: `whole-request` prices every token of a request that reaches the threshold at the tier;
   * `marginal` prices only the prompt tokens beyond it.
   */
  tierMode: field('text', oneOf('whole-request', 'marginal')),
  /** A provider's current discount that is already inside the price, as a share. */
  promoDiscount: field('share', share().nullable()),
  undiscountedPromptUsdPerM: field('price', usdPerM().nullable()),
  undiscountedCompletionUsdPerM: field('price', usdPerM().nullable()),
  /** Where the price comes from: an OpenRouter listing, the vendor's own list, the planner. */
  basis: field('text', cleanName(100)),
  /** ISO date on which the price was read. */
  asOf: field('date', isoDate()),
  source: field('text', cleanText(500)),
  note: field('text', cleanText(2000).nullable()),
  /** Who sells at this price; null where a list of before did not say. */
  host: later(field('text', cleanName(100).nullable())),
  hostType: later(field('text', oneOf(...hostTypes).nullable())),
  region: later(field('text', cleanName(100).nullable())),
  /** How the host has shrunk the weights, as it names it. */
  quantization: later(field('text', cleanName(60).nullable())),
  /** null is standard: what older lists gave. */
  serviceTier: later(field('text', oneOf(...serviceTiers).nullable())),
  /** Days on which the price holds, both included; null is open. */
  validFrom: later(field('date', isoDate().nullable())),
  validUntil: later(field('date', isoDate().nullable())),
  /** ISO 4217; null is USD. Offers in another currency are shown and never computed with. */
  currency: later(
    field(
      'text',
      check<string>((value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value), {
        kind: 'invalidCurrency',
        allowed: 'three capital letters as in USD',
      }).nullable(),
    ),
  ),
  certainty: later(field('text', oneOf(...certainties).nullable())),
  /** Thinking tokens where they cost other than the answer; null: they cost what the answer costs. */
  reasoningUsdPerM: later(field('price', usdPerM().nullable())),
  /** For keeping a million tokens in a cache for an hour, beside what writing them costs. */
  cacheStorageUsdPerMHour: later(field('price', usdPerM().nullable())),
  batchCacheReadUsdPerM: later(field('price', usdPerM().nullable())),
  batchCacheWriteUsdPerM: later(field('price', usdPerM().nullable())),
  /** Tiers of the batch prices; null: the list gives none, and beyond the edge the plain tier is paid. */
  batchTiers: later(field('list', tierList().nullable())),
  /** Hours with prices of their own; the price itself is that of every other hour. */
  bands: later(field('list', listOf(recordSchema(priceBandFields), 20).nullable())),
  /** Whether the price is a promotion; `validUntil` is its last day where that is known. */
  promotion: later(field('flag', yesNo().nullable())),
  promotionNote: later(field('text', cleanText(500).nullable())),
  /** Requests a day that the host allows at this price: what free offers are limited by. */
  requestsPerDay: later(field('count', wholeNumber({ min: 0, max: 1_000_000_000 }).nullable())),
  imageUsd: later(field('usd', usd().nullable())),
  audioPromptUsdPerM: later(field('price', usdPerM().nullable())),
  /** Of the seller's own tools: a search in files kept with it, and a session in which it runs code. */
  fileSearchUsdPerCall: later(field('usd', usd().nullable())),
  codeSessionUsd: later(field('usd', usd().nullable())),
};

export interface Price extends RecordOf<typeof priceFields> {}

export const priceSchema = recordSchema(priceFields).refine(
  ({ validFrom, validUntil }) => validFrom === null || validUntil === null || validFrom <= validUntil,
  rule('validityTurned', ['validUntil'], 'no day before validFrom'),
);

/** A tier from what is known of it. */
export const newTier = (known: Known<PriceTier>): PriceTier => fill(priceTierFields, known);

/** What must be said of a price. */
export type KnownPrice = Known<Omit<Price, 'tiers' | 'tierMode'>> &
  Partial<Pick<Price, 'tierMode'>> & { tiers?: readonly Known<PriceTier>[] };

/** A price from what is known of it: everything else is unknown, never 0. */
export const newPrice = ({ tiers = [], ...known }: KnownPrice): Price =>
  fill(priceFields, { tierMode: 'whole-request', ...known, tiers: tiers.map(newTier) });

/** A price the planner states, as read on a day at a source. */
export const ownPrice = (known: Omit<KnownPrice, 'basis'>): Price => newPrice({ ...known, basis: 'planner' });

export const statuses = ['available', 'preview', 'deprecated', 'retired'] as const;
export type Status = (typeof statuses)[number];

const purposes = [
  'chat',
  'search-answer',
  'deep-research',
  'gui-agent',
  'composite',
  'translation',
  'safety-classifier',
  'code-apply',
  'search',
  'ocr',
  'extraction',
  'router',
  'embedding',
  'rerank',
] as const;
export type Purpose = (typeof purposes)[number];

/** What is known of a model's life at one host. */
export const hostLifeFields = {
  host: field('text', cleanName(100)),
  status: field('text', oneOf(...statuses).nullable()),
  shutdownDate: field('date', isoDate().nullable()),
  note: field('text', cleanText(500).nullable()),
};

/** More sellers than any model has. */
export const maxOffers = 500;

export const modelFields = {
  id: field('text', catalogId<ModelId>()),
  name: field('text', cleanName(200)),
  author: field('text', cleanName(100)),
  authorName: field('text', cleanName(100)),
  /** ISO-2 country of the organisation that developed the model. */
  originCountry: field('text', countryCode().nullable()),
  originGroup: field('text', oneOf(...originGroups).nullable()),
  openWeights: field('flag', yesNo().nullable()),
  licence: field('text', cleanText(300).nullable()),
  /** Billions of parameters. */
  paramsTotalB: field('number', billions().nullable()),
  paramsActiveB: field('number', billions().nullable()),
  paramsNote: field('text', cleanText(500).nullable()),
  sizeClass: field('text', oneOf(...sizeClasses).nullable()),
  contextTokens: field('count', tokens().nullable()),
  maxOutputTokens: field('count', tokens().nullable()),
  inputModalities: field('list', listOf(cleanName(40), 20)),
  toolCalling: field('flag', yesNo().nullable()),
  structuredOutput: field('flag', yesNo().nullable()),
  reasoning: field('flag', yesNo().nullable()),
  releaseDate: field('date', isoDate().nullable()),
  listedDate: field('date', isoDate().nullable()),
  /** Deprecated: its end is announced, or its maker has withdrawn it and others still sell it. */
  status: field('text', oneOf(...statuses).nullable()),
  huggingFaceId: field('text', cleanText(200).nullable()),
  /** What it is made for; null is not said, and such a model is offered for work. */
  purpose: later(field('text', oneOf(...purposes).nullable())),
  deprecatedOn: later(field('date', isoDate().nullable())),
  /** The day on which its maker ends it, and what is doubtful about that day. */
  shutdownDate: later(field('date', isoDate().nullable())),
  shutdownNote: later(field('text', cleanText(500).nullable())),
  /** "Not sooner than", which announces nothing. */
  earliestShutdown: later(field('date', isoDate().nullable())),
  successor: later(field('text', catalogId<ModelId>().nullable())),
  /** The model whose release, preview, mode or effort it is, itself included; null: none that is known. */
  lineage: later(field('text', catalogId<ModelId>().nullable())),
  statusAsOf: later(field('date', isoDate().nullable())),
  statusNote: later(field('text', cleanText(500).nullable())),
  lifecycleByHost: later(field('list', listOf(recordSchema(hostLifeFields), 50).nullable())),
  /** The settings of effort it takes. */
  efforts: later(field('list', listOf(cleanName(40), 20).nullable())),
  /** Tokens it makes of the same text over those of the models named; null: none is published. */
  tokenizerFactor: later(field('number', numberAbove({ above: 0, max: 10 }).nullable())),
  tokenizerComparedWith: later(field('text', cleanText(300).nullable())),
  knowledgeCutoff: later(field('text', cleanName(20).nullable())),
  /** What a planner should know and no other field says. */
  note: later(field('text', cleanText(500).nullable())),
  /** Who sells it at which price; none: such a model cannot be priced. */
  offers: field('record', listOf(priceSchema, maxOffers)),
  /** Shipped rows are refreshed by a new release; the user's rows never are. */
  owner: field('text', oneOf('seed', 'user')),
  /** Where each fact was read, by the name of the fact. */
  sources: field(
    'list',
    z
      .record(cleanName(60), cleanText(500))
      .refine((sources) => Object.keys(sources).length <= 60, rule('tooManySources', [], 'at most 60 sources')),
  ),
};

export interface Model extends RecordOf<typeof modelFields> {}

/** A model from what is known of it, its offers too. */
export const newModel = (known: Omit<Known<Model>, 'offers'> & { offers?: readonly KnownPrice[] }): Model =>
  fill(modelFields, { ...known, offers: (known.offers ?? []).map(newPrice) });
