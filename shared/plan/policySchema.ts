/** What a policy must have: the right fields for its kind, one to eight rungs, attempts from one to ten. */

import * as z from 'zod';
import { catalogId, cleanName, finiteNumber, oneOf, share, wholeNumber } from '../catalog/checks.ts';
import type { ModelId } from '../foundation/ids.ts';
import { estimateIn, fieldRanges, shareEstimate, usdEstimate } from './estimateSchema.ts';
import type { Ladder, Policy, Route, Rung, Split, Verifier } from './policy.ts';

/** `laddersOfPolicy` and `laddersOfPlan` count what splits and routes end in: more than that nobody can mean, or read. */
export const limits = {
  rungs: 8,
  attempts: 10,
  splitParts: 16,
  policyDepth: 4,
  laddersOfPolicy: 64,
  laddersOfPlan: 8000,
  stacks: 64,
  rows: 60,
} as const;

const tokens = () => finiteNumber(fieldRanges.tokens);

const verifierSchema: z.ZodType<Verifier> = z.strictObject({
  preset: cleanName(64),
  trueAccept: shareEstimate(),
  falseAccept: shareEstimate(),
  falseAcceptRise: estimateIn(fieldRanges.falseAcceptRise).optional(),
  usdPerCheck: usdEstimate(),
  judge: z
    .strictObject({ modelId: catalogId<ModelId>(), promptTokens: tokens(), completionTokens: tokens() })
    .nullable(),
  humanMinutesPerCheck: estimateIn(fieldRanges.minutes),
});

const rungSchema: z.ZodType<Rung> = z.strictObject({
  modelId: catalogId<ModelId>(),
  attempts: wholeNumber({ min: 1, max: limits.attempts }),
  retry: oneOf('blind', 'feedback'),
  feedbackSuccess: shareEstimate().nullable(),
  verifier: verifierSchema.nullable(),
  errorShare: shareEstimate(),
  errorBilledShare: share(),
});

const ladderSchema = z.strictObject({
  kind: z.literal('ladder'),
  rungs: z.array(rungSchema).min(1).max(limits.rungs),
  onReject: oneOf('deliver', 'human', 'abandon'),
}) satisfies z.ZodType<Ladder>;

const splitSchema = z.strictObject({
  kind: z.literal('split'),
  parts: z
    .array(z.strictObject({ weight: share(), policy: z.lazy(() => policySchema) }))
    .min(1)
    .max(limits.splitParts),
}) satisfies z.ZodType<Split>;

const routeSchema = z.strictObject({
  kind: z.literal('route'),
  hardShare: share(),
  signalQuality: shareEstimate(),
  usdPerTask: usdEstimate(),
  easy: z.lazy(() => policySchema),
  hard: z.lazy(() => policySchema),
}) satisfies z.ZodType<Route>;

export const policySchema: z.ZodType<Policy> = z.discriminatedUnion('kind', [ladderSchema, splitSchema, routeSchema], {
  error: 'kind: ladder, split or route',
});
