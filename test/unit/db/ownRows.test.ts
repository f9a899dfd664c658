/** What a catalog notes of own rows and keeps beside them, in memory: what counts as a change, and as the same row. */
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { change } from '../../../db/catalog.ts';
import { changeCatalog, keptStateOf } from '../../../db/change.ts';
import { keepSheetMapping, keepUsageColumns, sheetMappingOf, usageColumnsOf } from '../../../db/columnMappings.ts';
import { metaValue, setMeta } from '../../../db/meta.ts';
import { atNewestSchema, migrate, versionOf } from '../../../db/migrate.ts';
import { migrations } from '../../../db/migrations/list.ts';
import {
  forgetTouched,
  idOf,
  knownRowsOf,
  ownRowOf,
  ownRowsAreWhole,
  ownRowsOf,
  putOwnRows,
  removeOwnRow,
  settleTouched,
  vouchForAll,
  watchOwnRows,
} from '../../../db/ownRows.ts';
import { prepared, preparedRaw } from '../../../db/prepared.ts';
import { emptySheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';

let db: Database;
beforeEach(() => {
  db = new SqliteDatabase(':memory:');
  migrate(db);
  watchOwnRows(db);
});

const model = (id: string, owner = 'user', name = id): string =>
  `INSERT INTO model (id, owner, name, author, authorName, inputModalities, sources)
   VALUES ('${id}', '${owner}', '${name}', 'a', 'A', '[]', '{}');`;
const price = (modelId: string, owner = 'user', usd = 1): string =>
  `INSERT INTO price (modelId, owner, promptUsdPerM, completionUsdPerM, tiers, tierMode, basis, asOf, source)
   VALUES ('${modelId}', '${owner}', ${usd}, 2, '[]', 'marginal', 'list', '2026-01-01', 's');`;
/** What was touched since the last time, settled as this revision. */
const settled = (sql: string, revision: number) => {
  forgetTouched(db);
  db.exec(sql);
  return settleTouched(db, revision).map(({ noun, key, row, more }) => [noun, key, row?.revision ?? null, more]);
};

describe('a change of own rows', () => {
  it('is a row that is new, reads otherwise or is gone, with how many more of the user’s there are', () => {
    expect(settled(model('ours/a') + price('ours/a') + price('shipped/x', 'seed'), 3)).toEqual([
      ['model', 'ours/a', 3, 1],
      ['price', 'ours/a#1', 3, 1],
      // A shipped price is history, kept whoever wrote it, and nobody's own.
      ['price', 'shipped/x#2', 3, 0],
    ]);
    expect(settled("UPDATE model SET name = 'other'", 4)).toEqual([['model', 'ours/a', 4, 0]]);
    expect(settled("DELETE FROM model; DELETE FROM price WHERE owner = 'user'", 5)).toEqual([
      ['model', 'ours/a', null, -1],
      ['price', 'ours/a#1', null, -1],
    ]);
    expect([...knownRowsOf(db)].map(({ key, revision }) => [key, revision])).toEqual([['shipped/x#2', 3]]);
  });

  it('is none where a row reads as before, was there only in between, or is a shipped one', () => {
    settled(model('ours/a', 'user', 'one'), 1);
    expect(settled("UPDATE model SET name = 'two'; UPDATE model SET name = 'one'", 2)).toEqual([]);
    expect(settled(`${model('ours/b')} DELETE FROM model WHERE id = 'ours/b'`, 2)).toEqual([]);
    expect(settled(model('shipped/x', 'seed'), 2)).toEqual([]);
    expect([...knownRowsOf(db)].map(({ key, revision }) => [key, revision])).toEqual([['ours/a', 1]]);
  });

  it('in memory has no copy, and one that throws leaves nothing behind', () => {
    changeCatalog(db, () => db.exec(model('ours/a')));
    expect([...ownRowsOf(db)].map(({ key, revision }) => [key, revision])).toEqual([['ours/a', 1]]);
    expect(keptStateOf(db)).toBeNull();
    expect(() =>
      changeCatalog(db, () => {
        db.exec(model('ours/b'));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect([...ownRowsOf(db)].map(({ key }) => key)).toEqual(['ours/a']);
    expect(change(db, () => 7)).toEqual({ ok: true, value: 7 });
    const thrown = change(db, () => {
      throw 'a text';
    });
    expect(thrown).toMatchObject({ error: { kind: 'catalogNotWritten', details: { reason: 'a text' } } });
  });
});

describe('a catalog vouches for its own rows', () => {
  it('as they stand, and no longer when one is changed, added or taken away behind it', () => {
    const sound = (sql: string): boolean => {
      const other = new SqliteDatabase(':memory:');
      migrate(other);
      other.exec(model('ours/a') + model('ours/b'));
      vouchForAll(other, 2);
      other.exec(sql);
      return ownRowsAreWhole(other);
    };
    expect(sound('')).toBe(true);
    expect(sound(model('shipped/x', 'seed'))).toBe(true);
    expect(sound("UPDATE model SET name = 'other' WHERE id = 'ours/b'")).toBe(false);
    expect(sound(model('ours/c'))).toBe(false);
    expect(sound("DELETE FROM model WHERE id = 'ours/b'")).toBe(false);
  });

  it('with the change that wrote each, and with this one where none is known', () => {
    settled(model('ours/a'), 3);
    db.exec(model('ours/b'));
    vouchForAll(db, 9);
    expect([...knownRowsOf(db)].map(({ key, revision }) => [key, revision])).toEqual([
      ['ours/a', 3],
      ['ours/b', 9],
    ]);
    const old = new SqliteDatabase(':memory:');
    old.exec(migrations[0] ?? '');
    expect([...knownRowsOf(old)]).toEqual([]);
  });
});

describe('a row as bare cells', () => {
  it('is the same whatever the order of its columns and its place in the history', () => {
    const one = ownRowOf('price', { modelId: 'a', asOf: '2026-01-01', sequence: 1 }, 2);
    const other = ownRowOf('price', { sequence: 7, asOf: '2026-01-01', modelId: 'a' }, 5);
    expect([one.key, other.key]).toEqual(['a#1', 'a#7']);
    expect(one.digest).toBe(other.digest);
    expect(one.digest).toMatch(/^[0-9a-f]{32}$/);
    expect(ownRowOf('price', { modelId: 'b', asOf: '2026-01-01', sequence: 1 }, 2).digest).not.toBe(one.digest);
    const [asModel, asEvidence] = (['model', 'evidence'] as const).map((noun) => ownRowOf(noun, { id: 'a' }, 1));
    expect(asModel?.digest).not.toBe(asEvidence?.digest);
    expect([asModel, asEvidence].map((row) => row && idOf(row))).toEqual(['model a', 'evidence a']);
  });

  it('takes the place of one of its key, and what is not the user’s is never taken away', () => {
    db.exec(model('ours/a') + model('ours/a', 'seed') + price('m#1') + price('shipped/x', 'seed'));
    const rows = [...ownRowsOf(db)];
    putOwnRows(
      db,
      rows.map((row) => ({ ...row, cells: { ...row.cells, ...(row.noun === 'model' ? { name: 'new' } : {}) } })),
    );
    expect(db.prepare('SELECT owner, name FROM model ORDER BY owner').raw().all()).toEqual([
      ['seed', 'ours/a'],
      ['user', 'new'],
    ]);
    expect(db.prepare('SELECT count(*) FROM price').pluck().get()).toBe(2);
    for (const row of rows) removeOwnRow(db, row);
    expect(db.prepare('SELECT owner FROM model').pluck().all()).toEqual(['seed']);
    expect(db.prepare('SELECT modelId FROM price').pluck().all()).toEqual(['shipped/x']);
  });

  it('of an older schema is brought to the newest, and one of the newest is left as it is', () => {
    expect(versionOf(db)).toBe(migrations.length);
    const cells = {
      ...{ id: 'ours/a', owner: 'user', name: 'A', author: 'a', authorName: 'A', inputModalities: '[]', sources: '{}' },
      status: 'listed',
    };
    const rows = [ownRowOf('model', cells, 1)];
    expect(atNewestSchema(rows, migrations.length)).toBe(rows);
    expect(atNewestSchema(rows, 1).map((row) => row.cells)).toEqual([{ ...cells, status: 'available' }]);
  });
});

describe('how tables were mapped', () => {
  const columns = ['Model', 'Price'];

  it('is kept apart for price sheets and tables of usage, each under its columns', () => {
    expect(usageColumnsOf(db, columns)).toBeNull();
    expect(keepUsageColumns(db, columns, { model: 'Model' })).toEqual({ ok: true, value: undefined });
    expect(usageColumnsOf(db, ['price', 'MODEL'])).toEqual({ model: 'Model' });
    expect(usageColumnsOf(db, ['Model'])).toBeNull();
    expect(sheetMappingOf(db, columns)).toBeNull();
    keepSheetMapping(db, columns, { ...emptySheetMapping, host: 'Acme', rates: { EUR: 0.9 } });
    // Rates are of their day.
    expect(sheetMappingOf(db, columns)).toEqual({ ...emptySheetMapping, host: 'Acme', rates: {} });
    expect(usageColumnsOf(db, columns)).toEqual({ model: 'Model' });
  });

  it('that cannot be read is none', () => {
    for (const name of ['sheetMappings', 'usageMappings']) setMeta(db, name, '{"0":1}');
    expect([sheetMappingOf(db, columns), usageColumnsOf(db, columns)]).toEqual([null, null]);
    keepUsageColumns(db, columns, { nonsense: 'x' } as never);
    expect(usageColumnsOf(db, columns)).toBeNull();
    expect(metaValue(db, 'nobody wrote it')).toBeNull();
  });

  it('is refused by name where nothing can be written', () => {
    db.pragma('query_only = ON');
    expect(keepUsageColumns(db, columns, { model: 'Model' })).toMatchObject({ error: { kind: 'catalogReadOnly' } });
  });
});

describe('a statement', () => {
  it('is made once for each database, with cells by name or as a list', () => {
    const sql = 'SELECT 1 AS one';
    expect(prepared(db, sql)).toBe(prepared(db, sql));
    expect(preparedRaw(db, sql)).toBe(preparedRaw(db, sql));
    expect([prepared(db, sql).get(), preparedRaw(db, sql).get()]).toEqual([{ one: 1 }, [1]]);
    expect(prepared(new SqliteDatabase(':memory:'), sql)).not.toBe(prepared(db, sql));
  });
});
