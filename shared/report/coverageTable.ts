/** What the catalog holds, as tables: counts by status, host and tier, days, and models with a rate by category. */
import { workKinds } from '../catalog/category.ts';
import { type Coverage, grades } from '../catalog/coverage.ts';
import { settings } from '../catalog/setting.ts';
import type { Say } from '../words/say.ts';
import { categoryName } from './categoryName.ts';
import type { Row, Table } from './table.ts';

/** Hosts beyond these sell little each and are counted together. */
const hostsShown = 12;

const knownStatuses = ['available', 'preview', 'deprecated', 'retired'] as const;

const countRow = (key: string, what: string, count: number): Row => ({ key, cells: { what, count } });

/** How many models, offers and price rows there are, and which days they are of. */
export const holdingsTable = (coverage: Coverage, say: Say): Table => {
  const { models, offers, history } = coverage;
  const hosts = Object.entries(offers.byHost);
  const others = hosts.slice(hostsShown);
  const dateRow = (key: string, what: string, date: string | null): Row => ({
    key,
    cells: { what, count: date },
    kinds: { count: 'date' },
  });
  return {
    id: 'holdings',
    title: say('catalog.coverageTitle'),
    columns: [
      { key: 'what', label: say('catalog.coverageWhat'), kind: 'text' },
      { key: 'count', label: say('catalog.coverageCount'), kind: 'count' },
    ],
    rows: [
      countRow('models', say('catalog.coverageModels'), models.total),
      countRow('canBeBought', say('catalog.coverageBuyable'), models.canBeBought),
      ...knownStatuses.map((status) =>
        countRow(`status/${status}`, say(`catalog.status-${status}`), models.byStatus[status] ?? 0),
      ),
      countRow('offers', say('catalog.coverageOffers'), offers.total),
      ...Object.entries(offers.byTier).map(([tier, count]) => countRow(`tier/${tier}`, tier, count)),
      ...hosts.slice(0, hostsShown).map(([host, count]) => countRow(`host/${host}`, host, count)),
      ...(others.length === 0
        ? []
        : [
            countRow(
              'otherHosts',
              say('catalog.coverageOtherHosts', { count: others.length }),
              others.reduce((sum, [, count]) => sum + count, 0),
            ),
          ]),
      countRow('priceRows', say('catalog.coveragePriceRows'), coverage.priceRows),
      countRow('points', say('catalog.coveragePoints', { models: history.models }), history.points),
      countRow('months', say('catalog.coverageMonths'), history.months),
      dateRow('newestPrice', say('catalog.coverageNewestPrice'), coverage.newestPrice),
      dateRow('newestEvidence', say('catalog.coverageNewestEvidence'), coverage.newestEvidence),
    ],
  };
};

/** Models that can be bought and were counted at a setting, by category; categories in which none was are left out. */
export const settingsCoveredTable = (coverage: Coverage, say: Say): Table => ({
  id: 'settings',
  title: say('catalog.coveredSettings'),
  columns: [
    { key: 'category', label: say('report.category'), kind: 'text' },
    ...settings.map((setting) => ({ key: setting, label: setting, kind: 'count' as const })),
    { key: 'several', label: say('catalog.coveredSeveral'), kind: 'count' },
  ],
  rows: workKinds.flatMap((id) => {
    const { bySetting, atSeveralSettings } = coverage.categories[id];
    return settings.every((setting) => bySetting[setting] === 0)
      ? []
      : [{ key: id, cells: { category: categoryName(say, id), ...bySetting, several: atSeveralSettings } }];
  }),
});

/** Models that can be bought with a rate, by category and by how the rate is known. */
export const categoriesCoveredTable = (coverage: Coverage, say: Say): Table => ({
  id: 'covered',
  title: say('catalog.coveredTitle'),
  columns: [
    { key: 'category', label: say('report.category'), kind: 'text' },
    { key: 'buyable', label: say('catalog.coveredBuyable'), kind: 'count' },
    { key: 'of2026', label: say('catalog.coveredOf2026'), kind: 'count' },
    ...grades.map((grade) => ({ key: grade, label: say(`catalog.grade-${grade}`), kind: 'count' as const })),
    { key: 'ground', label: say('catalog.coveredGround'), kind: 'text' },
  ],
  rows: workKinds.map((id) => {
    const { buyable, of2026, byGrade, ground } = coverage.categories[id];
    const cells = {
      category: categoryName(say, id),
      buyable,
      of2026,
      ...byGrade,
      ground: say(`catalog.ground-${ground}`),
    };
    return { key: id, cells };
  }),
});
