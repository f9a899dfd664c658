/** Statements compiled once per open database: an import of ten thousand models runs the same four over and over. */
import type { Database, Statement } from 'better-sqlite3';

const compiled = new WeakMap<Database, Map<string, Statement>>();

const kept = (db: Database, name: string, prepare: () => Statement): Statement => {
  const known = compiled.get(db) ?? new Map<string, Statement>();
  compiled.set(db, known);
  const statement = known.get(name) ?? prepare();
  known.set(name, statement);
  return statement;
};

/** The caller does not change the statement (`pluck`, `raw`, `bind`): others hold the same one. */
export const prepared = (db: Database, sql: string): Statement => kept(db, sql, () => db.prepare(sql));

/** The same, whose rows are lists of cells in the order of the columns. */
export const preparedRaw = (db: Database, sql: string): Statement =>
  kept(db, `raw ${sql}`, () => db.prepare(sql).raw());
