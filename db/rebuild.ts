/** Makes a catalog from the seed and the own rows that were found, on the disk or in memory. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { RescueReport } from '../shared/catalog/notice.ts';
import { renewCopyAt } from './change.ts';
import { applicationId } from './inspect.ts';
import { isRunning } from './isRunning.ts';
import { type KeptCopy, keptCopyPath, readCopyFile } from './keptCopy.ts';
import { atNewestSchema, migrate } from './migrate.ts';
import { isUsers, knownRowsOf, putOwnRows, vouchForAll } from './ownRows.ts';
import { type Rescue, rescue } from './rescue.ts';
import { noRows, salvage } from './salvage.ts';
import { putSeed, type Seed } from './seed.ts';
import { readVersionOneCopy, versionOneCopyIsThere } from './versionOneCopy.ts';

const ends = ['', '-wal', '-shm', '-journal'];

/** Files that a process now gone had begun beside the catalog: never anything that was acknowledged. */
export const sweep = (file: string): void => {
  const [folder, base] = [path.dirname(file), path.basename(file)];
  // How the first release marked its turn: by a file that outlived its process.
  rmSync(`${file}.opening`, { force: true });
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(base) ? /\.(\d+)\.(new|tmp)(-wal|-shm|-journal)?$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(folder, name), { force: true });
  }
};

export interface Found extends Rescue {
  copy: KeptCopy | null;
}

/** What the two places hold of the own rows. Of a first start: nothing. Throws where a file is there and cannot be read. */
export const find = (file: string): Found => {
  const copy = readCopyFile(keptCopyPath(file));
  const catalog = existsSync(file) ? salvage(file) : noRows();
  if (copy !== null || catalog.known.size > 0) return { ...rescue(catalog, copy), copy };
  const first = readVersionOneCopy(file);
  const unnamed = first === null && versionOneCopyIsThere(file) ? 1 : 0;
  return { schema: 1, revision: 0, rows: first ?? [], lost: [], users: null, unnamed, unsure: 0, copy };
};

/** What of a rescue is told: shipped prices come back with the seed and are nobody's loss. */
export const reportOf = (db: Database, found: Rescue): RescueReport => {
  const there = new Set([...knownRowsOf(db)].map(({ digest }) => digest));
  const rescued = found.rows.filter(isUsers).length;
  // A damaged line may give a wrong name: where no row is missing, none of that name is gone.
  const missing = found.users === null ? Number.POSITIVE_INFINITY : Math.max(0, found.users - rescued);
  const lost = found.lost.filter(({ digest, olderStands }) => !there.has(digest) && (olderStands || missing > 0));
  const gone = lost.filter(({ olderStands }) => !olderStands).length;
  return {
    rescued,
    lost: lost.map(({ noun, key, olderStands }) => ({
      noun,
      name: noun === 'price' ? key.slice(0, key.lastIndexOf('#')) : key,
      olderStands,
    })),
    unnamed: Math.max(found.users === null ? 0 : missing - gone, Math.min(missing, found.unnamed), found.unsure),
  };
};

const fill = (db: Database, seed: Seed, found: Rescue): void => {
  db.pragma(`application_id = ${applicationId}`);
  migrate(db);
  db.transaction(() => {
    putOwnRows(db, atNewestSchema(found.rows, found.schema));
    putSeed(db, seed);
    vouchForAll(db, found.revision + 1);
  }).immediate();
};

/** A catalog to look at where none can be written. */
export const buildInMemory = (seed: Seed, found: Rescue): Database => {
  const db = new SqliteDatabase(':memory:');
  fill(db, seed, found);
  db.pragma('query_only = ON');
  return db;
};

/** A new folder for what a person may want to look at. */
const corruptFolder = (file: string, now: string): string => {
  const name = path.join(path.dirname(file), `corrupt-${now.replace(/[^0-9A-Za-z]+/g, '-')}`);
  let folder = name;
  for (let n = 2; existsSync(folder); n += 1) folder = `${name}-${n}`;
  mkdirSync(folder, { recursive: true });
  return folder;
};

/**
 * Made beside, and the rows that were found are in a whole copy before anything is moved: cut short at any moment, a
 * later start finds them again. A damaged database and its journals belong together: a journal left behind would be
 * played into the new file.
 */
export const build = (file: string, { seed, found, now }: { seed: Seed; found: Found; now: string }): void => {
  const beside = `${file}.${process.pid}.new`;
  const remove = (): void => {
    for (const end of ends) rmSync(`${beside}${end}`, { force: true });
  };
  remove();
  const damaged = ends.filter((end) => existsSync(`${file}${end}`));
  const copyPath = keptCopyPath(file);
  const aside = damaged.length > 0 || found.copy?.whole === false ? corruptFolder(file, now) : null;
  const db = new SqliteDatabase(beside);
  try {
    fill(db, seed, found);
    if (aside !== null && found.copy?.whole === false)
      copyFileSync(copyPath, path.join(aside, path.basename(copyPath)));
    renewCopyAt(db, copyPath, found.revision + 1);
    db.close();
    if (aside !== null)
      for (const end of damaged) renameSync(`${file}${end}`, path.join(aside, `${path.basename(file)}${end}`));
    renameSync(beside, file);
  } catch (error) {
    db.close();
    remove();
    throw error;
  }
};
