/** `npm run check`: types, lint, the import table and the unit tests but the slow ones. */
import { fileURLToPath } from 'node:url';
import { underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { checkSource, unitTests } = await import('./steps.mjs');
const source = await checkSource();
const units = await unitTests({ quick: true });
process.exit(source && units ? 0 : 1);
