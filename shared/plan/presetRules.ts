/** The stacks of a preset: no model by name, but the rule that chooses one from the catalog when a plan is made. */
import type { CategoryId, WorkKind } from '../catalog/category.ts';
import type { WordPath } from '../words/all.ts';

const weightsOf = ['open', 'closed', 'any'] as const;
export type Weights = (typeof weightsOf)[number];

/** Who does one kind of work. */
export type WorkRule =
  /** The cheapest attempt among the models that are adequate for the work. */
  | { kind: 'cheapest'; weights: Weights }
  /**
   * A cheaper model, a check (an id of `verifierPresets.ts`), and for what it rejects the cheapest adequate model:
   * adequate as a whole, at the least cost per success.
   */
  | { kind: 'cheapFirst'; first: Weights; check: string; after: Weights };

export type StackRule =
  /** The model that ends most of the tasks well, as far as measured, for all of the work. */
  | { kind: 'oneModel'; weights: Weights }
  /** By kind of work; of several rules the first that finds a model counts. */
  | { kind: 'byWork'; work: Partial<Record<WorkKind, readonly WorkRule[]>>; otherwise: readonly WorkRule[] };

interface NamedRule {
  name: WordPath;
  note: WordPath;
  rule: StackRule;
}

export interface PresetStack extends NamedRule {
  /** What it is called where the rule finds no work for a check, so that one step is all there is. */
  unchecked?: { name: WordPath; note: WordPath };
  /** What stands in its place where its rule finds what a stack before it does already: two of one kind compare nothing. */
  instead?: NamedRule;
}

const cheapestOpen: WorkRule = { kind: 'cheapest', weights: 'open' };
const cheapestOfAll: WorkRule = { kind: 'cheapest', weights: 'any' };

/** One closed model against an open one wherever it is adequate, tests before the closed one where they can be run. */
export const closedAndOpen: readonly PresetStack[] = [
  {
    name: 'presets.closedStackName',
    note: 'presets.closedStackNote',
    rule: { kind: 'oneModel', weights: 'closed' },
  },
  {
    name: 'presets.mixedStackName',
    note: 'presets.mixedStackNote',
    unchecked: { name: 'presets.openStackName', note: 'presets.openStackNote' },
    instead: {
      name: 'presets.bestOpenStackName',
      note: 'presets.bestOpenStackNote',
      rule: { kind: 'oneModel', weights: 'open' },
    },
    rule: {
      kind: 'byWork',
      work: {
        programming: [
          { kind: 'cheapFirst', first: 'open', check: 'executed-tests', after: 'closed' },
          cheapestOpen,
          cheapestOfAll,
        ],
      },
      otherwise: [cheapestOpen, cheapestOfAll],
    },
  },
];

/** For work in which no closed model on sale was measured: the best of all, against a cheaper one that is checked first. */
export const bestAndCheapFirst: readonly PresetStack[] = [
  { name: 'presets.bestStackName', note: 'presets.bestStackNote', rule: { kind: 'oneModel', weights: 'any' } },
  {
    name: 'presets.checkedStackName',
    note: 'presets.checkedStackNote',
    unchecked: { name: 'presets.cheapStackName', note: 'presets.cheapStackNote' },
    rule: {
      kind: 'byWork',
      work: { translation: [{ kind: 'cheapFirst', first: 'any', check: 'translation-judge', after: 'any' }] },
      otherwise: [cheapestOfAll],
    },
  },
];

/**
 * Kinds of work in which models on sale were not measured, and the one whose models do it instead: an assumption, said in
 * the plan's notes. Measurements of the work itself come before it.
 */
export const doneLike: Partial<Record<WorkKind, CategoryId>> = {
  science: 'technology',
  'creative-writing': 'general-qa',
  education: 'general-qa',
  finance: 'general-qa',
  legal: 'general-qa',
};
