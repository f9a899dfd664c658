/** What a planner assumes of regions and languages, kept with the plan: the figures of its rows do not read it. */
import * as z from 'zod';
import { check, cleanName, finiteNumber, isCleanText, listOf, oneOf } from '../catalog/checks.ts';
import type { StackId } from '../foundation/ids.ts';
import { stackIdSchema } from './givenIds.ts';

export const sharesFrom = ['proxy', 'spend', 'typed'] as const;
export const placeRules = ['none', 'open', 'row', 'china', 'stays'] as const;

/** One of those, or `host` and the one host whose offers may be paid there. */
export type PlaceRuleId = (typeof placeRules)[number] | `host ${string}`;

/** The host a rule names; null where it is another rule. */
export const hostOf = (rule: PlaceRuleId): string | null => /^host (.+)$/.exec(rule)?.[1] ?? null;

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
  rules: Record<string, PlaceRuleId>;
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

const isPlaceRule = (value: unknown): value is PlaceRuleId =>
  isCleanText(value, 200) && (/^host \S/.test(value) || placeRules.some((rule) => rule === value));

const placeRule = check<PlaceRuleId>(isPlaceRule, {
  kind: 'invalidChoice',
  allowed: `one of ${placeRules.join(', ')}, or host and its name`,
  choices: `${placeRules.join(', ')}, host …`,
});

/** By region or language. */
const byPlace = <T extends z.ZodType>(value: T) => z.record(cleanName(64), value);

export const placesWantedSchema: z.ZodType<PlacesWanted> = z.strictObject({
  stackId: stackIdSchema().nullable(),
  from: oneOf(...sharesFrom),
  typed: byPlace(finiteNumber(placesRanges.tasks)),
  rules: byPlace(placeRule),
  uplifts: byPlace(finiteNumber(placesRanges.uplift)),
  languages: byPlace(
    z.strictObject({
      tokenTimes: finiteNumber(placesRanges.tokenTimes).nullable(),
      successLost: finiteNumber(placesRanges.successLost).nullable(),
    }),
  ),
  lessons: listOf(z.strictObject({ id: oneOf(...lessonIds), amount: finiteNumber(placesRanges.amount) }), 5),
});
