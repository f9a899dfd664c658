/** `npm run unit`: the unit tests with whatever Vitest is told: `-- --watch`, `-- --coverage`, `-- test/unit/db`. */
import { fileURLToPath } from 'node:url';
import { run, underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { programs } = await import('./steps.mjs');
const asked = process.argv.slice(2);
const mode = asked.includes('--watch') ? [] : ['run'];
process.exit(await run(process.execPath, [programs.vitest, ...mode, '--config', 'test/vitest.config.ts', ...asked]));
