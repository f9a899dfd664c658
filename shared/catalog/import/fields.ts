/** Reading fields of files we did not write: anything may be missing, of another type, or hostile. */
import type { ModelId } from '../../foundation/ids.ts';
import { isCatalogId, isCleanText, isIsoDate } from '../checks.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own field of an object: never what every object inherits. */
export const fieldOf = (fields: unknown, name: string): unknown =>
  isFields(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;

export const textOf = (value: unknown, maxLength = 200): string | null =>
  isCleanText(value, maxLength) && value.trim() !== '' ? value.trim() : null;

/** A finite number, also where it stands as text (`"0.0000015"`). */
export const numberOf = (value: unknown): number | null => {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
};

/** A figure of a price: null where the list leaves it out, NaN where it holds something that is no number. */
export const figureOf = (fields: unknown, name: string): number | null => {
  const value = fieldOf(fields, name);
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value.trim() === '' ? null : Number(value);
  return typeof value === 'number' ? value : Number.NaN;
};

/** The figure under the first of these names that states one: lists, their versions and their copies differ in words. */
export const figureUnder = (fields: unknown, names: readonly string[]): number | null =>
  names.map((name) => figureOf(fields, name)).find((figure) => figure !== null) ?? null;

/** What lists whose prices lie in one object call reading from cache, writing to it, and writing to one kept for an hour. */
export const cacheReadNames = ['cache_read', 'input_cache_read', 'cached_input', 'input_cached', 'cache_hit'];
export const cacheWriteNames = ['cache_write', 'input_cache_write', 'cached_write', 'cache_creation'];
export const cacheWriteHourNames = ['cache_write_1h', 'input_cache_write_1h', 'cached_write_1h', 'cache_creation_1h'];

/** The currency that any of these states in a field of that name; null: none does, so it is the format's own, USD. */
export const currencyOf = (...stated: readonly unknown[]): string | null =>
  stated.map((fields) => textOf(fieldOf(fields, 'currency'))).find((currency) => currency !== null) ?? null;

/** Context sizes are sometimes written as 2000000.0; zero and less mean unknown. */
export const tokensOf = (value: unknown): number | null => {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) && number >= 1 && number <= 1e9 ? number : null;
};

export const yesNoOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

export const dateOf = (value: unknown): string | null => (isIsoDate(value) ? value : null);

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, 20).flatMap((each) => textOf(each, 40) ?? []) : [];

export const idOf = (value: unknown): ModelId | null => (isCatalogId<ModelId>(value) ? value : null);

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/** The name of an entry in a report: shortened, and without what could forge a line. */
export const entryName = (value: unknown): string => {
  // An object has a text of its own making and a deep list none at all: neither is asked for it.
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : `(${kindOf(value)})`;
  return Array.from(text.slice(0, 300))
    .slice(0, 120)
    .map((character) => (isCleanText(character, 2) && character !== '\n' && character !== '\t' ? character : '\ufffd'))
    .join('');
};
