/**
 * Ids are texts, each of a type of its own: a stack's id does not pass for a model's. They come in through checks
 * (`catalogId`, the plan's schema); in code that names a thing by hand, through the functions here.
 */
declare const names: unique symbol;

/** A text that names one kind of thing. */
export type Id<Kind extends string> = string & { readonly [names]: Kind };

/** `author/model`, as the catalog lists it. */
export type ModelId = Id<'model'>;
/** One measurement of the catalog. */
export type EvidenceId = Id<'evidence'>;
/** A stack of a plan, unique in it. */
export type StackId = Id<'stack'>;
/** A row of a plan's work, unique in it. */
export type RowId = Id<'row'>;
/** A scenario of a file, unique in it. */
export type ScenarioId = Id<'scenario'>;

export const modelId = (text: string): ModelId => text as ModelId;
export const evidenceId = (text: string): EvidenceId => text as EvidenceId;
export const stackId = (text: string): StackId => text as StackId;
export const rowId = (text: string): RowId => text as RowId;
export const scenarioId = (text: string): ScenarioId => text as ScenarioId;
