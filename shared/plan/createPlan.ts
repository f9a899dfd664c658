/** New plans: from a preset, empty, and the example a first visitor sees. */

import type { Catalog, Snapshot } from '../catalog/catalog.ts';
import type { CategoryId } from '../catalog/category.ts';
import { isOwnYardstick, isPublished } from '../catalog/publishedRates.ts';
import { measuredOn, partsOf } from '../catalog/yardsticks.ts';
import { type ModelId, modelId, rowId, stackId } from '../foundation/ids.ts';
import { presetsWords } from '../words/presets.ts';
import type { Language } from '../words/words.ts';
import { assumeFromPeers, placeholderRate } from './assumeRate.ts';
import type { Estimate } from './estimate.ts';
import { newCategory } from './newCategory.ts';
import type { AssumedRate, CategoryPlan, Plan, Stack } from './plan.ts';
import { escalation, singleModel } from './policies.ts';
import type { Policy } from './policy.ts';
import { modelsOfPolicy } from './policyParts.ts';
import { type MixPart, presetOf } from './presets.ts';
import { inProportion } from './taskShares.ts';
import { verifierFrom, verifierPreset } from './verifierPresets.ts';

/** What a new plan reads of the catalog; links, where they are known, stand before any assumption. */
export type KnownRates = Catalog | Snapshot;

/** Sold by its maker at a list price with no end announced, and of such models the one with rates in most categories. */
const closedModel = modelId('anthropic/claude-haiku-4.5');

const executedTests = verifierPreset('executed-tests');

/**
 * The mixed stack: an open model where one was measured on the category's yardstick, has no end announced and is sold at a
 * list price, else the closed one. For translation the one of these that succeeds on most of WMT25's paragraphs.
 */
const openModels: Partial<Record<CategoryId, ModelId>> = {
  programming: modelId('deepseek/deepseek-v3.2-exp'),
  roleplay: modelId('z-ai/glm-5.2'),
  translation: modelId('google/gemma-3-27b-it'),
  technology: modelId('z-ai/glm-5'),
  'general-qa': modelId('qwen/qwen3.5-397b-a17b'),
};

const mixedPolicy = (category: CategoryId): Policy => {
  const open = openModels[category];
  if (open === undefined) return singleModel(closedModel);
  return category === 'programming' && executedTests
    ? escalation(open, verifierFrom(executedTests), closedModel)
    : singleModel(open);
};

const readyStacks = (mix: readonly MixPart[], language: Language): Stack[] => {
  const policies = (of: (category: CategoryId) => Policy) =>
    Object.fromEntries(mix.map(({ id }) => [rowId(id), of(id)]));
  return [
    {
      id: stackId('a'),
      name: presetsWords.closedStackName[language],
      note: presetsWords.closedStackNote[language],
      policies: policies(() => singleModel(closedModel)),
    },
    {
      id: stackId('b'),
      name: presetsWords.mixedStackName[language],
      note: presetsWords.mixedStackNote[language],
      policies: policies(mixedPolicy),
    },
  ];
};

/** What to assume of a model in a category, or null where it is measured, linked or published beside her own evals. */
export const assumptionFor = (modelId: ModelId, category: CategoryPlan, known: KnownRates): Estimate | null => {
  const { yardstick, kind, transfer } = category;
  if (yardstick === null) return placeholderRate;
  // Held to her own evals, a model that she did not run keeps what others published of it.
  if (
    kind !== null &&
    transfer?.kind === 'measured' &&
    isOwnYardstick(partsOf(yardstick).benchmark, known.evidence) &&
    isPublished(modelId, kind, known.evidence)
  )
    return null;
  if (measuredOn(yardstick, modelId, category.kind, known.evidence) !== null) return null;
  const linked =
    'reference' in known &&
    known.reference.links.some(
      (link) => link.modelId === modelId && link.category === category.kind && link.yardstick === yardstick,
    );
  if (linked) return null;
  return assumeFromPeers(category.kind, yardstick, known.evidence) ?? placeholderRate;
};

/** Assumed rates of the models that stacks name, where nothing was measured. */
export const assumptionsOf = (
  categories: readonly CategoryPlan[],
  stacks: readonly Stack[],
  known: KnownRates,
): AssumedRate[] =>
  categories.flatMap((category) => {
    const models = new Set(
      stacks.flatMap((stack) => {
        const policy = stack.policies[category.id];
        return policy === undefined ? [] : modelsOfPolicy(policy);
      }),
    );
    return [...models].flatMap((modelId) => {
      const rate = assumptionFor(modelId, category, known);
      return rate === null ? [] : [{ modelId, category: category.id, rate }];
    });
  });

/** A plan of these rows and stacks with what a plan starts with besides. */
export const bare = (title: string, preset: string | null, categories: CategoryPlan[], stacks: Stack[]): Plan => ({
  title,
  preset,
  seed: 'portfolio',
  tasksPerMonth: 100_000,
  humanUsdPerHour: {
    value: 40,
    low: 20,
    high: 80,
    source: 'A round number to start from: type what an hour of your reviewers costs.',
    assumed: true,
  },
  budgetUsdPerMonth: null,
  categories,
  stacks,
  assumedRates: [],
  ownTokens: [],
  assumedSpeeds: [],
  notes: '',
});

const emptyMix: readonly CategoryId[] = ['programming', 'roleplay', 'translation'];

const emptyPlan = (language: Language): Plan => {
  const shares = inProportion(emptyMix.map(() => 1));
  const evenly = 'Assumed: equal parts.';
  return bare(
    presetsWords.emptyTitle[language],
    null,
    emptyMix.map((id, i) => newCategory(id, shares[i] ?? 0, evenly)),
    [
      { id: stackId('a'), name: presetsWords.stackA[language], note: '', policies: {} },
      { id: stackId('b'), name: presetsWords.stackB[language], note: '', policies: {} },
    ],
  );
};

const wordAt = (path: string, language: Language): string =>
  presetsWords[path.slice(path.indexOf('.') + 1) as keyof typeof presetsWords][language];

/**
 * A new plan from a preset's id, with two stacks ready to compare; 'empty' and ids this program does not know give an
 * empty plan. Names are in `language`. Models without a measurement get an assumed rate that says what it is.
 */
export const createPlan = (presetId: string, known: KnownRates, language: Language = 'en'): Plan => {
  const preset = presetOf(presetId);
  if (preset === null) return emptyPlan(language);
  const categories = preset.mix.map(({ id, share, shareSource }) => newCategory(id, share, shareSource));
  const stacks = readyStacks(preset.mix, language);
  const plan = bare(wordAt(preset.name, language), preset.id, categories, stacks);
  return { ...plan, assumedRates: assumptionsOf(categories, stacks, known) };
};

/** The example of the start screen: all traffic of late 2025 at 200,000 tasks a month. */
export const createExamplePlan = (known: KnownRates, language: Language = 'en'): Plan => ({
  ...createPlan('all-traffic-2025', known, language),
  title: presetsWords.exampleTitle[language],
  tasksPerMonth: 200_000,
});
