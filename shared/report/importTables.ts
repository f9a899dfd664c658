/** What importing a price list does, row by row of its fate, as tables for the terminal. */
import { priceInUse } from '../catalog/chooseOffer.ts';
import type { ImportPlan, PlannedPrice } from '../catalog/import/planImport.ts';
import type { SkipReason } from '../catalog/import/priceList.ts';
import { type Price, priceFields } from '../catalog/model.ts';
import type { Say } from '../words/say.ts';
import { cellKindOf, priceCell } from './catalogTable.ts';
import type { Column, Row, Table } from './table.ts';

/** More names of entries than this help nobody at the terminal; the JSON has all. */
const namedEntries = 8;

const modelColumn = (say: Say): Column => ({ key: 'model', label: say('catalog.model'), kind: 'text' });

const sellerOf = ({ host, region, serviceTier }: Price, say: Say): string =>
  [host ?? say('catalog.unknown'), region, serviceTier === 'standard' ? null : serviceTier].filter(Boolean).join(' · ');

const changeRow = ({ modelId, before, price }: PlannedPrice, field: keyof Price, say: Say): Row => {
  const kind = cellKindOf(priceFields[field].kind);
  return {
    key: `${modelId} ${sellerOf(price, say)} ${field}`,
    cells: {
      model: modelId,
      host: sellerOf(price, say),
      field: say(`priceField.${field}`),
      before: before === null ? null : priceCell(before, field),
      after: priceCell(price, field),
    },
    kinds: { before: kind, after: kind },
  };
};

/** Every figure that changes, before and after. */
export const changesTable = (prices: readonly PlannedPrice[], say: Say): Table => ({
  id: 'changes',
  title: say('catalog.importChanges'),
  columns: [
    modelColumn(say),
    { key: 'host', label: say('catalog.host'), kind: 'text' },
    { key: 'field', label: say('catalog.importField'), kind: 'text' },
    { key: 'before', label: say('catalog.importFieldBefore'), kind: 'price' },
    { key: 'after', label: say('catalog.importFieldAfter'), kind: 'price' },
  ],
  rows: prices.flatMap((planned) => planned.changed.map((field) => changeRow(planned, field, say))),
});

const pricedTable = (id: string, title: string, priced: { id: string; price: Price | null }[], say: Say): Table => ({
  id,
  title,
  columns: [
    modelColumn(say),
    { key: 'prompt', label: say('catalog.prompt'), kind: 'price' },
    { key: 'completion', label: say('catalog.completion'), kind: 'price' },
    { key: 'asOf', label: say('catalog.asOf'), kind: 'date' },
  ],
  rows: priced.map(({ id: model, price }) => ({
    key: model,
    cells: {
      model,
      prompt: price?.promptUsdPerM ?? null,
      completion: price?.completionUsdPerM ?? null,
      asOf: price?.asOf ?? null,
    },
  })),
});

/** Offers that known models did not have, with who sells. */
export const offersTable = (offers: readonly PlannedPrice[], say: Say): Table => ({
  id: 'offers',
  title: say('catalog.importOffersTitle'),
  columns: [
    modelColumn(say),
    { key: 'host', label: say('catalog.host'), kind: 'text' },
    { key: 'prompt', label: say('catalog.prompt'), kind: 'price' },
    { key: 'completion', label: say('catalog.completion'), kind: 'price' },
    { key: 'asOf', label: say('catalog.asOf'), kind: 'date' },
  ],
  rows: offers.map(({ modelId, entries, price }) => ({
    key: `${modelId} ${entries.join(' ')} ${sellerOf(price, say)}`,
    cells: {
      model: modelId,
      host: sellerOf(price, say),
      prompt: price.promptUsdPerM,
      completion: price.completionUsdPerM,
      asOf: price.asOf,
    },
  })),
});

const skippedTable = ({ skipped }: ImportPlan, say: Say): Table => {
  const byReason = new Map<SkipReason, string[]>();
  for (const { entry, reason } of skipped) {
    const entries = byReason.get(reason);
    if (entries === undefined) byReason.set(reason, [entry]);
    else entries.push(entry);
  }
  return {
    id: 'skipped',
    title: say('catalog.importSkippedTitle'),
    columns: [
      { key: 'count', label: say('catalog.importEntries'), kind: 'count' },
      { key: 'reason', label: say('catalog.importReason'), kind: 'text' },
      { key: 'entries', label: say('catalog.importEntry'), kind: 'text' },
    ],
    rows: [...byReason].map(([reason, entries]) => ({
      key: reason,
      cells: {
        count: entries.length,
        reason: say(`catalog.${reason}`),
        entries: `${entries.slice(0, namedEntries).join(', ')}${entries.length > namedEntries ? ', ...' : ''}`,
      },
    })),
  };
};

/** The tables that have a row: new prices by field, models added, prices that become history, entries left out. */
export const importTables = (plan: ImportPlan, say: Say): Table[] =>
  [
    changesTable(plan.prices, say),
    pricedTable(
      'added',
      say('catalog.importAdded'),
      plan.added.map((model) => ({ id: model.id, price: priceInUse(model) })),
      say,
    ),
    pricedTable(
      'older',
      say('catalog.importOlder'),
      plan.older.map(({ modelId, price }) => ({ id: modelId, price })),
      say,
    ),
    offersTable(plan.offers, say),
    skippedTable(plan, say),
  ].filter(({ rows }) => rows.length > 0);
