/**
 * A price sheet of one's own, its columns mapped already: rows in USD per million tokens, as `shared/usage/priceSheet` writes
 * them. A row names its model, who sells it, and its prices; what is no number stands as text and is named.
 */
import { type Price, serviceTiers } from '../model.ts';
import { dateOf, entryName, fieldOf, figureOf, idOf, isFields, textOf } from './fields.ts';
import { authorOf, isForWork, slugsOf, tunedFrom } from './names.ts';
import type { PriceListFormat, ReadEntry, SkipReason } from './priceList.ts';
import { listedPrice } from './prices.ts';
import { hostOf, maker } from './sellers.ts';

export interface SheetRow {
  line: number;
  model: string;
  /** The id the model was mapped to; null: its name says which it is. */
  id: string | null;
  vendor: string | null;
  host: string | null;
  region: string | null;
  tier: string | null;
  currency: string | null;
  /** What was done to its prices; null: nothing. */
  note: string | null;
  asOf: string | null;
  /** Each time: a request, a search, an image. */
  fees: Record<string, number | string | null>;
  requestsPerDay: number | string | null;
  /** Per million tokens. */
  prices: Record<string, number | string | null>;
}

/** A figure of a cell: null of an empty one, the text itself of one that is no number. */
export const figureText = (cell: string, value: number | null): number | string | null =>
  cell === '' || /^(?:-|–|—|n\/?a|none)$/i.test(cell) ? null : (value ?? cell);

export const sheetListText = (rows: readonly SheetRow[]): string => JSON.stringify({ priceSheet: 1, rows });

const withoutNoise = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(12)));

/** The tier a sheet names; null is the standard one, undefined none that is known. */
const tierOf = (text: string): Price['serviceTier'] | undefined => {
  const plain = text.toLowerCase();
  if (['', 'default', 'on-demand', 'standard'].includes(plain)) return null;
  return serviceTiers.find((tier) => tier === plain);
};

const rawOf = (row: unknown) => {
  const prices = fieldOf(row, 'prices');
  const figure = (name: string): number | null => withoutNoise(figureOf(prices, name));
  const fee = (name: string): number | null => withoutNoise(figureOf(fieldOf(row, 'fees'), name));
  return {
    currency: textOf(fieldOf(row, 'currency')),
    prompt: figure('input'),
    completion: figure('output'),
    cacheRead: figure('cached'),
    cacheWrite: figure('cache_write'),
    cacheWriteHour: figure('cache_write_hour'),
    reasoning: figure('reasoning'),
    batchPrompt: figure('batch_input'),
    batchCompletion: figure('batch_output'),
    batchCacheRead: figure('batch_cached'),
    cacheStorage: figure('cache_storage'),
    requestFeeUsd: fee('request_fee'),
    webSearchUsdPerCall: fee('web_search'),
    fileSearchUsdPerCall: fee('file_search'),
    codeSessionUsd: fee('code_session'),
    imageUsd: fee('image'),
    requestsPerDay: figureOf(row, 'requestsPerDay'),
  };
};

const readRow = (row: unknown): ReadEntry => {
  const name = textOf(fieldOf(row, 'model'));
  const line = figureOf(row, 'line');
  const currency = textOf(fieldOf(row, 'currency'), 20)?.toUpperCase() ?? 'USD';
  const entry = entryName(`${name ?? '?'} (row ${line ?? '?'}${currency === 'USD' ? '' : `, ${currency}`})`);
  const skip = (reason: SkipReason) => ({ entry, reason });
  if (!isFields(row) || name === null) return skip('skipNotAModel');
  const plain = name.toLowerCase().replaceAll(' ', '-');
  if (!isForWork(plain)) return skip('skipNotForWork');
  const serviceTier = tierOf(textOf(fieldOf(row, 'tier')) ?? '');
  if (serviceTier === undefined) return skip('skipVariant');
  const hostName = textOf(fieldOf(row, 'host'), 100);
  const vendor = textOf(fieldOf(row, 'vendor'), 100);
  const author = vendor === null ? null : (authorOf(vendor.toLowerCase()) ?? vendor.toLowerCase());
  const isMaker = hostName === null || authorOf(hostName.toLowerCase()) !== null || hostName === vendor;
  const seller = isMaker ? maker : hostOf(hostName, hostName);
  if (seller === null) return skip('skipNotAModel');
  const region = textOf(fieldOf(row, 'region'), 100);
  const raw = rawOf(row);
  // Nothing to pay is a price where a name or a limit says that it is meant.
  const free = raw.prompt === 0 && raw.completion === 0 && (plain.endsWith(':free') || raw.requestsPerDay !== null);
  const price = listedPrice(raw, { basis: 'price-sheet', seller: { ...seller, region }, serviceTier, free });
  if (typeof price === 'string') return skip(price);
  const tuned = tunedFrom(plain);
  // Fine-tunes are named so by OpenAI.
  const made = authorOf((hostName ?? '').toLowerCase()) ?? (tuned === null ? null : 'openai');
  const ids = [textOf(fieldOf(row, 'id')), name, `${author ?? made}/${plain}`].flatMap((each) => idOf(each) ?? []);
  const candidates = ids.filter((id) => id.includes('/'));
  return {
    entry,
    candidates,
    slugs: tuned === null ? slugsOf(plain) : [],
    ...(tuned === null ? {} : { base: tuned.flatMap((each) => idOf(`${author ?? made}/${each}`) ?? []) }),
    addAs: null,
    facts: { name },
    price: { ...price, note: textOf(fieldOf(row, 'note'), 200) ?? price.note },
    statedOn: dateOf(fieldOf(row, 'asOf')),
  };
};

export const priceSheetList: PriceListFormat = {
  id: 'price-sheet',
  publisher: 'spreadsheets (CSV, XLSX)',
  source: 'price sheet',
  certainty: 'third-party',
  recognise: (json) => {
    const rows = fieldOf(json, 'rows');
    if (fieldOf(json, 'priceSheet') !== 1 || !Array.isArray(rows)) return null;
    return { entries: rows.length, read: () => rows.map(readRow) };
  },
};
