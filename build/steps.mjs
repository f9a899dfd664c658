/** The steps that check and test are made of: each runs quietly, says one line, and shows all it said when it fails. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { project } from './guard.mjs';

/** @param {string} name a package's program @param {string} path inside the package */
const program = (name, path) => join(project, 'node_modules', name, path);

export const programs = {
  tsc: program('typescript', 'bin/tsc'),
  biome: program('@biomejs/biome', 'bin/biome'),
  vitest: program('vitest', 'vitest.mjs'),
  playwright: program('@playwright/test', 'cli.js'),
};

/**
 * @param {string} name what the line says
 * @param {string[]} args for Node
 * @param {{ loud?: boolean, env?: Record<string, string> }} [options] loud: show the output as it comes
 * @returns {Promise<boolean>}
 */
export const step = (name, args, options = {}) =>
  new Promise((resolve) => {
    const begun = performance.now();
    const child = spawn(process.execPath, args, {
      cwd: project,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.loud ? 'inherit' : 'pipe', options.loud ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const end = (/** @type {boolean} */ passed) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      process.stdout.write(`${passed ? '' : output}${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
      resolve(passed);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });

/** Types of every folder on its own terms (each may use what its tsconfig refers to), then lint and layout of every file. */
export const checkSource = async () => {
  const types = await step('types', [programs.tsc, '-b', '--pretty', 'false']);
  const layout = await step('lint and layout', [programs.biome, 'check', '--error-on-warnings', '.']);
  return types && layout;
};

export const fixSource = () => step('layout and lint', [programs.biome, 'check', '--write', '.'], { loud: true });

/** What Vitest is told where the slow tests (test/tags.ts) are left out. */
export const withoutSlow = '--tags-filter=!slow';

/**
 * The unit tests, the import table among them; their report is written to `test-results/unit.json`.
 * @param {{ quick: boolean }} options quick: without the slow ones
 */
export const unitTests = ({ quick }) =>
  step(
    quick ? 'unit tests but the slow ones' : 'unit tests',
    [
      programs.vitest,
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter',
      './build/unitReport.mjs',
      ...(quick ? [withoutSlow] : []),
    ],
    { loud: true },
  );
