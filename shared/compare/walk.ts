/**
 * Walks several versions of one thing at once, as far down as its parts are of the same kind, and asks for a decision
 * wherever they differ and go no further. Comparing, taking over in part and merging are three ways to decide.
 */
import { same } from '../catalog/record.ts';

/** How far a value is taken apart. What no shape describes is one value, changed or kept as a whole. */
export type Shape =
  | { kind: 'unit' }
  /** Field by field. `together` names fields that only make sense as one value; `others` is the shape of the rest. */
  | {
      kind: 'record';
      fields?: Readonly<Record<string, Shape>>;
      together?: Readonly<Record<string, readonly string[]>>;
      others?: Shape;
    }
  /** A list whose items are told apart by what they are, wherever they stand. */
  /** `newIsWhole`: one that is new on both sides is decided as one value, since its fields only make sense together. */
  | { kind: 'rows'; keyOf: (row: never) => string; row: Shape; ordered: boolean; newIsWhole?: boolean }
  /** A list whose items are told apart by where they stand: one value where the lengths differ. */
  | { kind: 'places'; item: Shape }
  /** A shape that depends on what there is. `versions` are those that are there. */
  | { kind: 'chosen'; of: (versions: readonly unknown[]) => Shape };

/** Where a decision stands: names of fields, keys of rows, places in a list. */
export type Place = readonly string[];

/** The last name of the place where the order of a list is decided; its values are the keys in order. */
export const orderName = '@order';

/** `undefined` is a version in which there is nothing at this place, and an answer that leaves nothing there. */
export type Decide = (place: Place, versions: readonly unknown[]) => unknown;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isThere = (value: unknown): boolean => value !== undefined;

const unit: Shape = { kind: 'unit' };

/** Every value with its key; a key that comes again is told apart by its number. */
const keyed = (list: unknown, keyOf: (row: never) => string): Map<string, unknown> => {
  const rows = new Map<string, unknown>();
  for (const row of Array.isArray(list) ? list : []) {
    const key = keyOf(row as never);
    let name = key;
    for (let n = 2; rows.has(name); n++) name = `${key} ${n}`;
    rows.set(name, row);
  }
  return rows;
};

/** The keys of a list that stand directly behind each key both lists have; those before the first stand under null. */
const gapsOf = (keys: readonly string[], anchors: ReadonlySet<string>): Map<string | null, string[]> => {
  const gaps = new Map<string | null, string[]>([[null, []]]);
  let anchor: string | null = null;
  for (const key of keys) {
    if (anchors.has(key)) {
      anchor = key;
      gaps.set(key, []);
    } else gaps.get(anchor)?.push(key);
  }
  return gaps;
};

/** The order of all keys: those both lists have as decided, each followed by what either list has behind it. */
const arranged = (order: readonly string[], first: readonly string[], second: readonly string[]): string[] => {
  const anchors = new Set(order);
  const [a, b] = [gapsOf(first, anchors), gapsOf(second, anchors)];
  return [null, ...order].flatMap((anchor) => {
    const gaps = [a.get(anchor) ?? [], b.get(anchor) ?? []];
    // Whichever list is called the first, the answer is the same.
    const added = gaps.sort(([x = ''], [y = '']) => (x < y ? -1 : x > y ? 1 : 0)).flat();
    return anchor === null ? added : [anchor, ...added];
  });
};

/** The two versions that are joined: the last two. One before them is what both come from. */
const sidesOf = <T>(versions: readonly T[]): [T, T] => versions.slice(-2) as [T, T];

const walkRecord = (
  shape: Extract<Shape, { kind: 'record' }>,
  versions: readonly unknown[],
  decide: Decide,
  place: Place,
): unknown => {
  const records = versions.map((version) => (isFields(version) ? version : {}));
  const groups = Object.entries(shape.together ?? {});
  const grouped = new Set(groups.flatMap(([, names]) => names));
  const joined: Record<string, unknown> = {};
  for (const [group, names] of groups) {
    const parts = records.map((record) => {
      const part = Object.fromEntries(names.filter((name) => name in record).map((name) => [name, record[name]]));
      return Object.keys(part).length === 0 ? undefined : part;
    });
    Object.assign(joined, walk(unit, parts, decide, [...place, group]));
  }
  for (const name of new Set(records.flatMap((record) => Object.keys(record)))) {
    if (grouped.has(name)) continue;
    const value = walk(
      shape.fields?.[name] ?? shape.others ?? unit,
      records.map((record) => record[name]),
      decide,
      [...place, name],
    );
    if (isThere(value)) joined[name] = value;
  }
  return joined;
};

const walkRows = (
  shape: Extract<Shape, { kind: 'rows' }>,
  versions: readonly unknown[],
  decide: Decide,
  place: Place,
): unknown => {
  const lists = versions.map((version) => keyed(version, shape.keyOf));
  const joined = new Map<string, unknown>();
  for (const key of new Set(lists.flatMap((list) => [...list.keys()]))) {
    const row = walk(
      shape.newIsWhole && lists.length > 2 && lists[0]?.has(key) === false ? unit : shape.row,
      lists.map((list) => list.get(key)),
      decide,
      [...place, key],
    );
    if (isThere(row)) joined.set(key, row);
  }
  if (!shape.ordered) return [...joined.keys()].sort().map((key) => joined.get(key));
  const [first, second] = sidesOf(lists);
  const orders = lists.map((list) => [...list.keys()].filter((key) => first.has(key) && second.has(key)));
  const order = walk(unit, orders, decide, [...place, orderName]) as string[];
  return arranged(order, [...first.keys()], [...second.keys()])
    .filter((key) => joined.has(key))
    .map((key) => joined.get(key));
};

/**
 * The versions joined to one, `decide` asked for each value in which they differ. The last two are the sides that are
 * joined; a value that one of them does not have is decided as a whole.
 */
export const walk = (shape: Shape, versions: readonly unknown[], decide: Decide, place: Place = []): unknown => {
  if (versions.every((version) => same(version, versions[0]))) return versions[0];
  const there = versions.filter(isThere);
  if (!sidesOf(versions).every(isThere)) return decide(place, versions);
  switch (shape.kind) {
    case 'unit':
      return decide(place, versions);
    case 'chosen':
      return walk(shape.of(there), versions, decide, place);
    case 'record':
      return there.every(isFields) ? walkRecord(shape, versions, decide, place) : decide(place, versions);
    case 'rows':
      return there.every(Array.isArray) ? walkRows(shape, versions, decide, place) : decide(place, versions);
    case 'places': {
      const lists = there.filter(Array.isArray) as unknown[][];
      const length = lists[0]?.length ?? 0;
      if (lists.length < there.length || lists.some((list) => list.length !== length)) return decide(place, versions);
      return Array.from({ length }, (_, i) =>
        walk(
          shape.item,
          versions.map((version) => (Array.isArray(version) ? version[i] : undefined)),
          decide,
          [...place, String(i)],
        ),
      );
    }
    default:
      return shape satisfies never;
  }
};
