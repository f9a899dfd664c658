import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog } from '../../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { inOpeningTurn } from '../../../db/openingTurn.ts';
import { keptSeedFolder } from '../../keptSeed.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url));
const holdTurn = `((file) => import('better-sqlite3').then(({ default: Database }) => {
  new Database(file).exec('BEGIN EXCLUSIVE');
  process.stdout.write('held');
  setInterval(() => {}, 1000);
}))`;
let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  file = path.join(folder, 'catalog.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that opens the catalog, perhaps makes it, and saves a model; what it had to say of an error. */
const openElsewhere = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (/^\d+$/m.test(chunk.toString())) child.kill('SIGTERM');
    });
    child.on('error', reject);
    child.on('close', () => resolve(errors));
  });

describe('opening a catalog', () => {
  it('three first starts at once make one catalog that all of them use', {
    tags: ['slow'],
    timeout: 60_000,
  }, async () => {
    expect(await Promise.all([openElsewhere(), openElsewhere(), openElsewhere()])).toEqual(['', '', '']);
    const opened = openCatalog({ file, now: '2026-08-09T10:11:12.000Z', seedFolder: keptSeedFolder });
    if (!opened.ok) throw new Error(opened.error.message);
    const { models } = readCatalog(opened.value.db);
    expect(models.filter((model) => model.owner === 'seed').length).toBe(379);
    expect(models.some((model) => model.owner === 'user')).toBe(true);
    closeCatalog(opened.value.db);
    expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'catalog.sqlite.kept', 'catalog.sqlite.turn']);
  });

  it('gives its turn back whatever happens, and is not held up by a mark that another program left', () => {
    writeFileSync(`${file}.turn`, '2147483646');
    const waits: number[] = [];
    expect(() =>
      inOpeningTurn(
        file,
        () => {
          throw new Error('disk full');
        },
        () => waits.push(1),
      ),
    ).toThrow('disk full');
    expect(
      inOpeningTurn(
        file,
        () => 'done',
        () => waits.push(1),
      ),
    ).toBe('done');
    expect(waits).toEqual([]);
  });

  it('of a process that is killed is free at once; while it lives, the wait for it is said', {
    tags: ['slow'],
    timeout: 60_000,
  }, async () => {
    const holder = spawn(
      process.execPath,
      ['--input-type=module', '-e', `${holdTurn}(${JSON.stringify(`${file}.turn`)})`],
      { stdio: ['ignore', 'pipe', 'inherit'], cwd: project },
    );
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    const waits: string[] = [];
    const work = () =>
      inOpeningTurn(
        file,
        () => waits.push('done'),
        () => {
          waits.push('waits');
          holder.kill('SIGKILL');
        },
      );
    work();
    expect(waits).toEqual(['waits', 'done']);
  });
});
