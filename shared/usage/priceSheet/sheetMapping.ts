/** What the columns of a price sheet mean: stated, remembered of a sheet with the same columns, or guessed from their names. */

import { z } from 'zod';
import { cleanText, finiteNumber } from '../../catalog/checks.ts';
import { currencyIn } from '../../files/numbers.ts';
import { present } from '../../foundation/arrays.ts';
import { rateRange } from '../../foundation/money.ts';
import {
  type PriceField,
  plainColumn,
  priceFields,
  priceSynonyms,
  type TokenUnit,
  tokenPriceFields,
  tokensOfUnit,
  unitIn,
} from './priceColumns.ts';

/**
 * `columns` are named as the sheet writes them, '' where none holds the field; `unit` and `currency` are of prices whose column and row name none, null where
 * nobody stated them; `host` sells at these prices where no column says who, null is the maker; `models` maps names of
 * the sheet to ids of the catalog; `rates` are what a dollar is worth, by currency: prices in one of them come in as dollars.
 */
export const sheetMappingSchema = z.strictObject({
  columns: z.partialRecord(z.enum(priceFields), cleanText(200)),
  unit: z.enum(['token', '1k', '1m']).nullable(),
  currency: cleanText(3).nullable(),
  host: cleanText(100).nullable(),
  models: z.record(cleanText(200), cleanText(200)),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), finiteNumber(rateRange)).default({}),
});

export type SheetMapping = z.output<typeof sheetMappingSchema>;

export const emptySheetMapping: SheetMapping = {
  columns: {},
  unit: null,
  currency: null,
  host: null,
  models: {},
  rates: {},
};

const isPriceField = (text: string): text is PriceField => priceFields.some((field) => field === text);
const isUnit = (text: string): text is TokenUnit => Object.hasOwn(tokensOfUnit, text);

/** The columns of a sheet as a key: sheets with the same ones are mapped alike, whatever their order. */
export const columnsKey = (columns: readonly string[]): string =>
  JSON.stringify(
    columns
      .map(plainColumn)
      .filter((column) => column !== '')
      .sort(),
  );

/**
 * What a dollar is worth, as in `CNY 7.1, EUR 0.92`; null where a text says anything else. A decimal sign is a point: a
 * comma parts two rates.
 */
