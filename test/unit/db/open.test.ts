import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog, readPrices, saveEvidence, saveModel } from '../../../db/catalog.ts';
import { runtimeRefusal } from '../../../db/guard.ts';
import { keptCopyPath } from '../../../db/keptCopy.ts';
import { migrations } from '../../../db/migrations/list.ts';
import { closeCatalog, type OpenedCatalog, openCatalog } from '../../../db/open.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { keptSeedFolder } from '../../keptSeed.ts';
import { offerOf, withPrice } from '../../offerOf.ts';

let folder: string;
let file: string;
const opened: OpenedCatalog[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  file = path.join(folder, 'catalog.sqlite');
});
afterEach(() => {
  for (const { db } of opened.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (seedFolder = keptSeedFolder): OpenedCatalog => {
  const result = openCatalog({ file, now: '2026-08-09T10:11:12.000Z', seedFolder });
  if (!result.ok) throw new Error(result.error.message);
  opened.push(result.value);
  return result.value;
};
const setAsideFolders = () => readdirSync(folder).filter((name) => name.startsWith('corrupt-'));

const userModel = (catalog: { models: Model[] }): Model => ({
  ...(catalog.models[0] as Model),
  id: modelId('ours/house-model'),
  name: 'House model',
});

/** A catalog with rows of the user's own, closed again: made once, copied for each test. */
let prepared: string;
beforeAll(() => {
  prepared = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  makePrepared(path.join(prepared, 'catalog.sqlite'));
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
const prepare = () => cpSync(prepared, folder, { recursive: true });

const makePrepared = (at: string) => {
  const result = openCatalog({ file: at, now: '2026-08-09T00:00:00Z', seedFolder: keptSeedFolder });
  if (!result.ok) throw new Error(result.error.message);
  const { db } = result.value;
  const catalog = readCatalog(db);
  const shipped = catalog.models.find((model) => model.id === 'openai/gpt-5') as Model;
  const price = {
    ...offerOf(shipped),
    promptUsdPerM: 1,
    asOf: '2026-09-01',
    basis: 'contract',
    source: 'our contract',
  };
  expect(saveModel(db, userModel(catalog)).ok).toBe(true);
  expect(saveModel(db, { ...shipped, offers: [price] }).ok).toBe(true);
  expect(
    saveEvidence(db, { ...(catalog.evidence[0] as (typeof catalog.evidence)[0]), id: evidenceId('ours-1') }).ok,
  ).toBe(true);
  closeCatalog(db);
};
const expectUserRows = (db: OpenedCatalog['db']) => {
  const catalog = readCatalog(db);
  expect(catalog.models.find((model) => model.id === 'ours/house-model')?.owner).toBe('user');
  expect(catalog.models.find((model) => model.id === 'openai/gpt-5')?.offers[0]).toMatchObject({
    promptUsdPerM: 1,
    asOf: '2026-09-01',
  });
  expect(catalog.evidence.find((row) => row.id === 'ours-1')?.owner).toBe('user');
  expect(readPrices(db, modelId('openai/gpt-5')).map((point) => point.owner)).toEqual(['user', 'seed']);
  expect([catalog.models.length, catalog.evidence.length]).toEqual([380, 1424]);
};

describe('a first start', () => {
  it('makes the catalog from the seed, row for row', { tags: ['slow'] }, () => {
    const { db, notice } = open();
    expect(notice).toEqual({ kind: 'created' });
    const read = (name: string) => JSON.parse(readFileSync(path.join(keptSeedFolder, name), 'utf8'));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const catalog = readCatalog(db);
    expect(catalog.models).toEqual(read('models.json').map(newModel).sort(byId));
    expect(catalog.evidence).toEqual(read('evidence.json').map(newEvidence).sort(byId));
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('is kept by the second', () => {
    prepare();
    const { db, notice } = open();
    expect(notice).toBeNull();
    expectUserRows(db);
  });

  it('writes through to the disk: WAL with synchronous=FULL, read back after a write', { tags: ['slow'] }, () => {
    const { db } = open();
    saveModel(db, userModel(readCatalog(db)));
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('cell_size_check')).toBe(1);
    db.close();
    const again = open();
    saveModel(again.db, { ...userModel(readCatalog(again.db)), name: 'Other' });
    expect(again.db.pragma('synchronous', { simple: true })).toBe(2);
  });

  it('cut short leaves nothing that a later start trips over', () => {
    writeFileSync(`${file}.${process.pid}.new`, 'half a catalog');
    expect(open().notice).toEqual({ kind: 'created' });
  });
});

describe('a damaged file', () => {
  const damages: [string, () => void][] = [
    ['emptied', () => truncateSync(file, 0)],
    ['cut to half', () => truncateSync(file, readFileSync(file).length >> 1)],
    ['cut to a few bytes', () => truncateSync(file, 40)],
    ['a text', () => writeFileSync(file, 'not a database\n'.repeat(1000))],
    [
      'the database of another program',
      () => {
        rmSync(file);
        const other = new SqliteDatabase(file);
        other.exec('CREATE TABLE note (text TEXT)');
        other.close();
      },
    ],
    [
      'without one of its tables',
      () => {
        const db = new SqliteDatabase(file);
        db.exec('DROP TABLE evidence');
        db.close();
      },
    ],
    [
      'with a shipped figure changed behind its back',
      () => {
        const db = new SqliteDatabase(file);
        db.exec(
          'UPDATE evidence SET successes = successes + 1 WHERE id = (SELECT id FROM evidence WHERE successes IS NOT NULL LIMIT 1)',
        );
        db.close();
      },
    ],
    [
      'with a user row that cannot be',
      () => {
        const db = new SqliteDatabase(file);
        db.exec("UPDATE model SET inputModalities = '{}' WHERE owner = 'user'");
        db.close();
      },
    ],
  ];
  it.each(damages)('%s is set aside and made anew with the user rows', { tags: ['slow'] }, (_name, damage) => {
    prepare();
    damage();
    const { db, notice } = open();
    expect(notice?.kind).toBe('rebuilt');
    expect(setAsideFolders()).toEqual(['corrupt-2026-08-09T10-11-12-000Z']);
    expect(readdirSync(path.join(folder, setAsideFolders()[0] as string))).toContain('catalog.sqlite');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expectUserRows(db);
    closeCatalog(db);
    expect(open().notice).toBeNull();
  });

  it('takes its journals along: they would be played into the new file', { tags: ['slow'] }, () => {
    prepare();
    const { db } = open();
    expect(saveModel(db, { ...userModel(readCatalog(db)), name: 'Written last' }).ok).toBe(true);
    const ends = ['', '-wal', '-shm'];
    const left = ends.map((end) => readFileSync(`${file}${end}`));
    db.close();
    for (const [i, end] of ends.entries()) writeFileSync(`${file}${end}`, left[i] as Buffer);
    const bytes = left[0] as Buffer;
    bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 4096);
    writeFileSync(file, bytes);
    const again = open();
    expect(again.notice?.kind).toBe('rebuilt');
    expectUserRows(again.db);
    expect(readCatalog(again.db).models.find((model) => model.id === 'ours/house-model')?.name).toBe('Written last');
    const moved = readdirSync(path.join(folder, setAsideFolders()[0] as string));
    expect(moved).toContain('catalog.sqlite');
    expect(moved).toContain('catalog.sqlite-wal');
  });

  it('with a damaged copy of the user rows still gives the seed, and keeps both for a person to look at', () => {
    prepare();
    truncateSync(file, 0);
    const kept = readFileSync(keptCopyPath(file), 'utf8');
    writeFileSync(keptCopyPath(file), kept.replace('House model', 'Mouse model'));
    const { db, notice } = open();
    expect(notice?.kind).toBe('rebuilt');
    expect(readCatalog(db).models.length).toBe(379);
    expect(readdirSync(path.join(folder, setAsideFolders()[0] as string)).length).toBe(2);
  });

  it('twice at the same time of day loses neither', { tags: ['slow'] }, () => {
    prepare();
    for (const text of ['one', 'two']) {
      writeFileSync(file, text);
      closeCatalog(open().db);
    }
    expect(setAsideFolders().length).toBe(2);
  });

  it('with any one bit flipped is read right, made anew or refused, never read wrong', {
    tags: ['slow'],
    timeout: 120_000,
  }, () => {
    prepare();
    const whole = readFileSync(file);
    const good = (() => {
      const { db } = open();
      const catalog = readCatalog(db);
      closeCatalog(db);
      return catalog;
    })();
    let rebuilt = 0;
    for (let n = 0; n < 12; n += 1) {
      // Byte 18 of the header says whether the file may be written.
      const offset = n === 0 ? 18 : n < 3 ? n * 8 : Math.floor((whole.length * (n - 2.5)) / 9);
      const bytes = Buffer.from(whole);
      bytes[offset] = (bytes[offset] ?? 0) ^ (4 << (n % 6));
      writeFileSync(file, bytes);
      const result = openCatalog({ file, now: '2026-08-09T10:11:12.000Z', seedFolder: keptSeedFolder });
      if (!result.ok) {
        // The flip made the schema's number a greater one: refused by name, and the file is as it was.
        expect(result.error.kind).toBe('catalogTooNew');
        expect(readFileSync(file).equals(bytes)).toBe(true);
        continue;
      }
      if (result.value.notice?.kind === 'rebuilt') rebuilt += 1;
      expect(readCatalog(result.value.db)).toEqual(good);
      closeCatalog(result.value.db);
    }
    expect(rebuilt).toBeGreaterThan(3);
  });

  it('that is gone is made anew with the user rows', () => {
    prepare();
    rmSync(file);
    const { db, notice } = open();
    expect(notice?.kind).toBe('rebuilt');
    expectUserRows(db);
    expect(setAsideFolders()).toEqual([]);
  });
});

describe('a file that is not ours to touch', () => {
  it('is refused when a newer version wrote it, and left as it is', () => {
    prepare();
    const db = new SqliteDatabase(file);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(file);
    const result = openCatalog({ file, now: '2026-08-09T00:00:00Z', seedFolder: keptSeedFolder });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'catalogTooNew', details: { found: 99, known: migrations.length } },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(setAsideFolders()).toEqual([]);
  });

  it('is not set aside because it is locked', { tags: ['slow'] }, () => {
    prepare();
    const other = new SqliteDatabase(file);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    const result = openCatalog({ file, now: '2026-08-09T00:00:00Z', seedFolder: keptSeedFolder });
    other.exec('ROLLBACK');
    other.close();
    expect(result).toMatchObject({ ok: false, error: { kind: 'catalogUnusable' } });
    expect(existsSync(file)).toBe(true);
    expect(setAsideFolders()).toEqual([]);
    expectUserRows(open().db);
  });

  it('is refused when it is a folder', () => {
    const result = openCatalog({ file: folder, now: '2026-08-09T00:00:00Z', seedFolder: keptSeedFolder });
    expect(result).toMatchObject({ ok: false, error: { kind: 'catalogUnusable' } });
  });
});

describe('a new release', () => {
  it('refreshes only its own rows; an offer that is none any more goes into the history', { tags: ['slow'] }, () => {
    prepare();
    const seedFolder = path.join(folder, 'seed');
    const read = (name: string) => JSON.parse(readFileSync(path.join(keptSeedFolder, name), 'utf8'));
    const models = (read('models.json') as Model[])
      .filter((model) => model.id !== 'openai/gpt-4')
      .map((model) =>
        model.id === 'deepseek/deepseek-r1'
          ? { ...withPrice(model, { promptUsdPerM: 0.5, asOf: '2026-10-01' }), name: 'R1' }
          : model,
      );
    const write = (name: string, rows: unknown) => writeFileSync(path.join(seedFolder, name), JSON.stringify(rows));
    mkdirSync(seedFolder);
    write('models.json', models);
    write('evidence.json', read('evidence.json').slice(1));
    write('histories.json', []);
    const { db, notice } = open(seedFolder);
    expect(notice).toEqual({ kind: 'refreshed' });
    const catalog = readCatalog(db);
    expect(catalog.models.find((model) => model.id === 'ours/house-model')?.owner).toBe('user');
    expect(catalog.models.find((model) => model.id === 'openai/gpt-5')).toMatchObject({
      owner: 'user',
      offers: [{ promptUsdPerM: 1 }],
    });
    expect(catalog.models.some((model) => model.id === 'openai/gpt-4')).toBe(false);
    expect(catalog.models.find((model) => model.id === 'deepseek/deepseek-r1')?.name).toBe('R1');
    expect(
      readPrices(db, modelId('deepseek/deepseek-r1')).map((point) => [point.price.asOf, point.price.promptUsdPerM]),
    ).toEqual([
      ['2026-10-01', 0.5],
      ['2026-08-08', 0.7],
    ]);
    expect(readPrices(db, modelId('openai/gpt-4')).length).toBe(1);
    closeCatalog(db);
    expect(open(seedFolder).notice).toBeNull();
  });
});

describe('an old runtime', () => {
  it('is told what it lacks before the driver would end the process', () => {
    expect(runtimeRefusal('9')).toMatchObject({ kind: 'runtimeTooOld' });
    expect(runtimeRefusal('9')?.message).toContain('22.14');
    expect(runtimeRefusal('')?.kind).toBe('runtimeTooOld');
    expect(runtimeRefusal('10')).toBeNull();
  });
});
