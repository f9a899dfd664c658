/** `npm start`: builds what is stale and opens the app in Electron, or else in a browser. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './bundle.mjs';
import { project, run, underFittingNode } from './guard.mjs';

await underFittingNode(fileURLToPath(import.meta.url));
// No older Node can: what is imported above runs on any.
const { runHost } = await import('./host.mjs');

/** A download that stands still for so long is given up, and one that crawls. */
const stillMs = 25_000;
const downloadMs = 240_000;
/** After a failed try the next starts do without, so that being offline costs its seconds once a day. */
const forgetFailureMs = 24 * 60 * 60 * 1000;
/** An Electron that fails sooner never showed its window: no sandbox, no display server. */
const earlyMs = 15_000;

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const electron = join(project, 'node_modules', 'electron');

/** The program to run, or null where the runtime has not been fetched. */
const electronProgram = () => {
  const name = join(electron, 'path.txt');
  if (!existsSync(name)) return null;
  const program = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH || join(electron, 'dist'),
    readFileSync(name, 'utf8').trim(),
  );
  return existsSync(program) ? program : null;
};

/** @param {string} folder @returns {number} */
const bytesIn = (folder) => {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true })) {
      bytes += statSync(join(folder, String(entry)), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // Not made yet, or taken away while it was read.
  }
  return bytes;
};

/** Runs Electron's own installer as long as bytes keep coming. */
const download = () =>
  new Promise((resolve) => {
    const folder = join(tmpdir(), `portfolio-electron-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    const child = spawn(process.execPath, [join(electron, 'install.js')], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    });
    const begun = Date.now();
    let bytes = 0;
    let grewAt = begun;
    const watch = setInterval(() => {
      const now = bytesIn(folder) + bytesIn(join(electron, 'dist'));
      if (now !== bytes) grewAt = Date.now();
      bytes = now;
      if (Date.now() - grewAt > stillMs || Date.now() - begun > downloadMs) child.kill('SIGKILL');
    }, 1000);
    const end = () => {
      clearInterval(watch);
      rmSync(folder, { recursive: true, force: true });
      resolve(null);
    };
    child.once('exit', end);
    child.once('error', end);
  });

/** @returns {Promise<{ program: string } | { because: import('../electron/serve.ts').Reason }>} */
const chooseHost = async () => {
  if (values.browser || values['no-open']) return { because: 'asked' };
  const { env, platform } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { because: 'noDisplay' };
  if (platform === 'linux' && process.getuid?.() === 0) return { because: 'root' };
  const failure = join(project, 'dist', 'electron-download-failed');
  const failedAt = statSync(failure, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (electronProgram() === null && Date.now() - failedAt > forgetFailureMs) {
    await download();
    try {
      mkdirSync(join(project, 'dist'), { recursive: true });
      if (electronProgram() === null) writeFileSync(failure, '');
      else rmSync(failure, { force: true });
    } catch {
      // A project somebody else may write: the next start tries again.
    }
  }
  const program = electronProgram();
  return program === null ? { because: 'noRuntime' } : { program };
};

const note = process.stderr.isTTY ? 'Getting ready ...' : '';
process.stderr.write(note);
// The local host is built in any case: it stands in where Electron fails.
const [chosen, ...built] = await Promise.all([chooseHost(), ensureBuilt('page'), ensureBuilt('host')]);
if ('program' in chosen) built.push(...(await Promise.all([ensureBuilt('main'), ensureBuilt('preload')])));
process.stderr.write(note === '' ? '' : `\r${' '.repeat(note.length)}\r`);

if (built.includes(false)) process.exit(1);

/** @type {import('../electron/serve.ts').Reason} */
let because = 'electronFailed';
if ('program' in chosen) {
  const begun = Date.now();
  const code = await run(chosen.program, [project, ...process.argv.slice(2)]);
  if (code === 0 || Date.now() - begun >= earlyMs) process.exit(code);
} else because = chosen.because;
await runHost({ sources: false, because, opens: !values['no-open'] });
