/**
 * What a planner asks of the best plan: rules it must keep to, and what it should make least. Held by the plan. A kind of
 * rule is one entry here: its fields and what they may be, and how it stands when a planner adds it, before she sets her
 * own number.
 */
import * as z from 'zod';
import { cleanName, finiteNumber, oneOf, share, wholeNumber } from '../catalog/checks.ts';
import { fieldRanges } from './estimateSchema.ts';
import { rowIdSchema } from './givenIds.ts';

type Shape = Readonly<Record<string, z.ZodType>>;
type ValuesOf<S extends Shape> = { -readonly [F in keyof S]: z.output<S[F]> };

/** `start` is told what the plan spends in a month now. */
const form = <S extends Shape>(fields: S, start: (usdPerMonth: number) => ValuesOf<S>) => ({ fields, start });

/** Null: over the whole mix. */
const inCategory = () => rowIdSchema().nullable();

const ruleForms = {
  /** At least this share of the tasks succeed. */
  successFloor: form({ categoryId: inCategory(), share: share() }, () => ({ categoryId: null, share: 0.7 })),
  silentFailureCeiling: form({ categoryId: inCategory(), share: share() }, () => ({ categoryId: null, share: 0.2 })),
  /** Models, verifiers and people, in expectation. */
  budget: form({ usdPerMonth: finiteNumber(fieldRanges.usd) }, (usdPerMonth) => ({ usdPerMonth })),
  maxModels: form({ count: wholeNumber({ min: 1, max: 1000 }) }, () => ({ count: 3 })),
  /** At most this share of the tasks may send an attempt to any one vendor. */
  vendorShareCap: form({ share: share() }, () => ({ share: 0.6 })),
  openWeightsOnly: form({}, () => ({})),
  /** Origin groups (china, rest-of-world) or ISO-2 countries; a model of unknown origin is not allowed. */
  origins: form({ allowed: z.array(cleanName(64)).min(1).max(300) }, () => ({ allowed: ['rest-of-world'] })),
  toolsRequired: form({}, () => ({})),
  /** The model takes at least so many tokens. */
  contextTokens: form({ tokens: finiteNumber(fieldRanges.tokens) }, () => ({ tokens: 200_000 })),
  /** 95% of a category's tasks are answered within so many seconds; a model of unknown speed is not allowed. */
  latencyP95: form({ seconds: finiteNumber(fieldRanges.seconds) }, () => ({ seconds: 60 })),
  /** Still offered today. */
  listedOnly: form({}, () => ({})),
};

export type RuleKind = keyof typeof ruleForms;
export type Rule = { [K in RuleKind]: { kind: K } & ValuesOf<(typeof ruleForms)[K]['fields']> }[RuleKind];

export const ruleKinds = Object.keys(ruleForms) as RuleKind[];

/** These can stand once per category; of the others a second one would only repeat the first. */
export const isPerCategory = (kind: RuleKind): boolean => 'categoryId' in ruleForms[kind].fields;

export const newRule = (kind: RuleKind, usdPerMonth: number): Rule =>
  ({ kind, ...ruleForms[kind].start(usdPerMonth) }) as Rule;

const schemaOf = (kind: RuleKind) => z.strictObject({ kind: z.literal(kind), ...ruleForms[kind].fields });
const [firstKind, ...otherKinds] = ruleKinds as [RuleKind, ...RuleKind[]];

const ruleSchema = z.discriminatedUnion('kind', [schemaOf(firstKind), ...otherKinds.map(schemaOf)], {
  error: 'kind: one of the rules this program knows',
}) as unknown as z.ZodType<Rule>;

export const objectives = ['usdPerSuccess', 'usdPerTask'] as const;

/** Both count models, checks, people and silent failures; per success divides by P(success) over the covered mix. */
export type Objective = (typeof objectives)[number];

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
