import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCatalog, readPrices } from '../../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { keptSeedFolder } from '../../keptSeed.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Starts the writer on a file and kills it once it has said so many lines; its acknowledged rows. */
const killAfter = (file: string, lines: number): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () =>
      resolve(
        said
          .split('\n')
          .slice(0, -1)
          .filter((line) => /^\d+$/.test(line))
          .map(Number),
      ),
    );
  });

it('a process killed at any moment loses no acknowledged row and leaves no half of one', {
  tags: ['slow'],
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'catalog-'));
  const file = path.join(folder, 'catalog.sqlite');
  try {
    // The first is killed while the catalog is being made, the next at their first rows, the last amid many.
    for (const lines of [1, 2, 3, 12]) {
      const acknowledged = await killAfter(file, lines);
      const opened = openCatalog({ file, now: '2026-08-09T10:11:12.000Z', seedFolder: keptSeedFolder });
      if (!opened.ok) throw new Error(opened.error.message);
      const { db, notice } = opened.value;
      expect([undefined, 'created', 'caughtUp']).toContain(notice?.kind);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      const catalog = readCatalog(db);
      expect(catalog.models.filter((model) => model.owner === 'seed').length).toBe(379);
      const ids = new Set(catalog.models.map((model) => model.id));
      for (const n of acknowledged) expect(ids.has(modelId(`ours/${n}`))).toBe(true);
      for (const model of catalog.models.filter((each) => each.owner === 'user'))
        expect(readPrices(db, model.id)[0]?.price.promptUsdPerM).toBe(Number(model.id.slice(5)) + 1);
      closeCatalog(db);
      expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite', 'catalog.sqlite.kept', 'catalog.sqlite.turn']);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
