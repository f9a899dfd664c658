/** One list of options in an assignment, and what can be struck from lists before any search. */
import { addAt, byteAt, itemAt, valueAt } from '../../foundation/arrays.ts';
import { FlatList, type Option } from './limitPrices.ts';

export class Row {
  /** Place among the lists given. */
  readonly list: number;
  readonly flat: FlatList;
  /** Places in the given list, by place in `flat`. */
  private readonly places: readonly number[];

  constructor(list: number, flat: FlatList, places: readonly number[]) {
    this.list = list;
    this.flat = flat;
    this.places = places;
  }

  static of(options: readonly Option[], list: number, limits: number): Row {
    return new Row(
      list,
      FlatList.of(options, limits),
      options.map((_, o) => o),
    );
  }

  /** The place in the given list of an option of `flat`. */
  givenPlace(option: number): number {
    return itemAt(this.places, option);
  }

  /** The row without the options that `keep` refuses; itself where it refuses none. */
  keeping(keep: (option: number) => boolean): Row {
    const kept: number[] = [];
    for (let o = 0; o < this.flat.count; o++) if (keep(o)) kept.push(o);
    if (kept.length === this.flat.count) return this;
    return new Row(
      this.list,
      this.flat.only(kept),
      kept.map((o) => this.givenPlace(o)),
    );
  }

  underOnly(limits: readonly number[]): Row {
    return new Row(this.list, this.flat.underOnly(limits), this.places);
  }
}

/** Whether an option leaves the other rows enough of every limit, were they to take the least they can. */
const fits = (flat: FlatList, option: number, others: Float64Array, room: Float64Array): boolean => {
  for (let r = 0; r < room.length; r++)
    if (valueAt(others, r) + flat.amountOf(option, r) > valueAt(room, r)) return false;
  return true;
};

/**
 * Rows without what no assignment can hold: options that leave the others too little of a limit, whatever they take.
 * null where a row is left with nothing.
 */
export const consistent = (given: readonly Row[], limits: readonly number[]): Row[] | null => {
  const room = Float64Array.from(limits);
  let rows = [...given];
  for (let turn = 0; turn < 10; turn++) {
    const least = rows.map(({ flat }) => flat.leastUses());
    const total = new Float64Array(room.length);
    for (const own of least) for (const [r, use] of own.entries()) addAt(total, r, use);
    const next = rows.map((row, t) => {
      const others = total.map((use, r) => use - valueAt(itemAt(least, t), r));
      return row.keeping((o) => fits(row.flat, o, others, room));
    });
    if (next.some(({ flat }) => flat.count === 0)) return null;
    const isSettled = next.every((row, t) => row === rows[t]);
    rows = next;
    if (isSettled) break;
  }
  return rows;
};

/** Lists longer than this are not cleared of options that another beats: it would take longer than it saves. */
const longestCleared = 1500;

const usesNoMore = (flat: FlatList, a: number, b: number): boolean => {
  for (let r = 0; r < flat.limits; r++) if (flat.amountOf(a, r) > flat.amountOf(b, r)) return false;
  return true;
};

/** The row without options that another costs no more than and uses no more of any limit than. */
export const undominated = (row: Row): Row => {
  const { flat } = row;
  if (flat.count > longestCleared) return row;
  const order = Array.from({ length: flat.count }, (_, o) => o).sort(
    (a, b) => flat.costOf(a) - flat.costOf(b) || a - b,
  );
  const kept: number[] = [];
  const isKept = new Uint8Array(flat.count);
  for (const o of order) {
    if (kept.some((other) => usesNoMore(flat, other, o))) continue;
    kept.push(o);
    isKept[o] = 1;
  }
  return row.keeping((o) => byteAt(isKept, o) === 1);
};

/** Places of the limits that some assignment can break. */
export const binding = (rows: readonly Row[], room: readonly number[]): number[] =>
  room.flatMap((limit, r) => (rows.reduce((most, { flat }) => most + flat.mostUse(r), 0) > limit ? [r] : []));
