/** What can only be said of the whole catalog, worked out anew whenever it changes. */
import type { Traits } from './abilityScale.ts';
import type { Catalog } from './catalog.ts';
import { type CategoryId, isCategoryId, type WorkKind } from './category.ts';
import { completionFactorByKindOf, completionFactorsOf } from './completionFactors.ts';
import { type LinkInput, linkInputOf } from './linkInput.ts';
import { type LeaveOneOut, leaveOneOut, linkTo } from './linking.ts';
import { type LinkRow, linkRowsOf } from './linkRow.ts';
import { linkTraitsOf } from './linkTraits.ts';
import type { CatalogReference, LinkedRate, LinkTest } from './reference.ts';
import { siblingRatesOn } from './siblingRates.ts';
import { type HeldTo, measuredOn, yardsticksOf } from './yardsticks.ts';

/**
 * Where linking may be used if it also passes its test. In question answering and roleplay the benchmarks measure
 * different things (docs/METHOD.md, section 5): there it stays off whatever one catalog's test says.
 */
const linkable: ReadonlySet<CategoryId> = new Set(['programming', 'translation', 'technology']);

/** Of the two ways to link, the one that errs less on hidden rates. `traits` null: by ability alone. */
const betterOf = (
  rows: readonly LinkRow[],
  byAbility: LeaveOneOut,
  known: Traits,
): { test: LeaveOneOut; traits: Traits | null } => {
  const byTraits = leaveOneOut(rows, known);
  return byTraits !== null && byTraits.linkErrorPoints < byAbility.linkErrorPoints
    ? { test: byTraits, traits: known }
    : { test: byAbility, traits: null };
};

/** Fewer hidden rates than this prove nothing. */
const fewestTests = 10;

export interface CategoryLinks {
  links: LinkedRate[];
  /** null where nothing can be hidden and read off again. */
  test: LinkTest | null;
}

/**
 * What linking says of one category held to one yardstick (`benchmark` or `benchmark/metric`; null: none); a bare
 * benchmark means its best-covered metric. A sibling's measurement comes first; other links only where leaving out shows
 * that they are earned.
 */
export const linksOf = (category: WorkKind, yardstick: string | null, catalog: LinkInput): CategoryLinks => {
  const input = linkInputOf(category, catalog);
  const siblings = yardstick === null ? [] : siblingRatesOn(category, yardstick, input);
  const { links, test } = isCategoryId(category) ? linksByAbility(category, yardstick, input) : noLinks;
  const known = new Set(siblings.map(({ modelId }) => modelId));
  return { links: [...siblings, ...links.filter(({ modelId }) => !known.has(modelId))], test };
};

/** Other work rests on its yardstick and its siblings alone: linking was tried on the study's categories. */
const noLinks: CategoryLinks = { links: [], test: null };

/** The same without what siblings say. */
const linksByAbility = (
  category: CategoryId,
  yardstick: string | null,
  { models, evidence }: LinkInput,
): CategoryLinks => {
  const rows = linkRowsOf(category, yardstick, evidence);
  const byAbility = leaveOneOut(rows);
  if (!byAbility) return { links: [], test: null };
  const { test, traits } = linkable.has(category)
    ? betterOf(rows, byAbility, linkTraitsOf(category, evidence, models))
    : { test: byAbility, traits: null };
  const earned =
    linkable.has(category) && test.tests >= fewestTests && test.linkErrorPoints < test.benchmarkMeanErrorPoints;
  const key = yardsticksOf(category, evidence).find(
    (choice) => choice.yardstick === yardstick || choice.benchmark === yardstick,
  )?.yardstick;
  const links =
    !earned || yardstick === null || key === undefined
      ? []
      : linkTo(key, rows, traits, Math.max(1, test.errorInClaimedSds))
          .filter((linked) => measuredOn(yardstick, linked.modelId, category, evidence) === null)
          .map((linked) => ({ category, yardstick, ...linked }));
  const { models: tried, linkErrorPoints, benchmarkMeanErrorPoints, residualSd } = test;
  return { links, test: { category, models: tried, linkErrorPoints, benchmarkMeanErrorPoints, residualSd, earned } };
};

/**
 * Links and completion factors of a catalog, by the yardsticks of a plan, each pair once. `linked` may answer from what
 * is known already: a category depends on its own yardstick alone.
 */
export const buildReference = (
  catalog: Catalog,
  yardsticks: readonly HeldTo[],
  linked: typeof linksOf = linksOf,
): CatalogReference => {
  const byCategory = yardsticks.map(({ category, yardstick }) => linked(category, yardstick, catalog));
  return {
    links: byCategory.flatMap(({ links }) => links),
    linkTests: byCategory.flatMap(({ test }) => (test === null ? [] : [test])),
    completionFactors: completionFactorsOf(catalog.models, catalog.evidence),
    completionFactorByKind: completionFactorByKindOf(catalog.models, catalog.evidence),
  };
};
