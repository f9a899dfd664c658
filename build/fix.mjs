/** `npm run fix`: lays out every file and mends what the linter can mend by itself. */
import { fileURLToPath } from 'node:url';
import { underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { fixSource } = await import('./steps.mjs');
process.exit((await fixSource()) ? 0 : 1);
