/** Own rows under damage to the catalog, to its copy, and to both: what is whole comes back, what is gone is named. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog, readPrices, removeModel, saveEvidence, saveModel } from '../../../db/catalog.ts';
import { changeCatalog, keptStateOf } from '../../../db/change.ts';
import { applicationId } from '../../../db/inspect.ts';
import { keptCopyPath, readCopy, readCopyFile } from '../../../db/keptCopy.ts';
import { migrations } from '../../../db/migrations/list.ts';
import { closeCatalog, type OpenedCatalog, openCatalog } from '../../../db/open.ts';
import { idOf, knownRowsOf, ownRowsOf } from '../../../db/ownRows.ts';
import { type Found, reportOf } from '../../../db/rebuild.ts';
import { evidenceTable, modelTable, priceTable } from '../../../db/rows.ts';
import { noRows, salvage } from '../../../db/salvage.ts';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { catalogNoticeText } from '../../../shared/report/catalogNotice.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { keptSeedFolder } from '../../keptSeed.ts';
import { withPrice } from '../../offerOf.ts';

const now = '2026-08-09T10:11:12.000Z';
const longNote = `${'measured by hand, '.repeat(100)}twice`;
let folder: string;
let file: string;
let prepared: string;
const opened: OpenedCatalog[] = [];

const openAt = (at: string): OpenedCatalog => {
  const result = openCatalog({ file: at, now, seedFolder: keptSeedFolder });
  if (!result.ok) throw new Error(result.error.message);
  opened.push(result.value);
  return result.value;
};
const open = (): OpenedCatalog => openAt(file);
const own = ({ models, evidence }: Catalog) => ({
  models: models.filter(({ owner }) => owner === 'user'),
  evidence: evidence.filter(({ owner }) => owner === 'user'),
});
const shown = () => {
  const { db, notice } = open();
  const catalog = readCatalog(db);
  closeCatalog(db);
  return { notice, catalog };
};

/** Two own models with prices, one of them changed later, one measurement too long for a page; another model removed again. */
const fill = (db: OpenedCatalog['db']): void => {
  const { models, evidence } = readCatalog(db);
  const shipped = models.find((model) => model.id === 'openai/gpt-5') as Model;
  const saved = [
    saveModel(db, { ...shipped, id: modelId('ours/first'), name: 'First model' }),
    saveModel(db, { ...shipped, id: modelId('ours/second'), name: 'Second model' }),
    saveModel(db, { ...shipped, id: modelId('ours/gone'), name: 'Removed model' }),
    removeModel(db, modelId('ours/gone')),
    saveModel(db, { ...shipped, id: modelId('ours/second'), name: 'Second model, corrected' }),
    saveEvidence(db, { ...(evidence[0] as Catalog['evidence'][0]), id: evidenceId('ours-long'), notes: longNote }),
  ];
  expect(saved.map(({ ok }) => ok)).toEqual(saved.map(() => true));
};

