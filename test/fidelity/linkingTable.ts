/** How well rates on one benchmark are read off others, category by category, on the evidence that ships. */
import { readFileSync } from 'node:fs';
import { buildReference } from '../../shared/catalog/buildReference.ts';
import type { Evidence } from '../../shared/catalog/evidence.ts';
import { type LeaveOneOut, leaveOneOut } from '../../shared/catalog/linking.ts';
import { linkRowsOf } from '../../shared/catalog/linkRow.ts';
import { linkTraitsOf } from '../../shared/catalog/linkTraits.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { defaultYardsticks, usualYardsticks } from '../../shared/catalog/yardsticks.ts';
import { keptCatalogFile } from '../keptCatalog.ts';

const seed = <T>(name: string): T[] => JSON.parse(readFileSync(keptCatalogFile(`${name}.json`), 'utf8'));

const told = (test: LeaveOneOut | null): string =>
  test === null
    ? '-'
    : `${test.linkErrorPoints.toFixed(1)} (probit ${test.residualSd.toFixed(2)}, ${test.errorInClaimedSds.toFixed(2)} of what it claims)`;

/** Header and one row for each category with anything to test. */
export const linkingTable = (): string[][] => {
  const models = seed<Model>('models');
  const evidence = seed<Evidence>('evidence');
  const { linkTests } = buildReference({ models, evidence }, usualYardsticks);
  return [
    ['category', 'models', 'hidden rates', 'benchmark mean', 'by ability', 'by traits', 'used'],
    ...linkTests.map(({ category, models: count, linkErrorPoints, benchmarkMeanErrorPoints, earned }) => {
      const rows = linkRowsOf(category, defaultYardsticks[category], evidence);
      const byAbility = leaveOneOut(rows);
      const byTraits = leaveOneOut(rows, linkTraitsOf(category, evidence, models));
      const used = linkErrorPoints === byAbility?.linkErrorPoints ? 'by ability' : 'by traits';
      return [
        category,
        `${count}`,
        `${byAbility?.tests ?? 0}`,
        benchmarkMeanErrorPoints.toFixed(1),
        told(byAbility),
        told(byTraits),
        earned ? used : 'no',
      ];
    }),
  ];
};
