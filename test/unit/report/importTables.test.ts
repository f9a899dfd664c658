/** What importing a price list does, from a plan of an import made by hand. */
import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlannedPrice } from '../../../shared/catalog/import/planImport.ts';
import { newPrice, type Price } from '../../../shared/catalog/model.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { changesTable, importTables, offersTable } from '../../../shared/report/importTables.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { model } from './handMade.ts';
import { written } from './written.ts';

const say = sayIn('en');
const told = { say, language: 'en' } as const;
const price = (more: Partial<Price> = {}): Price => ({
  ...newPrice({ promptUsdPerM: 1, completionUsdPerM: 4, basis: 'list', asOf: '2026-09-01', source: 'the list' }),
  ...more,
});
const planned = (id: string, more: Partial<PlannedPrice> = {}): PlannedPrice => ({
  modelId: modelId(id),
  entries: [id],
  before: null,
  price: price(),
  changed: [],
  ...more,
});
const nothing: ImportPlan = { prices: [], offers: [], older: [], added: [], unchanged: [], skipped: [] };
const tablesOf = (plan: Partial<ImportPlan>) =>
  importTables({ ...nothing, ...plan }, say).map((table) => written(table, told));

describe('what an import changes', () => {
  it('is every figure before and after, in its unit, with who sells it', () => {
    const from = price({ asOf: '2026-01-01', cacheReadUsdPerM: null });
    const to = price({ promptUsdPerM: 0.5, cacheReadUsdPerM: 0.05, host: 'Acme', region: 'EU', serviceTier: 'batch' });
    expect(
      written(
        changesTable([planned('a/one', { before: from, price: to, changed: ['promptUsdPerM', 'asOf'] })], say),
        told,
      ),
    ).toBe(`== changes: Every price field that changed
   model | Model | text
   host | Seller | text
   field | Field | text
   before | Before | price
   after | Now | price
-- a/one Acme · EU · batch promptUsdPerM
   model: a/one
   host: Acme · EU · batch
   field: input
   before: $1.00 (1)
   after: $0.500 (0.5)
-- a/one Acme · EU · batch asOf
   model: a/one
   host: Acme · EU · batch
   field: day read
   before: 1 Jan 2026
   after: 1 Sep 2026
`);
  });

  it('stands beside nothing where no price was known, and a plain offer of an unknown seller is told as such', () => {
    const { rows } = changesTable(
      [planned('a/one', { changed: ['promptUsdPerM'], price: price({ serviceTier: 'standard' }) })],
      say,
    );
    expect(rows.map(({ cells }) => [cells.host, cells.before, cells.after])).toEqual([['unknown', null, 1]]);
  });
});

describe('the tables of an import', () => {
  it('are none where it does nothing', () => {
    expect(tablesOf({ unchanged: [modelId('a/one')] })).toEqual([]);
  });

  it('are models added, prices that become history, and offers with their sellers', () => {
    expect(
      tablesOf({
        added: [model('a/new', 'New'), { ...model('a/free', 'Free'), offers: [] }],
        older: [planned('a/old', { price: price({ promptUsdPerM: 3, asOf: '2020-01-01' }) })],
        offers: [planned('a/one', { entries: ['one', 'uno'], price: price({ host: 'Acme' }) })],
      }),
    ).toEqual([
      `== added: models added
   model | Model | text
   prompt | Input $/M | price
   completion | Output $/M | price
   asOf | As of | date
-- a/new
   model: a/new
   prompt: $1.00 (1)
   completion: $4.00 (4)
   asOf: 1 Aug 2026
-- a/free
   model: a/free
   prompt: unknown
   completion: unknown
   asOf: unknown
`,
      `== older: older than the known price: history alone
   model | Model | text
   prompt | Input $/M | price
   completion | Output $/M | price
   asOf | As of | date
-- a/old
   model: a/old
   prompt: $3.00 (3)
   completion: $4.00 (4)
   asOf: 1 Jan 2020
`,
      `== offers: Offers that were not known
   model | Model | text
   host | Seller | text
   prompt | Input $/M | price
   completion | Output $/M | price
   asOf | As of | date
-- a/one one uno Acme
   model: a/one
   host: Acme
   prompt: $1.00 (1)
   completion: $4.00 (4)
   asOf: 1 Sep 2026
`,
    ]);
    expect(offersTable([], say).rows).toEqual([]);
  });

  it('count what was set aside by its reason, and name the first eight', () => {
    const skipped = [
      ...Array.from({ length: 9 }, (_, i) => ({ entry: `e${i}`, reason: 'skipNoPrice' as const })),
      ...Array.from({ length: 8 }, (_, i) => ({ entry: `f${i}`, reason: 'skipBadId' as const })),
    ];
    expect(tablesOf({ skipped })).toEqual([
      `== skipped: Set aside, and why
   count | Entries | count
   reason | Reason | text
   entries | Entry | text
-- skipNoPrice
   count: 9 (9)
   reason: No price per token
   entries: e0, e1, e2, e3, e4, e5, e6, e7, ...
-- skipBadId
   count: 8 (8)
   reason: Its name is not a model id
   entries: f0, f1, f2, f3, f4, f5, f6, f7
`,
    ]);
  });

  it('come in the order changes, added, older, offers, set aside', () => {
    const all = importTables(
      {
        ...nothing,
        prices: [planned('a/one', { changed: ['promptUsdPerM'] })],
        added: [model('a/new', 'New')],
        older: [planned('a/old')],
        offers: [planned('a/one')],
        skipped: [{ entry: 'x', reason: 'skipNoPrice' }],
      },
      say,
    );
    expect(all.map(({ id }) => id)).toEqual(['changes', 'added', 'older', 'offers', 'skipped']);
  });
});
