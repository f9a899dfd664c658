/** A change that the copy has and the catalog then cannot commit: the copy is cut back, and goes on from there. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeCatalog, keptStateOf } from '../../../db/change.ts';
import { keptCopyPath, readCopyFile } from '../../../db/keptCopy.ts';
import { migrate } from '../../../db/migrate.ts';
import { watchOwnRows } from '../../../db/ownRows.ts';

let folder: string;
let file: string;
let db: Database;
/** Holds a view of the catalog: with a rollback journal nobody can commit meanwhile. */
let reader: Database;

const model = (id: string): string =>
  `INSERT INTO model (id, owner, name, author, authorName, inputModalities, sources)
   VALUES ('${id}', 'user', '${id}', 'a', 'A', '[]', '{}')`;
const put = (id: string): void => {
  changeCatalog(db, () => db.exec(model(id)));
};
const copy = (): string => readFileSync(keptCopyPath(file), 'utf8');
const ids = (): unknown[] => db.prepare('SELECT id FROM model ORDER BY id').pluck().all();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'taken-'));
  file = path.join(folder, 'catalog.db');
  db = new SqliteDatabase(file, { timeout: 0 });
  migrate(db);
  watchOwnRows(db);
  put('ours/a');
  reader = new SqliteDatabase(file);
});
afterEach(() => {
  reader.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('cuts the copy back to what the catalog has', () => {
  const before = copy();
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM model').get();
  expect(() => put('ours/b')).toThrow('database is locked');
  expect(copy()).toBe(before);
  expect([ids(), db.inTransaction]).toEqual([['ours/a'], false]);
  expect(readCopyFile(keptCopyPath(file))?.state).toEqual(keptStateOf(db));
  reader.exec('COMMIT');
  put('ours/c');
  // A line longer, not written anew.
  expect(copy().startsWith(before)).toBe(true);
  expect([...(readCopyFile(keptCopyPath(file))?.words.keys() ?? [])]).toEqual(['model ours/a', 'model ours/c']);
});

it('leaves the copy alone where the change itself failed', () => {
  const before = copy();
  expect(() => changeCatalog(db, () => db.exec(model('ours/a')))).toThrow('UNIQUE');
  expect(copy()).toBe(before);
});
