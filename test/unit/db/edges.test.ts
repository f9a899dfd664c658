/** The edges of the catalog file: version numbers, what a process that is gone left behind, disks that say no. */

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  change,
  readCatalog,
  readPrices,
  removeEvidence,
  removeModel,
  saveEvidence,
  saveModel,
} from '../../../db/catalog.ts';
import { runtimeRefusal } from '../../../db/guard.ts';
import { importPrices } from '../../../db/importPrices.ts';
import { applicationId } from '../../../db/inspect.ts';
import { isRunning } from '../../../db/isRunning.ts';
import { migrations } from '../../../db/migrations/list.ts';
import { closeCatalog, type OpenedCatalog, openCatalog } from '../../../db/open.ts';
import { shippedLinks } from '../../../db/shippedLinks.ts';
import { shippedSuiteRates } from '../../../db/suiteRates.ts';
import { readVersionOneCopy, versionOneCopyIsThere } from '../../../db/versionOneCopy.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { keptSeedFolder } from '../../keptSeed.ts';
import { offerOf } from '../../offerOf.ts';

const now = '2026-08-09T10:11:12.000Z';
/** No system gives out a process number this large. */
const gone = 2147483646;

let shelf: string;
let folder: string;
let file: string;
const opened: OpenedCatalog[] = [];

const open = (): OpenedCatalog => {
  const result = openCatalog({ file, now, seedFolder: keptSeedFolder });
  if (!result.ok) throw new Error(result.error.message);
  opened.push(result.value);
  return result.value;
};

