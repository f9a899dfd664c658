/** Files of usage to records: each recognised, read once in pieces, its rows used or set aside with why. */
import type { Answer, Refusal } from '../contract/answer.ts';
import type { TableRow } from '../files/delimited.ts';
import { headerIndexOf } from '../files/headerRow.ts';
import { type DecimalSign, decimalSignOf } from '../files/numbers.ts';
import { type Content, type JsonContent, openFile, type TableContent } from '../files/openFile.ts';
import { answering, type FileSource, giveUp, giveUpWith, type ReadOptions } from '../files/reading.ts';
import { dayOrderOf, parseTime } from '../files/times.ts';
import { Fields, isRecord, plainField, type Reading } from './fields.ts';
import type { NoteKind, Sample, Sink, UsageFormat, UsageReader } from './format.ts';
import { genericFormat } from './formats/generic.ts';
import { emptyMapping, guessMapping, type Mapping } from './mapping.ts';
import { recordOf, type UsageRecord } from './record.ts';
import { usageFormats } from './registry.ts';

export interface Aside {
  reason: string;
  detail: string | null;
  rows: number;
  /** Where the first of them stands. */
  file: string;
  line: number;
}

export interface Note {
  kind: NoteKind;
  blanks: Record<string, string | number>;
}

export interface ReadFile {
  name: string;
  format: string;
  /** The mapping that was used, where the format is any table. */
  mapping: Mapping | null;
  encoding: string | null;
}

export interface UsageReading {
  files: ReadFile[];
  records: UsageRecord[];
  /** Rows of data, used or set aside; titles, blanks and totals are not data. */
  dataRows: number;
  asides: Aside[];
  /** Money that is no usage (tax, credits), by kind and currency. */
  otherMoney: { kind: string; currency: string; amount: number }[];
  notes: Note[];
  zone: string;
}

export interface UsageOptions extends ReadOptions {
  mapping?: Mapping | undefined;
}

const sampleRows = 400;

/** What readers of all files put together. */
class Collected {
  readonly records: UsageRecord[] = [];
  readonly files: ReadFile[] = [];
  readonly asides = new Map<string, Aside>();
  readonly otherMoney = new Map<string, { kind: string; currency: string; amount: number }>();
  readonly notes = new Map<string, Note>();
  readonly seen = new Map<string, Set<number>>();
  readonly interned = new Map<string, string>();
  dataRows = 0;

  aside(reason: string, detail: string | null, file: string, line: number): void {
    const key = `${reason}|${detail ?? ''}`;
    const known = this.asides.get(key);
    if (known) known.rows += 1;
    else this.asides.set(key, { reason, detail, rows: 1, file, line });
  }

  note(kind: NoteKind, blanks: Note['blanks'] = {}): void {
    this.notes.set(`${kind}|${JSON.stringify(blanks)}`, { kind, blanks });
  }

  /** One copy of each label: a million rows name a dozen models. */
  intern(text: string | null): string | null {
    if (text === null || text.length > 200) return text;
    const known = this.interned.get(text);
    if (known !== undefined) return known;
    if (this.interned.size < 100_000) this.interned.set(text, text);
    return text;
  }
}

/**
 * 53 bits of a text by two multiplicative hashes (after cyrb53, public domain): among a million different rows two are
 * taken for one with odds of one in twenty thousand, at a tenth of the memory of the texts.
 */
const hashOf = (text: string): number => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
};

