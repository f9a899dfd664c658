/** The entries of a list, model by model: rows of one seller become one price, whatever their order in the file. */

import type { ModelId } from '../../foundation/ids.ts';
import { sameAmounts } from '../fillPrice.ts';
import { mergedPrice } from './mergePrices.ts';
import { type CatalogNames, dayInName, findBySlug, findId, namesOf, plainName } from './names.ts';
import type { ListedEntry, ListedPrice, ModelFacts, SkippedEntry } from './priceList.ts';

/** What one seller asks for a model. */
export interface ListedOffer {
  /** The names of the entries the price was read from, the one that leads first. */
  entries: string[];
  price: ListedPrice;
  statedOn: string | null;
}

export interface ListedModel {
  id: ModelId;
  facts: ModelFacts;
  /** The known model whose facts a fine-tune has. */
  base: ModelId | null;
  /** Whether it may be added where the catalog does not have it. */
  mayBeAdded: boolean;
  /** The maker's first, then listings, then other hosts. */
  offers: ListedOffer[];
}

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

const statedFigures = ({ price }: ListedEntry): number =>
  Object.values(price).filter((value) => (Array.isArray(value) ? value.length > 0 : value !== null)).length;

/** 0: the entry's own name for the model is this one; 1: another of its names is. */
const byOtherName = ({ candidates, slugs }: ListedEntry, id: ModelId): number => {
  const slug = id.slice(id.lastIndexOf('/') + 1);
  const own = candidates[0];
  return Number(
    !(own !== undefined && plainName(own) === plainName(id)) &&
      !(slugs?.[0] !== undefined && plainName(slugs[0]) === plainName(slug)),
  );
};

/**
 * Which of two entries leads: one that calls the model by its own name, then the one of the later day in its name, then
 * the fuller one. The last two make the order one of contents, never of places in the file.
 */
const leads = (id: ModelId) => (a: ListedEntry, b: ListedEntry) =>
  byOtherName(a, id) - byOtherName(b, id) ||
  byText(dayInName(b.entry), dayInName(a.entry)) ||
  statedFigures(b) - statedFigures(a) ||
  byText(a.entry, b.entry) ||
  byText(JSON.stringify(a.price), JSON.stringify(b.price));

/** The maker before a listing before a host, each as the standard offer before its other tiers. */
const ranks: readonly ListedPrice['hostType'][] = ['first-party', 'aggregator', 'cloud', 'inference-host'];
const rankOf = ({ hostType, serviceTier }: ListedPrice): number =>
  ranks.indexOf(hostType) * 2 + Number(serviceTier !== null);

const sellerKey = ({ hostType, host, region, quantization, serviceTier }: ListedPrice): string =>
  JSON.stringify([ranks.indexOf(hostType), host ?? '', region ?? '', quantization ?? '', serviceTier ?? '']);

const factsOf = (entries: readonly ListedEntry[]): ModelFacts => {
  const known = entries.map(({ facts }) =>
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  );
  // Of one fact the last named wins, so the entry that leads is named last.
  return Object.fromEntries(known.toReversed().flat());
};

interface Merged {
  offer: ListedOffer;
  /** Those whose amounts are the offer's, the one that leads first. */
  agreeing: ListedEntry[];
  skipped: SkippedEntry[];
}

/** What is put together is as old as its oldest part. */
const oldest = (...days: (string | null)[]): string | null => days.flatMap((day) => day ?? []).sort()[0] ?? null;

const filled = (offer: ListedOffer, other: Pick<ListedOffer, 'entries' | 'price' | 'statedOn'>): ListedOffer => {
  const { price, taken } = mergedPrice(offer.price, other.price);
  if (taken.length === 0) return offer;
  return {
    entries: [...offer.entries, ...other.entries],
    price: taken.includes('tiers') ? { ...price, note: price.note ?? other.price.note } : price,
    statedOn: oldest(offer.statedOn, other.statedOn),
  };
};

/** The price of the entry that leads, filled by those of its seller that agree with its amounts; the others are set aside. */
const merged = (id: ModelId, rows: readonly ListedEntry[]): Merged | null => {
  const [first, ...rest] = rows.toSorted(leads(id));
  if (first === undefined) return null;
  const agreeing = rest.filter((entry) => sameAmounts(first.price, entry.price));
  let offer: ListedOffer = { entries: [first.entry], price: first.price, statedOn: first.statedOn };
  const unused = new Set(rest);
  for (const entry of agreeing) {
    const next = filled(offer, { entries: [entry.entry], price: entry.price, statedOn: entry.statedOn });
    if (next !== offer) unused.delete(entry);
    offer = next;
  }
  return {
    offer,
    agreeing: [first, ...agreeing],
    skipped: [...unused].map(({ entry }) => ({ entry, reason: 'skipSameModel' })),
  };
};

