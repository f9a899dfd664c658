/**
 * Opens the catalog file, or makes it, brings it up to date, or sets it aside and makes it anew from the seed and the
 * kept rows. The catalog is never the only copy of anything.
 */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { type Answer, answer, type Refusal, refuse } from '../shared/foundation/answer.ts';
import { runtimeRefusal } from './guard.ts';
import { isRunning } from './isRunning.ts';
import { areSound, keepRows, keptRowsPath, putKeptRows, readKeptRows, rowsToKeep } from './keptRows.ts';
import { migrations } from './migrations/list.ts';
import { inOpeningTurn } from './openingTurn.ts';
import { putSeed, readSeed, type Seed, seedHashOf, seedRowsAreWhole, shippedSeedFolder } from './seed.ts';

/** 'Port': tells our file from any other SQLite file. */
export const applicationId = 0x506f7274;

export interface OpenedCatalog {
  db: Database;
  /** What happened to the catalog, said once to the planner. */
  notice: 'created' | 'rebuilt' | 'refreshed' | null;
}

export interface CatalogPlace {
  /** The catalog file, in the user's own data folder on a local disk. */
  file: string;
  /** ISO time, used to name the folder a damaged file is moved to. */
  now: string;
  /** Where models.json and evidence.json lie; only a bundle needs to say. */
  seedFolder?: string;
}

const numberPragma = (db: Database, name: string): number => Number(db.pragma(name, { simple: true }));

/**
 * The order matters: in WAL mode this build of SQLite falls back to synchronous=NORMAL unless FULL is set after it,
 * and NORMAL loses the last commits at a power cut. Where WAL cannot be had (some network folders) SQLite stays with
 * its rollback journal, which is as safe.
 */
const settle = (db: Database): void => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('checkpoint_fullfsync = ON');
};

/** Brings the schema up to date, each step whole or not at all. */
const migrate = (db: Database): void => {
  for (let step = numberPragma(db, 'user_version'); step < migrations.length; step += 1) {
    db.transaction(() => {
      db.exec(migrations[step] ?? '');
      db.pragma(`user_version = ${step + 1}`);
    }).immediate();
  }
};

type State = { kind: 'sound' | 'damaged' } | { kind: 'tooNew'; version: number };

/** A version beyond this was never written by any release: the number itself is damaged. */
const plausibleVersions = 10_000;

const inspectOpen = (db: Database): State => {
  db.pragma('cell_size_check = ON');
  db.pragma('trusted_schema = OFF');
  const version = numberPragma(db, 'user_version');
  if (numberPragma(db, 'application_id') !== applicationId || version < 1 || version > plausibleVersions)
    return { kind: 'damaged' };
  if (version > migrations.length) return { kind: 'tooNew', version };
  // quick_check would pass over an index that does not match its table; the catalog is small enough for the whole check.
  if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { kind: 'damaged' };
  // After a schema step the shipped rows are put in anew, so those of an older schema need no check.
  const whole = version < migrations.length || (seedRowsAreWhole(db) && areSound(rowsToKeep(db)));
  return { kind: whole ? 'sound' : 'damaged' };
};

/**
 * What the file is, without writing to it: closing a writable connection would fold the journal of a damaged or newer
 * file into it. Only a rollback journal left by a crash needs a writable one.
 */
const inspect = (file: string, readonly = true): State => {
  let db: Database | null = null;
  try {
    db = new SqliteDatabase(file, { fileMustExist: true, readonly });
    return inspectOpen(db);
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'damaged' };
    if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
    // SQLITE_ERROR: a table or a column is gone. Locked, unreadable or full says nothing about the contents.
    if (/^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR)/.test(error.code)) return { kind: 'damaged' };
    if (readonly && /^SQLITE_(READONLY|CANTOPEN)/.test(error.code)) return inspect(file, false);
    throw error;
  } finally {
    db?.close();
  }
};

