import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog, readPrices, removeEvidence, removeModel, saveEvidence, saveModel } from '../../../db/catalog.ts';
import { keepSheetMapping, sheetMappingOf } from '../../../db/columnMappings.ts';
import { importPrices, previewPrices, undoImport } from '../../../db/importPrices.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { priceTable } from '../../../db/rows.ts';
import { priceInUse } from '../../../shared/catalog/chooseOffer.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import type { Model, Price } from '../../../shared/catalog/model.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { emptySheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';
import { keptSeedFolder } from '../../keptSeed.ts';
import { offerOf } from '../../offerOf.ts';

let folder: string;
let db: Database;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  const result = openCatalog({
    file: path.join(folder, 'catalog.sqlite'),
    now: '2026-08-09T00:00:00Z',
    seedFolder: keptSeedFolder,
  });
  if (!result.ok) throw new Error(result.error.message);
  db = result.value.db;
});
afterAll(() => {
  closeCatalog(db);
  rmSync(folder, { recursive: true, force: true });
});

const shipped = (id: string): Model => readCatalog(db).models.find((model) => model.id === id) as Model;
const priced = (model: Model, change: Partial<Price>): Model => ({
  ...model,
  offers: [{ ...offerOf(model), basis: 'contract', source: 'our contract', ...change }],
});

describe('prices', () => {
  it('of the user win over shipped ones of the same or an older date, and lose to newer ones', () => {
    const id = 'deepseek/deepseek-r1';
    const model = shipped(id);
    const current = () => shipped(id).offers[0]?.promptUsdPerM;
    expect(saveModel(db, priced(model, { asOf: '2026-01-01', promptUsdPerM: 9 })).ok).toBe(true);
    expect(current()).toBe(0.7);
    expect(saveModel(db, priced(model, { asOf: '2026-08-08', promptUsdPerM: 8 })).ok).toBe(true);
    expect(current()).toBe(8);
    expect(saveModel(db, priced(model, { asOf: '2026-08-09', promptUsdPerM: 7 })).ok).toBe(true);
    expect(current()).toBe(7);
    expect(
      readPrices(db, modelId(id)).map((point) => [point.price.asOf, point.price.promptUsdPerM, point.owner]),
    ).toEqual([
      ['2026-08-09', 7, 'user'],
      ['2026-08-08', 8, 'user'],
      ['2026-08-08', 0.7, 'seed'],
      ['2026-01-01', 9, 'user'],
    ]);
  });

  it('are never overwritten: a correction of the same day is one row more, saving the same again none', () => {
    const id = 'moonshotai/kimi-k2';
    const first = priced(shipped(id), { asOf: '2026-09-01', promptUsdPerM: 1 });
    for (const model of [first, first, priced(first, { promptUsdPerM: 2 })]) expect(saveModel(db, model).ok).toBe(true);
    expect(readPrices(db, modelId(id)).map((point) => point.price.promptUsdPerM)).toEqual([2, 1, 0.57]);
    expect(() => db.exec('UPDATE price SET promptUsdPerM = 0')).toThrow(/history/);
  });

  it('are listed newest first, whoever gave them', () => {
    const model: Model = { ...shipped('openai/gpt-4o'), id: modelId('ours/listed') };
    for (const asOf of ['2027-01-01', '2027-01-03'])
      expect(saveModel(db, { ...model, offers: [{ ...offerOf(model), asOf }] }).ok).toBe(true);
    const shippedOnce = { ...offerOf(model), asOf: '2027-01-02', modelId: model.id, owner: 'seed' as const };
    priceTable.insertAll(db, [shippedOnce]);
    expect(readPrices(db, model.id).map(({ owner, price }) => [owner, price.asOf])).toEqual([
      ['user', '2027-01-03'],
      ['seed', '2027-01-02'],
      ['user', '2027-01-01'],
    ]);
  });

  it('put back to what they were earlier that day are paid again, offer by offer and day by day', {
    tags: ['slow'],
  }, () => {
    const id = modelId('ours/back-again');
    const at = (...offers: [promptUsdPerM: number, asOf: string, host: string][]): Model => {
      const model = shipped('openai/gpt-4o');
      return {
        ...model,
        id,
        offers: offers.map(([promptUsdPerM, asOf, host]) => ({ ...offerOf(model), promptUsdPerM, asOf, host })),
      };
    };
    const [day, next] = ['2027-03-01', '2027-03-02'];
    const paid = (model: Model): number[] => {
      expect(saveModel(db, model).ok).toBe(true);
      return shipped(id).offers.map(({ promptUsdPerM }) => promptUsdPerM);
    };
    const there: [number, string, string] = [5, day, 'There'];
    expect(paid(at([7, day, 'Here'], there))).toEqual([7, 5]);
    expect(paid(at([8, day, 'Here'], there))).toEqual([8, 5]);
    expect(paid(at([7, day, 'Here'], there))).toEqual([7, 5]);
    // The other seller's price was said each time and stands once.
    const history = (): number[] => readPrices(db, id).map(({ price }) => price.promptUsdPerM);
    expect(history().toSorted()).toEqual([5, 7, 7, 8]);
    // What an older day ended with adds nothing, and does not count once a newer day is known.
    expect(paid(at([9, next, 'Here'], there))).toEqual([9, 5]);
    expect(paid(at([7, day, 'Here'], there))).toEqual([9, 5]);
    expect(history()).toHaveLength(5);
  });

  it('stay unknown where none is known', () => {
    const result = saveModel(db, { ...shipped('openai/gpt-4o'), id: modelId('ours/unpriced'), offers: [] });
    expect(result).toMatchObject({ ok: true, value: { id: 'ours/unpriced', row: { offers: [] } } });
    expect(readPrices(db, modelId('ours/unpriced'))).toEqual([]);
  });
});