/** A listing passes the maker's price on: where both have the same amounts, what one leaves unsaid the other says. */
const passedOn = (offers: readonly ListedOffer[]): ListedOffer[] => {
  const isStandard = ({ price }: ListedOffer): boolean => price.serviceTier === null && price.region === null;
  const own = offers.find((offer) => isStandard(offer) && offer.price.hostType === 'first-party');
  const listing = offers.find((offer) => isStandard(offer) && offer.price.hostType === 'aggregator');
  if (own === undefined || listing === undefined || !sameAmounts(own.price, listing.price)) return [...offers];
  return offers.map((offer) =>
    offer === own ? filled(own, listing) : offer === listing ? filled(listing, own) : offer,
  );
};

const modelOf = (
  id: ModelId,
  rows: readonly ListedEntry[],
  known: CatalogNames,
): { model: ListedModel; skipped: SkippedEntry[] } => {
  const bySeller = new Map<string, ListedEntry[]>();
  for (const row of rows) {
    const key = sellerKey(row.price);
    const others = bySeller.get(key);
    if (others === undefined) bySeller.set(key, [row]);
    else others.push(row);
  }
  const sellers = [...bySeller]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, ofSeller]) => merged(id, ofSeller) ?? [])
    .sort((a, b) => rankOf(a.offer.price) - rankOf(b.offer.price));
  const base = rows.map((row) => findId(row.base ?? [], known)).find((found) => found !== null) ?? null;
  return {
    model: {
      id,
      facts: factsOf(sellers.flatMap(({ agreeing }) => agreeing)),
      base,
      mayBeAdded: base !== null || rows.some(({ addAs }) => addAs !== null),
      offers: passedOn(sellers.map(({ offer }) => offer)),
    },
    skipped: sellers.flatMap(({ skipped }) => skipped),
  };
};

/** The id under which a row may stand of which the list itself does not say that it is a model of its own. */
const ownId = (entry: ListedEntry, known: CatalogNames, wanted: boolean): ModelId | null => {
  const isTuned = entry.base !== undefined && findId(entry.base, known) !== null;
  return isTuned || wanted ? (entry.candidates[0] ?? null) : null;
};

/** The model a row means: of the catalog, else one that the list may add; null where none is meant surely. */
const idOfRow = (entry: ListedEntry, known: CatalogNames, addable: CatalogNames, wanted: boolean): ModelId | null =>
  findId(entry.candidates, known) ??
  findBySlug(entry.slugs ?? [], known) ??
  entry.addAs ??
  findId(entry.candidates, addable) ??
  findBySlug(entry.slugs ?? [], addable) ??
  ownId(entry, known, wanted);

/**
 * The models a list prices: the catalog's, found by `ids`, and those it may add: `wanted` are the entries the planner
 * asks to be added under their own names. Entries that mean no model surely, and those of another price than the entry
 * that leads, are in `skipped`.
 */
export const listedModels = (
  entries: readonly ListedEntry[],
  ids: ReadonlySet<ModelId>,
  wanted: ReadonlySet<string>,
): { models: ListedModel[]; skipped: SkippedEntry[] } => {
  const known: CatalogNames = namesOf(ids);
  const addable: CatalogNames = namesOf(entries.flatMap(({ addAs }) => addAs ?? []));
  const rowsOf = new Map<ModelId, ListedEntry[]>();
  const skipped: SkippedEntry[] = [];
  for (const entry of entries) {
    const id = idOfRow(entry, known, addable, wanted.has(entry.entry));
    if (id === null) {
      const isFree = entry.candidates.some((each) => each.endsWith(':free'));
      skipped.push({ entry: entry.entry, reason: isFree ? 'skipVariant' : 'skipNotInCatalog' });
      continue;
    }
    const rows = rowsOf.get(id);
    const row = wanted.has(entry.entry) ? { ...entry, addAs: entry.addAs ?? id } : entry;
    if (rows === undefined) rowsOf.set(id, [row]);
    else rows.push(row);
  }
  const models: ListedModel[] = [];
  for (const [id, rows] of [...rowsOf].sort(([a], [b]) => byText(a, b))) {
    const { model, skipped: set } = modelOf(id, rows, known);
    models.push(model);
    skipped.push(...set);
  }
  return { models, skipped };
};
