/** How much work a month brings, from whole days alone, with its trend and its peak. */
import { periodOf } from '../../usage/period.ts';
import type { UsageRecord } from '../../usage/record.ts';
import { dayOf } from '../../usage/totals.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const weekDays = 7;
/** 365.25 days in twelve parts. */
export const daysPerMonth = 30.4375;
const weeksForTrend = 6;

export interface Window {
  /** Whole UTC days that count, in order. */
  days: string[];
  /** Partial days at the ends, which were cut. */
  cut: string[];
}

/** The whole days of an export: from its first to its last, without the ends that are only partly there. */
export const windowOf = (records: readonly UsageRecord[]): Window => {
  const { from, to, partial_days: cut } = periodOf(records);
  if (from === null || to === null) return { days: [], cut: [] };
  const days: string[] = [];
  for (let at = Math.floor(Date.parse(from) / dayMs) * dayMs; at <= Date.parse(to); at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!cut.includes(day)) days.push(day);
  }
  // A file of a day or two that is nowhere whole still says something.
  return days.length === 0 ? { days: cut, cut: [] } : { days, cut };
};

/** Growth a month as a share (0.1 is a tenth more each month), with its 90% interval. */
export interface Trend {
  perMonth: number;
  low: number;
  high: number;
}

export interface Volume {
  perMonth: number;
  days: number;
  /** What each whole week brought, the oldest first. */
  weekly: number[];
  /** null below six whole weeks. */
  trend: Trend | null;
  /** 95% of the hours bring at most so many times the mean hour; null where only sums of days are known. */
  peak: number | null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
};

/** 95% points of Student's t for 4 and more degrees of freedom, as far as they differ from the normal's 1.645. */
const studentAt = (freedom: number): number => 1.645 + 1.53 / freedom + 1.2 / freedom ** 2;

/** Least squares on the logarithms of weekly sums; null below six weeks, or where a week brought nothing. */
const trendOf = (weeks: readonly number[]): Trend | null => {
  if (weeks.length < weeksForTrend || weeks.some((week) => week <= 0)) return null;
  const logs = weeks.map(Math.log);
  const middle = (weeks.length - 1) / 2;
  const mean = sum(logs) / logs.length;
  const spread = sum(weeks.map((_, i) => (i - middle) ** 2));
  const slope = sum(logs.map((log, i) => (i - middle) * (log - mean))) / spread;
  const misses = sum(logs.map((log, i) => (log - mean - slope * (i - middle)) ** 2));
  const error = Math.sqrt(misses / (weeks.length - 2) / spread) * studentAt(weeks.length - 2);
  const monthly = (weekly: number): number => Math.expm1((weekly * daysPerMonth) / weekDays);
  return { perMonth: monthly(slope), low: monthly(slope - error), high: monthly(slope + error) };
};

/** 95% point of requests by hour over their mean, hours without any included. */
const peakOf = (records: readonly UsageRecord[], days: readonly string[]): number | null => {
  const counted = new Set(days);
  const fine = records.filter(({ grain }) => grain === 'request' || grain === 'minute' || grain === 'hour');
  if (fine.length < records.length || days.length < weekDays) return null;
  const byHour = new Map<number, number>();
  for (const record of fine) {
    const day = dayOf(record);
    if (record.ms === null || day === null || !counted.has(day)) continue;
    const hour = Math.floor(record.ms / hourMs);
    byHour.set(hour, (byHour.get(hour) ?? 0) + (record.requests ?? 0));
  }
  const hours = days.length * 24;
  const busiest = [...byHour.values()].sort((a, b) => b - a);
  const mean = sum(busiest) / hours;
  return mean > 0 ? (busiest[Math.floor(0.05 * hours)] ?? 0) / mean : null;
};

/**
 * What a month brings: the median of whole weeks where there are six, else the mean of the whole days, of as many whole
 * weeks as there are so that weekends weigh what they weigh. `amountOf` says what is counted.
 */
export const volumeOf = (
  records: readonly UsageRecord[],
  { days }: Window,
  amountOf: (record: UsageRecord) => number,
): Volume => {
  const isMonthly = records.length > 0 && records.every(({ grain }) => grain === 'month');
  const byDay = new Map<string, number>();
  for (const record of records) {
    const day = dayOf(record);
    if (day !== null) byDay.set(day, (byDay.get(day) ?? 0) + amountOf(record));
  }
  if (days.length === 0 || isMonthly) {
    const months = new Set(records.map((record) => dayOf(record)?.slice(0, 7) ?? ''));
    return {
      perMonth: sum(records.map(amountOf)) / Math.max(1, months.size),
      days: 0,
      weekly: [],
      trend: null,
      peak: null,
    };
  }
  const daily = days.map((day) => byDay.get(day) ?? 0);
  const weeks = Math.floor(daily.length / weekDays);
  // The latest weeks: what is cut from the start is the oldest.
  const whole = daily.slice(daily.length - weeks * weekDays);
  const weekly = Array.from({ length: weeks }, (_, i) => sum(whole.slice(i * weekDays, (i + 1) * weekDays)));
  const counted = weeks >= 2 ? whole : daily;
  const perDay = weeks >= weeksForTrend ? median(weekly) / weekDays : sum(counted) / counted.length;
  return {
    perMonth: perDay * daysPerMonth,
    days: daily.length,
    weekly,
    trend: trendOf(weekly),
    peak: peakOf(records, days),
  };
};
