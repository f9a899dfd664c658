/** Small catalogs for the crash suite: a few shipped rows, so that thousands of them can be opened. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { readCatalog, readPrices, saveEvidence, saveModel } from '../../db/catalog.ts';
import { applicationId } from '../../db/inspect.ts';
import { migrations } from '../../db/migrations/list.ts';
import { closeCatalog, type OpenedCatalog, openCatalog } from '../../db/open.ts';
import { shippedSeedFolder } from '../../db/seed.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { ModelHistory } from '../../shared/catalog/history.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { evidenceId, modelId } from '../../shared/foundation/ids.ts';
import { offerOf } from '../offerOf.ts';

export const now = '2026-08-09T10:11:12.000Z';
export const shippedModels = 12;
export const importedModels = 40;

/** The first shipped models that have a price, and their measurements. */
export const makeSeed = (folder: string): string => {
  const read = (name: string) => JSON.parse(readFileSync(join(shippedSeedFolder(), name), 'utf8'));
  const models = (read('models.json') as Model[]).filter(({ offers }) => offers.length > 0).slice(0, shippedModels);
  const ids = new Set(models.map(({ id }) => id));
  const evidence = (read('evidence.json') as Catalog['evidence'])
    .filter(({ modelId }) => ids.has(modelId))
    .slice(0, 20);
  const seed = join(folder, 'seed');
  mkdirSync(seed, { recursive: true });
  writeFileSync(join(seed, 'models.json'), JSON.stringify(models));
  writeFileSync(join(seed, 'evidence.json'), JSON.stringify(evidence));
  const histories = (read('histories.json') as ModelHistory[]).filter(({ modelId }) => ids.has(modelId));
  writeFileSync(join(seed, 'histories.json'), JSON.stringify(histories));
  return seed;
};

/** A price list in which every model costs as many dollars as the version says. */
export const priceListOf = (count: number, version: number): string =>
  JSON.stringify({
    data: Array.from({ length: count }, (_, n) => ({
      id: `list/model-${n}`,
      name: `Model ${n}`,
      context_length: 8000,
      pricing: { prompt: String(version / 1e6), completion: String((2 * version) / 1e6) },
    })),
  });

export const openAt = (file: string, seedFolder: string): OpenedCatalog => {
  const opened = openCatalog({ file, now, seedFolder });
  if (!opened.ok) throw new Error(`${opened.error.kind}: ${opened.error.message}`);
  return opened.value;
};

/** A catalog with rows of the user's own in it, some short, some longer than a page. */
export const fillCatalog = (db: OpenedCatalog['db'], count: number): void => {
  const { models, evidence } = readCatalog(db);
  const [model] = models;
  const [row] = evidence;
  if (!model || !row) throw new Error('the seed is empty');
  for (let n = 0; n < count; n += 1) {
    const price = { ...offerOf(model), promptUsdPerM: n + 1, asOf: '2030-01-01', note: 'a note '.repeat(n * 5) + n };
    const saved = [
      saveModel(db, { ...model, id: modelId(`ours/model-${n}`), name: `Own model ${n}`, offers: [price] }),
      saveModel(db, { ...model, id: modelId(`ours/model-${n}`), name: `Own model ${n}, corrected`, offers: [price] }),
      saveEvidence(db, { ...row, id: evidenceId(`ours-${n}`), notes: `${'measured by hand, '.repeat(n * 4)}${n}` }),
    ];
    for (const answer of saved) if (!answer.ok) throw new Error(answer.error.message);
  }
};

/** Everything a person can see of a catalog: rows, and the history of every price. */
export const contentsOf = (db: OpenedCatalog['db']): { catalog: Catalog; prices: Record<string, unknown> } => {
  const catalog = readCatalog(db);
  return { catalog, prices: Object.fromEntries(catalog.models.map(({ id }) => [id, readPrices(db, id)])) };
};

/** Rows as the first release had them: its columns, and its word for a model that can be had. */
const copyRows = (from: Database, to: Database, table: string, tail: string): void => {
  const names = (to.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const read = names.map((name) =>
    name === 'status' ? "CASE status WHEN 'available' THEN 'listed' ELSE status END AS status" : name,
  );
  const insert = to.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  );
  for (const row of from.prepare(`SELECT ${read.join(', ')} FROM ${table} ${tail}`).all()) insert.run(row);
};

/** A catalog as the first release left it, with own rows. */
export const makeFirstRelease = (file: string, seedFolder: string, count: number): void => {
  const newest = openAt(`${file}.newest`, seedFolder);
  fillCatalog(newest.db, count);
  const first = new SqliteDatabase(file);
  first.exec(migrations[0] ?? '');
  first.pragma('user_version = 1');
  first.pragma(`application_id = ${applicationId}`);
  first.transaction(() => {
    copyRows(newest.db, first, 'model', "WHERE owner = 'user' ORDER BY id");
    copyRows(newest.db, first, 'price', 'ORDER BY sequence');
  })();
  first.close();
  closeCatalog(newest.db);
};
