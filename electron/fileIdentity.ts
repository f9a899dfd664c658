/** What a file was when its bytes were read: anything else later means that somebody else wrote it. */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

export interface FileIdentity {
  bytes: number;
  modifiedMs: number;
  inode: number;
  sha256: string;
}

/** What opening and reading need of a file system; tests give one that fails where they say. */
export type ReadFs = Pick<typeof nodeFs, 'open'>;

export interface ReadOptions {
  /** Larger files are not read. */
  bytesMax?: number;
  fs?: ReadFs;
}

/** Why a file gave no bytes though the system had no complaint. */
export type Unread = { unread: 'notAFile' } | { unread: 'tooLarge'; bytes: number } | { unread: 'changing' };

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** A file that is written without a pause is given up after so many tries. */
const triesMax = 6;

export const identityFrom = ({ size, mtimeMs, ino }: Stats, bytes: Uint8Array): FileIdentity => ({
  bytes: size,
  modifiedMs: mtimeMs,
  inode: ino,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

export const isSameFile = (a: FileIdentity | null, b: FileIdentity | null): boolean =>
  a === null || b === null
    ? a === b
    : a.bytes === b.bytes && a.modifiedMs === b.modifiedMs && a.inode === b.inode && a.sha256 === b.sha256;

const isUntouched = (before: Stats, after: Stats): boolean =>
  before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;

/** Up to `size` bytes and one more, by which a file that grows gives itself away. */
const readUpTo = async (handle: nodeFs.FileHandle, size: number): Promise<Uint8Array> => {
  const buffer = new Uint8Array(size + 1);
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

type Look = { bytes: Uint8Array; identity: FileIdentity } | Unread;

const lookOnce = async (file: string, { bytesMax = Infinity, fs = nodeFs }: ReadOptions): Promise<Look> => {
  // A pipe or a device could keep the program for ever: nothing is waited for, and only a regular file is read.
  const handle = await fs.open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = await handle.stat();
    if (!before.isFile()) return { unread: 'notAFile' };
    if (before.size > bytesMax) return { unread: 'tooLarge', bytes: before.size };
    const bytes = await readUpTo(handle, before.size);
    const after = await handle.stat();
    if (bytes.length !== before.size || !isUntouched(before, after)) return { unread: 'changing' };
    return { bytes, identity: identityFrom(after, bytes) };
  } finally {
    await handle.close();
  }
};

/**
 * The bytes of a regular file, and the identity of exactly these bytes: both come from one open file, looked at before
 * and after and read again where another program wrote meanwhile. Throws the system's errors.
 */
export const readWithIdentity = async (file: string, options: ReadOptions = {}): Promise<Look> => {
  for (let attempt = 1; ; attempt += 1) {
    const look = await lookOnce(file, options);
    if (!('unread' in look) || look.unread !== 'changing' || attempt === triesMax) return look;
    await wait(10 * attempt);
  }
};

/** null where there is no such file. Throws the system's errors, and `EBUSY` for a file that never stands still. */
export const identityOf = async (file: string, fs: ReadFs = nodeFs): Promise<FileIdentity | null> => {
  try {
    const look = await readWithIdentity(file, { fs });
    if (!('unread' in look)) return look.identity;
    throw Object.assign(new Error(look.unread), { code: look.unread === 'notAFile' ? 'EISDIR' : 'EBUSY' });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
