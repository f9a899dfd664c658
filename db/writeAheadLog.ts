/**
 * SQLite's write-ahead log. SQLite itself reads it up to the first frame whose checksum is wrong and says nothing of the
 * rest, which is right for what a crash cut short and wrong for what was acknowledged and then damaged.
 * Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
 */

/** SQLite's default; no catalog was ever made with another. */
export const pageSize = 4096;
const headerSize = 32;
const frameHeaderSize = 24;
const frameSize = frameHeaderSize + pageSize;
const bigEndianMagic = 0x377f0683;

export interface Frame {
  /** The page that it holds a newer state of. */
  number: number;
  page: Buffer;
  isCommit: boolean;
}

type Sums = [number, number];

/** The running checksum after these bytes. */
const sumsOver = (bytes: Buffer, [first, second]: Sums, isBigEndian: boolean): Sums => {
  let [s0, s1] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const x0 = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const x1 = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    s0 = (s0 + x0 + s1) >>> 0;
    s1 = (s1 + x1 + s0) >>> 0;
  }
  return [s0, s1];
};

const isAt = (bytes: Buffer, at: number, [s0, s1]: Sums): boolean =>
  bytes.readUInt32BE(at) === s0 && bytes.readUInt32BE(at + 4) === s1;

const framesIn = (wal: Buffer): Buffer[] =>
  Array.from({ length: Math.max(0, Math.floor((wal.length - headerSize) / frameSize)) }, (_, n) =>
    wal.subarray(headerSize + n * frameSize, headerSize + (n + 1) * frameSize),
  );

const headerSums = (wal: Buffer): Sums => sumsOver(wal.subarray(0, 24), [0, 0], wal.readUInt32BE(0) === bigEndianMagic);

const isHeaderWhole = (wal: Buffer): boolean => isAt(wal, 24, headerSums(wal));

/** What tells the frames of this log from those of an earlier one that it is written over. */
const saltOf = (wal: Buffer): Buffer =>
  isHeaderWhole(wal) ? wal.subarray(16, 24) : wal.subarray(headerSize + 8, headerSize + 16);

const isOf = (frame: Buffer, salt: Buffer): boolean => frame.subarray(8, 16).equals(salt);

/** Every frame of this log, damaged or not. */
export const framesOf = (wal: Buffer): Frame[] => {
  if (wal.length < headerSize + frameSize) return [];
  const salt = saltOf(wal);
  return framesIn(wal)
    .filter((frame) => isOf(frame, salt))
    .map((frame) => ({
      number: frame.readUInt32BE(0),
      page: frame.subarray(frameHeaderSize),
      isCommit: frame.readUInt32BE(4) !== 0,
    }));
};

/** Whether a frame of this log has a wrong checksum, and how many of it stand behind the first that breaks the row. */
const breakIn = (wal: Buffer): { isBroken: boolean; behind: number } => {
  const isBigEndian = wal.readUInt32BE(0) === bigEndianMagic;
  const salt = saltOf(wal);
  let sums = headerSums(wal);
  const frames = framesIn(wal);
  const first = frames.findIndex((frame) => {
    sums = sumsOver(frame.subarray(0, 8), sums, isBigEndian);
    sums = sumsOver(frame.subarray(frameHeaderSize), sums, isBigEndian);
    return !isOf(frame, salt) || !isAt(frame, 16, sums);
  });
  const broken = frames[first];
  if (broken === undefined) return { isBroken: false, behind: 0 };
  const behind = frames.slice(first + 1).filter((frame) => isOf(frame, salt)).length;
  return { isBroken: isOf(broken, salt), behind };
};

/**
 * Whether it ends amid a frame or amid a change, or its last frame is damaged: so a crash leaves a change that nobody was
 * told of, and so does what cuts off or damages the end of one that was acknowledged.
 */
export const isLogTorn = (wal: Buffer): boolean => {
  if (wal.length === 0) return false;
  if (wal.length < headerSize || (wal.length - headerSize) % frameSize !== 0) return true;
  return framesOf(wal).at(-1)?.isCommit === false || (wal.length > headerSize && breakIn(wal).isBroken);
};

/**
 * Whether frames follow one that is damaged. Frames are written in order, so that a crash leaves none behind the one it
 * cut short.
 */
export const isLogDamaged = (wal: Buffer): boolean =>
  wal.length >= headerSize + frameSize && (!isHeaderWhole(wal) || breakIn(wal).behind > 0);