const sinkFor = (collected: Collected, format: UsageFormat, file: number, name: string): Sink => ({
  rows: (count) => {
    collected.dataRows += count;
  },
  add: (part, line) => {
    const record = recordOf(part);
    record.file = file;
    record.line = line;
    record.model = collected.intern(record.model);
    record.project = collected.intern(record.project);
    record.key = collected.intern(record.key);
    record.tag = collected.intern(record.tag);
    record.prompt = collected.intern(record.prompt);
    record.session = collected.intern(record.session);
    record.trace = collected.intern(record.trace);
    collected.records.push(record);
  },
  aside: (reason, line, detail) => collected.aside(reason, detail ?? null, name, line),
  otherMoney: (kind, currency, amount) => {
    const key = `${kind} ${currency}`;
    const known = collected.otherMoney.get(key);
    if (known) known.amount += amount;
    else collected.otherMoney.set(key, { kind, currency, amount });
  },
  isRepeat: (identity) => {
    const seen = collected.seen.get(format.id) ?? new Set<number>();
    collected.seen.set(format.id, seen);
    const hash = hashOf(identity);
    if (seen.has(hash)) return true;
    seen.add(hash);
    return false;
  },
  note: (fact) => collected.note(fact),
});

const recognised = (sample: Sample): UsageFormat | null => {
  let best: { format: UsageFormat; certainty: number } | null = null;
  for (const format of usageFormats) {
    const certainty = format.recognise(sample);
    if (certainty > (best?.certainty ?? 0.5)) best = { format, certainty };
  }
  return best?.format ?? null;
};

const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

const totalWords =
  /^(grand )?(sub)?totals?( general)?:?$|^sum(me|a)?:?$|^gesamt(summe)?:?$|^totale:?$|^somme:?$|^итого:?$|^合計|^合计|^总计|^總計|^小计/i;

/** A row that sums the others: one cell says so and none is a time. */
const isTotal = (row: TableRow): boolean =>
  row.cells.some((cell) => totalWords.test(cell.trim())) && !row.cells.some((cell) => parseTime(cell) !== null);

interface Head {
  columns: string[];
  byPlain: Map<string, number>;
  index: number;
}

const headOf = (rows: readonly TableRow[]): Head | null => {
  const index = headerIndexOf(rows);
  const row = rows[index];
  if (!row) return null;
  const byPlain = new Map<string, number>();
  row.cells.forEach((cell, column) => {
    const plain = plainField(cell);
    if (plain !== '' && !byPlain.has(plain)) byPlain.set(plain, column);
  });
  return { columns: row.cells.map((cell) => cell.trim()), byPlain, index };
};

/** How a table writes numbers and dates, from its first rows. */
const readingOf = (head: Head, rows: readonly TableRow[], delimiter: string | null, collected: Collected): Reading => {
  const signs = new Map<string, DecimalSign>();
  const votes = { '.': 0, ',': 0 };
  const dates: string[] = [];
  for (const [plain, column] of head.byPlain) {
    const values = rows.map(({ cells }) => cells[column] ?? '');
    const sign = decimalSignOf(values.filter((value) => /^[^\p{L}]*(?:[\p{L}]{3})?[^\p{L}]*$/u.test(value)));
    if (sign !== null) {
      signs.set(plain, sign);
      votes[sign] += 1;
    }
    const parts = values.filter((value) => /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(value.trim()));
    if (parts.length > values.length / 2) dates.push(...parts);
  }
  const isComma = votes[','] > votes['.'] || (votes[','] === 0 && votes['.'] === 0 && delimiter === ';');
  const order = dayOrderOf(dates);
  if (order === null && dates.length > 0) collected.note('dayOrderAssumed', { order: isComma ? 'day' : 'month' });
  return {
    zone: 'UTC',
    dayOrder: order ?? (isComma ? 'dayFirst' : 'monthFirst'),
    signs,
    sign: isComma ? ',' : '.',
  };
};

interface Found {
  format: UsageFormat;
  mapping: Mapping | null;
}

/** The zone of times that name none: stated, else likely by the language of the columns and the currency, else UTC. */
const genericZone = (stated: Mapping, likely: string | null, currency: string | null): string =>
  stated.zone ?? (likely !== null && currency !== null && currency !== 'USD' ? likely : 'UTC');

