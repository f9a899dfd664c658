/** The catalog we ship, read from its files and put into the tables. A new release refreshes its own rows only. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import type { Evidence } from '../shared/catalog/evidence.ts';
import type { ModelHistory } from '../shared/catalog/history.ts';
import type { Model } from '../shared/catalog/model.ts';
import { metaValue, setMeta } from './meta.ts';
import { evidenceTable, historyTable, modelTable, type OfferRow, offerTable, priceTable } from './rows.ts';

/** Where the seed lies when this file runs where it was written; a bundle says where it put the folder. */
export const shippedSeedFolder = (): string => fileURLToPath(new URL('./seed/', import.meta.url));

export interface Seed {
  /** Tells one release's seed from another's. */
  hash: string;
  rows: () => SeedRows;
}

/** As the files have them: a field that is left out is unknown, and its column holds nothing. */
export interface SeedRows {
  models: Model[];
  evidence: Evidence[];
  histories: ModelHistory[];
}

/** The files of the seed and what each holds. */
const files = {
  models: 'models.json',
  evidence: 'evidence.json',
  histories: 'histories.json',
} as const satisfies Record<keyof SeedRows, string>;

/** Throws where the folder lacks a file. The rows are parsed only when they are needed. */
export const readSeed = (folder: string): Seed => {
  const read = (name: string): Buffer => readFileSync(path.join(folder, name));
  const bytes = {
    models: read(files.models),
    evidence: read(files.evidence),
    histories: read(files.histories),
  };
  // Of the bytes: most starts need nothing but the hash, and making texts of them costs more than all else.
  const hash = createHash('sha256');
  for (const each of Object.values(bytes)) hash.update(each).update('\0');
  const parsed = (each: Buffer): unknown => JSON.parse(each.toString('utf8'));
  return {
    hash: hash.digest('hex'),
    rows: () => ({
      models: parsed(bytes.models) as Model[],
      evidence: parsed(bytes.evidence) as Evidence[],
      histories: parsed(bytes.histories) as ModelHistory[],
    }),
  };
};

export const seedHashOf = (db: Database): string | null => metaValue(db, 'seedHash');

/** Every table that holds rows of the seed, and how those are found in an order that stays. */
const seedTables = [
  "model WHERE owner = 'seed' ORDER BY id",
  "evidence WHERE owner = 'seed' ORDER BY id",
  'offer ORDER BY rowid',
  'history ORDER BY modelId',
];

/** SQLite keeps no checksum of its cells: this tells whether a shipped figure is still the one that was shipped. */
const digestOf = (db: Database): string => {
  const hash = createHash('sha256');
  for (const table of seedTables) {
    hash.update(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).raw().all()));
  }
  return hash.digest('hex');
};

export const seedRowsAreWhole = (db: Database): boolean => metaValue(db, 'seedDigest') === digestOf(db);

/** Replaces the offers; what no longer is one goes into the history. */
const putOffers = (db: Database, models: readonly Model[]): void => {
  const offers = models.flatMap(({ id, offers }) => offers.map((offer): OfferRow => ({ modelId: id, ...offer })));
  const before = offerTable.readAll(db, '');
  if (before.length > 0) {
    const shipped = new Set(offers.map(offerTable.keyOf));
    const left = before.filter((row) => !shipped.has(offerTable.keyOf(row)));
    priceTable.insertAll(
      db,
      left.map((row) => ({ ...row, owner: 'seed' })),
    );
  }
  db.exec('DELETE FROM offer');
  offerTable.insertAll(db, offers);
};

/** Replaces what was shipped before and touches nothing of the user's. */
export const putSeed = (db: Database, seed: Seed): void => {
  db.transaction(() => {
    const { models, evidence, histories } = seed.rows();
    db.exec("DELETE FROM model WHERE owner = 'seed'; DELETE FROM evidence WHERE owner = 'seed';");
    db.exec('DELETE FROM history');
    modelTable.insertAll(db, models);
    evidenceTable.insertAll(db, evidence);
    putOffers(db, models);
    historyTable.insertAll(db, histories);
    setMeta(db, 'seedHash', seed.hash);
    setMeta(db, 'seedDigest', digestOf(db));
  }).immediate();
};
