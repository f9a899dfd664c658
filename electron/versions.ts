/** What runs this program, for About and for reports of trouble. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** What package.json says of this copy; a release build may name an address to ask for newer versions. */
export const readPackage = (root: string): { version: string; releaseFeed: string | null } => {
  const { version, releaseFeed } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
    releaseFeed?: string | null;
  };
  return { version, releaseFeed: releaseFeed ?? null };
};
