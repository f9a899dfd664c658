/** The shape of a planner's rules in a file: the right fields for each kind, in bounds. */
import * as z from 'zod';
import { categoryIds } from '../catalog/category.ts';
import { cleanName, finiteNumber, oneOf, share, wholeNumber } from '../catalog/checks.ts';
import { fieldRanges } from './estimateSchema.ts';
import { type BestPlanAsk, objectives, type Rule } from './rule.ts';

const inCategory = () => oneOf(...categoryIds).nullable();

const ruleSchema: z.ZodType<Rule> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('successFloor'), categoryId: inCategory(), share: share() }),
    z.strictObject({ kind: z.literal('silentFailureCeiling'), categoryId: inCategory(), share: share() }),
    z.strictObject({ kind: z.literal('budget'), usdPerMonth: finiteNumber(fieldRanges.usd) }),
    z.strictObject({ kind: z.literal('maxModels'), count: wholeNumber({ min: 1, max: 1000 }) }),
    z.strictObject({ kind: z.literal('vendorShareCap'), share: share() }),
    z.strictObject({ kind: z.literal('openWeightsOnly') }),
    z.strictObject({ kind: z.literal('origins'), allowed: z.array(cleanName(64)).min(1).max(300) }),
    z.strictObject({ kind: z.literal('toolsRequired') }),
    z.strictObject({ kind: z.literal('contextTokens'), tokens: finiteNumber(fieldRanges.tokens) }),
    z.strictObject({ kind: z.literal('latencyP95'), seconds: finiteNumber(fieldRanges.seconds) }),
    z.strictObject({ kind: z.literal('listedOnly') }),
  ],
  { error: 'kind: one of the rules this program knows' },
);

/** More rules than this are a mistake or an attack: each costs a search. */
const mostRules = 64;

export const bestPlanAskSchema: z.ZodType<BestPlanAsk> = z.looseObject({
  objective: oneOf(...objectives),
  rules: z.array(ruleSchema).max(mostRules),
});
