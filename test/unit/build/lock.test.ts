/** What the lock file must hold so that `npm install` and `npm ci` work on a bare machine of any system. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Locked {
  version?: string;
  gypfile?: boolean;
  optionalDependencies?: Record<string, string>;
}

const read = (name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8'));
const packages = read('package-lock.json').packages as Record<string, Locked>;
const wanted = read('package.json') as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

it('holds the exact version of everything that is asked for', () => {
  for (const [name, version] of Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })) {
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  }
});

it('holds the parts for every system, without which npm ci refuses the file', () => {
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  );
  const missing = Object.values(packages).flatMap(({ optionalDependencies }) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !names.has(name)),
  );
  expect(missing).toEqual([]);
});

it('keeps npm from compiling SQLite, whose binary is in the package', () => {
  // npm reads `gypfile` from the lock where there is one and rewrites the lock without it: put it back after an update.
  expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});
