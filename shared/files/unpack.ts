/** gzip, Zstandard and zip, unpacked in pieces under limits of size, ratio and number of members. */
import { type AsyncFlateStreamHandler, Gunzip, Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { Decompress as Unzstd } from 'fzstd';
import { readLimits } from './limits.ts';
import { type FileSource, giveUp, joinBytes } from './reading.ts';

/** Small pieces in keep what comes out of one of them small too: deflate packs to a thousandth at most. */
const pieceBytes = 32 * 1024;

/** Counts what goes in and comes out, and gives up when it is too much. */
class Meter {
  packed = 0;
  unpacked = 0;
  readonly name: string;
  readonly maxBytes: number;
  constructor(name: string, maxBytes: number) {
    this.name = name;
    this.maxBytes = maxBytes;
  }
  came(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > readLimits.ratioFromBytes && this.unpacked > readLimits.ratio * this.packed)
      giveUp('fileBomb', { name: this.name, ratio: readLimits.ratio, mib: Math.round(this.unpacked / 1024 / 1024) });
    if (this.unpacked > this.maxBytes)
      giveUp('fileUnpacksTooLarge', { name: this.name, mib: this.maxBytes / 1024 / 1024 });
  }
}

async function* pieces(source: FileSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source.chunks())
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
}

/** A library's complaint as a refusal; our own refusals pass through. */
const broken = (name: string, error: unknown): never => {
  if (error instanceof Error && 'refusal' in error) throw error;
  return giveUp('fileBroken', { name, why: error instanceof Error ? error.message : String(error) });
};

interface Push {
  push(chunk: Uint8Array, final?: boolean): void;
}

async function* unpacked(
  source: FileSource,
  start: (onData: (data: Uint8Array) => void) => Push,
): AsyncGenerator<Uint8Array> {
  const meter = new Meter(source.name, readLimits.streamedBytes);
  let ready: Uint8Array[] = [];
  const stream = start((data) => {
    meter.came(data.length);
    ready.push(data);
  });
  const push = (piece: Uint8Array, final: boolean): Uint8Array[] => {
    meter.packed += piece.length;
    ready = [];
    try {
      stream.push(piece, final);
    } catch (error) {
      broken(source.name, error);
    }
    return ready;
  };
  // One piece behind, so that the last one can be said to be the last.
  let held: Uint8Array | null = null;
  for await (const piece of pieces(source)) {
    if (held !== null) yield* push(held, false);
    held = piece;
  }
  yield* push(held ?? new Uint8Array(), true);
}

/** The library ends a gzip file that was cut off without a word: its last four bytes say how long the last member is. */
class CheckedGunzip {
  private memberBytes = 0;
  private tail = new Uint8Array();
  private readonly stream: Gunzip;
  constructor(onData: (data: Uint8Array) => void) {
    this.stream = new Gunzip((data) => {
      this.memberBytes += data.length;
      onData(data);
    });
    this.stream.onmember = () => {
      this.memberBytes = 0;
    };
  }
  push(chunk: Uint8Array, final = false): void {
    this.stream.push(chunk, final);
    this.tail = new Uint8Array([...this.tail, ...chunk.subarray(-4)].slice(-4));
    if (!final) return;
    const [a = 0, b = 0, c = 0, d = 0] = this.tail;
    if ((a | (b << 8) | (c << 16) | (d << 24)) >>> 0 !== this.memberBytes % 2 ** 32) throw new Error('unexpected end');
  }
}

/** What a gzip or Zstandard file holds, under its name without the ending. */
export const unpackedSource = (source: FileSource, kind: 'gzip' | 'zstd'): FileSource => ({
  name: source.name.replace(/\.(gz|gzip|zst|zstd)$/i, ''),
  size: null,
  chunks: () =>
    kind === 'gzip'
      ? unpacked(source, (onData) => new CheckedGunzip(onData))
      : unpacked(source, (onData) => new Unzstd((data) => onData(data.slice()))),
});

/** Zip method 93, which logs of evaluations use. */
class UnzipZstd {
  static compression = 93;
  ondata: AsyncFlateStreamHandler = () => undefined;
  private readonly stream = new Unzstd((data, final) => this.ondata(null, data.slice(), final ?? false));
  push(chunk: Uint8Array, final: boolean): void {
    this.stream.push(chunk, final);
  }
}

const readMethods: readonly number[] = [0, 8, 93];

/**
 * The members of a zip file that are wanted, by name: their bytes. The last member of one name wins. Folders and names
 * that lead outside are passed over. Refusals: fileBomb, fileUnpacksTooLarge, fileTooManyMembers, fileLocked,
 * filePackedUnknown, fileBroken.
 */
export const readZip = async (
  source: FileSource,
  isWanted: (member: string) => boolean,
  maxBytes: number = readLimits.heldBytes,
): Promise<Map<string, Uint8Array>> => {
  const { name } = source;
  const found = new Map<string, Uint8Array>();
  const meter = new Meter(name, maxBytes);
  let members = 0;
  let open = 0;
  let failure: unknown = null;
  const unzip = new Unzip((file) => {
    members += 1;
    if (members > readLimits.members) giveUp('fileTooManyMembers', { name, max: readLimits.members });
    if (file.name.endsWith('/') || /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:/i.test(file.name) || !isWanted(file.name))
      return;
    if (!readMethods.includes(file.compression))
      giveUp('filePackedUnknown', { name, member: file.name, method: file.compression });
    const parts: Uint8Array[] = [];
    let size = 0;
    open += 1;
    file.ondata = (error, data, final) => {
      if (error !== null) {
        failure ??= error;
        return;
      }
      meter.came(data.length);
      parts.push(data);
      size += data.length;
      if (final) {
        open -= 1;
        found.set(file.name, joinBytes(parts, size));
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  unzip.register(UnzipZstd);
  let isFirst = true;
  try {
    for await (const piece of pieces(source)) {
      if (isFirst && ((piece[6] ?? 0) & 1) === 1 && piece[2] === 3) giveUp('fileLocked', { name });
      isFirst = false;
      meter.packed += piece.length;
      unzip.push(piece, false);
      if (failure !== null) throw failure;
    }
    unzip.push(new Uint8Array(), true);
  } catch (error) {
    broken(name, error);
  }
  if (open > 0) giveUp('fileBroken', { name, why: 'unexpected end' });
  return found;
};
