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
});
