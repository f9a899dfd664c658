/** What the lock file must hold so that `npm install` and `npm ci` work on a bare machine of any system. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

const project = fileURLToPath(new URL('../../..', import.meta.url));
const read = (name: string) => JSON.parse(readFileSync(join(project, name), 'utf8'));
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

it('keeps npm from compiling SQLite, whose binary is in the package', ({ skip }) => {
  // npm believes `gypfile` only where the lock says it, and every install writes the lock without it: what counts is
  // what is committed. After an update of the packages it has to be put back.
  const committed = spawnSync('git', ['show', 'HEAD:package-lock.json'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (committed.status !== 0) skip('there is no commit to look at');
  expect(JSON.parse(committed.stdout).packages['node_modules/better-sqlite3'].gypfile).toBe(false);
});
