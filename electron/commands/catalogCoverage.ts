/** `portfolio catalog coverage`: what this user's catalog holds, how old it is, and where it has rates. */
import type { Command } from 'commander';
import { countPrices, readCatalog, readHistories } from '../../db/catalog.ts';
import { shippedLinks } from '../../db/shippedLinks.ts';
import { type WorkKind, workKinds } from '../../shared/catalog/category.ts';
import { type CategoryCoverage, type Coverage, coverageOf } from '../../shared/catalog/coverage.ts';
import { linksBeside } from '../../shared/catalog/shippedLinks.ts';
import { usualYardsticks } from '../../shared/catalog/yardsticks.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { dependencePresets } from '../../shared/plan/dependencePresets.ts';
import { requestShapeOf } from '../../shared/plan/requestShapes.ts';
import { categoriesCoveredTable, holdingsTable, settingsCoveredTable } from '../../shared/report/coverageTable.ts';
import type { Run } from './decided.ts';
import { withUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

const readCoverage = (terminal: Terminal): Answer<Coverage> =>
  withUserCatalog(terminal, (db) => {
    const catalog = readCatalog(db);
    const linkedBy = linksBeside(shippedLinks());
    const links = usualYardsticks.flatMap(({ category, yardstick }) => linkedBy(category, yardstick, catalog).links);
    return answer(
      coverageOf(catalog, links, { priceRows: countPrices(db), histories: readHistories(db) }, terminal.day),
    );
  });

interface Starting {
  /** Measured of such work, or carried over from its nearest kin. */
  dependence: 'measured' | 'kin';
  shape: 'measured' | 'assumed';
}

/** What work of each kind starts with beside its rates. */
const withStart = (categories: Coverage['categories']): Record<WorkKind, CategoryCoverage & Starting> => {
  const started = workKinds.map((id): [WorkKind, CategoryCoverage & Starting] => [
    id,
    {
      ...categories[id],
      dependence: dependencePresets[id].rho.assumed ? 'kin' : 'measured',
      shape: requestShapeOf(id).promptTokens.assumed ? 'assumed' : 'measured',
    },
  ]);
  return Object.fromEntries(started) as Record<WorkKind, CategoryCoverage & Starting>;
};

const coverageCommand = async (terminal: Terminal, { json }: { json: boolean }): Promise<number> =>
  withValue(terminal, 'catalog', readCoverage(terminal), (coverage) => {
    const { say, language } = terminal;
    if (json)
      terminal.print(`${JSON.stringify({ ...coverage, categories: withStart(coverage.categories) }, null, 2)}\n`);
    else
      terminal.print(
        [holdingsTable(coverage, say), categoriesCoveredTable(coverage, say), settingsCoveredTable(coverage, say)]
          .map((table) => `${table.title}\n\n${textTable(table, language, say)}`)
          .join('\n'),
      );
    return 0;
  });

export const addCatalogCoverage = (catalog: Command, run: Run): void => {
  catalog
    .command('coverage')
    .description('models by status, offers by host and tier, months of history, newest days, and rates by category')
    .option('--json', 'as JSON', false)
    .action((options: { json: boolean }) => run((terminal) => coverageCommand(terminal, options)));
};
