/**
 * Money promised in advance: provisioned throughput, seats and subscriptions with what they include, minimum spends and volume
 * discounts, on all that is bought from a host or on one model. What is metered comes on top, or is what they cover.
 */
import * as z from 'zod';
import { catalogId, check, cleanName, finiteNumber, listOf, oneOf, rule, wholeNumber } from '../catalog/checks.ts';
import type { ModelId } from '../foundation/ids.ts';

export const includedUnits = ['tokens', 'requests', 'usd'] as const;
/** What a fee covers: prompt and completion tokens, requests, or dollars at the offer's prices. */
export type IncludedUnit = (typeof includedUnits)[number];

export interface Commitment {
  /** ^[A-Za-z0-9_-]{1,64}$, unique in the plan. */
  id: string;
  name: string;
  /** What it is on, one commitment each. What is bought of a model that has its own does not count for its host's. */
  on: { kind: 'host'; host: string } | { kind: 'model'; modelId: ModelId };
  /** The stacks that pay it: those that buy what it is on, or every stack, because it is signed. */
  paidBy: 'buyers' | 'all';
  /** Seats, or units of throughput; the fee and what is included are of each. */
  count: number;
  usdPerMonth: number;
  /** null: the fee includes nothing. */
  included: { unit: IncludedUnit; amount: number } | null;
  /** Price of what is used beyond it, over that of the offer. */
  overageTimes: number;
  /** The month's invoice, fee included, is never below it. */
  minimumUsd: number;
  /** The part of the metered dollars above `fromUsd`, up to the next tier, is cheaper by `discount`. Ascending. */
  tiers: { fromUsd: number; discount: number }[];
}

export const newCommitment = (id: string, name: string, on: Commitment['on']): Commitment => ({
  id,
  name,
  on,
  paidBy: 'buyers',
  count: 1,
  usdPerMonth: 0,
  included: null,
  overageTimes: 1,
  minimumUsd: 0,
  tiers: [],
});

/** The ranges of a commitment's numbers, one name each, so that a field and its check cannot disagree. */
export const commitmentRanges = {
  count: { min: 1, max: 1e6 },
  usdPerMonth: { min: 0, max: 1e9 },
  amount: { min: 0, max: 1e15 },
  overageTimes: { min: 0, max: 100 },
  discount: { min: 0, max: 0.99 },
} as const;

const commitmentSchema: z.ZodType<Commitment> = z.strictObject({
  id: check<string>((value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value), {
    kind: 'invalidCommitmentId',
    allowed: '1 to 64 letters, digits, _ or -',
  }),
  name: cleanName(120),
  on: z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('host'), host: cleanName(100) }),
      z.strictObject({ kind: z.literal('model'), modelId: catalogId<ModelId>() }),
    ],
    { error: 'kind: host or model' },
  ),
  paidBy: oneOf('buyers', 'all'),
  count: wholeNumber(commitmentRanges.count),
  usdPerMonth: finiteNumber(commitmentRanges.usdPerMonth),
  included: z.strictObject({ unit: oneOf(...includedUnits), amount: finiteNumber(commitmentRanges.amount) }).nullable(),
  overageTimes: finiteNumber(commitmentRanges.overageTimes),
  minimumUsd: finiteNumber(commitmentRanges.usdPerMonth),
  tiers: listOf(
    z.strictObject({
      fromUsd: finiteNumber(commitmentRanges.usdPerMonth),
      discount: finiteNumber(commitmentRanges.discount),
    }),
    20,
  ).refine(
    (tiers) => tiers.every(({ fromUsd }, i) => i === 0 || fromUsd > (tiers[i - 1]?.fromUsd ?? 0)),
    rule('tiersOutOfOrder', [], 'tiers that begin at ever more dollars'),
  ),
});

/** More than these are a mistake or an attack. */
const mostCommitments = 100;

export const commitmentsSchema = listOf(commitmentSchema, mostCommitments);