/** A catalog as the seed makes it, closed again: made once, copied for each test. */
beforeAll(() => {
  shelf = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  const result = openCatalog({ file: path.join(shelf, 'catalog.sqlite'), now, seedFolder: keptSeedFolder });
  if (!result.ok) throw new Error(result.error.message);
  closeCatalog(result.value.db);
});
afterAll(() => rmSync(shelf, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  file = path.join(folder, 'catalog.sqlite');
  for (const name of readdirSync(shelf)) writeFileSync(path.join(folder, name), readFileSync(path.join(shelf, name)));
});
afterEach(() => {
  for (const { db } of opened.splice(0)) db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes the file behind the program's back. */
const tamper = (sql: string): void => {
  const db = new SqliteDatabase(file);
  db.exec(sql);
  db.close();
};

describe('the version of a catalog file', () => {
  it('is refused by its number where a newer release may have written it', () => {
    const known = migrations.length;
    for (const version of [known + 1, 10_000]) {
      tamper(`PRAGMA user_version = ${version}`);
      const before = readFileSync(file);
      expect(openCatalog({ file, now, seedFolder: keptSeedFolder })).toEqual({
        ok: false,
        error: {
          kind: 'catalogTooNew',
          message: `The catalog was written by a newer version of this program (schema ${version}; this one knows ${known}). Nothing was changed.`,
          details: { found: version, known },
        },
      });
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(folder).filter((name) => name.startsWith('corrupt-'))).toEqual([]);
    }
  });

  it.each([10_001, 0, -1])('%s was never written by any release: the number itself is damaged', (version) => {
    tamper(`PRAGMA user_version = ${version}`);
    expect(open().notice?.kind).toBe('rebuilt');
    expect(existsSync(path.join(folder, 'corrupt-2026-08-09T10-11-12-000Z', 'catalog.sqlite'))).toBe(true);
  });

  it('stands beside the mark of this program, without which the file is another’s', { tags: ['slow'] }, () => {
    const { db } = open();
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
    expect(applicationId).toBe(0x506f7274);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    closeCatalog(db);
    tamper('PRAGMA application_id = 1');
    expect(open().notice?.kind).toBe('rebuilt');
  });
});

describe('a shipped row', () => {
  it.each([
    "UPDATE model SET name = 'Other' WHERE id = 'openai/gpt-5' AND owner = 'seed'",
    "DELETE FROM evidence WHERE id = (SELECT id FROM evidence WHERE owner = 'seed' LIMIT 1)",
    "UPDATE meta SET value = 'x' WHERE name = 'seedDigest'",
    "DELETE FROM meta WHERE name = 'seedDigest'",
  ])('changed behind the program’s back is noticed: %s', (sql) => {
    tamper(sql);
    expect(open().notice?.kind).toBe('rebuilt');
  });

  it('of another release is refreshed', { tags: ['slow'] }, () => {
    tamper("UPDATE meta SET value = 'x' WHERE name = 'seedHash'");
    expect(open().notice?.kind).toBe('refreshed');
    for (const { db } of opened.splice(0)) closeCatalog(db);
    expect(open().notice).toBeNull();
  });
});

describe('opening', () => {
  it('sweeps away what a process that is gone had begun, and nothing else', () => {
    const left = [
      `.${gone}.new`,
      `.${gone}.new-wal`,
      `.${gone}.new-shm`,
      `.${gone}.new-journal`,
      `.kept.json.${gone}.tmp`,
    ];
    const other = [`.${process.ppid}.new`, '.notes.new', `.${gone}.old`, `.x${gone}.newer`];
    for (const end of [...left, ...other]) writeFileSync(`${file}${end}`, 'half');
    writeFileSync(path.join(folder, `other.${gone}.new`), 'half');
    const before = new Set(readdirSync(folder));
    open();
    const names = readdirSync(folder);
    for (const end of left) expect(names).not.toContain(`catalog.sqlite${end}`);
    for (const end of other) expect(names).toContain(`catalog.sqlite${end}`);
    expect(names).toContain(`other.${gone}.new`);
    expect(before.size).toBeGreaterThan(left.length + other.length);
  });

  it('makes the folder it is told, and says why where it cannot', () => {
    const deep = path.join(folder, 'a', 'b', 'catalog.sqlite');
    const made = openCatalog({ file: deep, now, seedFolder: keptSeedFolder });
    expect(made.ok && made.value.notice?.kind).toBe('created');
    if (made.ok) closeCatalog(made.value.db);
    expect(existsSync(deep)).toBe(true);
    const noSeed = openCatalog({ file, now, seedFolder: path.join(folder, 'none') });
    expect(noSeed).toMatchObject({ ok: false, error: { kind: 'catalogUnusable' } });
    if (noSeed.ok) return;
    expect(noSeed.error.message).toContain(String(noSeed.error.details?.reason));
    expect(String(noSeed.error.details?.reason)).toContain('ENOENT');
  });

  it('knows which processes run', () => {
    expect(isRunning(process.pid)).toBe(true);
    expect(isRunning(1)).toBe(true);
    expect(isRunning(gone)).toBe(false);
  });

  it('says on an old runtime what is needed and what is there', () => {
    expect(runtimeRefusal('9')).toEqual({
      kind: 'runtimeTooOld',
      message: `The catalog needs Node 22.14 or newer (Node-API 10); this is Node ${process.versions.node} (Node-API 9).`,
      details: { node: process.versions.node, needed: '22.14' },
    });
    expect(runtimeRefusal('11')).toBeNull();
  });
});

describe('what ships beside the seed', () => {
  it('is none or named as absent where its file is not there', () => {
    expect(shippedLinks(folder)).toEqual([]);
    expect(shippedLinks().length).toBeGreaterThan(5);
    const name = path.join(folder, 'suiteRates.json');
    expect(shippedSuiteRates(folder)).toEqual({
      ok: false,
      error: { kind: 'suiteRatesAbsent', message: `The counts by suite cannot be read: ${name}.`, details: { name } },
    });
    expect(shippedSuiteRates().ok).toBe(true);
  });

  it('of the first release had prices in the order of their lines, and flags and lists as JSON has them', () => {
    const rows = JSON.stringify({
      models: [
        { id: 'ours/one', owner: 'user', reasoning: true, openWeights: false, inputModalities: ['text'], note: null },
      ],
      prices: [
        { modelId: 'ours/one', promptUsdPerM: 1 },
        { modelId: 'ours/one', promptUsdPerM: 2 },
      ],
      evidence: [],
    });
    const write = (sha256: string) => writeFileSync(`${file}.kept.json`, JSON.stringify({ sha256, rows }));
    write(createHash('sha256').update(rows).digest('hex'));
    expect(versionOneCopyIsThere(file)).toBe(true);
    expect(readVersionOneCopy(file)?.map(({ noun, key, revision, cells }) => [noun, key, revision, cells])).toEqual([
      [
        'model',
        'ours/one',
        1,
        { id: 'ours/one', owner: 'user', reasoning: 1, openWeights: 0, inputModalities: '["text"]' },
      ],
      ['price', 'ours/one#1', 1, { modelId: 'ours/one', promptUsdPerM: 1, sequence: 1 }],
      ['price', 'ours/one#2', 1, { modelId: 'ours/one', promptUsdPerM: 2, sequence: 2 }],
    ]);
    write('another');
    expect(readVersionOneCopy(file)).toBeNull();
    rmSync(`${file}.kept.json`);
    expect([versionOneCopyIsThere(file), readVersionOneCopy(file)]).toEqual([false, null]);
  });
});

describe('a change', () => {
  it('that fails says why, in words', () => {
    const { db } = open();
    const failing = change(db, () => {
      throw new Error('the disk is on fire');
    });
    expect(failing).toEqual({
      ok: false,
      error: {
        kind: 'catalogNotWritten',
        message: 'The catalog could not be written: the disk is on fire. Nothing was changed.',
        details: { reason: 'the disk is on fire' },
      },
    });
  });

  it('by a long price list is told every two hundred models, upwards', { tags: ['slow'] }, () => {
    const { db } = open();
    const data = Array.from({ length: 250 }, (_, n) => ({
      id: `house/model-${n}`,
      name: `Model ${n}`,
      context_length: 8000,
      pricing: { prompt: '0.000001', completion: '0.000002' },
    }));
    const told: unknown[] = [];
    const list = { text: JSON.stringify({ data }), name: 'house.json', asOf: '2027-01-01' };
    expect(importPrices(db, list, (progress) => told.push(progress)).ok).toBe(true);
    expect(told).toEqual([0, 200].map((done) => ({ done, of: 250 })));
  });

  it('that the disk refuses changes nothing and says why', () => {
    const { db } = open();
    const before = readCatalog(db);
    db.pragma('query_only = ON');
    const refused = {
      ok: false,
      error: {
        kind: 'catalogReadOnly',
        message: 'The catalog is open for reading only, since its file cannot be written. Nothing was changed.',
      },
    };
    const model = before.models[0] as Model;
    const row = before.evidence[0] as Evidence;
    expect(saveModel(db, { ...model, id: modelId('ours/own') })).toEqual(refused);
    expect(saveEvidence(db, { ...row, id: evidenceId('ours-1') })).toEqual(refused);
    const list = readFileSync(new URL('../../fixtures/imports/openrouter.json', import.meta.url), 'utf8');
    expect(importPrices(db, { text: list, name: 'list.json', asOf: '2028-01-01' })).toEqual(refused);
    db.pragma('query_only = OFF');
    expect(saveModel(db, { ...model, id: modelId('ours/own') }).ok).toBe(true);
    db.pragma('query_only = ON');
    expect(removeModel(db, modelId('ours/own'))).toEqual(refused);
    expect(readCatalog(db).models.length).toBe(before.models.length + 1);
  });

  it('of what is not there, or not the user’s, is refused in words', () => {
    const { db } = open();
    const shipped = readCatalog(db).evidence[0]?.id ?? evidenceId('');
    expect(removeModel(db, modelId('no/such'))).toEqual({
      ok: false,
      error: { kind: 'unknownRow', message: 'There is no model no/such in the catalog.', details: { id: 'no/such' } },
    });
    expect(removeEvidence(db, shipped)).toEqual({
      ok: false,
      error: {
        kind: 'shippedRow',
        message: `${shipped} is part of the shipped catalog and stays in it; only rows of your own can be removed.`,
        details: { id: shipped },
      },
    });
    expect(removeModel(db, modelId('__proto__'))).toMatchObject({
      ok: false,
      error: { kind: 'unknownRow', message: 'There is no model of that name in the catalog.' },
    });
  });

  it('of a measurement comes back field by field, replaces an earlier one, and uncovers the shipped one when removed', () => {
    const { db } = open();
    const full: Evidence = {
      id: evidenceId('ours-1'),
      modelId: modelId('openai/gpt-5'),
      category: 'programming',
      benchmark: 'own-bench',
      config: 'effort high',
      metric: 'pass',
      value: 71.5,
      successes: 143,
      trials: 200,
      tasks: 100,
      successDefinition: 'all tests pass',
      usdPerTask: 0.25,
      promptTokensPerTask: 1000,
      completionTokensPerTask: 500,
      date: '2026-02-03',
      source: 'our own run',
      selfReported: true,
      notes: '两次',
      owner: 'user',
    };
    const found = (id: string): Evidence | undefined => readCatalog(db).evidence.find((row) => row.id === id);
    expect(saveEvidence(db, full)).toEqual({ ok: true, value: { id: 'ours-1', row: full } });
    expect(found('ours-1')).toEqual(full);
    const other: Evidence = { ...full, selfReported: false, successes: null, trials: null, tasks: null, date: null };
    expect(saveEvidence(db, other).ok).toBe(true);
    expect(found('ours-1')).toEqual(other);
    expect(readCatalog(db).evidence.filter(({ id }) => id === 'ours-1')).toHaveLength(1);
    const shipped = readCatalog(db).evidence.find(({ owner }) => owner === 'seed') as Evidence;
    expect(saveEvidence(db, { ...full, id: shipped.id }).ok).toBe(true);
    expect(found(shipped.id)?.owner).toBe('user');
    expect(removeEvidence(db, shipped.id)).toEqual({ ok: true, value: { id: shipped.id, row: shipped } });
    expect(found(shipped.id)).toEqual(shipped);
    expect(removeEvidence(db, evidenceId('ours-1'))).toEqual({ ok: true, value: { id: 'ours-1', row: null } });
  });

  it('of a model replaces the user’s earlier one and takes the user’s prices with it when removed', () => {
    const { db } = open();
    const first = readCatalog(db).models.find(({ offers }) => offers.length > 0) as Model;
    const price = { ...offerOf(first), asOf: '2027-01-01', basis: 'contract' };
    expect(saveModel(db, { ...first, name: 'One', offers: [price] }).ok).toBe(true);
    expect(saveModel(db, { ...first, name: 'Two', offers: [price] }).ok).toBe(true);
    const mine = readCatalog(db).models.filter(({ id }) => id === first.id);
    expect(mine).toEqual([{ ...first, name: 'Two', offers: [price], owner: 'user' }]);
    expect(readPrices(db, first.id).map(({ owner, modelId }) => [owner, modelId])).toEqual([
      ['user', first.id],
      ['seed', first.id],
    ]);
    expect(removeModel(db, first.id)).toEqual({ ok: true, value: { id: first.id, row: first } });
    expect(readCatalog(db).models.find(({ id }) => id === first.id)).toEqual(first);
    const own = modelId('ours/own');
    expect(saveModel(db, { ...first, id: own }).ok).toBe(true);
    expect(removeModel(db, own)).toEqual({ ok: true, value: { id: own, row: null } });
    expect(readPrices(db, own)).toEqual([]);
    expect(readPrices(db, first.id).map(({ owner }) => owner)).toEqual(['seed']);
  });

  it('by a price list is reported entry by entry', { tags: ['slow'] }, () => {
    const { db } = open();
    const text = readFileSync(new URL('../../fixtures/imports/openrouter.json', import.meta.url), 'utf8');
    const report = importPrices(db, { text, name: 'list.json', asOf: '2028-01-01' });
    if (!report.ok) throw new Error(report.error.message);
    const { read, updated, added, unchanged, skipped, catalog } = report.value;
    expect(read).toBe(updated + added + unchanged + skipped.length);
    expect([updated, added, unchanged]).toEqual([1, 1, 2]);
    expect(catalog).toEqual(readCatalog(db));
    closeCatalog(db);
    // Closing twice is no error.
    closeCatalog(db);
    expect(db.open).toBe(false);
  });
});
