/** What can only be said of the whole catalog, worked out anew whenever it changes. */
import type { Traits } from './abilityScale.ts';
import type { Catalog } from './catalog.ts';
import { type CategoryId, categoryIds } from './category.ts';
import { completionFactorByKindOf, completionFactorsOf } from './completionFactors.ts';
import { type LeaveOneOut, leaveOneOut, linkTo } from './linking.ts';
import { type LinkRow, linkRowsOf } from './linkRow.ts';
import { linkTraitsOf } from './linkTraits.ts';
import type { CatalogReference, LinkedRate, LinkTest } from './reference.ts';
import { measuredOn, yardsticksOf } from './yardsticks.ts';

/**
 * Where linking may be used if it also passes its test. In question answering and roleplay the benchmarks measure
 * different things (ENGINE section 6): there it stays off whatever one catalog's test says.
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

/**
 * Links and completion factors of a catalog. `yardsticks` are those of the plan (`benchmark` or `benchmark/metric`;
 * null: none); a bare benchmark means its best-covered metric.
 */
export const buildReference = (
  { models, evidence }: Catalog,
  yardsticks: Record<CategoryId, string | null>,
): CatalogReference => {
  const links: LinkedRate[] = [];
  const linkTests: LinkTest[] = [];
  for (const category of categoryIds) {
    const yardstick = yardsticks[category];
    const rows = linkRowsOf(category, yardstick, evidence);
    const byAbility = leaveOneOut(rows);
    if (!byAbility) continue;
    const { test, traits } = linkable.has(category)
      ? betterOf(rows, byAbility, linkTraitsOf(category, evidence, models))
      : { test: byAbility, traits: null };
    const earned =
      linkable.has(category) && test.tests >= fewestTests && test.linkErrorPoints < test.benchmarkMeanErrorPoints;
    linkTests.push({
      category,
      models: test.models,
      linkErrorPoints: test.linkErrorPoints,
      benchmarkMeanErrorPoints: test.benchmarkMeanErrorPoints,
      residualSd: test.residualSd,
      earned,
    });
    const key = yardsticksOf(category, evidence).find(
      (choice) => choice.yardstick === yardstick || choice.benchmark === yardstick,
    )?.yardstick;
    if (!earned || yardstick === null || key === undefined) continue;
    for (const linked of linkTo(key, rows, traits, Math.max(1, test.errorInClaimedSds)))
      if (measuredOn(yardstick, linked.modelId, category, evidence) === null)
        links.push({ category, yardstick, ...linked });
  }
  return {
    links,
    linkTests,
    completionFactors: completionFactorsOf(models, evidence),
    completionFactorByKind: completionFactorByKindOf(models, evidence),
  };
};
