/**
 * `npm run unit`: the unit tests with whatever Vitest is told: `-- --watch`, `-- --coverage`, `-- test/unit/db`. By itself it
 * leaves out the slow ones; with `--all`, and wherever more is asked for, they run too.
 */
import { fileURLToPath } from 'node:url';
import { run, underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { programs, withoutSlow } = await import('./steps.mjs');
const asked = process.argv.slice(2);
const quick = asked.every((arg) => arg === '--watch');
const told = [...(quick ? [withoutSlow] : []), ...asked.filter((arg) => arg !== '--all')];
const mode = asked.includes('--watch') ? [] : ['run'];
process.exit(await run(process.execPath, [programs.vitest, ...mode, '--config', 'test/vitest.config.ts', ...told]));
