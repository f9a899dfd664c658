/**
 * Opens the catalog file, or makes it, brings it up to date, or sets it aside and makes it anew from the seed and the
 * own rows that can be found. The catalog is never the only copy of anything.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { CatalogNotice } from '../shared/catalog/notice.ts';
import { type Answer, answer, type Refusal, refuse } from '../shared/foundation/answer.ts';
import { changeCatalog } from './change.ts';
import { runtimeRefusal } from './guard.ts';
import { inspect } from './inspect.ts';
import { migrate, versionOf } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { inOpeningTurn } from './openingTurn.ts';
import { vouchesForOwnRows, vouchForAll, watchOwnRows } from './ownRows.ts';
import { build, buildInMemory, find, reportOf, sweep } from './rebuild.ts';
import { reconcile } from './reconcile.ts';
import { putSeed, readSeed, type Seed, seedHashOf, shippedSeedFolder } from './seed.ts';
import { removeVersionOneCopy } from './versionOneCopy.ts';

export interface OpenedCatalog {
  db: Database;
  /** What happened to the catalog, said once to the planner. */
  notice: CatalogNotice | null;
}

export interface CatalogPlace {
  /** The catalog file, in the user's own data folder on a local disk. */
  file: string;
  /** ISO time, used to name the folder a damaged file is moved to. */
  now: string;
  /** Where models.json and evidence.json lie; only a bundle needs to say. */
  seedFolder?: string;
  /** Called where another process is opening the catalog and this one has to wait for it. */
  onWait?: () => void;
}

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

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/**
 * null: SQLite takes for read-only a file that may be written. Its header then says so wrongly: one byte of it is damaged
 * that no check looks at.
 */
const openForWriting = (file: string): Database | null => {
  try {
    return openSettled(file);
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_READONLY') throw error;
    accessSync(file, constants.W_OK);
    return null;
  }
};

/** Another process that is writing at this moment keeps the copy in step by itself. */
const reconcileUnlessBusy = (db: Database, how: Parameters<typeof reconcile>[1]): ReturnType<typeof reconcile> => {
  try {
    return reconcile(db, how);
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
};

/** The schema and the shipped rows in one step: between the two the shipped rows would be taken for damaged. */
const migrateWithSeed = (db: Database, seed: Seed): void =>
  db
    .transaction(() => {
      migrate(db);
      putSeed(db, seed);
      vouchForAll(db, 0);
    })
    .immediate();

const bringUpToDate = (db: Database, seed: Seed, isTorn = false): CatalogNotice | null => {
  try {
    const migrates = versionOf(db) < migrations.length;
    let caughtUp: ReturnType<typeof reconcile> = null;
    if (vouchesForOwnRows(db)) {
      watchOwnRows(db);
      caughtUp = reconcileUnlessBusy(db, { migrated: false, isTorn });
    }
    const refreshes = migrates || seedHashOf(db) !== seed.hash;
    if (migrates) {
      migrateWithSeed(db, seed);
      watchOwnRows(db);
      reconcileUnlessBusy(db, { migrated: true, isTorn: false });
    } else if (refreshes) changeCatalog(db, () => putSeed(db, seed));
    removeVersionOneCopy(db.name);
    if (caughtUp) return { kind: 'caughtUp', report: reportOf(db, caughtUp) };
    return refreshes ? { kind: 'refreshed' } : null;
  } catch (error) {
    db.close();
    throw error;
  }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const failure = (error: unknown): Refusal => ({
  kind: 'catalogUnusable',
  message: `The catalog could not be opened: ${reasonOf(error)}. Its file was left as it is.`,
  details: { reason: reasonOf(error) },
});

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
    if (db) return answer({ db, notice: bringUpToDate(db, seed, state.isTorn) });
  }
  const found = find(place.file);
  build(place.file, { seed, found, now: place.now });
  const db = openSettled(place.file);
  const report = reportOf(db, found);
  bringUpToDate(db, seed);
  const nothingWasThere = state === null && report.rescued + report.lost.length + report.unnamed === 0;
  return answer({ db, notice: nothingWasThere ? { kind: 'created' } : { kind: 'rebuilt', report } });
};

/** The disk is full or failing, the folder or the file may not be written, or another process holds the turn for ever. */
const unwritable = /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|SQLITE_(FULL|READONLY|CANTOPEN|IOERR|PERM).*|turnTaken)$/;

/** The catalog as it can be read, in memory: the program starts all the same, and says that nothing can be saved. */
const openInMemory = (place: CatalogPlace, seed: Seed, reason: string): OpenedCatalog => {
  const found = find(place.file);
  const db = buildInMemory(seed, found);
  return { db, notice: { kind: 'readOnly', reason, report: reportOf(db, found) } };
};

/**
 * Opens the catalog, making or mending it where needed, one process at a time. Refusals: runtimeTooOld, catalogTooNew
 * (the file is untouched), catalogUnusable (locked, or not a file). A damaged file is moved with its journals to
 * `corrupt-<now>/` beside it and made anew; the user's rows come back from the copy kept with each change and from the
 * pages of the file. Where nothing can be written, the catalog is opened in memory and cannot be changed.
 */
export const openCatalog = (place: CatalogPlace): Answer<OpenedCatalog> => {
  const unfit = runtimeRefusal();
  if (unfit) return { ok: false, error: unfit };
  try {
    const seed = readSeed(place.seedFolder ?? shippedSeedFolder());
    try {
      mkdirSync(path.dirname(place.file), { recursive: true });
      return inOpeningTurn(place.file, () => openInTurn(place, seed), place.onWait);
    } catch (error) {
      if (!unwritable.test(codeOf(error))) throw error;
      return answer(openInMemory(place, seed, reasonOf(error)));
    }
  } catch (error) {
    return { ok: false, error: failure(error) };
  }
};

/** Leaves one file behind, its journal folded in. */
export const closeCatalog = (db: Database): void => {
  if (!db.open) return;
  if (!db.memory) {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
  }
  db.close();
};
