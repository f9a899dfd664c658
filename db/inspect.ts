/** What a catalog file is, found out without writing to it. */
import { existsSync, readFileSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { migrations } from './migrations/list.ts';
import { ownRowsAreWhole } from './ownRows.ts';
import { seedRowsAreWhole } from './seed.ts';
import { isLogDamaged, isLogTorn } from './writeAheadLog.ts';

/** 'Port': tells our file from any other SQLite file. */
export const applicationId = 0x506f7274;

/** A version beyond this was never written by any release: the number itself is damaged. */
const plausibleVersions = 10_000;

/** `isTorn`: its log ends amid a change, which may be one that was acknowledged. */
export type State = { kind: 'sound'; isTorn: boolean } | { kind: 'damaged' } | { kind: 'tooNew'; version: number };

/** Without the statistics that SQLite keeps for itself. */
const schemaOf = (db: Database): string =>
  JSON.stringify(
    db
      .prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
      )
      .all(),
  );

/** Whether tables and indexes are those that the steps up to this version make, word for word. */
const schemaIsWhole = (db: Database, version: number): boolean => {
  const pattern = new SqliteDatabase(':memory:');
  for (const step of migrations.slice(0, version)) pattern.exec(step);
  const expected = schemaOf(pattern);
  pattern.close();
  return schemaOf(db) === expected;
};

/** Looked at again where it seems so: another process may have been writing it at that moment. */
const logIsDamaged = (file: string): boolean => {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let look = 0; look < 4; look += 1) {
    if (!existsSync(`${file}-wal`) || !isLogDamaged(readFileSync(`${file}-wal`))) return false;
    Atomics.wait(pause, 0, 0, 20);
  }
  return true;
};

const logIsTorn = (file: string): boolean => existsSync(`${file}-wal`) && isLogTorn(readFileSync(`${file}-wal`));

const inspectOpen = (db: Database): State => {
  db.pragma('cell_size_check = ON');
  db.pragma('trusted_schema = OFF');
  const version = Number(db.pragma('user_version', { simple: true }));
  const ours = db.pragma('application_id', { simple: true }) === applicationId;
  if (!ours || version < 1 || version > plausibleVersions) return { kind: 'damaged' };
  if (version > migrations.length) return { kind: 'tooNew', version };
  // quick_check would pass over an index that does not match its table.
  if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { kind: 'damaged' };
  if (!schemaIsWhole(db, version)) return { kind: 'damaged' };
  // After a schema step the shipped rows are put in anew, so those of an older schema need no check.
  const seedIsWhole = version < migrations.length || seedRowsAreWhole(db);
  const ownIsWhole = version === 1 || ownRowsAreWhole(db);
  return seedIsWhole && ownIsWhole ? { kind: 'sound', isTorn: logIsTorn(db.name) } : { kind: 'damaged' };
};

/**
 * Read-only: to close a writable connection would fold the journal of a damaged or newer file into it. Only a rollback
 * journal left by a crash needs a writable one.
 */
export const inspect = (file: string, readonly = true): State => {
  let db: Database | null = null;
  try {
    db = new SqliteDatabase(file, { fileMustExist: true, readonly });
    const opened = db;
    // One transaction, so that all is seen as of one moment: another process may be writing.
    return opened.transaction((): State => (logIsDamaged(file) ? { kind: 'damaged' } : inspectOpen(opened)))();
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
    // SQLITE_ERROR: a table or a column is gone. Locked, unreadable or full says nothing about the contents.
    if (/^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR)/.test(error.code)) return { kind: 'damaged' };
    if (readonly && /^SQLITE_(READONLY|CANTOPEN)/.test(error.code)) return inspect(file, false);
    throw error;
  } finally {
    db?.close();
  }
};
