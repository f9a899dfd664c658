/** Statements compiled once per open database: an import of ten thousand models runs the same four over and over. */
import type { Database, Statement } from 'better-sqlite3';

const compiled = new WeakMap<Database, Map<string, Statement>>();

/** The caller does not change the statement (`pluck`, `raw`, `bind`): others hold the same one. */
export const prepared = (db: Database, sql: string): Statement => {
  const known = compiled.get(db) ?? new Map<string, Statement>();
  compiled.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement;
};
