/** The shape of a plan, field by field. Fields this program does not know are kept in a plan, its categories and stacks. */

import * as z from 'zod';
import { categoryIds } from '../catalog/category.ts';
import {
  catalogId,
  check,
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
import type { Answer } from '../foundation/answer.ts';
import type { ModelId, StackId } from '../foundation/ids.ts';
import { estimateIn, fieldRanges, shareEstimate, sourceText, usdEstimate } from './estimateSchema.ts';
import {
  type AssumedRate,
  type AssumedSpeed,
  type CategoryPlan,
  type Dependence,
  easiest,
  type Plan,
  type RequestShape,
  type Stack,
} from './plan.ts';
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
    toolCalls: estimateIn(fieldRanges.steps),
    toolCallUsd: finiteNumber(fieldRanges.usd),
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

const categorySchema: z.ZodType<CategoryPlan> = z.looseObject({
  id: oneOf(...categoryIds),
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
    .strictObject({ kind: oneOf('measured', 'none'), easier: finiteNumber({ min: -easiest, max: easiest }).optional() })
    .optional(),
  anchor: z.strictObject({ modelId: catalogId<ModelId>(), rate: estimateIn(fieldRanges.anchorRate) }).nullable(),
});

const stackId = () =>
  check<StackId>(
    (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value) && !(value in Object.prototype),
    { kind: 'invalidStackId', allowed: '1 to 64 letters, digits, _ or -' },
  );

const stackSchema: z.ZodType<Stack> = z.looseObject({
  id: stackId(),
  name: cleanName(200),
  note: cleanText(10_000),
  policies: z.partialRecord(z.enum(categoryIds), policySchema),
});

const assumedRateSchema: z.ZodType<AssumedRate> = z.strictObject({
  modelId: catalogId<ModelId>(),
  category: oneOf(...categoryIds),
  rate: shareEstimate(),
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
  categories: z.array(categorySchema).min(1).max(categoryIds.length),
  stacks: listOf(stackSchema, limits.stacks),
  assumedRates: listOf(assumedRateSchema, 20_000),
  assumedSpeeds: listOf(assumedSpeedSchema, 5000),
  bestPlan: bestPlanAskSchema.optional(),
  notes: cleanText(100_000),
});

/** A plan of the right shape, or a refusal naming the field (`categories[0].share`), the value and what is allowed. */
export const readPlan = (input: unknown): Answer<Plan> => checkWith(planSchema, input, 'Plan');