export const ratesIn = (text: string): SheetMapping['rates'] | null => {
  const rates: SheetMapping['rates'] = {};
  for (const part of text.split(/[,;]/).filter((one) => one.trim() !== '')) {
    const [, currency, amount] = /^\s*([A-Za-z]{3})\s*[=:]?\s*(\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    const [code, perUsd] = [currency?.toUpperCase(), Number(amount)];
    if (code === undefined || code === 'USD' || !(perUsd >= rateRange.min && perUsd <= rateRange.max)) return null;
    rates[code] = perUsd;
  }
  return rates;
};

/** Rates as they are typed. */
export const ratesText = (rates: SheetMapping['rates']): string =>
  Object.entries(rates)
    .map(([currency, perUsd]) => `${currency} ${perUsd}`)
    .join(', ');

/** Yen or yuan share a sign: a sheet that names its money by it alone has not said which. */
const isoOf = (currency: string | null): string | null => (currency === '¥' ? null : currency);

/**
 * Adds one statement: `COLUMN=FIELD`, `unit=1m` (1k, token), `currency=USD`, `host=NAME`, `CNY=7.1` (of what a dollar is
 * worth) or `NAME IN SHEET=MODEL ID`. null where it is none of them.
 */
export const withSheetStatement = (mapping: SheetMapping, statement: string): SheetMapping | null => {
  const at = statement.lastIndexOf('=');
  const [left, right] = [statement.slice(0, at).trim(), statement.slice(at + 1).trim()];
  if (at <= 0 || left === '' || right === '') return null;
  if (left === 'unit')
    return isUnit(right.toLowerCase()) ? { ...mapping, unit: right.toLowerCase() as TokenUnit } : null;
  if (left === 'currency') return /^[A-Za-z]{3}$/.test(right) ? { ...mapping, currency: right.toUpperCase() } : null;
  if (left === 'host') return { ...mapping, host: right };
  if (/^[A-Z]{3}$/.test(left) && /^[\d.]+$/.test(right)) {
    const rates = ratesIn(`${left} ${right}`);
    return rates === null ? null : { ...mapping, rates: { ...mapping.rates, ...rates } };
  }
  if (isPriceField(right)) return { ...mapping, columns: { ...mapping.columns, [right]: left } };
  return right.includes('/') ? { ...mapping, models: { ...mapping.models, [left]: right } } : null;
};

/** The mapping with what is left open taken from another of a sheet like it. */
export const filledFrom = (mapping: SheetMapping, other: SheetMapping): SheetMapping => ({
  columns: { ...other.columns, ...mapping.columns },
  unit: mapping.unit ?? other.unit,
  currency: mapping.currency ?? other.currency,
  host: mapping.host ?? other.host,
  models: { ...other.models, ...mapping.models },
  rates: { ...other.rates, ...mapping.rates },
});

const has = (columns: readonly string[], name: string | undefined): boolean =>
  name !== undefined && name !== '' && columns.includes(name);

/** Columns found by their names where none is stated; a stated one that the sheet does not have stays out. */
const guessedColumns = (columns: readonly string[], stated: SheetMapping): SheetMapping['columns'] => {
  const found = Object.fromEntries(
    Object.entries(stated.columns).flatMap(([field, name]) => {
      if (name === '') return [[field, name] as const];
      const column =
        columns.find((one) => one === name) ?? columns.find((one) => plainColumn(one) === plainColumn(name));
      return column === undefined ? [] : [[field, column] as const];
    }),
  ) as SheetMapping['columns'];
  const taken = new Set(Object.values(found));
  for (const field of priceFields) {
    if (found[field] !== undefined) continue;
    const column = priceSynonyms[field]
      .map((synonym) => columns.find((one) => !taken.has(one) && plainColumn(one) === synonym))
      .find((one) => one !== undefined);
    if (column === undefined) continue;
    found[field] = column;
    taken.add(column);
  }
  return found;
};

const single = <T>(values: readonly (T | null)[]): T | null => {
  const known = new Set(present(values));
  return known.size === 1 ? ([...known][0] ?? null) : null;
};

/**
 * A guessed column counts only where no other one could be meant as well: prices under `Input (standard)` and
 * `Input (batch)`, or twice under `Input`, are asked about unless both say the same.
 */
const withoutTwins = (
  mapped: SheetMapping['columns'],
  {
    columns,
    cellsOf,
    stated,
  }: { columns: readonly string[]; cellsOf: (column: string) => readonly string[]; stated: SheetMapping },
): SheetMapping['columns'] => {
  const used = new Set(Object.values(mapped));
  const plain = (column: string): string => plainColumn(column.replace(/ #\d+$/, ''));
  return Object.fromEntries(
    Object.entries(mapped).filter(([field, column]) => {
      if (field in stated.columns || column === '') return true;
      const own = cellsOf(column);
      return !columns.some(
        (other) =>
          !used.has(other) &&
          plain(other) === plain(column) &&
          cellsOf(other).some((cell, row) => cell.trim() !== (own[row] ?? '').trim()),
      );
    }),
  );
};

/** What the columns mean as far as they and their first cells tell. `cellsOf` gives the cells of a column. */
export const guessedSheet = (
  columns: readonly string[],
  cellsOf: (column: string) => readonly string[],
  stated: SheetMapping,
): SheetMapping => {
  const mapped = guessedColumns(columns, stated);
  const prices = tokenPriceFields.flatMap((field) => mapped[field] || []);
  const heads = prices.map((column) => currencyIn(column.replace(/_/g, ' ')));
  const cells = prices.flatMap((column) => cellsOf(column).map(currencyIn));
  return {
    ...stated,
    columns: withoutTwins(mapped, { columns, cellsOf, stated }),
    unit: stated.unit ?? single(prices.map(unitIn)),
    currency: stated.currency ?? isoOf(single([...heads, ...cells])),
  };
};

export type SheetGap = 'model' | 'input' | 'output' | 'unit' | 'currency';

/** What a sheet does not say and nobody stated: without it no price can be read. */
export const gapsOf = ({ columns, unit, currency }: SheetMapping, names: readonly string[]): SheetGap[] => [
  ...(['model', 'input', 'output'] as const).filter((field) => !has(names, columns[field])),
  ...(unit === null && !has(names, columns.unit) ? (['unit'] as const) : []),
  ...(currency === null && !has(names, columns.currency) ? (['currency'] as const) : []),
];
