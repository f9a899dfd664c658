/** `npm run seed`: makes db/seed from db/source, and nothing else; what is worked out from db/seed follows. db/seed/suiteRates.json is its own source. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SourceFiles, seedFiles, sourceNames } from './seedRows.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../db/${name}/`, import.meta.url));

const source = Object.fromEntries(
  sourceNames.map((name) => [name, readFileSync(`${folder('source')}${name}`, 'utf8')]),
) as SourceFiles;

for (const [name, text] of Object.entries(seedFiles(source))) {
  writeFileSync(`${folder('seed')}${name}`, text);
  console.log(`${name}: ${text.split('\n').length - 3} rows`);
}
