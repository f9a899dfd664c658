/** npm run bench: speed as a table. Compare figures of one run with each other; machines and days differ. */
import { cpus } from 'node:os';
import { ensureBuilt } from '../../build/bundle.mjs';
import { decideRows } from './decide.ts';
import { engineRows } from './engine.ts';
import { evalRows } from './evals.ts';
import { fileRows } from './files.ts';
import { fluidRows } from './fluid.ts';
import { largeFileRows } from './largeFile.ts';
import { printRows } from './measure.ts';
import { monthRows } from './months.ts';
import { pageRows } from './page.ts';
import { peerRows } from './peers.ts';
import { priceRows } from './prices.ts';
import { usageRows } from './usage.ts';

if (!(await ensureBuilt('page')) || !(await ensureBuilt('host'))) process.exit(1);
console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
printRows('Engine', await engineRows());
printRows('Decisions', await decideRows());
printRows('Months, places, market', await monthRows());
printRows('Against other programs', await peerRows());
printRows('Catalog and files', await fileRows());
printRows('A large file', await largeFileRows());
printRows('Price lists', await priceRows());
printRows('Usage', await usageRows());
printRows('Evaluations', await evalRows());
printRows('Page', await pageRows());
printRows('The table of 40 rows and 12 stacks, page thread', await fluidRows());
