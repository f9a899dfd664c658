/** The one way this program writes a file a person cares about: whole or not at all, through any crash. */
import type { Stats } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SaveNote } from '../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';
import {
  codeOf,
  type FileIdentity,
  identityFrom,
  identityOf,
  isMissing,
  isSameFile,
  type ReadFs,
} from './fileIdentity.ts';
import { withFileLock } from './fileLock.ts';
import { type SweepFs, sweepTempFiles, tempName } from './tempFile.ts';

/** What a save needs of a file system; tests give one that fails where they say. */
export type SaveFs = ReadFs &
  SweepFs &
  Pick<typeof nodeFs, 'access' | 'link' | 'readlink' | 'realpath' | 'rename' | 'stat'>;

export interface SaveOptions {
  /** The file as this program last knew it; refuses with `changedOnDisk` where it is another. null: it must not exist. */
  expected?: FileIdentity | null;
  fs?: SaveFs;
  platform?: NodeJS.Platform;
}

/** The file as it now is, and what of the old one did not survive. */
export interface Saved extends FileIdentity {
  notes: SaveNote[];
}

/** A save on its way: everything its steps share. */
interface Task {
  /** What is written: the file itself, or what a link leads to. */
  target: string;
  /** The file before, or null. */
  old: Stats | null;
  expected: FileIdentity | null | undefined;
  fs: SaveFs;
  platform: NodeJS.Platform;
}

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** A symbolic link stays one: what it points to is written. A file that is not there yet is its own target. */
const targetOf = async (file: string, fs: SaveFs): Promise<string> => {
  const there = await orNull(fs.realpath(file));
  if (there !== null) return there;
  const link = await fs.readlink(file).catch(() => null);
  return link === null ? join(await fs.realpath(dirname(file)), basename(file)) : join(dirname(file), link);
};

const prepare = async (file: string, options: SaveOptions): Promise<Task> => {
  const fs = options.fs ?? nodeFs;
  const target = await targetOf(file, fs);
  await sweepTempFiles(dirname(target), fs);
  const old = await orNull(fs.stat(target));
  if (old !== null && !old.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
  // A file made read-only is meant to stay as it is, though the folder would let it be replaced.
  if (old !== null) await fs.access(target, nodeFs.constants.W_OK);
  return { target, old, expected: options.expected, fs, platform: options.platform ?? process.platform };
};

/** Who may read the new file is who might read the old one, as far as this user may say so. */
const takeAfter = async (handle: nodeFs.FileHandle, old: Stats | null): Promise<void> => {
  const made = await handle.stat();
  if (old !== null && (old.uid !== made.uid || old.gid !== made.gid)) {
    await handle
      .chown(old.uid, old.gid)
      .catch(() => handle.chown(made.uid, old.gid))
      .catch(() => undefined);
  }
  // The mask of the process may have taken bits away that the old file had. Some file systems know no modes.
  await handle.chmod(old === null ? 0o600 : old.mode & 0o777).catch(() => undefined);
};

const writeWhole = async (file: string, bytes: Uint8Array, { old, fs }: Task): Promise<Stats> => {
  const handle = await fs.open(file, 'wx', old === null ? 0o600 : old.mode & 0o777);
  try {
    await handle.writeFile(bytes);
    await takeAfter(handle, old);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // After it is closed: some systems set the time of the last change only then. The name is still ours alone.
  return fs.stat(file);
};

/** Windows refuses a rename while a virus scanner or an indexer holds the old file, mostly for well under a second. */
const busyCodes: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const renameTries = 12;

const renameOver = async (from: string, { target, fs, platform }: Task): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fs.rename(from, target);
    } catch (error) {
      const mayPass = platform === 'win32' && busyCodes.has(codeOf(error));
      if (!mayPass || attempt === renameTries) throw error;
      await wait(Math.min(20 * attempt, 250));
    }
  }
};

/** File systems without hard links answer so. */
const noLinksCodes: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/** Of an answer that came too late or got lost: what counts is what stands there. */
const stands = async (made: Stats, { target, fs }: Task): Promise<boolean> => {
  const there = await fs.stat(target).catch(() => null);
  return there?.ino === made.ino && there.size === made.size && there.mtimeMs === made.mtimeMs;
};

