/**
 * Named access to the elements of arrays and maps. A typed array is read without a check, since loops over millions of
 * elements do it: the caller keeps 0 <= i < length. Anything else is checked, and what is absent is named.
 *
 * Files with hot loops take these functions into constants of their own (`const { valueAt } = arrays`): V8 writes out a
 * call of a module's own constant in place, but loads an imported name anew at each call, which costs half the speed.
 * The loops over draws (walk, standing, traces, batch, difficulty, quantile, quantity, the normal distribution) are
 * larger than what V8 writes out in place; they index their arrays themselves, about a tenth faster.
 */

/** Element i of an array of doubles. Not checked. Arrays of one type alone come here: the read stays a single load. */
export const valueAt = (values: Float64Array, i: number): number => values[i] as number;

/** Adds to element i of an array of doubles. Not checked. */
export const addAt = (values: Float64Array, i: number, amount: number): void => {
  values[i] = valueAt(values, i) + amount;
};

/** Element i of an array of 32-bit whole numbers. Not checked. */
export const wholeAt = (values: Int32Array, i: number): number => values[i] as number;

/** Element i of an array of 32-bit words without a sign. Not checked. */
export const wordAt = (values: Uint32Array, i: number): number => values[i] as number;

/** Element i of an array of bytes. Not checked. */
export const byteAt = (values: Uint8Array, i: number): number => values[i] as number;

/** An array to write at least `size` doubles to: the one there is, or where it is too short a new one with room to spare. */
export const roomFor = (array: Float64Array | undefined, size: number): Float64Array =>
  array === undefined || array.length < size ? new Float64Array(2 * size) : array;

/** Element i of a list; throws a RangeError where there is none. */
export const itemAt = <T>(items: readonly T[], i: number): T => {
  if (i < 0 || i >= items.length) throw new RangeError(`element ${i} of ${items.length}`);
  return items[i] as T;
};

/** Adds to element i of a list of numbers; throws a RangeError where there is none. */
export const addTo = (numbers: number[], i: number, amount: number): void => {
  numbers[i] = itemAt(numbers, i) + amount;
};

/** A list without what is absent in it. */
export const present = <T>(items: readonly (T | null)[]): T[] => items.filter((item): item is T => item !== null);

/** What a map holds under a key; throws a RangeError where it holds nothing. */
export const entryOf = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`no entry for ${JSON.stringify(key)}`);
  return value;
};
