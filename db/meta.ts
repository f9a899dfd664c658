/** Short facts about the catalog itself, by name. */
import type { Database } from 'better-sqlite3';

export const metaValue = (db: Database, name: string): string | null =>
  db.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck().get(name) ?? null;

export const setMeta = (db: Database, name: string, value: string): void => {
  db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
};
