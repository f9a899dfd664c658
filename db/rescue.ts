/** Puts together the own rows from the two places where they are kept, and says what neither has any more. */
import type { KeptCopy } from './keptCopy.ts';
import { idOf, type Noun, type OwnRow } from './ownRows.ts';
import type { CatalogRows } from './salvage.ts';

/** A row that was acknowledged and is not, or not as it last was, in either place. */
export interface Lost {
  noun: Noun;
  key: string;
  digest: string;
  /** An older state of it was found and stands in its place. */
  olderStands: boolean;
}

export interface Rescue {
  schema: number;
  revision: number;
  rows: OwnRow[];
  lost: Lost[];
  /** How many rows of the user's there should be; null where neither place can say. */
  users: number | null;
  /** Damaged places of which not even the name of the row can be read. */
  unnamed: number;
  /** Rows that stand on what the copy says of them before such a place, and nothing says that it was the last of them. */
  unsure: number;
}

/** Damaged places of the copy that say of no row what became of it, where they may tell of what the catalog lacks. */
const unnamedIn = (catalog: CatalogRows, copy: KeptCopy | null): number => {
  if (copy === null) return catalog.sound ? 0 : 1;
  const places = copy.unreadable + Number(copy.isCut);
  if (!catalog.sound || copy.state.revision > catalog.revision) return places;
  return catalog.isTorn && copy.isCut ? places : 0;
};

/** The number as of the last change that either place knows of. */
const usersIn = (catalog: CatalogRows, copy: KeptCopy | null): number | null => {
  if (catalog.users !== null && catalog.revision >= (copy?.state.revision ?? 0)) return catalog.users;
  return copy === null || copy.isCut || copy.state.revision < catalog.revision ? null : copy.state.users;
};

type Expected = { noun: Noun; key: string; digest: string; revision: number };

/**
 * Of a row that both places have, the newer one counts. A whole copy that is no older than the catalog has everything.
 * A sound catalog is right in all that the copy does not say of later changes. Only of a damaged catalog are the rows
 * of an unfinished change taken: they may be all that is left of an acknowledged one.
 */
export const rescue = (catalog: CatalogRows, copy: KeptCopy | null): Rescue => {
  const revision = Math.max(catalog.revision, copy?.state.revision ?? 0);
  const schema = copy?.schema ?? catalog.schema;
  const words = [...(copy?.words.entries() ?? [])];
  if (copy?.whole && copy.state.revision >= catalog.revision) {
    return {
      schema,
      revision,
      rows: words.flatMap(([, { row }]) => row ?? []),
      lost: [],
      users: copy.state.users,
      unnamed: 0,
      unsure: 0,
    };
  }
  const rows = new Map(catalog.rows);
  const removed = new Map<string, number>();
  for (const [id, word] of words) {
    const counts = catalog.sound
      ? word.finished && word.revision > catalog.revision
      : word.revision > (rows.get(id)?.revision ?? -1);
    if (!counts) continue;
    if (word.row) rows.set(id, word.row);
    else {
      rows.delete(id);
      removed.set(id, word.revision);
    }
  }
  const digests = new Set([...rows.values()].map(({ digest }) => digest));
  const expected: Expected[] = [...catalog.known.values(), ...(copy?.damaged ?? [])];
  const lost = new Map<string, Lost>();
  for (const { noun, key, digest, revision: wanted } of expected) {
    const id = idOf({ noun, key });
    if (digests.has(digest) || (removed.get(id) ?? -1) >= wanted) continue;
    if (catalog.sound && wanted <= catalog.revision) continue;
    const stands = rows.get(id);
    if (stands && stands.revision >= wanted) continue;
    lost.set(id, { noun, key, digest, olderStands: stands !== undefined });
  }
  const unnamed = unnamedIn(catalog, copy);
  const unvouched = [...rows].filter(([id, row]) => (catalog.known.get(id)?.revision ?? -1) < row.revision).length;
  const unsure = catalog.sound ? 0 : Math.min(unvouched, unnamed);
  const users = catalog.sound ? null : usersIn(catalog, copy);
  return { schema, revision, rows: [...rows.values()], lost: [...lost.values()], users, unnamed, unsure };
};
