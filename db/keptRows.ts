/**
 * A copy of what the seed cannot give back (the user's models and evidence, every price ever seen), as one JSON file
 * beside the catalog. It is written after each change, so a damaged catalog costs nothing.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Evidence } from '../shared/catalog/evidence.ts';
import { checkEvidence } from '../shared/catalog/evidenceSchema.ts';
import type { Model } from '../shared/catalog/model.ts';
import { checkModel, checkPrice } from '../shared/catalog/modelSchema.ts';
import { evidenceTable, modelTable, type PriceRow, priceOf, priceTable } from './rows.ts';

export interface KeptRows {
  models: Omit<Model, 'price'>[];
  prices: PriceRow[];
  evidence: Evidence[];
}

export const keptRowsPath = (catalogPath: string): string => `${catalogPath}.kept.json`;

export const rowsToKeep = (db: Database): KeptRows => ({
  models: modelTable.readAll(db, "WHERE owner = 'user' ORDER BY id"),
  prices: priceTable.readAll(db, 'ORDER BY sequence'),
  evidence: evidenceTable.readAll(db, "WHERE owner = 'user' ORDER BY id"),
});

/** Whether every kept row passes the checks that it passed when it was saved. */
export const areSound = (rows: KeptRows): boolean =>
  rows.models.every((model) => checkModel({ ...model, price: null }).ok) &&
  rows.evidence.every((row) => checkEvidence(row).ok) &&
  rows.prices.every((row) => checkPrice(priceOf(row), row.modelId).ok);

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes beside and renames, so that a crash leaves the old copy or the new one. Throws on a full or read-only disk. */
export const keepRows = (db: Database): void => {
  if (db.memory) return;
  const rows = JSON.stringify(rowsToKeep(db));
  const target = keptRowsPath(db.name);
  const temporary = `${target}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    writeFileSync(file, JSON.stringify({ sha256: digestOf(rows), rows }));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, target);
};

/** The copy, or null where there is none or it is not what was written. */
export const readKeptRows = (catalogPath: string): KeptRows | null => {
  try {
    const { sha256, rows } = JSON.parse(readFileSync(keptRowsPath(catalogPath), 'utf8')) as Record<string, unknown>;
    if (typeof rows !== 'string' || digestOf(rows) !== sha256) return null;
    const kept = JSON.parse(rows) as KeptRows;
    return areSound(kept) ? kept : null;
  } catch {
    return null;
  }
};

export const putKeptRows = (db: Database, rows: KeptRows): void => {
  db.transaction(() => {
    modelTable.insertAll(db, rows.models);
    evidenceTable.insertAll(db, rows.evidence);
    priceTable.insertAll(db, rows.prices);
  }).immediate();
};
