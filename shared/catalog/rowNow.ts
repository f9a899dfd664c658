/** What one change did to one row, so that a whole catalog need not travel for it. */
import type { Catalog } from './catalog.ts';

/** The row of this id as it now reads; null where none is left. */
export interface RowNow<T> {
  id: string;
  row: T | null;
}

/** The list with the row in its place; lists of a catalog run in the order of their ids. */
const rowsWith = <T extends { id: string }>(rows: readonly T[], { id, row }: RowNow<T>): T[] => {
  const before = rows.filter((other) => other.id < id);
  const after = rows.filter((other) => other.id > id);
  return row === null ? [...before, ...after] : [...before, row, ...after];
};

export const withModelNow = (catalog: Catalog, now: RowNow<Catalog['models'][number]>): Catalog => ({
  ...catalog,
  models: rowsWith(catalog.models, now),
});

export const withEvidenceNow = (catalog: Catalog, now: RowNow<Catalog['evidence'][number]>): Catalog => ({
  ...catalog,
  evidence: rowsWith(catalog.evidence, now),
});
