/** What importing a price list would do to the catalog, model by model, before anything is written. */

import type { ModelId } from '../../foundation/ids.ts';
import type { Catalog } from '../catalog.ts';
import { isCleanText } from '../checks.ts';
import { chooseOffer } from '../chooseOffer.ts';
import { type Model, newModel, newPrice, type Price } from '../model.ts';
import { checkModel } from '../modelSchema.ts';
import { priceChanges } from '../priceFields.ts';
import { type ListedModel, listedModels } from './listedModels.ts';
import { mergedPrice } from './mergePrices.ts';
import type { ListedPrice, PriceList, SkippedEntry } from './priceList.ts';

/** A price of a known model that would be written. */
export interface PlannedPrice {
  modelId: ModelId;
  /** The names of the list's entries it was read from. */
  entries: string[];
  /** The price it follows; null where none was known. */
  before: Price | null;
  price: Price;
  /** The figures that it changes. */
  changed: (keyof Price)[];
}

export interface ImportPlan {
  /** New prices of known models that become the current ones. */
  prices: PlannedPrice[];
  /** Prices that are older than the known ones: they become history and change no figure. */
  older: PlannedPrice[];
  added: Model[];
  /** Known models of which the list says what the catalog says. */
  unchanged: ModelId[];
  skipped: SkippedEntry[];
}

/** A price of nothing but its amounts: against it, every other figure of a price is new. */
const statedFields = (price: Price): (keyof Price)[] => {
  const { promptUsdPerM, completionUsdPerM, basis, asOf, source } = price;
  const bare = newPrice({ promptUsdPerM, completionUsdPerM, basis, asOf, source });
  return ['promptUsdPerM', 'completionUsdPerM', ...priceChanges(bare, price)];
};

/** Whether figures that were kept contradict new amounts: cache or batch above the plain price, a tier below it. */
const contradicts = ({ promptUsdPerM, cacheReadUsdPerM, batchPromptUsdPerM, tiers }: ListedPrice): boolean =>
  (cacheReadUsdPerM ?? 0) > promptUsdPerM ||
  (batchPromptUsdPerM ?? 0) > promptUsdPerM ||
  tiers.some((tier) => tier.promptUsdPerM < promptUsdPerM);

/** A list's 0.0833333333333 is the catalog's 0.083333: what rounding makes of a price is no change of it. */
const isRounding = (a: Price[keyof Price], b: Price[keyof Price]): boolean =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-5 * Math.abs(b);

const changesTo = (before: Price, after: Price): (keyof Price)[] =>
  priceChanges(before, after).filter((field) => !isRounding(before[field], after[field]));

/** What a list does not carry is no change: those figures stay what they were, and the price says so. */
const afterKnown = (known: Price, listed: Price): Price => {
  const { price, taken } = mergedPrice(listed, known);
  const { asOf, source } = listed;
  if (taken.length === 0) return { ...price, asOf, source };
  const doubt = contradicts(price) ? ' It does not fit the new amounts.' : '';
  const kept = `${taken.join(', ')} kept from the price of ${known.asOf}: not in this list.${doubt}`;
  return { ...price, asOf, source, note: listed.note === null ? kept : `${listed.note} ${kept}` };
};

const newListedModel = (id: ModelId, { facts }: ListedModel, price: Price): Model => {
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
    offers: [price],
    sources: { listing: price.source, price: price.source },
    owner: 'user',
  });
};

/** `name` is the file's name, `asOf` the ISO date its prices are of; a price whose list states an earlier day is of that day. */
export const planImport = (catalog: Catalog, list: PriceList, file: { name: string; asOf: string }): ImportPlan => {
  const known = new Map(catalog.models.map((model) => [model.id, model]));
  const shownName = isCleanText(file.name, 200) && file.name !== '' ? `, file "${file.name}"` : '';
  const { models, skipped } = listedModels(list.entries, new Set(known.keys()));
  const plan: ImportPlan = { prices: [], older: [], added: [], unchanged: [], skipped: [...list.skipped, ...skipped] };
  for (const model of models) {
    const { id, entries, statedOn } = model;
    const listed: Price = {
      ...model.price,
      asOf: statedOn !== null && statedOn < file.asOf ? statedOn : file.asOf,
      source: `${list.format.source}${shownName}: ${entries.slice(0, 2).join(' and ')}`,
    };
    const knownModel = known.get(id);
    if (knownModel === undefined) {
      const added = newListedModel(id, model, listed);
      if (checkModel(added).ok) plan.added.push(added);
      else plan.skipped.push(...entries.map((entry) => ({ entry, reason: 'skipNotAModel' as const })));
      continue;
    }
    const before = chooseOffer(knownModel)?.offer ?? null;
    const isOlder = before !== null && before.asOf > listed.asOf;
    const price = before === null || isOlder ? listed : afterKnown(before, listed);
    // Of a model without a price every figure that the list gives is new.
    const changed = before === null ? statedFields(price) : changesTo(before, afterKnown(before, listed));
    if (changed.length === 0) plan.unchanged.push(id);
    else plan[isOlder ? 'older' : 'prices'].push({ modelId: id, entries, before, price, changed });
  }
  return plan;
};
