/** One row of a table or one JSON object, read by the names of its fields however they are spelt. */
import {
  currencyIn,
  type DecimalSign,
  isUnknownWord,
  parseCount,
  parseDecimal,
  withoutScale,
} from '../files/numbers.ts';
import { type DayOrder, parseTime, type ReadTime, timeOfSerial, type Zone } from '../files/times.ts';

const plainNames = new Map<string, string>();

/** Letters and digits alone, in lower case: `traceId`, `trace_id` and `Trace ID` are one name. */
export const plainField = (name: string): string => {
  let plain = plainNames.get(name);
  if (plain === undefined) {
    // "w/" and "w/o" tell two columns apart.
    plain = name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\bw\/o\b/g, 'without')
      .replace(/\bw\//g, 'with')
      .replace(/[^\p{L}\p{N}]+/gu, '');
    if (plainNames.size < 20_000) plainNames.set(name, plain);
  }
  return plain;
};

/** How the times and numbers of one file are written, where a value alone does not say. */
export interface Reading {
  zone: Zone;
  dayOrder: DayOrder;
  /** Decimal sign by plain name of a column, and of the file where a column proves none. */
  signs: ReadonlyMap<string, DecimalSign>;
  sign: DecimalSign;
  /** Columns as the file writes them, by plain name: a unit or currency may stand there. */
  headers: ReadonlyMap<string, string>;
}

export const plainReading: Reading = {
  zone: 'UTC',
  dayOrder: 'monthFirst',
  signs: new Map(),
  sign: '.',
  headers: new Map(),
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseInner = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const first = value.trimStart()[0];
  if (first !== '{' && first !== '[') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

export class Fields {
  readonly line: number;
  private readonly look: (plain: string) => unknown;
  private readonly reading: Reading;

  private constructor(look: (plain: string) => unknown, line: number, reading: Reading) {
    this.look = look;
    this.line = line;
    this.reading = reading;
  }

  /** A row under a header: the first column of a name counts. */
  static ofRow(
    columns: ReadonlyMap<string, number>,
    cells: readonly string[],
    line: number,
    reading: Reading = plainReading,
  ): Fields {
    return new Fields(
      (plain) => {
        const column = columns.get(plain);
        return column === undefined ? undefined : (cells[column] ?? '');
      },
      line,
      reading,
    );
  }

  static ofObject(object: Record<string, unknown>, line: number, reading: Reading = plainReading): Fields {
    let byPlain: Map<string, unknown> | null = null;
    return new Fields(
      (plain) => {
        if (byPlain === null) {
          byPlain = new Map();
          for (const key of Object.keys(object)) {
            const name = plainField(key);
            if (!byPlain.has(name)) byPlain.set(name, object[key]);
          }
        }
        return byPlain.get(plain);
      },
      line,
      reading,
    );
  }

  /** The first of the names that has a value at all, as it stands. */
  raw(...names: string[]): unknown {
    for (const name of names) {
      const value = this.look(plainField(name));
      if (value !== undefined && value !== null && value !== '') return value;
    }
    return undefined;
  }

  /** Whether the field exists, empty or not. */
  has(name: string): boolean {
    return this.look(plainField(name)) !== undefined;
  }

  /** A text, trimmed, or null where none of the names has one. */
  text(...names: string[]): string | null {
    const value = this.raw(...names);
    if (value === undefined || typeof value === 'object') return null;
    const text = String(value).trim();
    return text === '' || text === 'null' ? null : text;
  }

  /** A count of tokens or requests, or null. */
  count(...names: string[]): number | null {
    const value = this.raw(...names);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'string') return null;
    // "1.234 M" is no count of 1,234 millions: with a word for a power of ten the digits are a decimal.
    return withoutScale(value).scale === 1 ? parseCount(value) : this.decimal(...names);
  }

  /** Whether a cell that should hold a number says something that is none: neither a figure nor a word for nothing. */
  isNoNumber(name: string): boolean {
    const value = this.raw(name);
    if (typeof value !== 'string' || isUnknownWord(value)) return false;
    return parseCount(value) === null && this.decimal(name) === null;
  }

  /** A count, 0 where the field is absent or empty: for kinds of token that a row without them leaves out. */
  tokens(...names: string[]): number {
    return this.count(...names) ?? 0;
  }

  /** Money or a quantity with decimals, or null. */
  decimal(...names: string[]): number | null {
    for (const name of names) {
      const value = this.raw(name);
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string') {
        const { text, scale } = withoutScale(value);
        const number = parseDecimal(text, this.reading.signs.get(plainField(name)) ?? this.reading.sign);
        return number === null ? null : number * scale;
      }
    }
    return null;
  }

  /** The currency a value names by its sign. */
  currency(...names: string[]): string | null {
    const value = this.raw(...names);
    return typeof value === 'string' ? currencyIn(value) : null;
  }

  /** The currency a value names by its sign, or its column by its name. */
  currencyOf(name: string): string | null {
    return this.currency(name) ?? currencyIn((this.reading.headers.get(plainField(name)) ?? '').replace(/_/g, ' '));
  }

  time(...names: string[]): ReadTime | null {
    const value = this.raw(...names);
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    const text = String(value);
    return parseTime(text, this.reading.zone, this.reading.dayOrder) ?? timeOfSerial(text);
  }

  flag(...names: string[]): boolean | null {
    const text = this.text(...names)?.toLowerCase();
    if (text === undefined) return null;
    if (['true', '1', 'yes', 't'].includes(text)) return true;
    return ['false', '0', 'no', 'f'].includes(text) ? false : null;
  }

  /** An object inside: JSON in a cell is read. null where there is none. */
  inner(...names: string[]): Fields | null {
    const value = parseInner(this.raw(...names));
    return isRecord(value) ? Fields.ofObject(value, this.line, this.reading) : null;
  }

  /** A list inside, or one value as a list of it; JSON and comma lists in a cell are read. */
  list(...names: string[]): unknown[] {
    const value = parseInner(this.raw(...names));
    if (Array.isArray(value)) return value;
    if (typeof value === 'string')
      return value
        .replace(/^\{|\}$/g, '')
        .split(',')
        .map((part) => part.trim().replace(/^"|"$/g, ''));
    return value === undefined ? [] : [value];
  }

  /** The objects of a list inside. */
  items(...names: string[]): Fields[] {
    return this.list(...names).flatMap((value) =>
      isRecord(value) ? [Fields.ofObject(value, this.line, this.reading)] : [],
    );
  }
}

/** The keys and values of a JSON object field, for details whose names are not known beforehand. */
export const entriesOf = (value: unknown): [string, number][] => {
  const object = parseInner(value);
  if (!isRecord(object)) return [];
  return Object.entries(object).flatMap(([key, amount]): [string, number][] => {
    const number = typeof amount === 'number' ? amount : typeof amount === 'string' ? parseCount(amount) : null;
    return number === null ? [] : [[key, number]];
  });
};
