/** Which format a sample is, by name or by a mapping of its columns; what is neither is refused with its columns. */

import { answering, giveUp } from '../files/reading.ts';
import { parseTime } from '../files/times.ts';
import type { Refusal } from '../foundation/answer.ts';
import type { Collected } from './collected.ts';
import { plainField } from './fields.ts';
import type { Sample, UsageFormat, UsageReader } from './format.ts';
import { genericFormat, statedUnits } from './formats/generic.ts';
import { emptyMapping, guessMapping, type Mapping } from './mapping.ts';
import { usageFormats } from './registry.ts';

export const recognised = (sample: Sample): UsageFormat | null => {
  let best: { format: UsageFormat; certainty: number } | null = null;
  for (const format of usageFormats) {
    const certainty = format.recognise(sample);
    if (certainty > (best?.certainty ?? 0.5)) best = { format, certainty };
  }
  return best?.format ?? null;
};

export interface Found {
  format: UsageFormat;
  mapping: Mapping | null;
}

/** The columns of a table with a time, a model and tokens, or those of an export that is known by name. */
export const isUsageColumns = (columns: readonly string[], valuesOf: (column: string) => string[]): boolean => {
  if (recognised({ kind: 'table', columns: new Set(columns.map(plainField)), rows: [] }) !== null) return true;
  const { isEnough, mapping } = guessMapping(columns, valuesOf, emptyMapping);
  const { model, input, output, total } = mapping.columns;
  return isEnough && model !== undefined && (input ?? output ?? total) !== undefined;
};

/** The zone of times that name none: stated, else likely by the language of the columns and the currency, else UTC. */
const genericZone = (stated: Mapping, likely: string | null, currency: string | null): string =>
  stated.zone ?? (likely !== null && currency !== null && currency !== 'USD' ? likely : 'UTC');

export const foundGeneric = (
  columns: readonly string[],
  valuesOf: (column: string) => string[],
  stated: Mapping,
  collected: Collected,
): Found | null => {
  const guessed = guessMapping(columns, valuesOf, stated);
  if (!guessed.isEnough) return null;
  const { mapping } = guessed;
  const zone = genericZone(stated, guessed.likelyZone, mapping.currency);
  const times = valuesOf(mapping.columns.time ?? '').map((value) => parseTime(value));
  if (stated.zone === null && times.some((time) => time !== null && !time.isZoned && !time.isDay))
    collected.note('zoneAssumed', { zone });
  const mapped = new Set(Object.values(mapping.columns));
  const unused = columns.filter((column) => /token(?!s?[ _-]?(?:per|limit|id))/i.test(column) && !mapped.has(column));
  const counted = unused.filter((column) =>
    valuesOf(column).some((value) => /^\d[\d.,]*$/.test(value) && value !== '0'),
  );
  if (counted.length > 0) collected.note('tokensUnused', { columns: counted.slice(0, 8).join(', ') });
  for (const [field, unit] of statedUnits(mapping))
    collected.note('columnUnit', { column: mapping.columns[field] ?? '', unit });
  return { format: genericFormat(mapping, zone), mapping: { ...mapping, zone } };
};

/** Stated columns that the file does not have are named: a typing slip must not turn into a guess. */
export const checkStated = (name: string, stated: Mapping, columns: readonly string[]): void => {
  const plain = new Set(columns.map(plainField));
  for (const [field, column] of Object.entries(stated.columns))
    if (!plain.has(plainField(column)))
      giveUp('usageColumnMissing', { name, field, column, columns: shownColumns(columns) });
};

const shownColumns = (columns: readonly string[]): string => {
  const shown = columns
    .filter((column) => column !== '')
    .slice(0, 30)
    .map((column) => column.slice(0, 40));
  return `${shown.join(', ')}${columns.length > shown.length ? ', ...' : ''}`;
};

export const isStated = (mapping: Mapping): boolean => Object.keys(mapping.columns).length > 0;

export type Outcome = { isRead: true } | { isRead: false; refusal: Refusal };

/** A refusal held back: another sheet or member may be read all the same. */
export const outcomeOf = async (refuse: () => never): Promise<Outcome> => {
  const refused = await answering(async () => refuse());
  return refused.ok ? { isRead: true } : { isRead: false, refusal: refused.error };
};

export const unknownUsage = (name: string, columns: readonly string[]): Promise<Outcome> =>
  outcomeOf(() => giveUp('usageUnknown', { name, columns: shownColumns(columns) }));

/** The reader is set inside a closure, which the compiler does not follow. */
export const endReader = (reader: UsageReader | null): void => reader?.end();
