/**
 * Plain data as text in which what is shared is written once and is one object again when it is read: a history of documents,
 * which share all that an edit left alone, is little longer than one of them.
 */

/** Where an object or list stands among the nodes. */
interface Ref {
  at: number;
}

export const packShared = (root: unknown): string => {
  const places = new Map<object, Ref>();
  const nodes: unknown[] = [];
  const place = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = places.get(value);
    if (known !== undefined) return known;
    const ref = { at: nodes.push(null) - 1 };
    places.set(value, ref);
    nodes[ref.at] = Array.isArray(value)
      ? value.map(place)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, place(inner)]));
    return ref;
  };
  return JSON.stringify({ root: place(root), nodes });
};

/** What `packShared` wrote; throws a SyntaxError or TypeError for any other text. */
export const unpackShared = (text: string): unknown => {
  const { root, nodes } = JSON.parse(text) as { root: unknown; nodes: unknown[] };
  const made = new Map<number, unknown>();
  const read = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const { at } = value as Ref;
    if (!made.has(at)) {
      const node = nodes[at] as object;
      made.set(
        at,
        Array.isArray(node)
          ? node.map(read)
          : Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, read(inner)])),
      );
    }
    return made.get(at);
  };
  return read(root);
};
