/** What importing a price list would do to the catalog, model by model, before anything is written. */

import type { ModelId } from '../../foundation/ids.ts';
import type { Catalog } from '../catalog.ts';
import { isCleanText } from '../checks.ts';
import { type Model, newModel, type Price } from '../model.ts';
import { checkModel } from '../modelSchema.ts';
import { priceFieldsThatDiffer } from '../priceFields.ts';
import { findId, namesOf } from './names.ts';
import type { ListedEntry, PriceList, SkippedEntry } from './priceList.ts';

export interface ImportPlan {
  /** New prices of known models. One dated before the known price is history and changes no figure. */
  prices: { modelId: ModelId; price: Price }[];
  added: Model[];
  /** How many prices become the current ones, and how many entries say what the catalog says. */
  updated: number;
  unchanged: number;
  skipped: SkippedEntry[];
}

/** What a list does not carry is no change: those figures stay what they were, and the price says so. */
const mergedWith = (known: Price | null, listed: Price): Price => {
  if (!known) return listed;
  const kept: (keyof Price)[] = [];
  const keep = <F extends 'batchDiscount' | 'webSearchUsdPerCall' | 'requestFeeUsd'>(field: F): Price[F] => {
    if (listed[field] !== null || known[field] === null) return listed[field];
    kept.push(field);
    return known[field];
  };
  const hasBatch = listed.batchPromptUsdPerM !== null;
  const merged = {
    ...listed,
    batchDiscount: hasBatch ? listed.batchDiscount : keep('batchDiscount'),
    webSearchUsdPerCall: keep('webSearchUsdPerCall'),
    requestFeeUsd: keep('requestFeeUsd'),
  };
  if (kept.length === 0) return merged;
  const note = `${kept.join(', ')} kept from the price of ${known.asOf}: not in this list.`;
  return { ...merged, note: listed.note === null ? note : `${listed.note} ${note}` };
};

/** The figures a list gives, compared with the known ones; a figure it leaves out is no difference. */
const saysTheSame = (known: Price, listed: Price): boolean =>
  priceFieldsThatDiffer(known, listed).every((field) => listed[field] === null);

const listedModel = (id: ModelId, { facts }: ListedEntry, price: Price): Model => {
  const slash = id.indexOf('/');
  const author = id.slice(0, slash);
  return newModel({
    ...facts,
    id,
    name: facts.name ?? id.slice(slash + 1),
    author,
    authorName: facts.authorName ?? author,
    openWeights: facts.openWeights ?? (facts.huggingFaceId ? true : null),
    inputModalities: facts.inputModalities?.length ? facts.inputModalities : ['text'],
    price,
    sources: { listing: price.source, price: price.source },
    owner: 'user',
  });
};

/** `name` is the file's name, `asOf` the ISO date its prices are of. */
export const planImport = (catalog: Catalog, list: PriceList, file: { name: string; asOf: string }): ImportPlan => {
  const known = new Map(catalog.models.map((model) => [model.id, model]));
  const names = namesOf(known.keys());
  const shownName = isCleanText(file.name, 200) && file.name !== '' ? `, file "${file.name}"` : '';
  const plan: ImportPlan = { prices: [], added: [], updated: 0, unchanged: 0, skipped: [...list.skipped] };
  const seen = new Set<ModelId>();
  const skip = (entry: string, reason: SkippedEntry['reason']) => plan.skipped.push({ entry, reason });

  // Entries under their own id come first: a vendor's other name for a model does not get to speak for it.
  const exact = (entry: ListedEntry) => Number(entry.candidates.some((id) => known.has(id)));
  for (const entry of list.entries.toSorted((a, b) => exact(b) - exact(a))) {
    const id = findId(entry.candidates, names);
    const target = id ?? entry.addAs;
    if (target === null) {
      skip(entry.entry, entry.candidates.some((each) => each.endsWith(':free')) ? 'skipVariant' : 'skipNotInCatalog');
      continue;
    }
    if (seen.has(target)) {
      skip(entry.entry, 'skipSameModel');
      continue;
    }
    seen.add(target);
    const listed: Price = {
      ...entry.price,
      asOf: file.asOf,
      source: `${list.format.source}${shownName}: ${entry.entry}`,
    };
    if (id === null) {
      const model = listedModel(target, entry, listed);
      if (checkModel(model).ok) plan.added.push(model);
      else skip(entry.entry, 'skipNotAModel');
      continue;
    }
    const current = known.get(id)?.price ?? null;
    if (current && saysTheSame(current, listed)) {
      plan.unchanged += 1;
      continue;
    }
    plan.prices.push({ modelId: id, price: mergedWith(current, listed) });
    if (current && current.asOf > file.asOf) plan.unchanged += 1;
    else plan.updated += 1;
  }
  return plan;
};
