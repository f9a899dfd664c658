/** Builds the page and the Electron files, each only when something it is made of has changed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from './guard.mjs';

/** @typedef {{ config: string, out: string, sources: string[] }} Bundle */

const common = ['shared', 'package-lock.json', 'tsconfig.base.json'];
/** @type {Record<'page' | 'host' | 'main' | 'preload', Bundle>} */
const bundles = {
  page: {
    config: 'build/page.config.ts',
    out: 'dist/page',
    sources: ['renderer', 'docs/guide', 'build/page.config.ts', 'build/notices.ts', ...common],
  },
  host: {
    config: 'build/host.config.ts',
    out: 'dist/host/serve.js',
    sources: ['electron', 'db', 'build/host.config.ts', ...common],
  },
  main: {
    config: 'build/main.config.ts',
    out: 'dist/electron/main.js',
    sources: ['electron', 'db', 'build/main.config.ts', 'build/notices.ts', ...common],
  },
  preload: {
    config: 'build/preload.config.ts',
    out: 'dist/electron/preload.cjs',
    sources: ['electron/preload.ts', 'build/preload.config.ts', ...common],
  },
};

/** @param {string} path @returns {string[]} */
const filesOf = (path) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)],
  );

/**
 * A digest of the names, sizes and times of what a bundle is made of: reading it all would be half of a start.
 * @param {Bundle} bundle
 */
const sourcesDigest = ({ sources }) => {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(project, source);
    for (const file of statSync(path).isDirectory() ? filesOf(path).sort() : [path]) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file.slice(project.length)}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest('hex');
};

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
const vite = (args) =>
  new Promise((resolve) => {
    const program = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [program, ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });

/**
 * Where a build fails, vite's own words are shown and the answer is false.
 * @param {keyof typeof bundles} name
 * @returns {Promise<boolean>}
 */
export const ensureBuilt = async (name) => {
  const bundle = bundles[name];
  const digest = sourcesDigest(bundle);
  const mark = join(project, 'dist', `${name}.made-of`);
  if (existsSync(join(project, bundle.out)) && existsSync(mark) && readFileSync(mark, 'utf8') === digest) return true;
  const { code, output } = await vite([
    'build',
    '--config',
    bundle.config,
    '--configLoader',
    'native',
    '--logLevel',
    'warn',
  ]);
  if (code !== 0) {
    process.stderr.write(`${output}\nThe ${name} could not be built.\n`);
    return false;
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, digest);
  return true;
};
