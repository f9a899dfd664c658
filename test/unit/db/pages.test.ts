/** Records taken out of a file's pages, against what SQLite itself says is in them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageRecord, pagesOf, recordsOf } from '../../../db/pages.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = 4096;
let files = 0;
/** The bytes of a new database after these statements. */
const bytesOf = (fill: (db: SqliteDatabase.Database) => void): Buffer => {
  const file = path.join(folder, `${files++}.db`);
  const db = new SqliteDatabase(file);
  db.pragma(`page_size = ${page}`);
  db.pragma('synchronous = OFF');
  db.transaction(() => fill(db))();
  db.close();
  return readFileSync(file);
};
const recordsIn = (bytes: Buffer): PageRecord[] => [...recordsOf(pagesOf(bytes, null))];
const own = (records: PageRecord[]) => records.filter(({ values }) => values[0] === 'row');
const keyed = (values: unknown[]) => JSON.stringify(values);

const value = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    0,
    1,
    -1,
    127,
    128,
    -129,
    32_768,
    8_388_608,
    -2_147_483_649,
    140_737_488_355_328,
    2 ** 52,
    -(2 ** 53),
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
  fc.integer({ min: 1_500, max: 6_000 }).map((length) => 'ä'.repeat(length)),
);

describe('the records of a file', () => {
  it('are those that SQLite put there, of every kind of value and of page, each once', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }), (rows) => {
        let stored: unknown[][] = [];
        const bytes = bytesOf((db) => {
          db.exec('CREATE TABLE numbered (a, b, c)');
          db.exec('CREATE TABLE named (a, n, b, c, PRIMARY KEY (a, n)) WITHOUT ROWID');
          const [number, name] = ['numbered (a, b, c) VALUES (?, ?, ?)', 'named (a, n, b, c) VALUES (?, ?, ?, ?)'].map(
            (into) => db.prepare(`INSERT INTO ${into}`),
          );
          rows.forEach(([b, c], n) => {
            number?.run('row', b, c);
            name?.run('row', n, b, c);
          });
          stored = db.prepare('SELECT a, b, c FROM numbered ORDER BY rowid').raw().all() as unknown[][];
        });
        const found = own(recordsIn(bytes));
        const numbered = found.filter(({ rowid }) => rowid !== null);
        expect(numbered.toSorted((x, y) => (x.rowid ?? 0) - (y.rowid ?? 0)).map(({ values }) => keyed(values))).toEqual(
          stored.map(keyed),
        );
        const named = found.filter(({ rowid }) => rowid === null);
        expect(
          named
            .toSorted((x, y) => Number(x.values[1]) - Number(y.values[1]))
            .map(({ values: [a, _n, b, c] }) => keyed([a, b, c])),
        ).toEqual(stored.map(keyed));
      }),
      { numRuns: 10 },
    );
  });

  const many = () =>
    bytesOf((db) => {
      db.exec('CREATE TABLE numbered (a, b)');
      const insert = db.prepare('INSERT INTO numbered VALUES (?, ?)');
      for (let n = 0; n < 900; n += 1) insert.run('row', `text ${n}`);
    });

  it('are whole on pages that lead to others too, where a table is kept by its key', () => {
    const bytes = bytesOf((db) => {
      db.exec('CREATE TABLE named (a, n, b, PRIMARY KEY (a, n)) WITHOUT ROWID');
      const insert = db.prepare('INSERT INTO named VALUES (?, ?, ?)');
      for (let n = 0; n < 900; n += 1) insert.run('row', n, `text ${n}`);
    });
    const kinds = Array.from({ length: bytes.length / page }, (_, n) => bytes[n * page]);
    expect(kinds).toContain(0x02);
    const found = own(recordsIn(bytes)).toSorted((x, y) => Number(x.values[1]) - Number(y.values[1]));
    expect(found).toEqual(Array.from({ length: 900 }, (_, n) => ({ rowid: null, values: ['row', n, `text ${n}`] })));
  });

  it('are found on a page whose kind is damaged, and none on one that only leads to others', () => {
    const bytes = many();
    const leaf =
      Array.from({ length: bytes.length / page }, (_, n) => n).findLast((n) => bytes[n * page] === 0x0d) ?? 0;
    expect(bytes.subarray(page).includes(0x05)).toBe(true);
    expect(recordsIn(bytes).length).toBe(901);
    bytes[leaf * page] = 0x77;
    expect(own(recordsIn(bytes)).length).toBe(900);
  });

  it('are whole or none: what is longer than its record is no value', () => {
    const bytes = many();
    // The kind of a text of 6 bytes (text 0) becomes that of a far longer one.
    const record = Buffer.from([3, 19, 25, ...Buffer.from('rowtext 7')]);
    for (let at = bytes.indexOf(record); at >= 0; at = bytes.indexOf(record, at + 1)) bytes[at + 2] = 0x7f;
    expect(own(recordsIn(bytes)).length).toBe(899);
    expect(own(recordsIn(bytes)).every(({ values }) => /^text \d+$/.test(String(values[1])))).toBe(true);
  });

  it('of a file that was cut or overwritten are some, and nothing fails', () => {
    const bytes = many();
    expect(own(recordsIn(bytes.subarray(0, bytes.length - 100))).length).toBeGreaterThan(700);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 200 }), (changes) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of changes) damaged[at] = byte;
        return recordsIn(damaged).length >= 0;
      }),
      { numRuns: 40 },
    );
  });
});
