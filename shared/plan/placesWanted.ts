/** What a planner assumes of regions and languages, kept with the plan: the figures of its rows do not read it. */
import * as z from 'zod';
import { cleanName, finiteNumber, listOf, oneOf } from '../catalog/checks.ts';
import type { StackId } from '../foundation/ids.ts';
import { stackIdSchema } from './givenIds.ts';

export const sharesFrom = ['proxy', 'spend', 'typed'] as const;
export const placeRules = ['none', 'open', 'row', 'china', 'stays'] as const;

/** What the note on regional demand says a router must heed (`engine/horizon/lessons.ts`). */
export const lessonIds = ['availability', 'ownEcosystem', 'costGovernance', 'resources', 'records'] as const;
export type LessonId = (typeof lessonIds)[number];

export interface Lesson {
  id: LessonId;
  /** USD a task for `resources`, a share of prices for `records`; nobody published either, so it is stated. */
  amount: number;
}

export interface LanguageTraits {
  /** Tokens over English; null: unknown. */
  tokenTimes: number | null;
  /** How much less succeeds, on the probit scale; null: unknown. */
  successLost: number | null;
}

export interface PlacesWanted {
  /** null: the first. */
  stackId: StackId | null;
  from: (typeof sharesFrom)[number];
  /** Tasks a month by region, where they are typed. */
  typed: Record<string, number>;
  rules: Record<string, (typeof placeRules)[number]>;
  uplifts: Record<string, number>;
  languages: Record<string, LanguageTraits>;
  lessons: Lesson[];
}

export const plainPlaces: PlacesWanted = {
  stackId: null,
  from: 'proxy',
  typed: {},
  rules: {},
  uplifts: {},
  languages: {},
  lessons: [],
};

/** The ranges of its numbers, one name each, so that a field and its check cannot disagree. */
const placesRanges = {
  tasks: { min: 0, max: 1e15 },
  uplift: { min: 0.01, max: 100 },
  tokenTimes: { min: 0.01, max: 100 },
  successLost: { min: 0, max: 5 },
  amount: { min: 0, max: 1e6 },
} as const;

/** By region or language. */
const byPlace = <T extends z.ZodType>(value: T) => z.record(cleanName(64), value);

export const placesWantedSchema: z.ZodType<PlacesWanted> = z.strictObject({
  stackId: stackIdSchema().nullable(),
  from: oneOf(...sharesFrom),
  typed: byPlace(finiteNumber(placesRanges.tasks)),
  rules: byPlace(oneOf(...placeRules)),
  uplifts: byPlace(finiteNumber(placesRanges.uplift)),
  languages: byPlace(
    z.strictObject({
      tokenTimes: finiteNumber(placesRanges.tokenTimes).nullable(),
      successLost: finiteNumber(placesRanges.successLost).nullable(),
    }),
  ),
  lessons: listOf(z.strictObject({ id: oneOf(...lessonIds), amount: finiteNumber(placesRanges.amount) }), 5),
});
