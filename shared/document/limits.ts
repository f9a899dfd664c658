/** How large a stranger's file may be, so that opening one can neither freeze nor exhaust the program. */
export const fileLimits = {
  bytes: 64 * 1024 * 1024,
  depth: 64,
  /** Values and keys in the whole file, entries in one list or object, characters in one text. */
  nodes: 2_000_000,
  entries: 200_000,
  textCharacters: 1_000_000,
} as const;

/** How many variants of a plan one file holds, how long their names are and how much stands in all; more nobody compares. */
export const variantLimits = { scenarios: 12, versions: 24, name: 120, values: 10_000_000 } as const;
