/** One writer at a time for one file, among all programs of this user. A lock dies with the process that holds it. */
import { createHash, randomInt } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type Answer, refuse } from '../shared/foundation/answer.ts';
import { codeOf } from './fileIdentity.ts';

/** A save holds its lock for milliseconds; whoever holds one so long hangs. */
const patienceMs = 10_000;

/** Apart from any data folder: two hosts with different ones may save the same plan. */
const lockFolder = (): string => {
  const user = process.getuid?.();
  const folder = join(tmpdir(), user === undefined ? 'portfolio-locks' : `portfolio-locks-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || (user !== undefined && found.uid !== user)) throw new Error('not our folder');
  return folder;
};

/**
 * The system's own lock on an empty file, taken through SQLite, which knows how on every system; null while another
 * holds it.
 */
const tryLock = (lockFile: string): (() => void) | null => {
  const db = new Database(lockFile, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch (error) {
    db.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
};

const lockFileOf = async (file: string): Promise<string> => {
  const place = join(await realpath(dirname(file)), basename(file));
  return join(lockFolder(), `${createHash('sha256').update(place).digest('hex').slice(0, 32)}.lock`);
};

/**
 * Runs `work` while no other program of this user works on `file` under this lock. Where locks cannot be had at all
 * (no temporary folder), the work is done with `isLocked` false. Refusal: `fileBusy` after ten seconds of waiting.
 */
export const withFileLock = async <T>(
  file: string,
  work: (isLocked: boolean) => Promise<Answer<T>>,
): Promise<Answer<T>> => {
  let release: (() => void) | null = null;
  try {
    const lockFile = await lockFileOf(file);
    const deadline = performance.now() + patienceMs;
    for (release = tryLock(lockFile); release === null; release = tryLock(lockFile)) {
      if (performance.now() > deadline) {
        const name = basename(file);
        return refuse('fileBusy', `Another program has been writing ${name} for ${patienceMs / 1000} seconds.`, {
          name,
          seconds: patienceMs / 1000,
        });
      }
      await wait(randomInt(2, 20));
    }
  } catch {
    return work(false);
  }
  try {
    return await work(true);
  } finally {
    release();
  }
};
