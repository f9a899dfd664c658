/**
 * A record said once: one table of its fields, from which its type, its check, its columns in SQLite, its place in a file
 * and its columns in a CSV follow. Adding a field is a line in the table (see ARCHITECTURE.md, "How to add").
 */
import * as z from 'zod';

/**
 * What a field holds: `price` is USD per million tokens, `share` 0 to 1, `date` an ISO text, `flag` true or false, `list`
 * several values (JSON in a column), `record` a record with a table of its own (no column).
 */
export type FieldKind = 'text' | 'date' | 'flag' | 'count' | 'number' | 'share' | 'usd' | 'price' | 'list' | 'record';

export interface Field<T> {
  kind: FieldKind;
  /** What a value must pass; a check that lets null through says that the value may be unknown. */
  check: z.ZodType<T>;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The record a table of fields describes. */
export type RecordOf<F extends Fields> = { -readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export type FieldName<F extends Fields> = keyof F & string;

type Nullable<R> = { [K in keyof R]: null extends R[K] ? K : never }[keyof R];

/** A record of which only what is known must be said. */
export type Known<R> = Omit<R, Nullable<R>> & Partial<Pick<R, Nullable<R>>>;

export const field = <T>(kind: FieldKind, check: z.ZodType<T>): Field<T> => ({ kind, check });

/** A field younger than the first files and catalogs: what was written before it is read with the field unknown. */
export const later = <T>({ kind, check }: Field<T | null>): Field<T | null> => ({
  kind,
  check: check.optional().transform((value) => value ?? null) as unknown as z.ZodType<T | null>,
});

export const fieldNames = <F extends Fields>(fields: F): FieldName<F>[] => Object.keys(fields) as FieldName<F>[];

/** The check of a whole record: every field of the table and no other. */
export const recordSchema = <F extends Fields>(fields: F): z.ZodType<RecordOf<F>> =>
  z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, { check }]) => [name, check])),
  ) as unknown as z.ZodType<RecordOf<F>>;

const blanks = new WeakMap<Fields, Readonly<Record<string, unknown>>>();

/**
 * A record of which nothing is known. Records are copies of it with their values put in: made field by field each would be a
 * shape of its own, and a catalog of thousands slow to read.
 */
const blankOf = (fields: Fields): Readonly<Record<string, unknown>> => {
  const known = blanks.get(fields);
  if (known !== undefined) return known;
  const blank = Object.fromEntries(fieldNames(fields).map((name) => [name, null]));
  blanks.set(fields, blank);
  return blank;
};

/** A whole record from what is known of it: everything else is unknown, never 0. */
export const fill = <F extends Fields>(fields: F, known: Known<RecordOf<F>>): RecordOf<F> => {
  const values: Readonly<Record<string, unknown>> = known;
  const filled: Record<string, unknown> = { ...blankOf(fields) };
  for (const name in filled) filled[name] = values[name] ?? null;
  return filled as RecordOf<F>;
};

/** Whether two values hold the same, whatever the order of their fields. */
export const same = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const inB = new Map<string, unknown>(Object.entries(b));
  const inA = Object.entries(a);
  return inA.length === inB.size && inA.every(([name, value]) => inB.has(name) && same(value, inB.get(name)));
};

/** The fields in which two records of one table differ. */
export const fieldsThatDiffer = <F extends Fields>(fields: F, a: RecordOf<F>, b: RecordOf<F>): FieldName<F>[] =>
  fieldNames(fields).filter((name) => !same(a[name], b[name]));
