/** What a catalog holds, from counts made by hand. */
import { describe, expect, it } from 'vitest';
import { workKinds } from '../../../shared/catalog/category.ts';
import type { CategoryCoverage, Coverage } from '../../../shared/catalog/coverage.ts';
import { categoriesCoveredTable, holdingsTable, settingsCoveredTable } from '../../../shared/report/coverageTable.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { written } from './written.ts';

const say = sayIn('en');
const noSettings = { none: 0, minimal: 0, low: 0, medium: 0, high: 0, xhigh: 0, max: 0, thinking: 0 };
const empty: CategoryCoverage = {
  yardstick: null,
  ground: 'none',
  countBasis: null,
  buyable: 0,
  of2026: 0,
  byGrade: { measured: 0, selfReported: 0, linked: 0, otherBenchmark: 0 },
  bySetting: noSettings,
  atSeveralSettings: 0,
};
const categories = {
  ...(Object.fromEntries(workKinds.map((kind) => [kind, empty])) as Coverage['categories']),
  programming: {
    ...empty,
    ground: 'close',
    buyable: 40,
    of2026: 12,
    byGrade: { measured: 20, selfReported: 9, linked: 8, otherBenchmark: 3 },
    bySetting: { ...noSettings, high: 5 },
    atSeveralSettings: 2,
  } satisfies CategoryCoverage,
};
const hosts = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`host ${i + 1}`, 20 - i]));
const coverage: Coverage = {
  models: { total: 379, canBeBought: 300, byStatus: { available: 290, preview: 10, retired: 79 } },
  offers: { total: 900, byHost: hosts(12), byTier: { standard: 850, batch: 50 } },
  priceRows: 1234,
  history: { points: 4824, models: 1, months: 30, first: '2024-01', last: '2026-11' },
  newestPrice: '2026-11-26',
  newestEvidence: null,
  categories,
};
const counts = (of: Coverage) => holdingsTable(of, say).rows.map(({ cells }) => [cells.what, cells.count]);

describe('what a catalog holds', () => {
  it('is told by status, tier and host, and to which day', () => {
    expect(counts(coverage)).toEqual([
      ['Models', 379],
      ['that can be bought for work', 300],
      ['available', 290],
      ['preview', 10],
      ['retiring', 0],
      ['retired', 79],
      ['Offers', 900],
      ['standard', 850],
      ['batch', 50],
      ...Array.from({ length: 12 }, (_, i) => [`host ${i + 1}`, 20 - i]),
      ['Prices ever seen', 1234],
      ['Monthly prices of 1 model', 4824],
      ['Months of price history', 30],
      ['Newest price', '2026-11-26'],
      ['Newest measurement', null],
    ]);
  });

  it('counts the hosts beyond the first twelve together', () => {
    const many = counts({ ...coverage, offers: { ...coverage.offers, byHost: hosts(15) } });
    // The last three sell 8, 7 and 6 offers.
    expect(many.slice(-7, -4)).toEqual([
      ['host 12', 9],
      ['other hosts: 3', 21],
      ['Prices ever seen', 1234],
    ]);
    expect(many).toHaveLength(27);
  });

  it('has a key for each row, counts as counts and days as days', () => {
    const table = holdingsTable({ ...coverage, offers: { ...coverage.offers, byHost: hosts(13) } }, say);
    expect([table.id, table.title, ...table.columns.map(({ key, label, kind }) => `${key} ${label} ${kind}`)]).toEqual([
      'holdings',
      'What the catalog holds',
      'what What text',
      'count How many, or the day count',
    ]);
    expect(table.rows.map(({ key }) => key)).toEqual([
      ...['models', 'canBeBought', 'status/available', 'status/preview', 'status/deprecated', 'status/retired'],
      ...['offers', 'tier/standard', 'tier/batch'],
      ...Array.from({ length: 12 }, (_, i) => `host/host ${i + 1}`),
      ...['otherHosts', 'priceRows', 'points', 'months', 'newestPrice', 'newestEvidence'],
    ]);
    expect(table.rows.flatMap(({ key, kinds }) => (kinds === undefined ? [] : [[key, kinds]]))).toEqual([
      ['newestPrice', { count: 'date' }],
      ['newestEvidence', { count: 'date' }],
    ]);
  });
});

describe('models that can be bought', () => {
  it('are counted at each setting, where any kind of work has one', () => {
    expect(written(settingsCoveredTable(coverage, say), { say, language: 'en' })).toBe(
      `== settings: Models that can be bought, counted at a setting
   category | Kind of work | text
   none | none | count
   minimal | minimal | count
   low | low | count
   medium | medium | count
   high | high | count
   xhigh | xhigh | count
   max | max | count
   thinking | thinking | count
   several | At two or more | count
-- programming
   category: Programming
   none: 0 (0)
   minimal: 0 (0)
   low: 0 (0)
   medium: 0 (0)
   high: 5 (5)
   xhigh: 0 (0)
   max: 0 (0)
   thinking: 0 (0)
   several: 2 (2)
`,
    );
  });

  it('are counted by how their rate is known, for every kind of work', () => {
    const table = categoriesCoveredTable(coverage, say);
    expect(table.rows.map(({ key }) => key)).toEqual(workKinds);
    expect(written({ ...table, rows: table.rows.slice(0, 2) }, { say, language: 'en' })).toBe(
      `== covered: Models that can be bought and have a success rate
   category | Kind of work | text
   buyable | Models | count
   of2026 | Of 2026 | count
   measured | Measured | count
   selfReported | Self-reported | count
   linked | Read off others | count
   otherBenchmark | Another benchmark | count
   ground | Benchmark | text
-- programming
   category: Programming
   buyable: 40 (40)
   of2026: 12 (12)
   measured: 20 (20)
   selfReported: 9 (9)
   linked: 8 (8)
   otherBenchmark: 3 (3)
   ground: such work
-- roleplay
   category: Roleplay
   buyable: 0 (0)
   of2026: 0 (0)
   measured: 0 (0)
   selfReported: 0 (0)
   linked: 0 (0)
   otherBenchmark: 0 (0)
   ground: none: nothing counts successes
`,
    );
  });
});
