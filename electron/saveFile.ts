/** The one way this program writes a file a person cares about: whole or not at all, through any crash. */
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';

/** What a file was when we last read or wrote it. Anything else now means that somebody else wrote it. */
export interface FileIdentity {
  bytes: number;
  modifiedMs: number;
  inode: number;
  sha256: string;
}

export interface SaveOptions {
  /** The file as this program last knew it; refuses with `changedOnDisk` where it is another. null: it must not exist. */
  expected?: FileIdentity | null;
  /** How a finished file takes its place. Given only to try what a busy disk does. */
  rename?: (from: string, to: string) => Promise<void>;
  platform?: NodeJS.Platform;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** null where there is no such file. */
export const identityOf = async (file: string): Promise<FileIdentity | null> => {
  try {
    const bytes = await fs.readFile(file);
    const { size, mtimeMs, ino } = await fs.stat(file);
    return { bytes: size, modifiedMs: mtimeMs, inode: ino, sha256: sha256(bytes) };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** A symbolic link stays one: what it points to is written. A file that is not there yet is its own target. */
const targetOf = async (file: string): Promise<string> => {
  try {
    return await fs.realpath(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const link = await fs.readlink(file).catch(() => null);
    return link === null ? join(await fs.realpath(dirname(file)), basename(file)) : join(dirname(file), link);
  }
};

/** Windows refuses a rename while a virus scanner or an indexer holds the old file, mostly for well under a second. */
const busyCodes: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const renameTries = 12;

const renameIntoPlace = async (from: string, to: string, options: SaveOptions): Promise<void> => {
  const rename = options.rename ?? fs.rename;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const mayPass = (options.platform ?? process.platform) === 'win32' && busyCodes.has(codeOf(error));
      if (!mayPass || attempt === renameTries) throw error;
      await wait(Math.min(20 * attempt, 250));
    }
  }
};

/** The new name itself must reach the disk. Windows cannot sync a folder and keeps its own journal of names. */
const syncFolder = async (folder: string, platform: NodeJS.Platform): Promise<void> => {
  if (platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeWhole = async (file: string, bytes: Uint8Array, mode: number): Promise<void> => {
  const handle = await fs.open(file, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    // The mask of the process may have taken bits away that the old file had.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes `bytes` to `file` and answers what the file now is. The old contents stay until the new ones are safely on
 * the disk. A failed write is never retried on the same file handle, since a failed sync may have lost the pages.
 * Refusals: `changedOnDisk`, and `saveFailed` with the system's code; after either the old file is as it was.
 */
export const saveFile = async (
  file: string,
  bytes: Uint8Array,
  options: SaveOptions = {},
): Promise<Answer<FileIdentity>> => {
  const name = basename(file);
  let beside = '';
  try {
    const target = await targetOf(file);
    const now = options.expected === undefined ? undefined : await identityOf(target);
    if (now !== undefined && JSON.stringify(now) !== JSON.stringify(options.expected)) {
      return refuse('changedOnDisk', `${name} was changed by another program since it was opened. It was not saved.`, {
        name,
      });
    }
    const old = await fs.stat(target).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (old !== null && !old.isFile()) return refuse('saveFailed', `${name} is not a file.`, { name, code: 'EISDIR' });
    // A file made read-only is meant to stay as it is, though the folder would let it be replaced.
    if (old !== null) await fs.access(target, fs.constants.W_OK);
    beside = join(dirname(target), `.${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
    await writeWhole(beside, bytes, old === null ? 0o600 : old.mode & 0o777);
    await renameIntoPlace(beside, target, options);
    beside = '';
    await syncFolder(dirname(target), options.platform ?? process.platform);
    const { size, mtimeMs, ino } = await fs.stat(target);
    return answer({ bytes: size, modifiedMs: mtimeMs, inode: ino, sha256: sha256(bytes) });
  } catch (error) {
    if (beside !== '') await fs.rm(beside, { force: true }).catch(() => undefined);
    const code = codeOf(error);
    return refuse('saveFailed', `${name} could not be saved (${code}). What was on the disk is unchanged.`, {
      name,
      code,
    });
  }
};
