/** Makes sure that what follows runs on a Node that can: this one, or the one the project brings along. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * 22.18 runs TypeScript as it stands; better-sqlite3 needs Node-API 10 and ends an older Node without a message.
 * @param {Record<string, string | undefined>} versions `process.versions`
 */
export const canRun = (versions) => {
  const [major = 0, minor = 0] = (versions.node ?? '0').split('.').map(Number);
  return (major > 22 || (major === 22 && minor >= 18)) && Number(versions.napi ?? 0) >= 10;
};

/** The Node that `npm install` put into the project. */
const ownNode = () => join(project, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Runs a program to its end with this terminal; signals sent to us alone are passed on. The answer is its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>}
 */
export const run = (program, args, env = process.env) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: process.cwd(), env });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    // Ctrl-C reaches the child by itself as well; we only must not end before it.
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    const end = (/** @type {number} */ code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('exit', (code) => end(code ?? 1));
  });

/**
 * Call first, with the file that was started. On a Node that is too old it runs the same file under the project's own
 * Node and exits with its code.
 * @param {string} file
 */
export const underFittingNode = async (file) => {
  if (canRun(process.versions)) return;
  const own = ownNode();
  if (process.env.PORTFOLIO_GUARDED || !existsSync(own)) {
    process.stderr.write(
      `Portfolio needs Node 22.18 or newer and this is ${process.versions.node}: run "npm install" again in the project folder (it brings a Node of its own), or install a newer Node.\n`,
    );
    process.exit(1);
  }
  process.exit(await run(own, [file, ...process.argv.slice(2)], { ...process.env, PORTFOLIO_GUARDED: '1' }));
};
