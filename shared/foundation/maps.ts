/** Maps that are filled as they are asked. */

interface Memory<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What a map holds under a key; made, and kept there, where it holds nothing yet. */
export const remembered = <K, V>(memory: Memory<K, V>, key: K, make: () => V): V => {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
};

/** The same in a map that is emptied before it would hold more than `most` entries. */
export const rememberedAtMost = <K, V>(most: number, memory: Map<K, V>, key: K, make: () => V): V => {
  if (memory.size >= most && !memory.has(key)) memory.clear();
  return remembered(memory, key, make);
};

/** Items by a key, in their order; keys in the order in which they first appear. */
export const groupedBy = <T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) remembered(groups, keyOf(item), (): T[] => []).push(item);
  return groups;
};
