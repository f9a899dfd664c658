/** Runs the local host: the catalog, the handlers and the page's files behind one address. */
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sayIn } from '../shared/words/say.ts';
import { listAssets } from './assets.ts';
import { createCrashLog } from './crashLog.ts';
import { allHandlers } from './handlers/all.ts';
import { planCopies } from './handlers/planCopies.ts';
import { languageOf } from './languageOf.ts';
import { openInBrowser, writeLaunchFile } from './launch.ts';
import { startLocalHost } from './local.ts';
import { startCatalog } from './startCatalog.ts';
import { makeUserDataFolder } from './userData.ts';
import { readPackage, versionsOf } from './versions.ts';

/** A printed address is for a person who may have to carry it to a browser; one that opens by itself is not. */
const printedCodeMs = 10 * 60_000;
const launchedCodeMs = 60_000;
/** Reloads take a second; a laptop that wakes up, a little longer. */
const graceMs = 120_000;

/** Why this host was chosen over Electron; start.mjs finds out and says so by name. */
const reasons = {
  asked: 'shell.becauseAsked',
  noDisplay: 'shell.becauseNoDisplay',
  noRuntime: 'shell.becauseNoRuntime',
  root: 'shell.becauseRoot',
  electronFailed: 'shell.becauseElectronFailed',
} as const;

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    because: { type: 'string', default: 'asked' },
    'no-open': { type: 'boolean', default: false },
  },
});
const say = sayIn(languageOf(process.env));
const because = reasons[values.because as keyof typeof reasons] ?? reasons.asked;

const now = (): string => new Date().toISOString();
const folder = makeUserDataFolder();
const opened = await startCatalog({
  thread: new URL('./catalogThread.ts', import.meta.url),
  place: { file: join(folder, 'catalog.db'), now: now() },
  onWait: () => process.stdout.write(`${say('shell.catalogWait')}\n`),
});
if (!opened.ok) {
  process.stderr.write(`${opened.error.message}\n`);
  process.exit(1);
}
const catalog = opened.value;
const { version, releaseFeed } = readPackage(project);
const log = createCrashLog({
  folder: join(folder, 'logs'),
  name: 'browser',
  now,
  shortened: { [project]: 'portfolio', [homedir()]: '~' },
});
process.on('uncaughtExceptionMonitor', (error, origin) => log.note(origin, error));

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  if (launchFile !== null) rmSync(launchFile, { force: true });
  await host.close();
  await catalog.close();
  process.exit(0);
};

const host = await startLocalHost({
  handlers: allHandlers({
    catalog: catalog.handlers,
    folder,
    now,
    recentFolder: join(folder, 'recent'),
    keeper: planCopies(join(folder, 'recent')),
    info: {
      host: 'browser',
      appVersion: version,
      catalogNotice: catalog.notice,
      versions: versionsOf(catalog.sqlite, process.versions),
      logs: log.folder,
      releaseFeed,
    },
    root: project,
    log,
  }),
  assets: listAssets(join(project, 'dist', 'page')),
  now: () => performance.now(),
  graceMs,
  onIdle: () => {
    process.stdout.write(`${say('shell.stoppedIdle')}\n`);
    void stop();
  },
  complain: (name, error) => {
    log.note(name, error);
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  },
});

let launchFile: string | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

let openedByItself = false;
if (!values['no-open'] && values.because !== 'noDisplay') {
  // Beside the built page: browsers in a sandbox may not look into hidden folders such as the user-data one.
  launchFile = writeLaunchFile(join(project, 'dist'), host.newAddress(launchedCodeMs));
  openedByItself = await openInBrowser(launchFile);
}
const address = host.newAddress(printedCodeMs);
process.stdout.write(
  `${say(openedByItself ? 'shell.servingOpened' : 'shell.serving', { because: say(because), address })}\n`,
);
if (process.stdin.isTTY) process.stdout.write(`${say('shell.servingKeys')}\n`);
// In the background of a shell there is nobody to press Enter, and asking would stop the program.
process.on('SIGTTIN', () => {});
process.stdin.on('error', () => {});
createInterface({ input: process.stdin }).on('line', () => {
  process.stdout.write(`${host.newAddress(printedCodeMs)}\n`);
});
