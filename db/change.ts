/** Every change of the own rows: in the catalog and in its copy, or in neither. */
import type { Database } from 'better-sqlite3';
import { appendToCopy, cutCopy, type KeptState, keptCopyPath, keptStateFrom, writeCopy } from './keptCopy.ts';
import { metaValue, setMeta } from './meta.ts';
import { versionOf } from './migrate.ts';
import { forgetTouched, ownRowsOf, settleTouched } from './ownRows.ts';

/** null: the catalog has no copy yet, or its word for it cannot be read. */
export const keptStateOf = (db: Database): KeptState | null => {
  const text = metaValue(db, 'kept');
  return text === null ? null : keptStateFrom(text);
};

const rememberState = (db: Database, state: KeptState): void => setMeta(db, 'kept', JSON.stringify(state));

/** Writes the copy anew from the catalog as it stands, as of this revision. Inside a transaction where others may write. */
export const renewCopyAt = (db: Database, file: string, revision: number): void =>
  rememberState(db, writeCopy(file, { schema: versionOf(db), revision, rows: ownRowsOf(db) }));

export const renewCopy = (db: Database, revision: number): void => renewCopyAt(db, keptCopyPath(db.name), revision);

/** The commit failed after the copy had been written: takes back what it was given, unless another process went on. */
const takeBack = (db: Database, before: KeptState | null): void => {
  if (before === null || db.memory) return;
  try {
    db.transaction(() => {
      if (keptStateOf(db)?.mark === before.mark) cutCopy(keptCopyPath(db.name), before);
    }).immediate();
  } catch {
    // The copy is then longer than the catalog remembers, and the next change or start writes it anew.
  }
};

/**
 * Runs `act` in a transaction and answers what it does. What it did to own rows is on the disk twice when this returns:
 * in the copy, whose write comes first, and in the catalog. Throws where either cannot be written; both are then as
 * they were.
 */
export const changeCatalog = <T>(db: Database, act: () => T): T => {
  let before: KeptState | null = null;
  const run = db.transaction(() => {
    before = keptStateOf(db);
    forgetTouched(db);
    const value = act();
    const revision = (before?.revision ?? 0) + 1;
    const changes = settleTouched(db, revision);
    if (changes.length === 0 || db.memory) return value;
    const file = keptCopyPath(db.name);
    const state = before === null ? null : appendToCopy(file, before, { revision, changes });
    if (state === null) renewCopy(db, revision);
    else rememberState(db, state);
    return value;
  });
  try {
    return run.immediate();
  } catch (error) {
    takeBack(db, before);
    throw error;
  }
};
