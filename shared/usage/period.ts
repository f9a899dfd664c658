/** The days a file covers: first and last, those without usage, and those at the ends that are only partly there. */
import { promptOf, type UsageRecord } from './record.ts';
import { dayOf } from './totals.ts';

export interface Period {
  /** ISO times in UTC; null where no record has one. */
  from: string | null;
  to: string | null;
  days: number;
  /** Days between first and last without a record that used anything. */
  empty_days: string[];
  /** First or last day, where its last event is before 23:00 or its first one after 01:00. */
  partial_days: string[];
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

const isUsed = (record: UsageRecord): boolean =>
  promptOf(record) + record.output > 0 || (record.requests ?? 0) > 0 || (record.cost ?? 0) !== 0;

export const periodOf = (records: readonly UsageRecord[]): Period => {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let isFine = false;
  const days = new Set<string>();
  for (const record of records) {
    if (record.ms === null) continue;
    first = Math.min(first, record.ms);
    last = Math.max(last, record.ms);
    if (record.grain === 'request' || record.grain === 'minute' || record.grain === 'hour') isFine = true;
    const day = dayOf(record);
    if (day !== null && isUsed(record)) days.add(day);
  }
  if (last < first) return { from: null, to: null, days: 0, empty_days: [], partial_days: [] };
  const empty: string[] = [];
  let count = 0;
  for (let at = Math.floor(first / dayMs) * dayMs; at <= last && count < 4000; at += dayMs) {
    count += 1;
    const day = new Date(at).toISOString().slice(0, 10);
    if (!days.has(day)) empty.push(day);
  }
  const partial: string[] = [];
  if (isFine) {
    if (first % dayMs > hourMs) partial.push(new Date(first).toISOString().slice(0, 10));
    const lastDay = new Date(last).toISOString().slice(0, 10);
    if (last % dayMs < 23 * hourMs && !partial.includes(lastDay)) partial.push(lastDay);
  }
  return {
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    days: count,
    empty_days: empty,
    partial_days: partial,
  };
};