const foundGeneric = (
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
  return { format: genericFormat(mapping, zone), mapping: { ...mapping, zone } };
};

/** Stated columns that the file does not have are named: a typing slip must not turn into a guess. */
const checkStated = (name: string, stated: Mapping, columns: readonly string[]): void => {
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

const isStated = (mapping: Mapping): boolean => Object.keys(mapping.columns).length > 0;

type Outcome = { isRead: true } | { isRead: false; refusal: Refusal };

/** A refusal held back: another sheet or member may be read all the same. */
const outcomeOf = async (refuse: () => never): Promise<Outcome> => {
  const refused = await answering(async () => refuse());
  return refused.ok ? { isRead: true } : { isRead: false, refusal: refused.error };
};

const unknownUsage = (name: string, columns: readonly string[]): Promise<Outcome> =>
  outcomeOf(() => giveUp('usageUnknown', { name, columns: shownColumns(columns) }));

const readTable = async (content: TableContent, stated: Mapping, collected: Collected): Promise<Outcome> => {
  const { name } = content;
  let buffered: TableRow[] = [];
  let head: Head | null = null;
  let reader: UsageReader | null = null;
  let fieldsOf: ((row: TableRow) => Fields) | null = null;
  const takeRow = (row: TableRow): void => {
    if (isBlank(row)) collected.aside('blank', null, name, row.line);
    else if (isTotal(row)) collected.aside('total_row', null, name, row.line);
    else if (fieldsOf) reader?.take(fieldsOf(row));
  };
  const begin = async (): Promise<Outcome> => {
    head = headOf(buffered);
    if (head === null) return outcomeOf(() => giveUp('fileNoTable', { name }));
    const { columns, byPlain, index } = head;
    const rows = buffered.slice(index + 1).filter((row) => !isBlank(row) && !isTotal(row));
    const reading = readingOf(head, rows.slice(0, sampleRows), content.delimiter, collected);
    const sample: Sample = {
      kind: 'table',
      columns: new Set(byPlain.keys()),
      rows: rows.slice(0, 50).map((row) => Fields.ofRow(byPlain, row.cells, row.line, reading)),
    };
    const valuesOf = (column: string): string[] => {
      const at = byPlain.get(plainField(column)) ?? -1;
      return rows.slice(0, 200).map(({ cells }) => cells[at] ?? '');
    };
    if (isStated(stated)) checkStated(name, stated, columns);
    const known = isStated(stated) ? null : recognised(sample);
    const found: Found | null = known
      ? { format: known, mapping: null }
      : foundGeneric(columns, valuesOf, stated, collected);
    if (found === null) return unknownUsage(name, columns);
    const { format, mapping } = found;
    const zone = stated.zone ?? format.zone;
    fieldsOf = (row) => Fields.ofRow(byPlain, row.cells, row.line, { ...reading, zone });
    reader = format.reader(sinkFor(collected, format, collected.files.length, name));
    collected.files.push({
      name,
      format: format.id === 'generic' ? 'generic.csv' : `${format.id}_csv`,
      mapping,
      encoding: content.encoding,
    });
    for (const row of buffered.slice(0, index))
      collected.aside(isBlank(row) ? 'blank' : 'title_lines', null, name, row.line);
    for (const row of buffered.slice(index + 1)) takeRow(row);
    buffered = [];
    return { isRead: true };
  };
  for await (const batch of content.rows()) {
    if (reader === null) {
      buffered.push(...batch);
      if (buffered.length < sampleRows) continue;
      const begun = await begin();
      if (!begun.isRead) return begun;
    } else for (const row of batch) takeRow(row);
  }
  if (reader === null) {
    const begun = await begin();
    if (!begun.isRead) return begun;
  }
  endReader(reader);
  return { isRead: true };
};

/** The reader is set inside a closure, which the compiler does not follow. */
const endReader = (reader: UsageReader | null): void => reader?.end();

/** Lists of rows inside an object around them, by the names interfaces give them. */
const envelopes = [
  'data',
  'rows',
  'items',
  'results',
  'logs',
  'observations',
  'records',
  'usage',
  'runs',
  'requests',
  'calls',
];

const unwrapped = (value: unknown): unknown[] | null => {
  if (!isRecord(value)) return null;
  for (const name of envelopes) {
    const inside = value[name];
    if (Array.isArray(inside) && inside.length > 0 && inside.every(isRecord)) return inside;
  }
  return null;
};

const jsonSample = (objects: readonly Record<string, unknown>[]): Sample => ({
  kind: 'json',
  columns: new Set(objects.flatMap((object) => Object.keys(object).map(plainField))),
  rows: objects.map((object) => Fields.ofObject(object, 1)),
});

const evalKeys: readonly (readonly string[])[] = [
  ['testIdx', 'promptIdx'],
  ['evalId', 'results'],
  ['eval', 'samples'],
  ['resolved_ids'],
  ['doc_id', 'filtered_resps'],
  ['testCases'],
  ['spec'],
];

const isEvals = (object: Record<string, unknown>): boolean =>
  evalKeys.some((keys) => keys.every((key) => key in object));

interface JsonFound extends Found {
  isUnwrapped: boolean;
}

const foundJson = (objects: Record<string, unknown>[], stated: Mapping, collected: Collected): JsonFound | null => {
  const inner = objects.flatMap((object) => unwrapped(object) ?? []).filter(isRecord);
  if (!isStated(stated)) {
    const outer = recognised(jsonSample(objects));
    if (outer) return { format: outer, mapping: null, isUnwrapped: false };
    const inside = inner.length > 0 ? recognised(jsonSample(inner.slice(0, 50))) : null;
    if (inside) return { format: inside, mapping: null, isUnwrapped: true };
  }
  for (const [rows, isUnwrapped] of [
    [objects, false],
    [inner, true],
  ] as const) {
    if (rows.length === 0) continue;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const valuesOf = (column: string): string[] => rows.slice(0, 200).map((row) => String(row[column] ?? ''));
    const generic = foundGeneric(columns, valuesOf, stated, collected);
    if (generic) return { ...generic, isUnwrapped };
  }
  return null;
};

const readJson = async (content: JsonContent, stated: Mapping, collected: Collected): Promise<Outcome> => {
  const { name } = content;
  let buffered: { object: Record<string, unknown>; line: number }[] = [];
  let found: JsonFound | null = null;
  let reader: UsageReader | null = null;
  const bad: number[] = [];
  const other: number[] = [];
  const take = (object: Record<string, unknown>, line: number): void => {
    const zone = stated.zone ?? found?.format.zone ?? 'UTC';
    const reading: Reading = { zone, dayOrder: 'monthFirst', signs: new Map(), sign: '.' };
    const parts = found?.isUnwrapped ? (unwrapped(object) ?? []) : [object];
    for (const part of parts) if (isRecord(part)) reader?.take(Fields.ofObject(part, line, reading));
  };
  const begin = async (): Promise<Outcome> => {
    const objects = buffered.map(({ object }) => object);
    if (objects.length === 0) return outcomeOf(() => giveUp('fileNotJson', { name, line: bad[0] ?? 1 }));
    found = foundJson(objects, stated, collected);
    if (found === null) {
      if (objects.some(isEvals)) return outcomeOf(() => giveUp('usageEvals', { name }));
      return unknownUsage(name, [...new Set(objects.flatMap((object) => Object.keys(object)))]);
    }
    const { format, mapping } = found;
    reader = format.reader(sinkFor(collected, format, collected.files.length, name));
    collected.files.push({
      name,
      format: `${format.id}_${/\.(jsonl|ndjson)$/i.test(name) ? 'jsonl' : 'json'}`,
      mapping,
      encoding: null,
    });
    for (const { object, line } of buffered) take(object, line);
    buffered = [];
    return { isRead: true };
  };
  for await (const batch of content.values()) {
    bad.push(...batch.badLines);
    for (const { value, line } of batch.values) {
      if (!isRecord(value)) {
        other.push(line);
        continue;
      }
      if (reader === null) {
        buffered.push({ object: value, line });
        if (buffered.length < 50) continue;
        const begun = await begin();
        if (!begun.isRead) return begun;
      } else take(value, line);
    }
  }
  if (reader === null) {
    const begun = await begin();
    if (!begun.isRead) return begun;
  }
  endReader(reader);
  if (bad.length > 0) {
    for (const line of bad) collected.aside('bad_lines', null, name, line);
    collected.note('badLines', { count: bad.length, line: bad[0] ?? 1 });
  }
  return { isRead: true };
};

const readContent = (content: Content, stated: Mapping, collected: Collected): Promise<Outcome> => {
  switch (content.kind) {
    case 'table':
      return readTable(content, stated, collected);
    case 'json':
      return readJson(content, stated, collected);
    case 'yaml':
      return unknownUsage(content.name, ['YAML']);
    default: {
      const never: never = content;
      return never;
    }
  }
};

const readSource = async (source: FileSource, options: UsageOptions, collected: Collected): Promise<void> => {
  const opened = await openFile(source, options);
  if (!opened.ok) return giveUpWith(opened.error);
  let read = 0;
  let first: Refusal | null = null;
  const passed: string[] = [];
  for (const content of opened.value) {
    const outcome = await readContent(content, options.mapping ?? emptyMapping, collected);
    if (outcome.isRead) read += 1;
    else {
      first ??= outcome.refusal;
      passed.push(content.kind === 'table' && content.sheet !== null ? content.sheet : content.name);
    }
  }
  if (read === 0 && first !== null) giveUpWith(first);
  if (passed.length > 0) collected.note('otherSheets', { names: passed.slice(0, 10).join(', ') });
};

const familyOf = (format: string): string => format.split('.')[0] ?? format;

/** Usage and costs of one source show one thing: tokens stay with the usage, money with the costs. */
const joinMoney = (collected: Collected): void => {
  const families = collected.files.map(({ format }) => familyOf(format));
  const withUsage = new Set(
    collected.records.filter(({ isMoneyOnly }) => !isMoneyOnly).map(({ file }) => families[file]),
  );
  let hasJoined = false;
  for (const record of collected.records) {
    if (!record.isMoneyOnly || !withUsage.has(families[record.file])) continue;
    hasJoined = true;
    record.inputUncached = 0;
    record.cacheRead = 0;
    record.cacheWrite5m = null;
    record.cacheWrite1h = null;
    record.cacheWriteUnsplit = 0;
    record.output = 0;
    record.requests = 0;
  }
  if (hasJoined) collected.note('joined');
};

/**
 * Reads files that were given together as one export. Refusals name the file, the place and what to do; see
 * shared/words/fileRefusals.ts. No text of prompts or answers is kept: readers take counts, ids, times and labels.
 */
export const readUsage = (sources: readonly FileSource[], options: UsageOptions = {}): Promise<Answer<UsageReading>> =>
  answering(async () => {
    const collected = new Collected();
    for (const source of sources) await readSource(source, options, collected);
    joinMoney(collected);
    if (collected.records.length === 0)
      giveUp('usageEmpty', { name: sources.map(({ name }) => name).join(', '), rows: collected.dataRows });
    const zones = new Set(collected.files.map(({ mapping }) => mapping?.zone ?? options.mapping?.zone ?? 'UTC'));
    return {
      files: collected.files,
      records: collected.records,
      dataRows: collected.dataRows,
      asides: [...collected.asides.values()],
      otherMoney: [...collected.otherMoney.values()],
      notes: [...collected.notes.values()],
      zone: [...zones].join(', '),
    };
  });
