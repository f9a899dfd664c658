/** Times as files write them: seconds to nanoseconds since 1970, ISO with and without zone, days first or months first. */

export type DayOrder = 'dayFirst' | 'monthFirst';

export interface ReadTime {
  /** Milliseconds since 1970 in UTC. */
  ms: number;
  /** The text names its zone or counts from 1970; false: `zone` was used. */
  isZoned: boolean;
  /** A day without a time of day, or a month. */
  isDay: boolean;
  /** A month without a day: `ms` is its first. */
  isMonth?: true;
}

/** A zone a reader falls back on: `UTC`, `+02:00` or an IANA name such as `Europe/Berlin`. */
export type Zone = string;

const offsetPattern = /^([+-])(\d{2}):?(\d{2})?$/;
const formats = new Map<Zone, Intl.DateTimeFormat>();

/** Whether a text names a zone: UTC, an offset, or an IANA name. */
export const isZone = (zone: string): boolean => {
  if (offsetPattern.test(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Milliseconds a zone is ahead of UTC at a moment. */
const aheadOf = (zone: Zone, ms: number): number => {
  const offset = offsetPattern.exec(zone);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * 60_000;
  if (zone === 'UTC') return 0;
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(ms / 1000) * 1000;
};

/** The moment at which clocks of a zone show a local time, given as if it were UTC. */
const fromLocal = (local: number, zone: Zone): number => {
  const first = local - aheadOf(zone, local);
  return local - aheadOf(zone, first);
};

const fromDigits = (digits: string): number | null => {
  const value = Number(digits);
  if (digits.length >= 9 && digits.length <= 10) return value * 1000;
  if (digits.length === 13) return value;
  if (digits.length === 16) return value / 1000;
  if (digits.length === 19) return Number(digits.slice(0, 13));
  return null;
};

const isoPattern =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const partsPattern =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})(?:,?[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]m)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const japanesePattern = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2})[:時](\d{2})(?:分?[:]?(\d{2}))?)?/;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const namedPattern =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})[ -]([a-z]{3,9})[ -,]+(\d{4})|([a-z]{3,9})\s+(\d{1,2}),?\s+(\d{4}))(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?\s*(Z|UTC|GMT|[+-]\d{4})?$/i;

const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const numberedMonth = /^(?:((?:19|20)\d{2})[-/](\d{1,2})|((?:19|20)\d{2})年(\d{1,2})月)$/;
const monthFirst = /^(\d{1,2})\/((?:19|20)\d{2})$/;
const wordedMonth = new RegExp(
  `^(?:(${monthWord})(?:\\.?,?[ /-]((?:19|20)\\d{2})|[-'](\\d{2}))|((?:19|20)\\d{2})[ -](${monthWord}))$`,
  'i',
);

/** `2026-09`, `09/2026`, `Sep 2026`, `Sep-26` as spreadsheets show it: the first of a month, or null. */
const monthOf = (text: string, zone: Zone): ReadTime | null => {
  const numbered = numberedMonth.exec(text);
  const turned = monthFirst.exec(text);
  const worded = wordedMonth.exec(text);
  const year = Number(numbered?.[1] ?? numbered?.[3] ?? turned?.[2] ?? worded?.[2] ?? worded?.[3] ?? worded?.[4]);
  const name = (worded?.[1] ?? worded?.[5] ?? '').slice(0, 3).toLowerCase();
  const month = worded ? monthNames.indexOf(name) + 1 : Number(numbered?.[2] ?? numbered?.[4] ?? turned?.[1] ?? 0);
  if (month < 1 || month > 12) return null;
  const ms = fromLocal(Date.UTC(year < 100 ? 2000 + year : year, month - 1, 1), zone);
  return { ms, isZoned: false, isDay: true, isMonth: true };
};

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: string | undefined;
  minute: string | undefined;
  second: string | undefined;
  fraction: string | undefined;
  half: string | undefined;
  zone: string | undefined;
}

const fromParts = (parts: Parts, fallback: Zone): ReadTime | null => {
  const { year, month, day, half } = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const clock = Number(parts.hour ?? 0);
  const hour = half === undefined ? clock : (clock % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 24) return null;
  const fraction = parts.fraction === undefined ? 0 : Number(`0.${parts.fraction}`) * 1000;
  const local =
    Date.UTC(year, month - 1, day, hour, Number(parts.minute ?? 0), Number(parts.second ?? 0)) +
    Math.floor(fraction + 1e-6);
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null;
  const named = parts.zone === undefined ? null : /^[+-]/.test(parts.zone) ? parts.zone : 'UTC';
  const isDay = parts.hour === undefined;
  return { ms: fromLocal(local, named ?? fallback), isZoned: named !== null, isDay };
};

/**
 * A time from a text, or null where it is none. `zone` is used where the text names none; `order` where a date could
 * be read two ways. Numbers of 9 or 10, 13, 16 and 19 digits count seconds to nanoseconds since 1970.
 */
export const parseTime = (text: string, zone: Zone = 'UTC', order: DayOrder = 'monthFirst'): ReadTime | null => {
  const trimmed = text.trim();
  if (/^\d{9,19}(?:\.\d+)?$/.test(trimmed)) {
    const [digits = ''] = trimmed.split('.');
    const ms = fromDigits(digits);
    return ms === null ? null : { ms, isZoned: true, isDay: false };
  }
  const iso = isoPattern.exec(trimmed) ?? japanesePattern.exec(trimmed);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, named] = iso;
    return fromParts(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour,
        minute,
        second,
        fraction,
        half: undefined,
        zone: named,
      },
      zone,
    );
  }
  const parts = partsPattern.exec(trimmed);
  if (parts) {
    const [, first, sign, second, year, hour, minute, seconds, fraction, half, named] = parts;
    const isDayFirst = Number(first) > 12 || (Number(second) <= 12 && (sign === '.' || order === 'dayFirst'));
    return fromParts(
      {
        year: Number(year) + ((year ?? '').length === 2 ? 2000 : 0),
        month: Number(isDayFirst ? second : first),
        day: Number(isDayFirst ? first : second),
        hour,
        minute,
        second: seconds,
        fraction,
        half,
        zone: named,
      },
      zone,
    );
  }
  const named = namedPattern.exec(trimmed);
  if (!named) return monthOf(trimmed, zone);
  const month = monthNames.indexOf((named[2] ?? named[4] ?? '').slice(0, 3).toLowerCase()) + 1;
  return fromParts(
    {
      year: Number(named[3] ?? named[6]),
      month,
      day: Number(named[1] ?? named[5]),
      hour: named[7],
      minute: named[8],
      second: named[9],
      fraction: undefined,
      half: named[10],
      zone: named[11],
    },
    zone,
  );
};

/** Days since 30 December 1899, as spreadsheets count, where a value is one of this century; else null. */
export const timeOfSerial = (text: string): ReadTime | null => {
  if (!/^\d{5}(?:\.\d+)?$/.test(text.trim())) return null;
  const days = Number(text);
  if (days < 36_526 || days > 73_050) return null;
  return { ms: Math.round((days - 25_569) * 86_400_000), isZoned: false, isDay: Number.isInteger(days) };
};

/** Whether dates put the day or the month first, from values with a part above 12; null where none decides. */
export const dayOrderOf = (values: Iterable<string>): DayOrder | null => {
  for (const value of values) {
    const parts = partsPattern.exec(value.trim());
    if (!parts) continue;
    if (Number(parts[1]) > 12 || parts[2] === '.') return 'dayFirst';
    if (Number(parts[3]) > 12) return 'monthFirst';
  }
  return null;
};
