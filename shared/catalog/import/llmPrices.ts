/**
 * simonw/llm-prices (current-v1.json, historical-v1.json): `prices` by vendor, in USD per million tokens; in the
 * historical file with the first and last day of each.
 */
import { modelId } from '../../foundation/ids.ts';
import { currencyOf, dateOf, entryName, fieldOf, figureOf, isFields, textOf } from './fields.ts';
import { authorOf, isForWork, isMovingName } from './names.ts';
import type { PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice } from './prices.ts';

const llmPricesEntries = (json: unknown): unknown[] | null => {
  const prices = fieldOf(json, 'prices');
  if (!Array.isArray(prices)) return null;
  const isPrice = (entry: unknown) => typeof fieldOf(entry, 'vendor') === 'string' && 'input' in Object(entry);
  return prices.some(isPrice) ? prices : null;
};

const isOfDay = (entry: unknown, asOf: string): boolean =>
  (dateOf(fieldOf(entry, 'from_date')) ?? asOf) <= asOf && asOf < (dateOf(fieldOf(entry, 'to_date')) ?? '9999-12-31');

const readLlmPrices = (json: unknown, entries: readonly unknown[], asOf: string): ReadEntry[] =>
  entries.map((entry): ReadEntry => {
    const [id, vendor] = [textOf(fieldOf(entry, 'id')), textOf(fieldOf(entry, 'vendor'))];
    const name = entryName(vendor === null ? (fieldOf(entry, 'id') ?? '') : `${vendor}/${id ?? ''}`);
    const skip = (reason: SkipReason) => ({ entry: name, reason });
    if (!isFields(entry) || id === null || vendor === null) return skip('skipNotAModel');
    const author = authorOf(vendor);
    if (author === null) return skip('skipOtherHost');
    if (isMovingName(id)) return skip('skipAlias');
    if (!isForWork(id)) return skip('skipNotForWork');
    if (!isOfDay(entry, asOf)) return skip('skipOtherDay');
    const displayName = textOf(fieldOf(entry, 'name'));
    // What a model costs beyond a prompt size is an entry of its own there: "Gemini 2.5 Pro >200k".
    if (displayName?.includes('>')) return skip('skipVariant');
    const price = listedPrice(
      {
        currency: currencyOf(entry, json),
        prompt: figureOf(entry, 'input'),
        completion: figureOf(entry, 'output'),
        cacheRead: figureOf(entry, 'input_cached'),
      },
      'llm-prices-vendor',
    );
    if (typeof price === 'string') return skip(price);
    return {
      entry: name,
      candidates: [modelId(`${author}/${id}`)],
      addAs: null,
      facts: displayName === null ? {} : { name: displayName },
      price,
      statedOn: dateOf(fieldOf(json, 'updated_at')),
    };
  });

export const llmPrices: PriceListFormat = {
  id: 'llm-prices',
  publisher: 'simonw llm-prices',
  source: 'simonw/llm-prices',
  recognise: (json, asOf) => {
    const entries = llmPricesEntries(json);
    return entries && { entries: entries.length, read: () => readLlmPrices(json, entries, asOf) };
  },
};