beforeAll(() => {
  prepared = mkdtempSync(path.join(tmpdir(), 'rescue-'));
  const { db } = openAt(path.join(prepared, 'catalog.db'));
  fill(db);
  closeCatalog(db);
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rescue-'));
  file = path.join(folder, 'catalog.db');
  cpSync(prepared, folder, { recursive: true });
});
afterEach(() => {
  for (const { db } of opened.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

const noneFound: Found = { schema: 6, revision: 1, rows: [], lost: [], users: null, unnamed: 0, unsure: 0, copy: null };

/** Flips one bit of every place where the text stands in the file. */
const flipAt = (at: string, text: string, offset = 0): number => {
  const bytes = readFileSync(at);
  let count = 0;
  for (let found = bytes.indexOf(text); found >= 0; found = bytes.indexOf(text, found + 1)) {
    bytes[found + offset] = (bytes[found + offset] ?? 0) ^ 1;
    count += 1;
  }
  writeFileSync(at, bytes);
  return count;
};
const expectAll = (catalog: Catalog): void => {
  expect(own(catalog).models.map(({ name }) => name)).toEqual(['First model', 'Second model, corrected']);
  expect(own(catalog).evidence.map(({ notes }) => notes)).toEqual([longNote]);
  expect(catalog.models.find(({ id }) => id === 'ours/first')?.offers[0]).toMatchObject({ promptUsdPerM: 1.25 });
};

describe('the pages of the file', () => {
  it('hold every own row as the tables have it, a price that came back to what it was among them', {
    tags: ['slow'],
  }, () => {
    const { db } = open();
    const first = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    const at = (promptUsdPerM: number): Model => withPrice(first, { promptUsdPerM });
    for (const usd of [7, 8, 7, 9]) expect(saveModel(db, at(usd)).ok).toBe(true);
    const inTables = [...ownRowsOf(db)];
    const history = inTables.filter(({ noun, cells }) => noun === 'price' && cells.modelId === 'ours/first');
    expect(history.map(({ cells }) => cells.promptUsdPerM)).toEqual([1.25, 7, 8, 7, 9]);
    closeCatalog(db);
    const { rows } = salvage(file);
    const found = inTables.map(({ noun, key }) => rows.get(idOf({ noun, key })));
    expect(found).toEqual(inTables);
    expect(rows.size).toBe(inTables.length);
  });
});

describe('the schema of a file', () => {
  it('is that of its head where some release wrote it, and the newest of no file or of a number nobody wrote', () => {
    const newest = migrations.length;
    const schemaOf = (version: number): number => {
      const at = path.join(folder, `version ${version}.db`);
      const db = new SqliteDatabase(at);
      db.exec('CREATE TABLE t (a)');
      db.pragma(`user_version = ${version}`);
      db.close();
      return salvage(at).schema;
    };
    expect([1, 2, newest, newest + 1, 0].map(schemaOf)).toEqual([1, 2, newest, newest, newest]);
    expect(salvage(path.join(folder, 'nowhere.db'))).toEqual(noRows());
  });
});

describe('the copy', () => {
  it('has every change as soon as it is answered, and is a line longer for it, not written anew', () => {
    const { db } = open();
    const before = readFileSync(keptCopyPath(file), 'utf8');
    const model = readCatalog(db).models[0] as Model;
    saveModel(db, { ...model, id: modelId('ours/third'), name: 'Third' });
    const after = readFileSync(keptCopyPath(file), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.length - before.length).toBeLessThan(4_000);
    expect(readCopy(Buffer.from(after)).words.get('model ours/third')?.row?.cells.name).toBe('Third');
  });
  it.each([
    ['gone', () => rmSync(keptCopyPath(file))],
    ['emptied', () => truncateSync(keptCopyPath(file), 0)],
    ['cut', () => truncateSync(keptCopyPath(file), 5_000)],
    ['with a changed figure', () => flipAt(keptCopyPath(file), 'First model')],
    ['with a strange end', () => writeFileSync(keptCopyPath(file), 'x', { flag: 'a' })],
    [
      'without its last change',
      () =>
        truncateSync(
          keptCopyPath(file),
          readFileSync(keptCopyPath(file), 'utf8').lastIndexOf('\n', readFileSync(keptCopyPath(file)).length - 2),
        ),
    ],
  ])('%s is renewed from a whole catalog, and nobody is troubled', { tags: ['slow'] }, (_name, damage) => {
    damage();
    const { notice, catalog } = shown();
    expect(notice).toBeNull();
    expectAll(catalog);
    expect(readCopy(readFileSync(keptCopyPath(file))).whole).toBe(true);
    rmSync(file);
    expectAll(shown().catalog);
  });
  it('is never without a change that was answered: what cannot be copied is refused, and nothing is changed', () => {
    const { db } = open();
    const model = readCatalog(db).models[0] as Model;
    rmSync(keptCopyPath(file));
    mkdirSync(keptCopyPath(file));
    expect(saveModel(db, { ...model, id: modelId('ours/third') })).toMatchObject({
      ok: false,
      error: { kind: 'catalogNotWritten' },
    });
    expect(readCatalog(db).models.some(({ id }) => id === 'ours/third')).toBe(false);
    rmSync(keptCopyPath(file), { recursive: true });
    expect(saveModel(db, { ...model, id: modelId('ours/third') }).ok).toBe(true);
    expect(readCopy(readFileSync(keptCopyPath(file))).whole).toBe(true);
  });
  it('takes the changes of two processes in the order in which they were answered', () => {
    const { db } = open();
    const { db: other } = open();
    const model = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    for (let n = 0; n < 12; n += 1)
      expect(saveModel(n % 2 ? db : other, { ...model, name: `Name ${n}` }).ok).toBe(true);
    const copy = readCopy(readFileSync(keptCopyPath(file)));
    expect(copy.whole).toBe(true);
    expect(copy.words.get('model ours/first')?.row?.cells.name).toBe('Name 11');
  });
});

describe('a catalog', () => {
  it('whose write-ahead log is lost is older than what was answered: the copy brings it up to date', {
    tags: ['slow'],
  }, () => {
    const { db } = open();
    const model = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    saveModel(db, { ...model, id: modelId('ours/third'), name: 'Third model' });
    removeModel(db, modelId('ours/second'));
    const at = path.join(folder, 'elsewhere', 'catalog.db');
    mkdirSync(path.dirname(at));
    for (const end of ['', '.kept']) copyFileSync(`${file}${end}`, `${at}${end}`);
    const answered = readCopyFile(`${at}.kept`)?.state.revision ?? 0;
    const late = openAt(at);
    expect(late.notice).toMatchObject({ kind: 'caughtUp', report: { lost: [], unnamed: 0 } });
    expect(own(readCatalog(late.db)).models.map(({ id }) => id)).toEqual(['ours/first', 'ours/third']);
    // To be brought up to date is a change too: no older copy passes for this state.
    expect(keptStateOf(late.db)?.revision).toBe(answered + 1);
    closeCatalog(late.db);
    expect(openAt(at).notice).toBeNull();
  });
  it('of which nothing can be read is made anew from the copy', { tags: ['slow'] }, () => {
    writeFileSync(file, Buffer.alloc(200_000, 7));
    const { notice, catalog } = shown();
    expect(notice).toEqual({ kind: 'rebuilt', report: { rescued: 5, lost: [], unnamed: 0 } });
    expectAll(catalog);
    expect(shown().notice).toBeNull();
  });
  it('without its head gives its own rows page by page where the copy is gone', { tags: ['slow'] }, () => {
    const bytes = readFileSync(file);
    // The header and the table of tables, without which SQLite knows nothing of the rest.
    bytes.fill(0, 0, 4096);
    writeFileSync(file, bytes);
    rmSync(keptCopyPath(file));
    const { notice, catalog } = shown();
    expect(notice).toEqual({ kind: 'rebuilt', report: { rescued: 5, lost: [], unnamed: 0 } });
    expectAll(catalog);
  });
  it('damaged in the middle gives those of its write-ahead log too', { tags: ['slow'] }, () => {
    const { db } = open();
    const model = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    saveModel(db, { ...model, id: modelId('ours/third'), name: 'Third model' });
    const [bytes, wal] = ['', '-wal'].map((end) => readFileSync(`${file}${end}`)) as [Buffer, Buffer];
    db.close();
    rmSync(keptCopyPath(file));
    const shippedName = bytes.indexOf('Claude');
    bytes[shippedName] = (bytes[shippedName] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    writeFileSync(`${file}-wal`, wal);
    const { notice, catalog } = shown();
    expect(notice).toMatchObject({ kind: 'rebuilt', report: { lost: [], unnamed: 0 } });
    expect(own(catalog).models.map(({ id }) => id)).toEqual(['ours/first', 'ours/second', 'ours/third']);
    expect(own(catalog).evidence.map(({ notes }) => notes)).toEqual([longNote]);
  });
});

describe('what a catalog remembers of its copy', () => {
  it.each([
    ['is gone', "DELETE FROM meta WHERE name = 'kept'"],
    ['cannot be read', "UPDATE meta SET value = '{' WHERE name = 'kept'"],
  ])('%s: the copy is written anew, and nobody is troubled', (_name, sql) => {
    const { db } = open();
    db.exec(sql);
    closeCatalog(db);
    const { notice, catalog } = shown();
    expect(notice).toBeNull();
    expectAll(catalog);
    const again = open();
    expect(keptStateOf(again.db)).toEqual(readCopyFile(keptCopyPath(file))?.state);
  });
  it('of superseded lines is written anew when they are the most, and not before', { tags: ['slow'] }, () => {
    const { db } = open();
    const model = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    const names = (count: number): void => {
      for (let n = 0; n < count; n += 1)
        changeCatalog(db, () =>
          db.exec(`UPDATE model SET name = 'Name ${n}' WHERE id = '${model.id}' AND owner = 'user'`),
        );
    };
    db.pragma('synchronous = OFF');
    const living = readCopyFile(keptCopyPath(file))?.words.size ?? 0;
    const linesAfter = (count: number): number => {
      names(count);
      closeCatalog(open().db);
      return readCopyFile(keptCopyPath(file))?.lines ?? 0;
    };
    expect(linesAfter(10)).toBeGreaterThan(20);
    expect(linesAfter(10 + (1_000 + 2 * living) / 2)).toBeLessThan(living + 3);
    expect(readCatalog(db).models.find(({ id }) => id === model.id)?.name).toMatch(/^Name \d+$/);
  });
});

describe('what is told of a rescue', () => {
  it('is no loss of a row that stands with the seed', () => {
    const { db } = open();
    const [known] = knownRowsOf(db);
    if (known === undefined) throw new Error('no own row');
    const found: Found = {
      ...noneFound,
      lost: [{ noun: 'price', key: 'ours/first#7', digest: 'x', olderStands: false }],
      users: 1,
    };
    expect(reportOf(db, found).lost).toEqual([{ noun: 'price', name: 'ours/first', olderStands: false }]);
    const standing = { ...found, lost: found.lost.map((one) => ({ ...one, digest: known.digest })) };
    expect(reportOf(db, standing)).toEqual({ rescued: 0, lost: [], unnamed: 1 });
  });
  it('names nothing as gone where as many rows are there as there were', () => {
    const { db } = open();
    const lost = [true, false].map((olderStands) => ({
      noun: 'model' as const,
      key: `k${olderStands}`,
      digest: 'x',
      olderStands,
    }));
    const names = (users: number | null) => reportOf(db, { ...noneFound, lost, users }).lost.map(({ name }) => name);
    expect(names(0)).toEqual(['ktrue']);
    expect(names(1)).toEqual(['ktrue', 'kfalse']);
    expect(names(null)).toEqual(['ktrue', 'kfalse']);
  });
  it.each([
    [{ users: 5 }, 5],
    [{ users: null, unnamed: 2 }, 2],
    [{ users: 1, unnamed: 2 }, 1],
    [{ users: 0, unnamed: 2 }, 0],
    [{ users: 0, unnamed: 2, unsure: 2 }, 2],
    [{ users: null }, 0],
  ])('counts what nobody can name: %j', (more, unnamed) => {
    const { db } = open();
    expect(reportOf(db, { ...noneFound, ...more })).toEqual({ rescued: 0, lost: [], unnamed });
  });
});

describe('damage to both', () => {
  it('costs what is hit in both and nothing else, and names it', { tags: ['slow'] }, () => {
    expect(flipAt(file, 'First model')).toBeGreaterThan(0);
    expect(flipAt(keptCopyPath(file), 'First model')).toBe(1);
    const { notice, catalog } = shown();
    expect(notice).toEqual({
      kind: 'rebuilt',
      report: { rescued: 4, lost: [{ noun: 'model', name: 'ours/first', olderStands: false }], unnamed: 0 },
    });
    expect(own(catalog).models.map(({ id }) => id)).toEqual(['ours/second']);
    const text = catalogNoticeText(notice as NonNullable<typeof notice>, sayIn('en'));
    expect(text).toContain('4 rows of your own were brought back.');
    expect(text).toContain('Gone, in the file and in the copy: model ours/first.');
    expect(catalogNoticeText(notice as NonNullable<typeof notice>, sayIn('zh'))).toContain(
      '均已丢失：模型 ours/first。',
    );
    expect(shown().notice).toBeNull();
  });
  it('gives an older state where that is all there is, and says so', { tags: ['slow'] }, () => {
    flipAt(file, 'Second model, corrected');
    flipAt(keptCopyPath(file), 'Second model, corrected');
    const { notice, catalog } = shown();
    expect(notice).toMatchObject({
      report: { rescued: 5, lost: [{ noun: 'model', name: 'ours/second', olderStands: true }], unnamed: 0 },
    });
    expect(own(catalog).models.map(({ name }) => name)).toEqual(['First model', 'Second model']);
  });
  it('says of a line that cannot even be named that it was there', () => {
    writeFileSync(file, '');
    const bytes = readFileSync(keptCopyPath(file));
    const at = bytes.indexOf('"ours-long"');
    bytes.fill(0, at - 40, at + 300);
    writeFileSync(keptCopyPath(file), bytes);
    const { notice } = shown();
    expect(notice).toMatchObject({ kind: 'rebuilt', report: { rescued: 4, lost: [], unnamed: 1 } });
    expect(existsSync(path.join(folder, 'corrupt-2026-08-09T10-11-12-000Z', 'catalog.db.kept'))).toBe(true);
  });
});

describe('what cannot be named', () => {
  /** The three files as a killed host leaves them, with a third model in the log and in the copy alone. */
  const killed = (): string => {
    const { db } = open();
    const model = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    saveModel(db, { ...model, id: modelId('ours/third'), name: 'Third model' });
    const at = path.join(folder, 'elsewhere', 'catalog.db');
    mkdirSync(path.dirname(at));
    for (const end of ['', '-wal', '.kept']) copyFileSync(`${file}${end}`, `${at}${end}`);
    return at;
  };
  const cut = (place: string): void => truncateSync(place, readFileSync(place).length - 100);

  it('is told where the end of the log and the end of the copy are both gone, and not where one is', () => {
    const both = killed();
    cut(`${both}-wal`);
    cut(`${both}.kept`);
    const opened = openAt(both);
    expect(own(readCatalog(opened.db)).models.map(({ id }) => id)).toEqual(['ours/first', 'ours/second']);
    // Of its price the copy still has the name.
    expect(opened.notice).toMatchObject({ kind: 'caughtUp', report: { lost: [{ name: 'ours/third' }], unnamed: 1 } });
  });
  it('is nothing where only the copy is cut', () => {
    const at = killed();
    cut(`${at}.kept`);
    const opened = openAt(at);
    expect(own(readCatalog(opened.db)).models).toHaveLength(3);
    expect(opened.notice).toBeNull();
  });
  it('counts changes that the copy has between others and nobody can read', () => {
    const { db } = open();
    const model = readCatalog(db).models.find(({ id }) => id === 'ours/first') as Model;
    for (const n of [1, 2, 3, 4]) saveModel(db, { ...model, id: modelId(`ours/more-${n}`), name: `More ${n}` });
    const bytes = readFileSync(keptCopyPath(file));
    bytes.fill(0, bytes.indexOf('ours/more-1') - 60, bytes.indexOf('ours/more-4') - 60);
    const copy = readCopy(bytes);
    expect([copy.whole, copy.isCut]).toEqual([false, false]);
    expect(copy.unreadable + copy.damaged.length).toBeGreaterThanOrEqual(3);
  });
  it('is no line that another one hides: both are named', () => {
    writeFileSync(file, '');
    const bytes = readFileSync(keptCopyPath(file));
    bytes[bytes.indexOf(0x0a, bytes.indexOf('First model'))] = 0x20;
    writeFileSync(keptCopyPath(file), bytes);
    const { notice } = shown();
    const report = notice !== null && 'report' in notice ? notice.report : null;
    expect(report?.lost.map(({ name }) => name)).toContain('ours/first');
    expect((report?.rescued ?? 0) + (report?.lost.length ?? 0) + (report?.unnamed ?? 0)).toBeGreaterThanOrEqual(5);
    expect(report?.lost.length).toBe(2);
  });
});

describe('where nothing can be written', () => {
  it('the catalog is there to be read, own rows and all, says why, and refuses every change by name', {
    tags: ['slow'],
  }, () => {
    rmSync(`${file}.turn`);
    mkdirSync(`${file}.turn`);
    const { db, notice } = open();
    expect(notice).toMatchObject({ kind: 'readOnly', report: { lost: [], unnamed: 0 } });
    const catalog = readCatalog(db);
    expectAll(catalog);
    expect(readPrices(db, modelId('ours/first')).length).toBe(1);
    expect(saveModel(db, { ...(catalog.models[0] as Model), id: modelId('ours/x') })).toMatchObject({
      ok: false,
      error: { kind: 'catalogReadOnly' },
    });
    closeCatalog(db);
    rmSync(`${file}.turn`, { recursive: true });
    expectAll(shown().catalog);
  });
});

describe('a catalog of the first release', () => {
  const legacyCopy = () => `${file}.kept.json`;
  beforeEach(() => {
    const { db } = open();
    const now = {
      models: modelTable.readAll(db, "WHERE owner = 'user' ORDER BY id"),
      prices: priceTable.readAll(db, 'ORDER BY sequence'),
      evidence: evidenceTable.readAll(db, "WHERE owner = 'user' ORDER BY id"),
    };
    closeCatalog(db);
    for (const end of ['', '.kept', '.turn']) rmSync(`${file}${end}`);
    const first = new SqliteDatabase(file);
    first.exec(migrations[0] ?? '');
    /** What the first release had columns for, in its words. */
    const asThen = (table: string, row: object): Record<string, unknown> => {
      const names = new Set((first.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name));
      const kept = Object.entries(row).filter(([name]) => names.has(name));
      return Object.fromEntries(kept.map(([name, value]) => [name, value === 'available' ? 'listed' : value]));
    };
    const rows = {
      models: now.models.map((row) => asThen('model', row)),
      prices: now.prices.map((row) => asThen('price', row)),
      evidence: now.evidence.map((row) => asThen('evidence', row)),
    };
    const put = (table: string, row: Record<string, unknown>): void => {
      const cells = Object.values(row).map((value) =>
        typeof value === 'boolean'
          ? Number(value)
          : typeof value === 'object' && value !== null
            ? JSON.stringify(value)
            : value,
      );
      first
        .prepare(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${cells.map(() => '?').join(', ')})`)
        .run(cells);
    };
    first.pragma('user_version = 1');
    first.pragma(`application_id = ${applicationId}`);
    first.transaction(() => {
      for (const row of rows.models) put('model', row);
      for (const row of rows.prices) put('price', row);
      for (const row of rows.evidence) put('evidence', row);
    })();
    first.close();
    const text = JSON.stringify(rows);
    writeFileSync(
      legacyCopy(),
      JSON.stringify({ sha256: createHash('sha256').update(text).digest('hex'), rows: text }),
    );
  });
  it('keeps every own row and gets a copy of the new kind', { tags: ['slow'] }, () => {
    const { notice, catalog } = shown();
    expect(notice).toEqual({ kind: 'refreshed' });
    expectAll(catalog);
    expect(existsSync(legacyCopy())).toBe(false);
    expect(readCopy(readFileSync(keptCopyPath(file))).whole).toBe(true);
    expect(shown().notice).toBeNull();
  });
  it('that is damaged gets its rows from the copy of the old kind', { tags: ['slow'] }, () => {
    truncateSync(file, 3_000);
    const { notice, catalog } = shown();
    expect(notice).toEqual({ kind: 'rebuilt', report: { rescued: 5, lost: [], unnamed: 0 } });
    expectAll(catalog);
    expect(existsSync(legacyCopy())).toBe(false);
  });
});
