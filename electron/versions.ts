/** What runs this program, for About and for reports of trouble. */
import type { Database } from 'better-sqlite3';

export const sqliteVersion = (db: Database): string =>
  db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';

export const versionsOf = (sqlite: string, versions: NodeJS.ProcessVersions): Record<string, string> => ({
  node: versions.node,
  v8: versions.v8,
  ...(versions.electron === undefined ? {} : { electron: versions.electron }),
  ...(versions.chrome === undefined ? {} : { chromium: versions.chrome }),
  sqlite,
});
