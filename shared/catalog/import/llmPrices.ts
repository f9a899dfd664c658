/**
 * simonw/llm-prices (current-v1.json, historical-v1.json): `prices` by vendor, in USD per million tokens; in the
 * historical file with the first and last day of each. The files of one vendor that they are made of (data/*.json) have
 * a history under each model.
 */
import {
  cacheReadNames,
  currencyOf,
  dateOf,
  entryName,
  fieldOf,
  figureOf,
  figureUnder,
  idOf,
  isFields,
  textOf,
} from './fields.ts';
import { authorOf, isForWork, isMovingName, slugsOf } from './names.ts';
import type { PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice } from './prices.ts';
import { hostOf, maker } from './sellers.ts';

const listIn = (value: unknown, name: string): unknown[] => {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
};

/** The file of one vendor as the entries it becomes in the list of all. */
const entriesOfVendor = (json: unknown): unknown[] | null => {
  const vendor = textOf(fieldOf(json, 'vendor'), 100);
  if (vendor === null) return null;
  return listIn(json, 'models').flatMap((model) => {
    const [id, name] = [fieldOf(model, 'id'), fieldOf(model, 'name')];
    return listIn(model, 'price_history').map((price) => (isFields(price) ? { ...price, id, name, vendor } : price));
  });
};

const llmPricesEntries = (json: unknown): unknown[] | null => {
  const prices = entriesOfVendor(json) ?? fieldOf(json, 'prices');
  if (!Array.isArray(prices)) return null;
  const isPrice = (entry: unknown) => typeof fieldOf(entry, 'vendor') === 'string' && 'input' in Object(entry);
  return prices.some(isPrice) ? prices : null;
};

const lastDay = '9999-12-31';

const isOfDay = (entry: unknown, asOf: string): boolean =>
  (dateOf(fieldOf(entry, 'from_date')) ?? asOf) <= asOf && asOf < (dateOf(fieldOf(entry, 'to_date')) ?? lastDay);

const amountsOf = (entry: unknown): string =>
  JSON.stringify([figureOf(entry, 'input'), figureOf(entry, 'output'), figureUnder(entry, cacheReadNames)]);

const nameOf = (entry: unknown): string =>
  JSON.stringify(['vendor', 'id', 'name'].map((field) => textOf(fieldOf(entry, field))));

/** The names of which two prices hold on the day: neither can be told to be the right one. */
const twicePriced = (entries: readonly unknown[], asOf: string): Set<string> => {
  const amounts = new Map<string, string>();
  const found = new Set<string>();
  for (const entry of entries) {
    if (!isOfDay(entry, asOf)) continue;
    const [name, own] = [nameOf(entry), amountsOf(entry)];
    if ((amounts.get(name) ?? own) !== own) found.add(name);
    amounts.set(name, own);
  }
  return found;
};

const readLlmPrices = (json: unknown, entries: readonly unknown[], asOf: string): ReadEntry[] => {
  const doubtful = twicePriced(entries, asOf);
  return entries.map((entry): ReadEntry => {
    const [id, vendor] = [textOf(fieldOf(entry, 'id')), textOf(fieldOf(entry, 'vendor'), 100)];
    const name = entryName(vendor === null ? (fieldOf(entry, 'id') ?? '') : `${vendor}/${id ?? ''}`);
    const skip = (reason: SkipReason) => ({ entry: name, reason });
    if (!isFields(entry) || id === null || vendor === null) return skip('skipNotAModel');
    if (isMovingName(id)) return skip('skipAlias');
    if (!isForWork(id)) return skip('skipNotForWork');
    if (!isOfDay(entry, asOf)) return skip('skipOtherDay');
    if (doubtful.has(nameOf(entry))) return skip('skipOverlap');
    const displayName = textOf(fieldOf(entry, 'name'));
    // What a model costs beyond a prompt size is an entry of its own there: "Gemini 2.5 Pro >200k".
    if (displayName?.includes('>')) return skip('skipVariant');
    const author = authorOf(vendor);
    const seller = author === null ? hostOf(vendor) : maker;
    if (seller === null) return skip('skipNotAModel');
    const price = listedPrice(
      {
        currency: currencyOf(entry, json),
        prompt: figureOf(entry, 'input'),
        completion: figureOf(entry, 'output'),
        cacheRead: figureUnder(entry, cacheReadNames),
      },
      { basis: author === null ? 'llm-prices-host' : 'llm-prices-vendor', seller },
    );
    if (typeof price === 'string') return skip(price);
    const own = idOf(`${author}/${id}`);
    return {
      entry: name,
      ...(author === null ? { candidates: [], slugs: slugsOf(id) } : { candidates: own === null ? [] : [own] }),
      addAs: null,
      facts: displayName === null ? {} : { name: displayName },
      price,
      statedOn: dateOf(fieldOf(json, 'updated_at')),
    };
  });
};

export const llmPrices: PriceListFormat = {
  id: 'llm-prices',
  publisher: 'simonw llm-prices',
  source: 'simonw/llm-prices',
  certainty: 'third-party',
  recognise: (json, asOf) => {
    const entries = llmPricesEntries(json);
    return entries && { entries: entries.length, read: () => readLlmPrices(json, entries, asOf) };
  },
};
