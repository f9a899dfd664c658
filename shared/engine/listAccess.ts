/**
 * Reading lists at places known to lie inside them. The compiler takes every read for one that may miss; here, and only
 * here, it is told otherwise: for typed arrays in hot loops at no cost, for other lists with a check.
 */

export const numberAt = (values: Float64Array, at: number): number => values[at]!;

export const wholeAt = (values: Int32Array, at: number): number => values[at]!;

export const byteAt = (values: Uint8Array, at: number): number => values[at]!;

export const addAt = (values: Float64Array, at: number, more: number): void => {
  values[at] = values[at]! + more;
};

/** The entry at a place of a list without holes; throws a RangeError where there is none. */
export const itemAt = <T>(list: readonly T[], at: number): T => {
  const item = list[at];
  if (item === undefined) throw new RangeError(`place ${at} of a list of ${list.length}`);
  return item;
};

/** The entry of a map under a key it is known to hold; throws a RangeError where it does not. */
export const entryOf = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const entry = map.get(key);
  if (entry === undefined) throw new RangeError(`no entry ${String(key)}`);
  return entry;
};