const looksLike = async ({ target, fs }: Task, expected: FileIdentity | null): Promise<boolean> => {
  const now = await orNull(fs.stat(target));
  if (now === null || expected === null) return now === null && expected === null;
  return now.size === expected.bytes && now.mtimeMs === expected.modifiedMs && now.ino === expected.inode;
};

/** Puts the finished file in its place; true where another file stands there that nobody agreed to replace. */
const place = async (from: string, made: Stats, task: Task): Promise<boolean> => {
  const { target, expected, fs } = task;
  if (expected === null) {
    try {
      // A link, unlike a rename, never takes the place of a file that appeared a moment ago.
      await fs.link(from, target);
      await fs.rm(from, { force: true }).catch(() => undefined);
      return false;
    } catch (error) {
      if (await stands(made, task)) return false;
      if (codeOf(error) === 'EEXIST') return true;
      if (!noLinksCodes.has(codeOf(error))) throw error;
    }
  }
  if (expected !== undefined) {
    // The times tell most changes at once; then the bytes; and then the times of what was read meanwhile.
    if (!(await looksLike(task, expected))) return true;
    if (!isSameFile(await identityOf(target, fs), expected)) return true;
    if (!(await looksLike(task, expected))) return true;
  }
  try {
    await renameOver(from, task);
  } catch (error) {
    if (!(await stands(made, task))) throw error;
  }
  return false;
};

/** What a folder that cannot be synced at all answers: nothing was lost, there is only nothing to ask for. */
const noSyncCodes: ReadonlySet<string> = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EPERM']);

/** The new name itself must reach the disk; false where the disk says that it did not. */
const isFolderSynced = async ({ target, fs, platform }: Task): Promise<boolean> => {
  // Windows cannot sync a folder and keeps its own journal of names.
  if (platform === 'win32') return true;
  try {
    const handle = await fs.open(dirname(target), 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    return noSyncCodes.has(codeOf(error));
  }
};

const notesOn = (made: Stats, { old, platform }: Task): SaveNote[] => {
  if (old === null) return [];
  return [
    ...(old.nlink > 1 ? (['hardLinks'] as const) : []),
    ...(old.uid !== made.uid || old.gid !== made.gid ? (['owner'] as const) : []),
    ...(platform !== 'win32' && (old.mode & 0o777) !== (made.mode & 0o777) ? (['mode'] as const) : []),
  ];
};

/**
 * Writes `bytes` to `file` and answers what the file now is. The old contents stay until the new ones are safely on
 * the disk; that nobody else wrote the file meanwhile is checked under the lock under which it is replaced. A failed
 * write is never retried on the same file handle, since a failed sync may have lost the pages.
 * Refusals: `changedOnDisk`, `fileBusy`, and `saveFailed` with the system's code; after each the old file is as it was.
 * What happens once the new file stands is no refusal any more but one of the `notes`.
 */
export const saveFile = async (file: string, bytes: Uint8Array, options: SaveOptions = {}): Promise<Answer<Saved>> => {
  const name = basename(file);
  const { fs = nodeFs } = options;
  let beside = '';
  try {
    const task = await prepare(file, options);
    beside = join(dirname(task.target), tempName());
    const made = await writeWhole(beside, bytes, task);
    const placed = await withFileLock(task.target, async (isLocked) =>
      (await place(beside, made, task))
        ? refuse('changedOnDisk', `${name} was changed by another program since it was opened. It was not saved.`, {
            name,
          })
        : answer(isLocked),
    );
    if (!placed.ok) return placed;
    beside = '';
    const isSynced = await isFolderSynced(task);
    return answer({
      ...identityFrom(made, bytes),
      notes: [
        ...notesOn(made, task),
        ...(placed.value ? [] : (['unlocked'] as const)),
        ...(isSynced ? [] : (['unconfirmed'] as const)),
      ],
    });
  } catch (error) {
    const code = codeOf(error);
    return refuse('saveFailed', `${name} could not be saved (${code}). What was on the disk is unchanged.`, {
      name,
      code,
    });
  } finally {
    if (beside !== '') await fs.rm(beside, { force: true }).catch(() => undefined);
  }
};
