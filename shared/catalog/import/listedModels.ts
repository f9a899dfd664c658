/** The entries of a list, model by model: rows of one model become one price, whatever their order in the file. */
import type { ModelId } from '../../foundation/ids.ts';
import { mergedPrice, sameAmounts } from './mergePrices.ts';
import { type CatalogNames, findId, namesOf, plainName } from './names.ts';
import type { ListedEntry, ListedPrice, ModelFacts, SkippedEntry } from './priceList.ts';

export interface ListedModel {
  id: ModelId;
  /** The names of the entries the price was read from, the one that leads first. */
  entries: string[];
  facts: ModelFacts;
  price: ListedPrice;
  statedOn: string | null;
}

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

const statedFigures = ({ price }: ListedEntry): number =>
  Object.values(price).filter((value) => (Array.isArray(value) ? value.length > 0 : value !== null)).length;

/** 0: the entry's own name for the model is this one; 1: another of its names is. */
const byOtherName = (entry: ListedEntry, id: ModelId): number =>
  Number(entry.candidates[0] === undefined || plainName(entry.candidates[0]) !== plainName(id));

/**
 * Which of two entries leads: one that calls the model by its own name, then the vendor's own offer before a listing of
 * it, then the fuller one. The last two make the order one of contents, never of places in the file.
 */
const leads = (id: ModelId) => (a: ListedEntry, b: ListedEntry) => {
  const bySize = statedFigures(b) - statedFigures(a);
  const byVendor = Number(a.addAs !== null) - Number(b.addAs !== null);
  return (
    byOtherName(a, id) - byOtherName(b, id) ||
    byVendor ||
    bySize ||
    byText(a.entry, b.entry) ||
    byText(JSON.stringify(a.price), JSON.stringify(b.price))
  );
};

const factsOf = (entries: readonly ListedEntry[]): ModelFacts => {
  const known = entries.map(({ facts }) =>
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  );
  // Of one fact the last named wins, so the entry that leads is named last.
  return Object.fromEntries(known.toReversed().flat());
};

/** The price of the entry that leads, filled by those that agree with its amounts; the others are set aside. */
const merged = (id: ModelId, rows: readonly ListedEntry[]): { model: ListedModel; skipped: SkippedEntry[] } | null => {
  const [first, ...rest] = rows.toSorted(leads(id));
  if (first === undefined) return null;
  const agreeing = rest.filter((entry) => sameAmounts(first.price, entry.price));
  let { price } = first;
  const used = [first];
  for (const entry of agreeing) {
    const { price: filled, taken } = mergedPrice(price, entry.price);
    if (taken.length > 0) used.push(entry);
    price = taken.includes('tiers') ? { ...filled, note: filled.note ?? entry.price.note } : filled;
  }
  const unused = new Set(rest);
  for (const entry of used) unused.delete(entry);
  // What is put together is as old as its oldest part.
  const days = used.flatMap(({ statedOn }) => statedOn ?? []).sort();
  return {
    model: {
      id,
      entries: used.map(({ entry }) => entry),
      facts: factsOf([first, ...agreeing]),
      price,
      statedOn: days[0] ?? null,
    },
    skipped: [...unused].map(({ entry }) => ({ entry, reason: 'skipSameModel' })),
  };
};

/**
 * The models a list prices: the catalog's, found by `ids`, and those it may add. Entries that mean no model surely, and
 * those of another price than the entry that leads, are in `skipped`.
 */
export const listedModels = (
  entries: readonly ListedEntry[],
  ids: ReadonlySet<ModelId>,
): { models: ListedModel[]; skipped: SkippedEntry[] } => {
  const known: CatalogNames = namesOf(ids);
  const addable: CatalogNames = namesOf(entries.flatMap(({ addAs }) => addAs ?? []));
  const rowsOf = new Map<ModelId, ListedEntry[]>();
  const skipped: SkippedEntry[] = [];
  for (const entry of entries) {
    const id = findId(entry.candidates, known) ?? entry.addAs ?? findId(entry.candidates, addable);
    if (id === null) {
      const isFree = entry.candidates.some((each) => each.endsWith(':free'));
      skipped.push({ entry: entry.entry, reason: isFree ? 'skipVariant' : 'skipNotInCatalog' });
      continue;
    }
    const rows = rowsOf.get(id);
    if (rows === undefined) rowsOf.set(id, [entry]);
    else rows.push(entry);
  }
  const models: ListedModel[] = [];
  for (const [id, rows] of [...rowsOf].sort(([a], [b]) => byText(a, b))) {
    const one = merged(id, rows);
    if (one === null) continue;
    models.push(one.model);
    skipped.push(...one.skipped);
  }
  return { models, skipped };
};
