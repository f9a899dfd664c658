/** A log that SQLite itself wrote: whole, cut short by a crash, damaged, and written over an older one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesOf, isLogDamaged, isLogTorn, pageSize } from '../../../db/writeAheadLog.ts';

const header = 32;
const frame = 24 + pageSize;

let folder: string;
/** Some ten frames of the same salt; and three of a new salt over them. */
let log: Buffer;
let writtenOver: Buffer;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  const file = path.join(folder, 'a.sqlite');
  const db = new SqliteDatabase(file);
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE t (x)');
  const put = (times: number): void => {
    for (let i = 0; i < times; i += 1) db.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(3000));
  };
  put(5);
  log = readFileSync(`${file}-wal`);
  db.pragma('wal_checkpoint(RESTART)');
  put(1);
  writtenOver = readFileSync(`${file}-wal`);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
};
/** The same log as SQLite writes it on a machine whose numbers begin at the other end: https://www.sqlite.org/walformat.html. */
const inOtherOrder = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(copy.readUInt32BE(0) ^ 1, 0);
  const isBig = copy.readUInt32BE(0) === 0x377f0683;
  const read = (at: number): number => (isBig ? copy.readUInt32BE(at) : copy.readUInt32LE(at));
  let [s0, s1] = [0, 0];
  const sum = (from: number, to: number): void => {
    for (let at = from; at < to; at += 8) {
      s0 = (s0 + read(at) + s1) >>> 0;
      s1 = (s1 + read(at + 4) + s0) >>> 0;
    }
  };
  const write = (at: number): void => {
    copy.writeUInt32BE(s0, at);
    copy.writeUInt32BE(s1, at + 4);
  };
  sum(0, 24);
  write(24);
  for (let at = header; at < copy.length; at += frame) {
    sum(at, at + 8);
    sum(at + 24, at + frame);
    write(at + 16);
  }
  return copy;
};
const countOf = (bytes: Buffer): number => (bytes.length - header) / frame;

describe('a write-ahead log', () => {
  it('has frames of whole pages, the last of a change marked as such', () => {
    const frames = framesOf(log);
    expect(frames).toHaveLength(countOf(log));
    expect(frames.length).toBeGreaterThan(6);
    // The table, and five rows, each a change of its own.
    expect(frames.filter(({ isCommit }) => isCommit)).toHaveLength(6);
    expect(frames.at(-1)?.isCommit).toBe(true);
    expect(frames.at(-1)?.page.equals(log.subarray(log.length - pageSize))).toBe(true);
    expect(isLogDamaged(log)).toBe(false);
  });

  it('that a crash cut short, within a frame or before it was whole, is not damaged', () => {
    expect(isLogDamaged(log.subarray(0, log.length - 100))).toBe(false);
    expect(framesOf(log.subarray(0, log.length - 100))).toHaveLength(countOf(log) - 1);
    expect(isLogDamaged(flipped(log, log.length - 1))).toBe(false);
    expect([isLogDamaged(log.subarray(0, 20)), framesOf(log.subarray(0, 20))]).toEqual([false, []]);
  });

  it('is torn where it ends amid a frame or a change, and nowhere else', () => {
    const ends = framesOf(log).flatMap(({ isCommit }, n) => (isCommit ? [] : [header + (n + 1) * frame]));
    expect(ends.length).toBeGreaterThan(0);
    for (const end of [20, header + 1, log.length - 100, log.length - 1, ...ends])
      expect(isLogTorn(log.subarray(0, end)), `${end} bytes`).toBe(true);
    const whole = framesOf(log).flatMap(({ isCommit }, n) => (isCommit ? [header + (n + 1) * frame] : []));
    for (const end of [0, ...whole]) expect(isLogTorn(log.subarray(0, end)), `${end} bytes`).toBe(false);
    expect(isLogTorn(writtenOver)).toBe(false);
  });

  it('is damaged where frames follow one whose page, checksum or salt is not what was written', () => {
    for (const at of [header, header + 8, header + 16, header + 24, header + frame + 2000])
      expect(isLogDamaged(flipped(log, at)), `byte ${at}`).toBe(true);
  });

  it('of a machine with the other order of bytes is read by that order', () => {
    const other = inOtherOrder(log);
    expect(other.readUInt32BE(0) === log.readUInt32BE(0)).toBe(false);
    expect([isLogDamaged(other), framesOf(other).length]).toEqual([false, countOf(log)]);
    for (const at of [0, header + 16, header + frame + 2000])
      expect(isLogDamaged(flipped(other, at)), `byte ${at}`).toBe(true);
    expect(isLogDamaged(flipped(other, other.length - 1))).toBe(false);
  });

  it('is damaged where its header is, and its frames are read all the same', () => {
    for (const at of [0, 16, 20, 31]) {
      expect(isLogDamaged(flipped(log, at)), `byte ${at}`).toBe(true);
      expect(framesOf(flipped(log, at)), `byte ${at}`).toHaveLength(countOf(log));
    }
  });

  it('written over an older one has the newer frames alone, and the rest is no damage', () => {
    expect(writtenOver).toHaveLength(log.length);
    const frames = framesOf(writtenOver);
    expect(frames.length).toBeLessThan(countOf(log) - 1);
    expect(frames.filter(({ isCommit }) => isCommit)).toHaveLength(1);
    expect(isLogDamaged(writtenOver)).toBe(false);
  });

  it('is torn, not damaged, where its last frame is: a crash may have left it, or it was acknowledged', () => {
    const ends: [Buffer, number][] = [
      [log, log.length],
      [writtenOver, header + framesOf(writtenOver).length * frame],
    ];
    for (const [bytes, end] of ends) {
      const last = flipped(bytes, end - 100);
      expect([isLogTorn(bytes), isLogTorn(last), isLogDamaged(last)]).toEqual([false, true, false]);
    }
  });
});
