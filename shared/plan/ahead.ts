/** What a planner assumes of the months to come and of outages, kept with the plan: the figures of today do not read it. */
import * as z from 'zod';
import { catalogId, cleanName, finiteNumber, listOf, share, wholeNumber } from '../catalog/checks.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import type { Estimate } from './estimate.ts';
import { estimateIn, fieldRanges } from './estimateSchema.ts';
import { rowIdSchema } from './givenIds.ts';

/** From a month on work moves from one model to another. */
export interface Switch {
  /** The first month in which tasks move; 0 is today. */
  month: number;
  /** null: in every category that uses it. */
  categoryId: RowId | null;
  from: ModelId;
  to: ModelId;
  /** Paid once, in that month. */
  switchingUsd: number;
}

/** From a month on a model is no longer to be had; all its work goes to its successor at once. */
export interface Retirement {
  month: number;
  modelId: ModelId;
  /** null: nobody has said who follows. */
  successor: ModelId | null;
}

/** Who left a model and comes back to it: the study saw that of two cohorts, and prints in which month but not how many. */
export interface Returning {
  /** So many months after the switch. */
  month: number;
  /** Of those who have left by then. */
  share: number;
}

export type DarkPart =
  | { kind: 'vendor'; author: string }
  /** Who sells: models whose offer that the plan pays is this host's, or is for this region. */
  | { kind: 'host'; host: string }
  | { kind: 'region'; region: string }
  /** An origin group, or a country by its ISO-2 code. */
  | { kind: 'origin'; origin: string }
  | { kind: 'model'; modelId: ModelId };

/** Presets by their ids; one that this program does not know is read as the first, which changes nothing. */
export interface Ahead {
  months: number;
  /** Tasks a year over those of the year before. */
  growth: Estimate;
  /** By row, times that of the whole; a row that is not named grows with it. */
  rowGrowth?: Record<string, number> | undefined;
  prices: string;
  /** Whose prices move: `all`, `vendor NAME` or `work ROW`. */
  pricesFor: string;
  /** Prices that move besides, by whose they are: `vendor NAME`, `work ROW`, `class SIZE` or `model ID`; paths that touch one multiply. */
  alsoPrices?: { of: string; prices: string }[] | undefined;
  tokens: string;
  demand: string;
  stickiness: string;
  /** Absent: nobody comes back. */
  returns?: Returning | undefined;
  switches: Switch[];
  /** Absent: none but those that the catalog knows of. What is stated of a model stands in place of what the catalog says. */
  retirements?: Retirement[] | undefined;
  /** What goes dark (null: the first there is), and for which share of a month (null: not stated). */
  outage: { dark: DarkPart | null; share: number | null };
}

export const steadyAhead: Ahead = {
  months: 12,
  growth: { value: 1 },
  prices: 'none',
  pricesFor: 'all',
  tokens: 'none',
  demand: 'none',
  stickiness: 'none',
  switches: [],
  outage: { dark: null, share: null },
};

export const mostMonths = 120;

/** Tasks a year over those of the year before: nothing shrinks to nothing. */
export const growthRange = { min: 0.01, max: 1000 } as const;

const darkSchema: z.ZodType<DarkPart> = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('vendor'), author: cleanName(100) }),
    z.strictObject({ kind: z.literal('host'), host: cleanName(100) }),
    z.strictObject({ kind: z.literal('region'), region: cleanName(100) }),
    z.strictObject({ kind: z.literal('origin'), origin: cleanName(100) }),
    z.strictObject({ kind: z.literal('model'), modelId: catalogId<ModelId>() }),
  ],
  { error: 'kind: vendor, host, region, origin or model' },
);

const switchSchema: z.ZodType<Switch> = z.strictObject({
  month: wholeNumber({ min: 0, max: mostMonths }),
  categoryId: rowIdSchema().nullable(),
  from: catalogId<ModelId>(),
  to: catalogId<ModelId>(),
  switchingUsd: finiteNumber(fieldRanges.usd),
});

const retirementSchema: z.ZodType<Retirement> = z.strictObject({
  month: wholeNumber({ min: 0, max: mostMonths }),
  modelId: catalogId<ModelId>(),
  successor: catalogId<ModelId>().nullable(),
});

export const aheadSchema: z.ZodType<Ahead> = z.strictObject({
  months: wholeNumber({ min: 0, max: mostMonths }),
  growth: estimateIn(growthRange),
  rowGrowth: z.record(cleanName(64), finiteNumber(growthRange)).optional(),
  prices: cleanName(64),
  pricesFor: cleanName(200),
  alsoPrices: listOf(z.strictObject({ of: cleanName(200), prices: cleanName(64) }), 100).optional(),
  tokens: cleanName(64),
  demand: cleanName(64),
  stickiness: cleanName(64),
  returns: z.strictObject({ month: wholeNumber({ min: 1, max: mostMonths }), share: share() }).optional(),
  switches: listOf(switchSchema, 100),
  retirements: listOf(retirementSchema, 100).optional(),
  outage: z.strictObject({ dark: darkSchema.nullable(), share: share().nullable() }),
});
