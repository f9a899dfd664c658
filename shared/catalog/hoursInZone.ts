/** Hours of work as they are in a time zone: plans keep them in UTC, where prices by the hour are listed. */
import type { PriceChoice } from './priceChoice.ts';

type Hours = NonNullable<PriceChoice['workHours']>;

const minutesPerDay = 24 * 60;

const minuteOf = (time: string): number | null =>
  /^\d\d:\d\d$/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : null;

const twoDigits = (count: number): string => String(count).padStart(2, '0');
const timeOf = (minute: number): string => {
  const inDay = ((minute % minutesPerDay) + minutesPerDay) % minutesPerDay;
  return `${twoDigits(Math.floor(inDay / 60))}:${twoDigits(inDay % 60)}`;
};

/** Minutes ahead of UTC that some country's clocks are, in order. */
export const zones: readonly number[] = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210, 240, 270,
  300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 825, 840,
];

/** `UTC+8`, `UTC−3:30`. */
export const zoneName = (minutes: number): string => {
  if (minutes === 0) return 'UTC';
  const ahead = Math.abs(minutes);
  const rest = ahead % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(ahead / 60)}${rest === 0 ? '' : `:${twoDigits(rest)}`}`;
};

/**
 * Hours by a clock that is so many minutes ahead of the one they are given by; their days are those on which they begin.
 * Times that are none stay as they are, to be refused as they were typed.
 */
export const hoursAhead = (hours: Hours, minutes: number): Hours => {
  const [start, end] = [minuteOf(hours.fromUtc), minuteOf(hours.toUtc)];
  if (start === null || end === null || start > minutesPerDay || end > minutesPerDay || minutes === 0) return hours;
  const later = Math.floor((start + minutes) / minutesPerDay);
  const days = hours.days?.map((day) => ((day - 1 + later + 14) % 7) + 1).sort((a, b) => a - b) ?? null;
  return { fromUtc: timeOf(start + minutes), toUtc: timeOf(end + minutes), days };
};
