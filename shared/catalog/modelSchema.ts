/** What a model row must pass, whoever wrote it: the seed, a planner, an imported list or a stranger's file. */
import * as z from 'zod';
import type { Answer } from '../foundation/answer.ts';
import {
  catalogId,
  check,
  checkWith,
  cleanName,
  cleanText,
  finiteNumber,
  isCatalogId,
  isoDate,
  listOf,
  numberAbove,
  oneOf,
  rule,
  share,
  wholeNumber,
  yesNo,
} from './checks.ts';
import type { Model, Price, PriceTier } from './model.ts';
import { sizeClassOf } from './sizeClass.ts';

/** Above any price ever listed (600 USD per million) by two powers of ten: catches prices per token times a million twice. */
const usdPerM = () => finiteNumber({ min: 0, max: 100_000 });
const usd = () => finiteNumber({ min: 0, max: 10_000 });
const tokens = () => wholeNumber({ min: 1, max: 1_000_000_000 });
const billions = () => numberAbove({ above: 0, max: 1_000_000 });

const tierSchema: z.ZodType<PriceTier> = z.strictObject({
  minPromptTokens: tokens(),
  promptUsdPerM: usdPerM(),
  completionUsdPerM: usdPerM(),
  cacheReadUsdPerM: usdPerM().nullable(),
  cacheWriteUsdPerM: usdPerM().nullable(),
});

const ascending = (tiers: readonly PriceTier[]): boolean =>
  tiers.every((tier, i) => i === 0 || tier.minPromptTokens > (tiers[i - 1]?.minPromptTokens ?? 0));

export const priceSchema: z.ZodType<Price> = z.strictObject({
  promptUsdPerM: usdPerM(),
  completionUsdPerM: usdPerM(),
  cacheReadUsdPerM: usdPerM().nullable(),
  cacheWriteUsdPerM: usdPerM().nullable(),
  batchDiscount: share().nullable(),
  batchPromptUsdPerM: usdPerM().nullable(),
  batchCompletionUsdPerM: usdPerM().nullable(),
  requestFeeUsd: usd().nullable(),
  webSearchUsdPerCall: usd().nullable(),
  tiers: listOf(tierSchema, 10).refine(ascending, rule('tiersNotAscending', [], 'tiers in order of minPromptTokens')),
  tierMode: oneOf('whole-request', 'marginal'),
  promoDiscount: share().nullable(),
  undiscountedPromptUsdPerM: usdPerM().nullable(),
  undiscountedCompletionUsdPerM: usdPerM().nullable(),
  basis: cleanName(100),
  asOf: isoDate(),
  source: cleanText(500),
  note: cleanText(2000).nullable(),
});

const countryCode = () =>
  check<string>((value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value), {
    kind: 'invalidCountry',
    allowed: 'a two-letter country code such as US or CN',
  });

export const modelSchema: z.ZodType<Model> = z
  .strictObject({
    id: catalogId(),
    name: cleanName(200),
    author: cleanName(100),
    authorName: cleanName(100),
    originCountry: countryCode().nullable(),
    originGroup: oneOf('china', 'rest-of-world').nullable(),
    openWeights: yesNo().nullable(),
    licence: cleanText(300).nullable(),
    paramsTotalB: billions().nullable(),
    paramsActiveB: billions().nullable(),
    paramsNote: cleanText(500).nullable(),
    sizeClass: oneOf('small', 'medium', 'large').nullable(),
    contextTokens: tokens().nullable(),
    maxOutputTokens: tokens().nullable(),
    inputModalities: listOf(cleanName(40), 20),
    toolCalling: yesNo().nullable(),
    structuredOutput: yesNo().nullable(),
    reasoning: yesNo().nullable(),
    releaseDate: isoDate().nullable(),
    listedDate: isoDate().nullable(),
    status: oneOf('listed', 'retired').nullable(),
    huggingFaceId: cleanText(200).nullable(),
    price: priceSchema.nullable(),
    sources: z
      .record(cleanName(60), cleanText(500))
      .refine((sources) => Object.keys(sources).length <= 60, rule('tooManySources', [], 'at most 60 sources')),
    owner: oneOf('seed', 'user'),
  })
  .refine(
    (model) => model.paramsActiveB === null || model.paramsTotalB === null || model.paramsActiveB <= model.paramsTotalB,
    rule('activeAboveTotal', ['paramsActiveB'], 'at most paramsTotalB'),
  )
  .refine(
    (model) =>
      model.sizeClass === null || model.paramsTotalB === null || model.sizeClass === sizeClassOf(model.paramsTotalB),
    rule('sizeClassMismatch', ['sizeClass'], 'small below 15 billion parameters, medium below 70, large from 70'),
  );

/** A model row, or a refusal naming the field, the value and what is allowed. */
export const checkModel = (input: unknown): Answer<Model> => {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return checkWith(modelSchema, input, isCatalogId(id) ? `Model ${id}` : 'Model');
};

export const checkPrice = (input: unknown, subject: string): Answer<Price> => checkWith(priceSchema, input, subject);
