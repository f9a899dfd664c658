/** The kept catalog as a folder to seed a database from: small enough to be opened hundreds of times. Gone with the process. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptCatalogFile } from './keptCatalog.ts';

export const keptSeedFolder = mkdtempSync(join(tmpdir(), 'kept-seed-'));
for (const name of ['models.json', 'evidence.json']) copyFileSync(keptCatalogFile(name), join(keptSeedFolder, name));
writeFileSync(join(keptSeedFolder, 'histories.json'), '[]');
process.on('exit', () => rmSync(keptSeedFolder, { recursive: true, force: true }));