/** Made beside and renamed into place, so that a first start cut short leaves no half catalog. */
const build = (place: CatalogPlace, seed: Seed): boolean => {
  const beside = `${place.file}.${process.pid}.new`;
  const remove = () => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${beside}${end}`, { force: true });
  };
  remove();
  const kept = readKeptRows(place.file);
  const db = new SqliteDatabase(beside);
  try {
    db.pragma(`application_id = ${applicationId}`);
    migrate(db);
    if (kept) putKeptRows(db, kept);
    putSeed(db, seed);
    db.close();
    renameSync(beside, place.file);
  } catch (error) {
    db.close();
    remove();
    throw error;
  }
  return kept !== null;
};

/** A damaged database and its journals belong together: a journal left behind would be played into the new file. */
const setAside = (place: CatalogPlace): void => {
  const ends = ['', '-wal', '-shm', '-journal'].filter((end) => existsSync(`${place.file}${end}`));
  const keptIsDamaged = existsSync(keptRowsPath(place.file)) && readKeptRows(place.file) === null;
  if (ends.length === 0 && !keptIsDamaged) return;
  const name = path.join(path.dirname(place.file), `corrupt-${place.now.replace(/[^0-9A-Za-z]+/g, '-')}`);
  let folder = name;
  for (let n = 2; existsSync(folder); n += 1) folder = `${name}-${n}`;
  mkdirSync(folder, { recursive: true });
  for (const end of ends) renameSync(`${place.file}${end}`, path.join(folder, `${path.basename(place.file)}${end}`));
  if (keptIsDamaged) {
    const keptPath = keptRowsPath(place.file);
    renameSync(keptPath, path.join(folder, path.basename(keptPath)));
  }
};

/** Files that a process now gone had begun beside the catalog: never anything that was acknowledged. */
const sweep = (file: string): void => {
  const [folder, base] = [path.dirname(file), path.basename(file)];
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(base) ? /\.(\d+)\.(new|tmp)(-wal|-shm|-journal)?$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(folder, name), { force: true });
  }
};

const openSettled = (file: string): Database => {
  const db = new SqliteDatabase(file, { fileMustExist: true });
  try {
    settle(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * null: SQLite takes for read-only a file that may be written. Its header then says so wrongly: one byte of it is damaged
 * that no check looks at.
 */
const openForWriting = (file: string): Database | null => {
  try {
    return openSettled(file);
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError) || error.code !== 'SQLITE_READONLY') throw error;
    accessSync(file, constants.W_OK);
    return null;
  }
};

/** Whether the shipped rows were refreshed. After a schema step they always are: the step may have changed their table. */
const bringUpToDate = (db: Database, seed: Seed): boolean => {
  try {
    const stale = numberPragma(db, 'user_version') < migrations.length;
    migrate(db);
    const refresh = stale || seedHashOf(db) !== seed.hash;
    if (refresh) putSeed(db, seed);
    if (refresh || !existsSync(keptRowsPath(db.name))) keepRows(db);
    return refresh;
  } catch (error) {
    db.close();
    throw error;
  }
};

const failure = (error: unknown): Refusal => {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'catalogUnusable',
    message: `The catalog could not be opened: ${reason}. Its file was left as it is.`,
    details: { reason },
  };
};

const openInTurn = (place: CatalogPlace, seed: Seed): Answer<OpenedCatalog> => {
  sweep(place.file);
  const state = existsSync(place.file) ? inspect(place.file) : null;
  if (state?.kind === 'tooNew')
    return refuse(
      'catalogTooNew',
      `The catalog was written by a newer version of this program (schema ${state.version}; this one knows ${migrations.length}). Nothing was changed.`,
      { found: state.version, known: migrations.length },
    );
  if (state?.kind === 'sound') {
    const db = openForWriting(place.file);
    if (db) return answer({ db, notice: bringUpToDate(db, seed) ? 'refreshed' : null });
  }
  setAside(place);
  const restored = build(place, seed);
  const db = openSettled(place.file);
  keepRows(db);
  return answer({ db, notice: state !== null || restored ? 'rebuilt' : 'created' });
};

/**
 * Opens the catalog, making or mending it where needed, one process at a time. Refusals: runtimeTooOld, catalogTooNew (the file is untouched),
 * catalogUnusable (locked, not writable, disk full). A damaged file is moved with its journals to `corrupt-<now>/`
 * beside it and made anew; the user's rows come back from the copy kept at each change.
 */
export const openCatalog = (place: CatalogPlace): Answer<OpenedCatalog> => {
  const unfit = runtimeRefusal();
  if (unfit) return { ok: false, error: unfit };
  try {
    const seed = readSeed(place.seedFolder ?? shippedSeedFolder());
    mkdirSync(path.dirname(place.file), { recursive: true });
    return inOpeningTurn(place.file, () => openInTurn(place, seed));
  } catch (error) {
    return { ok: false, error: failure(error) };
  }
};

/** Leaves one file behind, its journal folded in. */
export const closeCatalog = (db: Database): void => {
  if (!db.open) return;
  db.pragma('optimize');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
};
