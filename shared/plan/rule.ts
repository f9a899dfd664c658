/**
 * What a planner asks of the best plan: rules it must keep to, and what it should make least. Held by the plan. A kind of
 * rule is one entry here: its fields and what they may be, and how it stands when a planner adds it, before she sets her
 * own number.
 */
import * as z from 'zod';
import { cleanName, countryCode, finiteNumber, isoDate, oneOf, share, wholeNumber } from '../catalog/checks.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import { fieldRanges } from './estimateSchema.ts';
import { rowIdSchema } from './givenIds.ts';

type Shape = Readonly<Record<string, z.ZodType>>;
type MayLack<S extends Shape, F extends keyof S> = undefined extends z.output<S[F]> ? F : never;
type ValuesOf<S extends Shape> = {
  -readonly [F in keyof S as Exclude<F, MayLack<S, F>>]: z.output<S[F]>;
} & { -readonly [F in keyof S as MayLack<S, F>]?: z.output<S[F]> };

/** What a rule may start from: what the plan is today. */
export interface RuleStart {
  /** Cash of a month. */
  usdPerMonth: number;
  models: readonly ModelId[];
  vendors: readonly string[];
  /** The last day of the horizon, `2027-11-24`. */
  day: string;
}

const form = <S extends Shape>(fields: S, start: (now: RuleStart) => ValuesOf<S>) => ({ fields, start });

/** Null: over the whole mix. */
const inCategory = () => rowIdSchema().nullable();

/** Of a rule that came to rows later: absent and null are every row. */
const inAnyCategory = () => rowIdSchema().nullable().optional();

const mostNames = 300;
const vendorNames = () => z.array(cleanName(200)).min(1).max(mostNames);
const modelNames = () =>
  z
    .array(cleanName(300) as unknown as z.ZodType<ModelId>)
    .min(1)
    .max(mostNames);

const ruleForms = {
  /** At least this share of the tasks succeed. */
  successFloor: form({ categoryId: inCategory(), share: share() }, () => ({ categoryId: null, share: 0.7 })),
  silentFailureCeiling: form({ categoryId: inCategory(), share: share() }, () => ({ categoryId: null, share: 0.2 })),
  /** Cash of a month, in expectation; where a check takes people's minutes, those at their wage count in it too. */
  budget: form({ usdPerMonth: finiteNumber(fieldRanges.usd) }, ({ usdPerMonth }) => ({ usdPerMonth })),
  /** So many different models in all rows together, or in one row. */
  maxModels: form({ count: wholeNumber({ min: 1, max: 1000 }), categoryId: inAnyCategory() }, () => ({ count: 3 })),
  /** At most this share of the tasks may send an attempt to any one vendor. */
  vendorShareCap: form({ share: share() }, () => ({ share: 0.6 })),
  /** Models of these makers alone, by the name the catalog has. */
  vendors: form({ allowed: vendorNames(), categoryId: inAnyCategory() }, ({ vendors }) => ({ allowed: [...vendors] })),
  vendorsNot: form({ refused: vendorNames(), categoryId: inAnyCategory() }, ({ vendors }) => ({
    refused: vendors.slice(0, 1),
  })),
  models: form({ allowed: modelNames(), categoryId: inAnyCategory() }, ({ models }) => ({ allowed: [...models] })),
  modelsNot: form({ refused: modelNames(), categoryId: inAnyCategory() }, ({ models }) => ({
    refused: models.slice(0, 1),
  })),
  openWeightsOnly: form({ categoryId: inAnyCategory() }, () => ({})),
  /** Origin groups (china, rest-of-world) or ISO-2 countries; a model of unknown origin is not allowed. */
  origins: form({ allowed: z.array(cleanName(64)).min(1).max(300), categoryId: inAnyCategory() }, () => ({
    allowed: ['rest-of-world'],
  })),
  /** The offer that the plan pays for the model is served in one of these countries or unions (`catalog/servedIn.ts`). */
  servedIn: form({ allowed: z.array(countryCode()).min(1).max(300), categoryId: inAnyCategory() }, () => ({
    allowed: ['EU'],
  })),
  toolsRequired: form({ categoryId: inAnyCategory() }, () => ({})),
  /** The model takes at least so many tokens. */
  contextTokens: form({ tokens: finiteNumber(fieldRanges.tokens), categoryId: inAnyCategory() }, () => ({
    tokens: 200_000,
  })),
  /** 95% of the tasks of every row, or of one, are answered within so many seconds; a model of unknown speed is not allowed. */
  latencyP95: form({ seconds: finiteNumber(fieldRanges.seconds), categoryId: inAnyCategory() }, () => ({
    seconds: 60,
  })),
  /** Still offered today. */
  listedOnly: form({}, () => ({})),
  /** Not retired, and no end before this day is known. */
  lasting: form({ day: isoDate() }, ({ day }) => ({ day })),
};

export type RuleKind = keyof typeof ruleForms;
export type Rule = { [K in RuleKind]: { kind: K } & ValuesOf<(typeof ruleForms)[K]['fields']> }[RuleKind];

export const ruleKinds = Object.keys(ruleForms) as RuleKind[];

/** These can stand once per category; of the others a second one would only repeat the first. */
export const isPerCategory = (kind: RuleKind): boolean => 'categoryId' in ruleForms[kind].fields;

export const newRule = (kind: RuleKind, now: RuleStart): Rule => ({ kind, ...ruleForms[kind].start(now) }) as Rule;

/** The row a rule speaks of; null: of all of them. */
export const rowOfRule = (rule: Rule): RowId | null => ('categoryId' in rule ? (rule.categoryId ?? null) : null);

const schemaOf = (kind: RuleKind) => z.strictObject({ kind: z.literal(kind), ...ruleForms[kind].fields });
const [firstKind, ...otherKinds] = ruleKinds as [RuleKind, ...RuleKind[]];

const ruleSchema = z.discriminatedUnion('kind', [schemaOf(firstKind), ...otherKinds.map(schemaOf)], {
  error: 'kind: one of the rules this program knows',
}) as unknown as z.ZodType<Rule>;

export const objectives = ['netValue', 'usdPerSuccess', 'cash', 'usdPerTask'] as const;

/**
 * Full cost (models, checks, people and undetected errors) per success over the covered mix, or per task; the same less
 * the value of what succeeds; or cash alone, models and checks without people, per task.
 */
export type Objective = (typeof objectives)[number];

export const isObjective = (value: unknown): value is Objective => objectives.some((known) => known === value);

/** The planner's question to the optimiser. A plan without one asks for the least cost per success under no rule. */
export interface BestPlanAsk {
  objective: Objective;
  rules: Rule[];
}

export const plainAsk: BestPlanAsk = { objective: 'usdPerSuccess', rules: [] };

/** More rules than this are a mistake or an attack: each costs a search. */
const mostRules = 64;

export const bestPlanAskSchema: z.ZodType<BestPlanAsk> = z.looseObject({
  objective: oneOf(...objectives),
  rules: z.array(ruleSchema).max(mostRules),
});
