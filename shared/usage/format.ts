/** What a format of usage is: how it is recognised, and how its rows become records. A format is one file. */
import type { usageWords } from '../words/usage.ts';
import { type Fields, plainField } from './fields.ts';
import type { RecordPart, UsageRecord } from './record.ts';

/** The beginning of a file: its columns and first rows, or its first objects. */
export interface Sample {
  kind: 'table' | 'json';
  /** Columns of a table, plain; of JSON the keys of its first objects. */
  columns: ReadonlySet<string>;
  rows: readonly Fields[];
}

/** All of the names stand in the sample, spelt in any way. */
export const hasAll = (sample: Sample, ...names: string[]): boolean =>
  names.every((name) => sample.columns.has(plainField(name)));

export const hasAny = (sample: Sample, ...names: string[]): boolean =>
  names.some((name) => sample.columns.has(plainField(name)));

type Noted<Name> = Name extends `note_${infer Kind}` ? Kind : never;

/** A fact about a reading that has words in shared/words/usage.ts. */
export type NoteKind = Noted<keyof typeof usageWords>;

/** Where a reader puts what it read. Rows are told apart by why they were set aside, with a first line to look at. */
export interface Sink {
  /** A row of data, used or not; formats whose objects hold many rows count them themselves. */
  rows(count: number): void;
  /** Answers the record as it is kept, for what only later rows can settle; null where it was set aside. */
  add(record: RecordPart, line: number): UsageRecord | null;
  /** A row that is not usage: why, and what it was where that helps. */
  aside(reason: string, line: number, detail?: string): void;
  /** Money of a row that is no usage (tax, credit), by its kind. */
  otherMoney(kind: string, currency: string, amount: number): void;
  /** Whether a row of this identity came before, in this file or one given together with it. */
  isRepeat(identity: string): boolean;
  /** A fact the reader settled or assumed, for the one who reads the totals. */
  note(fact: NoteKind): void;
}

export interface UsageReader {
  /** A row or an object of the file. */
  take(fields: Fields): void;
  /** After the last one: what could only be settled by then. */
  end(): void;
}

export interface UsageFormat {
  id: string;
  /** 0: it is not this format; 1: keys that belong together say it is. */
  recognise(sample: Sample): number;
  reader(sink: Sink): UsageReader;
  /** Where a file's times name no zone. */
  zone: string;
}

/** A format whose rows stand each for themselves. */
export const rowFormat = (
  format: Omit<UsageFormat, 'reader'> & { take: (fields: Fields, sink: Sink) => void },
): UsageFormat => ({
  id: format.id,
  recognise: format.recognise,
  zone: format.zone,
  reader: (sink) => ({ take: (fields) => format.take(fields, sink), end: () => undefined }),
});

/** `data` of a page as an interface answers it, or the object itself where it stands alone. */
export const pageItems = (fields: Fields): Fields[] => {
  if (Array.isArray(fields.raw('data'))) return fields.items('data');
  const inside = fields.inner('data');
  return [inside ?? fields];
};

const resultsOf = (bucket: Fields): Fields[] | null =>
  Array.isArray(bucket.raw('results', 'result')) ? bucket.items('results', 'result') : null;

/** Buckets of time of one page, or taken out of it, with their results; a row that has none is its own. */
export const takeBuckets = (fields: Fields, sink: Sink, take: (bucket: Fields, result: Fields) => void): void => {
  for (const bucket of pageItems(fields)) {
    const results = resultsOf(bucket) ?? [bucket];
    if (results.length === 0) {
      sink.rows(1);
      sink.aside('empty_buckets', bucket.line);
    }
    for (const result of results) take(bucket, result);
  }
};

/** Whether JSON holds buckets with a result of this form. */
export const hasBucket = ({ kind, rows }: Sample, isIt: (bucket: Fields, result: Fields) => boolean): boolean =>
  kind === 'json' &&
  rows.some((row) => pageItems(row).some((bucket) => (resultsOf(bucket) ?? []).some((result) => isIt(bucket, result))));

/** 1 where a condition holds. */
export const sure = (condition: boolean): number => (condition ? 1 : 0);
