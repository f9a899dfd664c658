/** Reads the fields of the catalog's forms: the value, or the sentence that says what is allowed. */
import { isIsoDate } from '../../../shared/catalog/checks.ts';
import { absurdUsdPerM } from '../../../shared/catalog/priceDoubts.ts';
import type { Allowed, EstimateUnit } from '../../../shared/plan/estimateUnits.ts';
import { parseEstimate } from '../../../shared/plan/parseEstimate.ts';
import { formatUsd } from '../../../shared/words/format.ts';
import type { Speech } from '../../parts/useI18n.ts';

export type Read<T> = { value: T } | { error: string };

/** What is wrong with a field, or null. */
export const failed = (read: Read<unknown>): string | null => ('error' in read ? read.error : null);

type Values<R> = { [K in keyof R]: R[K] extends Read<infer T> ? T : never };

/** The values of all fields, or null while any has an error. */
export const allRead = <R extends Record<string, Read<unknown>>>(read: R): Values<R> | null => {
  const values: Record<string, unknown> = {};
  for (const [field, one] of Object.entries(read)) {
    if ('error' in one) return null;
    values[field] = one.value;
  }
  return values as Values<R>;
};

/** USD per million tokens: more is a price in another unit. */
export const pricesAllowed: Allowed = { min: 0, max: absurdUsdPerM };

/** A price against another of the same model, which lists have in each other's place: output below input, cached above it. */
export const heldTo = (
  read: Read<number | null>,
  bound: 'atLeast' | 'atMost',
  other: Read<number | null>,
  { say, language }: Speech,
): Read<number | null> => {
  if (!('value' in read) || !('value' in other) || read.value === null || other.value === null) return read;
  const holds = bound === 'atLeast' ? read.value >= other.value : read.value <= other.value;
  const usd = formatUsd(other.value, language);
  return holds
    ? read
    : { error: say(bound === 'atLeast' ? 'catalog.formBelowInput' : 'catalog.formAboveInput', { usd }) };
};

/** An empty field is null: unknown. */
export const readNumber = (
  text: string,
  unit: EstimateUnit,
  speech: Speech,
  rules: { allowed?: Allowed; whole?: boolean; needed?: boolean } = {},
): Read<number | null> => {
  if (text.trim() === '') return rules.needed ? { error: speech.say('catalog.formNeeded') } : { value: null };
  const parsed = parseEstimate(text, unit, rules.allowed);
  if (!parsed.ok) return { error: speech.refusal(parsed.error) };
  if (parsed.value.low !== undefined) return { error: speech.say('app.exactOnly') };
  if (rules.whole && !Number.isInteger(parsed.value.value)) return { error: speech.say('app.wholeOnly') };
  return { value: parsed.value.value };
};

export const readText = (text: string, speech: Speech): Read<string> =>
  text.trim() === '' ? { error: speech.say('catalog.formNeeded') } : { value: text.trim() };

export const readDate = (text: string, { say }: Speech): Read<string> =>
  isIsoDate(text.trim()) ? { value: text.trim() } : { error: say('catalog.formDateWrong') };
