/** The shape of a plan, field by field. Fields this program does not know are kept in a plan, its categories and stacks. */

import * as z from 'zod';
import { workKinds } from '../catalog/category.ts';
import {
  catalogId,
  checkWith,
  cleanName,
  cleanText,
  finiteNumber,
  listOf,
  oneOf,
  rule,
  share,
  yesNo,
} from '../catalog/checks.ts';
import { priceChoiceSchema } from '../catalog/priceChoice.ts';
import type { Answer } from '../foundation/answer.ts';
import type { ModelId } from '../foundation/ids.ts';
import { aheadSchema } from './ahead.ts';
import { commitmentsSchema } from './commitment.ts';
import { estimateIn, fieldRanges, shareEstimate, sourceText, usdEstimate } from './estimateSchema.ts';
import { fleetsSchema } from './fleet.ts';
import { rowIdSchema, stackIdSchema } from './givenIds.ts';
import { measureAskSchema } from './measureAsk.ts';
import { placesWantedSchema } from './placesWanted.ts';
import {
  type AssumedRate,
  type AssumedSpeed,
  type CategoryPlan,
  type Dependence,
  easiest,
  type OwnTokens,
  type Plan,
  type RequestShape,
  type Stack,
} from './plan.ts';
import { planMoneySchema } from './planMoney.ts';
import { limits, policySchema } from './policySchema.ts';
import { bestPlanAskSchema } from './rule.ts';

const requestShapeSchema: z.ZodType<RequestShape> = z
  .strictObject({
    promptTokens: estimateIn(fieldRanges.tokens),
    promptTokensCv: finiteNumber(fieldRanges.variation),
    completionTokens: estimateIn(fieldRanges.tokens),
    completionTokensCv: finiteNumber(fieldRanges.variation),
    cacheReadShare: share(),
    cacheWriteShare: share(),
    steps: estimateIn(fieldRanges.steps),
    stepsCv: finiteNumber(fieldRanges.variation),
    promptGrowthTokens: estimateIn(fieldRanges.tokens).nullable(),
    toolCalls: estimateIn(fieldRanges.steps),
    toolCallUsd: finiteNumber(fieldRanges.usd),
    searches: estimateIn(fieldRanges.steps).optional(),
    fileSearches: estimateIn(fieldRanges.steps).optional(),
    codeSessions: estimateIn(fieldRanges.steps).optional(),
    cacheHours: finiteNumber(fieldRanges.cacheHours).optional(),
  })
  .refine(
    (shape) => shape.cacheReadShare + shape.cacheWriteShare <= 1 + 1e-9,
    rule('cacheSharesAboveOne', ['cacheWriteShare'], 'at most what cacheReadShare leaves of 1'),
  );

const dependenceSchema: z.ZodType<Dependence> = z
  .strictObject({
    rho: estimateIn(fieldRanges.partialShare),
    tau: estimateIn(fieldRanges.partialShare),
    beta: estimateIn(fieldRanges.partialShare),
    gamma: estimateIn(fieldRanges.costSlope),
  })
  .refine(
    ({ rho, tau }) => rho.value + tau.value < 1,
    rule('dependenceTooStrong', ['tau', 'value'], 'less than what rho leaves of 1'),
  );

const categorySchema: z.ZodType<CategoryPlan> = z
  .looseObject({
    id: rowIdSchema(),
    name: cleanName(120).nullable(),
    kind: oneOf(...workKinds).nullable(),
    group: cleanName(120).optional(),
    languages: z.strictObject({ from: cleanName(64), to: cleanName(64) }).nullable(),
    share: share(),
    shareSource: sourceText().optional(),
    shape: requestShapeSchema,
    valueOfSuccessUsd: usdEstimate(),
    silentFailureUsd: usdEstimate(),
    humanMinutesPerTask: estimateIn(fieldRanges.minutes),
    humanSuccess: shareEstimate(),
    deferrable: yesNo(),
    yardstick: cleanName(250).nullable(),
    dependence: dependenceSchema,
    transfer: z
      .strictObject({
        kind: oneOf('measured', 'none'),
        easier: finiteNumber({ min: -easiest, max: easiest }).optional(),
      })
      .optional(),
    anchor: z.strictObject({ modelId: catalogId<ModelId>(), rate: estimateIn(fieldRanges.anchorRate) }).nullable(),
    successFloor: z.strictObject({ share: share(), probability: finiteNumber(fieldRanges.probability) }).nullable(),
  })
  .refine(
    ({ name, kind }) => name !== null || kind !== null,
    rule('rowNameless', ['name'], 'a name, for work of no kind'),
  );

const stackSchema: z.ZodType<Stack> = z.looseObject({
  id: stackIdSchema(),
  name: cleanName(200),
  note: cleanText(10_000),
  policies: z.record(rowIdSchema(), policySchema),
});

const assumedRateSchema: z.ZodType<AssumedRate> = z.strictObject({
  modelId: catalogId<ModelId>(),
  category: rowIdSchema(),
  rate: shareEstimate(),
});

const ownTokensSchema: z.ZodType<OwnTokens> = z.strictObject({
  modelId: catalogId<ModelId>(),
  category: rowIdSchema(),
  setting: cleanText(100),
  promptTokens: estimateIn(fieldRanges.tokens),
  completionTokens: estimateIn(fieldRanges.tokens),
});

const assumedSpeedSchema: z.ZodType<AssumedSpeed> = z.strictObject({
  modelId: catalogId<ModelId>(),
  firstTokenSeconds: estimateIn(fieldRanges.seconds),
  tokensPerSecond: estimateIn(fieldRanges.tokensPerSecond),
});

export const planSchema: z.ZodType<Plan> = z.looseObject({
  title: cleanText(200),
  preset: cleanName(64).nullable(),
  seed: cleanName(100),
  tasksPerMonth: finiteNumber(fieldRanges.tasksPerMonth),
  humanUsdPerHour: usdEstimate(),
  budgetUsdPerMonth: finiteNumber(fieldRanges.usd).nullable(),
  categories: z.array(categorySchema).min(1).max(limits.rows),
  stacks: listOf(stackSchema, limits.stacks),
  assumedRates: listOf(assumedRateSchema, 20_000),
  ownTokens: listOf(ownTokensSchema, 20_000),
  assumedSpeeds: listOf(assumedSpeedSchema, 5000),
  bestPlan: bestPlanAskSchema.optional(),
  measureAsk: measureAskSchema.optional(),
  prices: priceChoiceSchema.optional(),
  fleets: fleetsSchema.optional(),
  commitments: commitmentsSchema.optional(),
  ahead: aheadSchema.optional(),
  places: placesWantedSchema.optional(),
  money: planMoneySchema.optional(),
  notes: cleanText(100_000),
});

/** A plan of the right shape, or a refusal naming the field (`categories[0].share`), the value and what is allowed. */
export const readPlan = (input: unknown): Answer<Plan> => checkWith(planSchema, input, 'Plan');
