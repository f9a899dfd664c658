#!/usr/bin/env node
/** `npx portfolio`: the command line, under a Node that can run it whichever one started this. */
import { fileURLToPath } from 'node:url';
import { underFittingNode } from '../build/guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
// A reader that has seen enough (`| head`) ends the program quietly; a disk that is full ends it with a sentence.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') process.stderr.write(`The output could not be written (${error.code}).\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.stderr.on('error', () => {});
// Half of a command's time is making JavaScript of the sources: kept in the system's temporary folder, or not at all.
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { runCli } = await import('./cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
