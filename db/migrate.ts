/** Brings a database, or rows apart from any, to the newest schema. */
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { migrations } from './migrations/list.ts';
import { type OwnRow, ownRowsOf, putOwnRows, vouchForAll } from './ownRows.ts';

export const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

const runStep = (db: Database, step: number): void => {
  db.exec(migrations[step] ?? '');
  db.pragma(`user_version = ${step + 1}`);
};

/** All missing steps or none. What the rows then hold is vouched for: they were checked before, by the schema they had. */
export const migrate = (db: Database): void => {
  db.transaction(() => {
    for (let step = versionOf(db); step < migrations.length; step += 1) runStep(db, step);
    vouchForAll(db, 0);
  }).immediate();
};

/** The rows of an older catalog or copy as the newest schema holds them. */
export const atNewestSchema = (rows: OwnRow[], schema: number): OwnRow[] => {
  if (schema >= migrations.length) return rows;
  const db = new SqliteDatabase(':memory:');
  for (let step = 0; step < schema; step += 1) runStep(db, step);
  putOwnRows(db, rows);
  migrate(db);
  const newest = [...ownRowsOf(db)];
  db.close();
  return newest;
};
