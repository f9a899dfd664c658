/** The catalog as tables for files: every field of a model with its price, sources and dates, and every evidence row. */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import { type Evidence, evidenceFields } from '../catalog/evidence.ts';
import { type Model, modelFields, type Price, type PriceBand, type PriceTier, priceFields } from '../catalog/model.ts';
import { type FieldKind, fieldNames } from '../catalog/record.ts';
import type { Say } from '../words/say.ts';
import { categoryName } from './categoryName.ts';
import type { Cell, Column, Kind, Table } from './table.ts';

/** Files name fields as the catalog does, so that a program can read them whatever the reader's language. */
const columnOf = (key: string, kind: FieldKind): Column => ({ key, label: key, kind: cellKindOf(kind) });

export const cellKindOf = (kind: FieldKind): Kind => (kind === 'list' || kind === 'record' ? 'text' : kind);

const amountsText = ({
  promptUsdPerM,
  completionUsdPerM,
  cacheReadUsdPerM,
  cacheWriteUsdPerM,
}: Pick<PriceBand, keyof PriceBand & keyof PriceTier>): string =>
  `${promptUsdPerM}/${completionUsdPerM}` +
  (cacheReadUsdPerM === null ? '' : ` cache read ${cacheReadUsdPerM}`) +
  (cacheWriteUsdPerM === null ? '' : ` cache write ${cacheWriteUsdPerM}`);

const tierText = (tier: PriceTier): string =>
  `${tier.edge === 'at-least' ? '>=' : '>'}${tier.minPromptTokens}: ${amountsText(tier)}` +
  (tier.cacheWriteHourUsdPerM === null ? '' : ` for an hour ${tier.cacheWriteHourUsdPerM}`);

const tiersText = (tiers: readonly PriceTier[]): string => tiers.map(tierText).join('; ');

/** Days of the week as numbers, 1 Monday to 7 Sunday. */
const bandText = (band: PriceBand): string =>
  `${band.fromUtc}-${band.toUtc} UTC${band.days === null ? '' : ` on days ${band.days.join(' ')}`}: ${amountsText(band)}`;

/** One field of a price as a cell. */
export const priceCell = (price: Price, name: keyof Price): Cell => {
  switch (name) {
    case 'tiers':
      return tiersText(price.tiers);
    case 'batchTiers':
      return price.batchTiers === null ? null : tiersText(price.batchTiers);
    case 'bands':
      return price.bands === null ? null : price.bands.map(bandText).join('; ');
    default:
      return cellOf(price[name]);
  }
};

/** The offer that a plan pays until it says otherwise: of all offers the one that stands in the table. */
const offerOf = (model: Model): Price | null => chooseOffer(model)?.offer ?? null;

/** Fields whose values are no cells as they stand. */
const special: Readonly<Record<string, (model: Model) => Cell>> = {
  tierMode: (model) => {
    const price = offerOf(model);
    return price?.tiers.length ? price.tierMode : null;
  },
  sources: ({ sources }) =>
    Object.entries(sources)
      .map(([fact, source]) => `${fact}: ${source}`)
      .join('; '),
};

/** A value of a table as a cell: lists stand in one cell, other values as they are. */
const cellOf = (value: unknown): Cell => {
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'object' ? JSON.stringify(each) : each)).join(' ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/** A price's fields stand among the model's: those whose names say too little of a model get their own. */
const priceKeys: Readonly<Record<string, string>> = {
  basis: 'priceBasis',
  asOf: 'priceAsOf',
  source: 'priceSource',
  note: 'priceNote',
};

interface ModelColumn {
  column: Column;
  read: (model: Model) => Cell;
}

const priceColumns = fieldNames(priceFields).map(
  (name): ModelColumn => ({
    column: columnOf(priceKeys[name] ?? name, priceFields[name].kind),
    read:
      special[name] ??
      ((model) => {
        const offer = offerOf(model);
        return offer === null ? null : priceCell(offer, name);
      }),
  }),
);

const modelColumns = fieldNames(modelFields).flatMap((name): ModelColumn[] =>
  name === 'offers'
    ? [{ column: columnOf('offers', 'count'), read: (model: Model) => model.offers.length }, ...priceColumns]
    : [
        {
          column: columnOf(name, modelFields[name].kind),
          read: special[name] ?? ((model) => cellOf(model[name])),
        },
      ],
);

export const catalogTable = (models: readonly Model[], say: Say): Table => ({
  id: 'catalog',
  title: say('report.catalogTable'),
  columns: modelColumns.map(({ column }) => column),
  rows: models.map((model) => ({
    key: model.id,
    cells: Object.fromEntries(modelColumns.map(({ column, read }) => [column.key, read(model)])),
  })),
});

export const evidenceTable = (evidence: readonly Evidence[], say: Say): Table => ({
  id: 'evidence',
  title: say('report.evidenceTable'),
  columns: fieldNames(evidenceFields).map((name) => columnOf(name, evidenceFields[name].kind)),
  rows: evidence.map((row) => ({
    key: row.id,
    cells: { ...row, category: categoryName(say, row.category) },
  })),
});
