/** What new plans are made of: the bare plan, the empty one, and what is assumed of models that nobody measured. */

import type { Catalog, Snapshot } from '../catalog/catalog.ts';
import type { CategoryId } from '../catalog/category.ts';
import { isOwnYardstick, isPublished } from '../catalog/publishedRates.ts';
import { measuredOn, partsOf } from '../catalog/yardsticks.ts';
import { type ModelId, stackId } from '../foundation/ids.ts';
import { presetsWords } from '../words/presets.ts';
import type { Language } from '../words/words.ts';
import { assumeFromPeers, placeholderRate } from './assumeRate.ts';
import type { Estimate } from './estimate.ts';
import { newCategory } from './newCategory.ts';
import type { AssumedRate, CategoryPlan, Plan, Stack } from './plan.ts';
import { modelsOfPolicy } from './policyParts.ts';
import { inProportion } from './taskShares.ts';

/** What a new plan reads of the catalog; links, where they are known, stand before any assumption. */
export type KnownRates = Catalog | Snapshot;

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
  return assumeFromPeers(category.kind, yardstick, known, modelId) ?? placeholderRate;
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

/** A plan of three kinds of work in equal parts and two stacks in which no model is chosen yet; names are in `language`. */
export const emptyPlan = (language: Language): Plan => {
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
