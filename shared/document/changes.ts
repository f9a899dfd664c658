/**
 * What is written of a value that is mostly another one: only where the two differ, so that what scenarios and versions
 * have in common stands in a file once. Rows of a list are told apart by what names them, not by where they stand.
 */
import { isFields } from './portfolioFile.ts';

export type Changes =
  /** Another value in its place. */
  | { is: unknown }
  /** By field; null: the field is gone. */
  | { fields: Record<string, Changes | null> }
  /** By the name of the row; null: the row is gone. `order` names all rows where they do not stand as `usualOrder` says. */
  | { rows: Record<string, Changes | null>; order?: string[] }
  /** By where an item stands, in a list of as many items that nothing names. */
  | { places: Record<string, Changes> };

/** Changes that fit no value of the kind they stand for. */
export class ChangesError extends Error {
  readonly place: string;

  constructor(place: string, problem: string) {
    super(problem);
    this.name = 'ChangesError';
    this.place = place;
  }
}

/** What names a row without an id, in this order. */
const namingFields = ['modelId', 'category', 'setting', 'yardstick', 'benchmark', 'config'] as const;

const nameOfRow = (row: unknown): string => {
  if (!isFields(row)) return '';
  if (typeof row.id === 'string') return row.id;
  return namingFields.flatMap((field) => (typeof row[field] === 'string' ? [row[field]] : [])).join(' ');
};

/** The rows by their names; null where some have none, or the same. */
const rowsOf = (list: readonly unknown[]): Map<string, unknown> | null => {
  const rows = new Map(list.map((row) => [nameOfRow(row), row]));
  return rows.size === list.length && !rows.has('') ? rows : null;
};

/** A field that holds nothing is in no file. */
const namesOf = (fields: Record<string, unknown>): string[] =>
  Object.keys(fields).filter((name) => fields[name] !== undefined);

const isSameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);

/** Rows that are kept where they stood, then the new ones; in a list that is sorted by name, everything by name. */
const usualOrder = (before: readonly string[], kept: readonly string[], added: readonly string[]): string[] => {
  const isSorted = before.every((name, i) => i === 0 || (before[i - 1] ?? '') < name);
  return isSorted ? [...kept, ...added].sort() : [...kept, ...added];
};

const changedFields = (base: Record<string, unknown>, value: Record<string, unknown>): Changes | null => {
  const fields: Record<string, Changes | null> = {};
  for (const name of namesOf(value)) {
    const changes = base[name] === undefined ? { is: value[name] } : changesFrom(base[name], value[name]);
    if (changes !== null) fields[name] = changes;
  }
  for (const name of namesOf(base)) if (value[name] === undefined) fields[name] = null;
  return Object.keys(fields).length === 0 ? null : { fields };
};

const changedPlaces = (base: readonly unknown[], value: readonly unknown[]): Changes | null => {
  if (base.length !== value.length) return { is: value };
  const found = value.flatMap((item, i) => {
    const changes = changesFrom(base[i], item);
    return changes === null ? [] : [[String(i), changes] as const];
  });
  return found.length === 0 ? null : { places: Object.fromEntries(found) };
};

const changedList = (base: readonly unknown[], value: readonly unknown[]): Changes | null => {
  const [before, after] = [rowsOf(base), rowsOf(value)];
  if (before === null || after === null) return changedPlaces(base, value);
  const rows: Record<string, Changes | null> = {};
  for (const [name, row] of after) {
    const changes = before.has(name) ? changesFrom(before.get(name), row) : { is: row };
    if (changes !== null) rows[name] = changes;
  }
  const names = [...before.keys()];
  for (const name of names) if (!after.has(name)) rows[name] = null;
  const order = [...after.keys()];
  const usual = usualOrder(
    names,
    names.filter((name) => after.has(name)),
    order.filter((name) => !before.has(name)),
  );
  if (!isSameOrder(usual, order)) return { rows, order };
  return Object.keys(rows).length === 0 ? null : { rows };
};

/** What makes `value` of `base`; null where both are the same. Both are JSON values. */
export const changesFrom = (base: unknown, value: unknown): Changes | null => {
  if (Object.is(base, value)) return null;
  if (isFields(base) && isFields(value)) return changedFields(base, value);
  if (Array.isArray(base) && Array.isArray(value)) return changedList(base, value);
  return { is: value };
};

const appliedFields = (base: unknown, fields: Record<string, unknown>, place: string): unknown => {
  if (!isFields(base)) throw new ChangesError(place, 'there are no fields to change');
  const value = new Map(Object.entries(base));
  for (const [name, changes] of Object.entries(fields)) {
    const inner = `${place}.${name}`;
    if (changes === null) value.delete(name);
    else if (value.has(name)) value.set(name, applyChanges(value.get(name), changes, inner));
    else value.set(name, newValue(changes, inner));
  }
  return Object.fromEntries(value);
};

const newValue = (changes: unknown, place: string): unknown => {
  if (isFields(changes) && 'is' in changes) return changes.is;
  throw new ChangesError(place, 'it changes what is not there');
};

const orderOf = (order: unknown, usual: readonly string[], place: string): readonly string[] => {
  if (order === undefined) return usual;
  const isAll =
    Array.isArray(order) &&
    isSameOrder([...usual].sort(), order.map(String).sort()) &&
    order.every((name) => typeof name === 'string');
  if (!isAll) throw new ChangesError(`${place}.order`, 'it does not name each row once');
  return order;
};

const appliedRows = (
  base: unknown,
  { rows, order }: { rows: Record<string, unknown>; order: unknown },
  place: string,
): unknown => {
  const before = Array.isArray(base) ? rowsOf(base) : null;
  if (before === null) throw new ChangesError(place, 'there are no rows to change');
  const after = new Map(before);
  for (const [name, changes] of Object.entries(rows)) {
    const inner = `${place}.${name}`;
    if (!before.has(name)) after.set(name, newValue(changes, inner));
    else if (changes === null) after.delete(name);
    else after.set(name, applyChanges(before.get(name), changes, inner));
  }
  const names = [...before.keys()];
  const usual = usualOrder(
    names,
    names.filter((name) => after.has(name)),
    [...after.keys()].filter((name) => !before.has(name)),
  );
  return orderOf(order, usual, place).map((name) => after.get(name));
};

const appliedPlaces = (base: unknown, places: Record<string, unknown>, place: string): unknown => {
  if (!Array.isArray(base)) throw new ChangesError(place, 'there is no list to change');
  const value: unknown[] = [...base];
  for (const [name, changes] of Object.entries(places)) {
    const inner = `${place}[${name}]`;
    if (!/^\d{1,6}$/.test(name) || Number(name) >= base.length)
      throw new ChangesError(inner, 'it changes what is not there');
    value[Number(name)] = applyChanges(base[Number(name)], changes, inner);
  }
  return value;
};

/** The value that `changes` make of `base`; what they leave alone stays the same object. Throws a ChangesError. */
export const applyChanges = (base: unknown, changes: unknown, place: string): unknown => {
  if (isFields(changes)) {
    if ('is' in changes) return changes.is;
    if (isFields(changes.fields)) return appliedFields(base, changes.fields, place);
    if (isFields(changes.rows)) return appliedRows(base, { rows: changes.rows, order: changes.order }, place);
    if (isFields(changes.places)) return appliedPlaces(base, changes.places, place);
  }
  throw new ChangesError(place, 'it says neither what it is nor what changes');
};