describe('rows of the user', () => {
  it('come back as they were saved, tiers and sources and all', () => {
    const model: Model = {
      ...priced(shipped('anthropic/claude-sonnet-4.5'), { asOf: '2027-01-01', note: '合同价 "net"' }),
      id: modelId('ours/all-fields'),
      sources: { price: 'our contract', params: 'vendor' },
      openWeights: false,
      reasoning: null,
    };
    expect(saveModel(db, model).ok).toBe(true);
    expect(shipped('ours/all-fields')).toEqual({ ...model, owner: 'user' });
    expect(model.offers[0]?.tiers.length).toBe(1);
  });

  it('stand for shipped rows and give way to them again when removed', () => {
    const model = shipped('openai/gpt-4o-mini');
    expect(saveModel(db, priced({ ...model, name: 'Mini' }, { asOf: '2027-01-01', promptUsdPerM: 0.1 })).ok).toBe(true);
    expect(shipped('openai/gpt-4o-mini')).toMatchObject({
      name: 'Mini',
      owner: 'user',
      offers: [{ promptUsdPerM: 0.1 }],
    });
    expect(removeModel(db, modelId('openai/gpt-4o-mini')).ok).toBe(true);
    expect(shipped('openai/gpt-4o-mini')).toEqual(model);
  });

  it('can be removed; shipped rows and unknown ones cannot', () => {
    const row: Evidence = { ...(readCatalog(db).evidence[0] as Evidence), id: evidenceId('ours-7') };
    expect(saveEvidence(db, row).ok).toBe(true);
    expect(removeEvidence(db, evidenceId('ours-7')).ok).toBe(true);
    expect(removeEvidence(db, evidenceId('ours-7'))).toMatchObject({ ok: false, error: { kind: 'unknownRow' } });
    expect(removeEvidence(db, evidenceId(readCatalog(db).evidence[0]?.id ?? ''))).toMatchObject({
      ok: false,
      error: { kind: 'shippedRow' },
    });
    expect(removeModel(db, modelId('openai/gpt-5'))).toMatchObject({ ok: false, error: { kind: 'shippedRow' } });
    expect(removeModel(db, modelId('no/such'))).toMatchObject({ ok: false, error: { kind: 'unknownRow' } });
  });

  it('that are not valid are refused by field and change nothing', () => {
    const before = readCatalog(db);
    const model = shipped('openai/gpt-5');
    expect(saveModel(db, priced(model, { promptUsdPerM: -1 }))).toMatchObject({
      ok: false,
      error: { kind: 'invalidNumber', details: { field: 'offers[0].promptUsdPerM', value: '-1', min: 0 } },
    });
    expect(saveModel(db, { ...model, id: modelId('__proto__') })).toMatchObject({
      ok: false,
      error: { kind: 'invalidId' },
    });
    const row = before.evidence.find((figure) => figure.trials !== null) as Evidence;
    expect(saveEvidence(db, { ...row, successes: (row.trials ?? 0) + 1, tasks: null })).toMatchObject({
      ok: false,
      error: { kind: 'successesAboveTrials' },
    });
    expect(readCatalog(db)).toEqual(before);
  });

  it('state the lineage that the one they name states, whichever of the two is saved later', () => {
    const of = (id: string, lineage: string | null): Model => ({
      ...priced(shipped('openai/gpt-5'), {}),
      id: modelId(`ours/${id}`),
      lineage: lineage === null ? null : modelId(`ours/${lineage}`),
      sources: lineage === null ? {} : { lineage: 'the vendor' },
    });
    const refused = (model: string, lineage: string, further: string) => ({
      ok: false,
      error: {
        kind: 'contradictoryLineage',
        details: { model: `ours/${model}`, lineage: `ours/${lineage}`, further: `ours/${further}` },
      },
    });
    for (const model of [of('root', null), of('preview', 'root')]) expect(saveModel(db, model).ok).toBe(true);
    expect(saveModel(db, of('child', 'preview'))).toMatchObject(refused('child', 'preview', 'root'));
    expect(saveModel(db, of('root', 'other'))).toMatchObject(refused('preview', 'root', 'other'));
    // What it was before does not speak against what it is now.
    for (const model of [of('preview', null), of('root', 'other'), of('preview', 'other')])
      expect(saveModel(db, model).ok).toBe(true);
  });
});

