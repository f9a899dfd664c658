import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalog } from '../../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { inOpeningTurn } from '../../../db/openingTurn.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
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
  it('three first starts at once make one catalog that all of them use', { timeout: 60_000 }, async () => {
    expect(await Promise.all([openElsewhere(), openElsewhere(), openElsewhere()])).toEqual(['', '', '']);
    const opened = openCatalog({ file, now: '2026-08-09T10:11:12.000Z' });
    if (!opened.ok) throw new Error(opened.error.message);
    const { models } = readCatalog(opened.value.db);
    expect(models.filter((model) => model.owner === 'seed').length).toBe(379);
    expect(models.some((model) => model.owner === 'user')).toBe(true);
    closeCatalog(opened.value.db);
    expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'catalog.sqlite.kept.json']);
  });

  it('takes over the turn of a process that ended, and gives its own back whatever happens', () => {
    // No system gives out a process number this large.
    writeFileSync(`${file}.opening`, '2147483646');
    expect(inOpeningTurn(file, () => existsSync(`${file}.opening`))).toBe(true);
    expect(() =>
      inOpeningTurn(file, () => {
        throw new Error('disk full');
      }),
    ).toThrow('disk full');
    expect(existsSync(`${file}.opening`)).toBe(false);
  });
});
