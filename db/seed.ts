/** The catalog we ship, read from its files and put into the tables. A new release refreshes its own rows only. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import type { Evidence } from '../shared/catalog/evidence.ts';
import { type Model, newPrice } from '../shared/catalog/model.ts';
import { metaValue, setMeta } from './meta.ts';
import { evidenceTable, modelTable, type PriceRow, priceTable } from './rows.ts';

/** Where the seed lies when this file runs where it was written; a bundle says where it put the folder. */
export const shippedSeedFolder = (): string => fileURLToPath(new URL('./seed/', import.meta.url));

export interface Seed {
  /** Tells one release's seed from another's. */
  hash: string;
  rows: () => { models: Model[]; evidence: Evidence[] };
}

/** Throws where the folder lacks a file. The rows are parsed only when they are needed. */
export const readSeed = (folder: string): Seed => {
  const models = readFileSync(path.join(folder, 'models.json'), 'utf8');
  const evidence = readFileSync(path.join(folder, 'evidence.json'), 'utf8');
  return {
    hash: createHash('sha256').update(models).update('\0').update(evidence).digest('hex'),
    rows: () => ({ models: JSON.parse(models) as Model[], evidence: JSON.parse(evidence) as Evidence[] }),
  };
};

export const seedHashOf = (db: Database): string | null => metaValue(db, 'seedHash');

/** SQLite keeps no checksum of its cells: this tells whether a shipped figure is still the one that was shipped. */
const digestOf = (db: Database): string => {
  const hash = createHash('sha256');
  for (const table of ['model', 'price', 'evidence']) {
    const order = table === 'price' ? 'sequence' : 'id';
    const rows = db.prepare(`SELECT * FROM ${table} WHERE owner = 'seed' ORDER BY ${order}`).raw();
    for (const row of rows.iterate()) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
};

export const seedRowsAreWhole = (db: Database): boolean => metaValue(db, 'seedDigest') === digestOf(db);

/** Replaces the shipped models and evidence, adds shipped prices that are new, and touches nothing of the user's. */
export const putSeed = (db: Database, seed: Seed): void => {
  db.transaction(() => {
    const { models, evidence } = seed.rows();
    db.exec("DELETE FROM model WHERE owner = 'seed'; DELETE FROM evidence WHERE owner = 'seed';");
    modelTable.insertAll(db, models);
    evidenceTable.insertAll(db, evidence);
    const known = new Set(priceTable.readAll(db, "WHERE owner = 'seed'").map(priceTable.keyOf));
    const prices = models.flatMap(({ id, offers }) =>
      offers.map((offer): PriceRow => ({ modelId: id, owner: 'seed', ...newPrice(offer) })),
    );
    priceTable.insertAll(
      db,
      prices.filter((row) => !known.has(priceTable.keyOf(row))),
    );
    setMeta(db, 'seedHash', seed.hash);
    setMeta(db, 'seedDigest', digestOf(db));
  }).immediate();
};
