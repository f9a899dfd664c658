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

/** Nothing this program writes comes near it. */
const bytesMaxOfAny = 1024 * 1024 * 1024;

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

const pieceBytes = 256 * 1024;

/**
 * All there is, or null beyond `bytesMax`. A file may say that it is empty and never end (as some of /proc do): what is
 * read is counted, not what is said.
 */
const readToEnd = async (handle: nodeFs.FileHandle, said: number, bytesMax: number): Promise<Uint8Array | null> => {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const piece = new Uint8Array(bytes > said ? pieceBytes : Math.min(said - bytes + 1, pieceBytes));
    const { bytesRead } = await handle.read(piece, 0, piece.length, null);
    if (bytesRead === 0) return new Uint8Array(Buffer.concat(pieces, bytes));
    pieces.push(piece.subarray(0, bytesRead));
    bytes += bytesRead;
    if (bytes > bytesMax) return null;
  }
};

type Look = { bytes: Uint8Array; identity: FileIdentity } | Unread;

const lookOnce = async (file: string, { bytesMax = bytesMaxOfAny, fs = nodeFs }: ReadOptions): Promise<Look> => {
  // A pipe or a device could keep the program for ever: nothing is waited for, and only a regular file is read.
  const handle = await fs.open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = await handle.stat();
    if (!before.isFile()) return { unread: 'notAFile' };
    if (before.size > bytesMax) return { unread: 'tooLarge', bytes: before.size };
    const bytes = await readToEnd(handle, before.size, bytesMax);
    if (bytes === null) return { unread: 'tooLarge', bytes: bytesMax + 1 };
    const after = await handle.stat();
    const isWhole = after.size === 0 || bytes.length === after.size;
    if (!isWhole || !isUntouched(before, after)) return { unread: 'changing' };
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

const codes = { notAFile: 'EISDIR', tooLarge: 'EFBIG', changing: 'EBUSY' } as const;

/** null where there is no such file. Throws the system's errors, `EFBIG`, and `EBUSY` for a file that never stands still. */
export const identityOf = async (file: string, fs: ReadFs = nodeFs): Promise<FileIdentity | null> => {
  try {
    const look = await readWithIdentity(file, { fs });
    if (!('unread' in look)) return look.identity;
    throw Object.assign(new Error(look.unread), { code: codes[look.unread] });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};
