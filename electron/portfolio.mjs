#!/usr/bin/env node
/** `npx portfolio`: the command line, under a Node that can run it whichever one started this. */
import { fileURLToPath } from 'node:url';
import { underFittingNode } from '../build/guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
const { runCli } = await import('./cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
