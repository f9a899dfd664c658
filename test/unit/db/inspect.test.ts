/** What a catalog file is, found out without writing to it: its log whole, torn and damaged, its schema and its rows. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { change } from '../../../db/catalog.ts';
import { applicationId, inspect } from '../../../db/inspect.ts';
import { keptCopyPath } from '../../../db/keptCopy.ts';
import { migrations } from '../../../db/migrations/list.ts';
import { openCatalog } from '../../../db/open.ts';

const frame = 4096 + 24;
let folder: string;
let shelf: string;
let file: string;

/** A catalog of a seed without rows, as a killed program leaves it: two changes of one model stand in the log alone. */
beforeAll(() => {
  shelf = mkdtempSync(path.join(tmpdir(), 'inspect-'));
  for (const name of ['models', 'evidence', 'histories']) writeFileSync(path.join(shelf, `${name}.json`), '[]');
  const at = path.join(shelf, 'catalog.db');
  const opened = openCatalog({ file: at, now: '2026-01-01', seedFolder: shelf });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value;
  db.pragma('wal_checkpoint(TRUNCATE)');
  const put = `INSERT INTO model (id, owner, name, author, authorName, inputModalities, sources)
    VALUES ('ours/a', 'user', 'A', 'a', 'A', '[]', '{}')`;
  for (const sql of [put, "UPDATE model SET name = 'B'"]) change(db, () => db.exec(sql));
  for (const end of ['', '-wal']) copyFileSync(`${at}${end}`, path.join(shelf, `left.db${end}`));
  db.close();
});
afterAll(() => rmSync(shelf, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inspect-'));
  file = path.join(folder, 'catalog.db');
  for (const end of ['', '-wal']) copyFileSync(path.join(shelf, `left.db${end}`), `${file}${end}`);
  return () => rmSync(folder, { recursive: true, force: true });
});

const log = (): Buffer => readFileSync(`${file}-wal`);
const withLog = (change: (bytes: Buffer) => Buffer) => {
  writeFileSync(`${file}-wal`, change(log()));
  return inspect(file);
};
const flipped = (bytes: Buffer, at: number): Buffer => {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const after = (sql: string) => {
  const db = new SqliteDatabase(file);
  db.exec(sql);
  db.close();
  return inspect(file);
};

it('a log that ends with a change is whole, one cut amid a frame is torn, and neither is written to', () => {
  const [bytes, frames] = [readFileSync(file), log()];
  expect(inspect(file)).toEqual({ kind: 'sound', isTorn: false });
  expect([readFileSync(file).equals(bytes), log().equals(frames)]).toEqual([true, true]);
  expect(withLog((whole) => whole.subarray(0, whole.length - 100))).toEqual({ kind: 'sound', isTorn: true });
});

it('a log that is damaged before its end is damaged however often it is looked at', () => {
  expect(log().length).toBeGreaterThan(3 * frame);
  expect(withLog((whole) => flipped(whole, 32 + 24 + 2000))).toEqual({ kind: 'damaged' });
});

it('without a log it stands as it is', () => {
  rmSync(`${file}-wal`);
  expect(inspect(file)).toEqual({ kind: 'sound', isTorn: false });
});

it('statistics of SQLite’s own are no damage; another index, table or trigger is', () => {
  expect(after('ANALYZE')).toEqual({ kind: 'sound', isTorn: false });
  expect(after('CREATE INDEX another ON model (name)')).toEqual({ kind: 'damaged' });
});

it('a row of the user’s that nobody vouches for is damage', () => {
  expect(after("UPDATE model SET name = 'C'")).toEqual({ kind: 'damaged' });
});

it('a step of the schema that is missing is damage, and a number beyond those known is a newer program’s', () => {
  expect(after(`PRAGMA user_version = ${migrations.length - 1}`)).toEqual({ kind: 'damaged' });
  expect(after(`PRAGMA user_version = ${migrations.length + 1}`)).toEqual({
    kind: 'tooNew',
    version: migrations.length + 1,
  });
});

it('a file with another program’s mark is none of ours', () => {
  expect(after('PRAGMA application_id = 1')).toEqual({ kind: 'damaged' });
  expect(after(`PRAGMA application_id = ${applicationId}`)).toEqual({ kind: 'sound', isTorn: false });
});

it('what is no database is damaged; what is not there, or no file, is not said to be', () => {
  writeFileSync(file, 'text '.repeat(2000));
  rmSync(`${file}-wal`);
  expect(inspect(file)).toEqual({ kind: 'damaged' });
  expect(() => inspect(path.join(folder, 'none'))).toThrow(/unable to open/);
  expect(readdirSync(folder)).toEqual(['catalog.db']);
});

it.skipIf(process.platform === 'win32')('the copy beside a catalog is for its owner alone', () => {
  expect(statSync(keptCopyPath(path.join(shelf, 'catalog.db'))).mode & 0o777).toBe(0o600);
});