describe('hostile ids', () => {
  it('are values to the database, never words of its language', () => {
    const before = readCatalog(db);
    for (const id of [
      "'; DROP TABLE model; --",
      "x' OR '1'='1",
      '"',
      '%',
      '_',
      '\u0000',
      '__proto__',
      'constructor',
      '',
    ]) {
      expect(readPrices(db, modelId(id))).toEqual([]);
      expect(removeModel(db, modelId(id)).ok).toBe(false);
      expect(removeEvidence(db, evidenceId(id)).ok).toBe(false);
    }
    expect(readCatalog(db)).toEqual(before);
  });
});

describe('importing a price list', () => {
  const text = (name: string) => readFileSync(new URL(`../../fixtures/imports/${name}.json`, import.meta.url), 'utf8');

  it('adds to the history, adds new models, and a second time changes nothing', () => {
    const file = { text: text('openrouter'), name: 'list.json', asOf: '2028-01-01' };
    const first = importPrices(db, file);
    expect(first).toMatchObject({ ok: true, value: { format: 'openrouter', read: 18, added: 1, asOf: '2028-01-01' } });
    expect(shipped('ours/new-model')).toMatchObject({
      owner: 'user',
      offers: [{ promptUsdPerM: 0.2, asOf: '2028-01-01' }],
    });
    expect(shipped('openai/gpt-5')).toMatchObject({
      owner: 'seed',
      offers: [{ promptUsdPerM: 1, asOf: '2028-01-01' }],
    });
    const points = readPrices(db, modelId('openai/gpt-5')).length;
    const second = importPrices(db, file);
    expect(second).toMatchObject({ ok: true, value: { added: 0, updated: 0 } });
    expect(readPrices(db, modelId('openai/gpt-5')).length).toBe(points);
    expect(first.ok && second.ok && second.value.catalog).toEqual(first.ok && first.value.catalog);
  });

  it('of an older day is history: it changes no current price', () => {
    const before = readCatalog(db);
    const result = importPrices(db, { text: text('litellm'), name: 'old.json', asOf: '2020-01-01' });
    expect(result).toMatchObject({ ok: true, value: { updated: 0 } });
    // A seller that was not known is an offer of its day; what a plan pays is what it was.
    const after = new Map(readCatalog(db).models.map((model) => [model.id, model]));
    for (const model of before.models)
      expect(after.get(model.id)?.offers).toEqual(expect.arrayContaining(model.offers));
    const paid = before.models.map((model) => priceInUse(after.get(model.id) ?? model));
    expect(paid).toEqual(before.models.map((model) => priceInUse(model)));
    expect(readPrices(db, modelId('anthropic/claude-sonnet-4.5')).at(-1)?.price.asOf).toBe('2020-01-01');
  });

  it('can be taken back whole: its prices, its models, and nothing else', () => {
    const mine = priced(shipped('openai/gpt-5'), { promptUsdPerM: 0.77, asOf: '2029-01-01' });
    saveModel(db, mine);
    const before = readCatalog(db);
    const imported = importPrices(db, { text: text('litellm'), name: 'x.json', asOf: '2029-06-01' });
    if (!imported.ok) throw new Error(imported.error.message);
    expect(imported.value.catalog).not.toEqual(before);
    expect(undoImport(db)).toEqual({ ok: true, value: before });
    expect(undoImport(db)).toMatchObject({ ok: false, error: { kind: 'noImport' } });
    expect(readCatalog(db)).toEqual(before);
  });

  describe('taken back', () => {
    const file = { text: text('litellm'), name: 'x.json', asOf: '2029-06-01' };
    const imported = () => {
      const answer = importPrices(db, file);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    };
    beforeEach(() => {
      removeModel(db, modelId('ours/elsewhere'));
    });

    it('leaves a model that was changed since it was added, and takes one that was not', () => {
      expect(imported().addedModels.map(({ id }) => id)).toEqual(['ours/elsewhere']);
      saveModel(db, { ...shipped('ours/elsewhere'), name: 'Mine now' });
      expect(undoImport(db).ok).toBe(true);
      expect(shipped('ours/elsewhere').name).toBe('Mine now');
      removeModel(db, modelId('ours/elsewhere'));
      expect(imported().added).toBe(1);
      expect(undoImport(db).ok).toBe(true);
      expect(shipped('ours/elsewhere')).toBeUndefined();
    });

    it('leaves a price that was typed after it, whatever source it names', () => {
      const { changes } = imported();
      const id = changes[0]?.modelId ?? modelId('');
      const typed = { source: `${changes[0]?.price.source}, read again`, asOf: '2029-07-01', promptUsdPerM: 0.123 };
      expect(saveModel(db, priced(shipped(id), typed)).ok).toBe(true);
      expect(undoImport(db).ok).toBe(true);
      expect(readPrices(db, id).map(({ price }) => price.promptUsdPerM)).toContain(0.123);
      expect(readPrices(db, id).map(({ price }) => price.asOf)).not.toContain(file.asOf);
    });

    it('is the last that changed anything: the same list again changes nothing', () => {
      const before = readCatalog(db);
      const claude = Object.entries(JSON.parse(text('litellm'))).filter(([name]) => name.includes('claude'));
      const listing = { text: JSON.stringify(Object.fromEntries(claude)), name: 'x.json', asOf: '2029-08-01' };
      const [first, again] = [importPrices(db, listing), importPrices(db, listing)];
      expect(first).toMatchObject({ ok: true, value: { updated: 1 } });
      expect(again).toMatchObject({ ok: true, value: { added: 0, updated: 0 } });
      expect(undoImport(db)).toEqual({ ok: true, value: before });
    });
  });

  it('is shown before it lands, and showing writes nothing', () => {
    const file = { text: text('litellm'), name: 'x.json', asOf: '2029-06-01' };
    const before = readCatalog(db);
    const shown = previewPrices(db, file);
    expect(readCatalog(db)).toEqual(before);
    const done = importPrices(db, file);
    if (!shown.ok || !done.ok) throw new Error('both are read');
    const { catalog: _catalog, ...report } = done.value;
    expect(shown.value).toEqual(report);
    expect(report.changes.length + report.offers.length).toBeGreaterThan(2);
    undoImport(db);
  });

  it('that is none, or of no day, is refused and writes nothing', () => {
    const before = readCatalog(db);
    expect(importPrices(db, { text: '{}', name: 'x', asOf: '2028-01-01' })).toMatchObject({
      ok: false,
      error: { kind: 'priceListUnknown' },
    });
    expect(importPrices(db, { text: text('litellm'), name: 'x', asOf: '2028-02-30' })).toMatchObject({
      ok: false,
      error: { kind: 'invalidDate', message: expect.stringMatching(/^The date of the price list\b.*2028-02-30/) },
    });
    expect(readCatalog(db)).toEqual(before);
  });
});

describe('how price sheets were mapped', () => {
  const mapping = (host: string) => ({ ...emptySheetMapping, host });
  const columns = (n: number) => ['Model', `Price ${n}`];

  it('is found by the columns in any order, the newest of them, and of the last fifty sheets', () => {
    expect(sheetMappingOf(db, columns(0))).toBeNull();
    keepSheetMapping(db, columns(0), mapping('first'));
    keepSheetMapping(db, columns(0), mapping('second'));
    expect(sheetMappingOf(db, columns(0).toReversed())?.host).toBe('second');
    for (let n = 1; n < 50; n += 1) keepSheetMapping(db, columns(n), mapping(`sheet ${n}`));
    expect([0, 1, 49].map((n) => sheetMappingOf(db, columns(n))?.host)).toEqual(['second', 'sheet 1', 'sheet 49']);
    keepSheetMapping(db, columns(50), mapping('sheet 50'));
    expect([0, 1, 50].map((n) => sheetMappingOf(db, columns(n))?.host)).toEqual([undefined, 'sheet 1', 'sheet 50']);
  });
});
