/** What a model is and what it costs, field by field. Unknown is null, never 0. */
import * as z from 'zod';
import type { ModelId } from '../foundation/ids.ts';
import {
  catalogId,
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
import { field, fill, type Known, type RecordOf, recordSchema } from './record.ts';

export const sizeClasses = ['small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

export const originGroups = ['china', 'rest-of-world'] as const;
export type OriginGroup = (typeof originGroups)[number];

/** Above any price ever listed (600 USD per million) by two powers of ten: catches prices per token times a million twice. */
const usdPerM = () => finiteNumber({ min: 0, max: 100_000 });
const usd = () => finiteNumber({ min: 0, max: 10_000 });
const tokens = () => wholeNumber({ min: 1, max: 1_000_000_000 });
const billions = () => numberAbove({ above: 0, max: 1_000_000 });

/** A price that changes with the size of the prompt. */
export const priceTierFields = {
  minPromptTokens: field('count', tokens()),
  promptUsdPerM: field('price', usdPerM()),
  completionUsdPerM: field('price', usdPerM()),
  cacheReadUsdPerM: field('price', usdPerM().nullable()),
  cacheWriteUsdPerM: field('price', usdPerM().nullable()),
};

export interface PriceTier extends RecordOf<typeof priceTierFields> {}

const ascending = (tiers: readonly PriceTier[]): boolean =>
  tiers.every((tier, i) => i === 0 || tier.minPromptTokens > (tiers[i - 1]?.minPromptTokens ?? 0));

/** One dated price of a model, USD per million tokens. */
export const priceFields = {
  promptUsdPerM: field('price', usdPerM()),
  completionUsdPerM: field('price', usdPerM()),
  cacheReadUsdPerM: field('price', usdPerM().nullable()),
  cacheWriteUsdPerM: field('price', usdPerM().nullable()),
  /** 0.5 means half price through the batch route; null means none is known. */
  batchDiscount: field('share', share().nullable()),
  batchPromptUsdPerM: field('price', usdPerM().nullable()),
  batchCompletionUsdPerM: field('price', usdPerM().nullable()),
  requestFeeUsd: field('usd', usd().nullable()),
  webSearchUsdPerCall: field('usd', usd().nullable()),
  tiers: field(
    'list',
    listOf(recordSchema(priceTierFields), 10).refine(
      ascending,
      rule('tiersNotAscending', [], 'tiers in order of minPromptTokens'),
    ),
  ),
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
};

export interface Price extends RecordOf<typeof priceFields> {}

export const priceSchema = recordSchema(priceFields);

/** A price from what is known of it: everything else is unknown, never 0. */
export const newPrice = (
  known: Known<Omit<Price, 'tiers' | 'tierMode'>> & Partial<Pick<Price, 'tiers' | 'tierMode'>>,
): Price => fill(priceFields, { tiers: [], tierMode: 'whole-request', ...known });

/** A price the planner states, as read on a day at a source. */
export const ownPrice = (known: Omit<Parameters<typeof newPrice>[0], 'basis'>): Price =>
  newPrice({ ...known, basis: 'planner' });

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
  status: field('text', oneOf('listed', 'retired').nullable()),
  huggingFaceId: field('text', cleanText(200).nullable()),
  /** The newest known price, or null: such a model cannot be priced. */
  price: field('record', priceSchema.nullable()),
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

/** A model from what is known of it. */
export const newModel = (known: Known<Model>): Model => fill(modelFields, known);
