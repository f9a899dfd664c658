/** Compares a sound catalog with the copy of its own rows, brings back what only the copy has, and renews the copy. */
import type { Database } from 'better-sqlite3';
import { keptStateOf, renewCopy } from './change.ts';
import { keptCopyPath, linesOfEqualCopy, readCopyFile } from './keptCopy.ts';
import { atNewestSchema, versionOf } from './migrate.ts';
import { forgetTouched, idOf, knownRowsOf, ownRowsOf, putOwnRows, removeOwnRow, settleTouched } from './ownRows.ts';
import { type Rescue, rescue } from './rescue.ts';

/** A copy with more superseded lines than these and the living ones together is written anew. */
const spareLines = 1_000;

const livingRows = (db: Database): number => db.prepare<[], number>('SELECT count(*) FROM ownRow').pluck().get() ?? 0;

/** Puts the catalog into the state found; how many rows that changed. */
const apply = (db: Database, found: Rescue): number => {
  const wanted = new Map(found.rows.map((row) => [idOf(row), row]));
  const standing = new Map([...knownRowsOf(db)].map((row) => [idOf(row), row]));
  forgetTouched(db);
  for (const [id, row] of standing) if (!wanted.has(id)) removeOwnRow(db, row);
  putOwnRows(
    db,
    [...wanted.entries()].filter(([id, row]) => standing.get(id)?.digest !== row.digest).map(([, row]) => row),
  );
  return settleTouched(db, found.revision).length;
};

/**
 * null: the two are equal, or the catalog was ahead and the copy has been renewed. Else what the catalog had lost: a
 * write-ahead log that was cut or taken away leaves a catalog that is sound and older than what was acknowledged.
 * `migrated`: the copy is of an older schema than the catalog and is renewed in any case. `isTorn`: the log ended amid a change.
 */
export const reconcile = (db: Database, { migrated, isTorn }: { migrated: boolean; isTorn: boolean }): Rescue | null =>
  db
    .transaction((): Rescue | null => {
      const file = keptCopyPath(db.name);
      const state = keptStateOf(db);
      const lines = state === null ? null : linesOfEqualCopy(file, state);
      if (state !== null && lines !== null) {
        if (migrated || lines > 2 * livingRows(db) + spareLines) renewCopy(db, state.revision);
        return null;
      }
      const revision = state?.revision ?? 0;
      const read = readCopyFile(file);
      const rows = new Map([...ownRowsOf(db)].map((row) => [idOf(row), row]));
      const found = rescue(
        { sound: true, isTorn, schema: versionOf(db), revision, users: null, rows, known: new Map() },
        read,
      );
      const isOfSchema = found.schema === versionOf(db);
      const newest = { ...found, rows: isOfSchema ? found.rows : atNewestSchema(found.rows, found.schema) };
      const changed = read !== null && read.state.revision > revision ? apply(db, newest) : 0;
      renewCopy(db, newest.revision + (changed > 0 ? 1 : 0));
      return changed > 0 || newest.lost.length > 0 || newest.unnamed > 0 ? newest : null;
    })
    .immediate();
