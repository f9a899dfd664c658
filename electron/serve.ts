/** Runs the local host: the catalog, the handlers and the page's files behind one address. */
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { listAssets } from './assets.ts';
import { createCrashLog } from './crashLog.ts';
import { languageOf } from './languageOf.ts';
import { openInBrowser, writeLaunchFile } from './launch.ts';
import { sayShellIn } from './sayShell.ts';
import { startCatalog } from './startCatalog.ts';
import { makeUserDataFolder } from './userData.ts';
import { readPackage } from './versions.ts';

/** A printed address is for a person who may have to carry it to a browser; one that opens by itself is not. */
const printedCodeMs = 10 * 60_000;
const launchedCodeMs = 60_000;
/** Reloads take a second; a laptop that wakes up, a little longer. */
const graceMs = 120_000;

/** Where the catalog cannot be opened, a page that is just loading gets the reason before the host ends. */
const tellingMs = 2_000;

/** Why this host was chosen over Electron; start.mjs finds out and says so by name. */
const reasons = {
  asked: 'shell.becauseAsked',
  noDisplay: 'shell.becauseNoDisplay',
  noRuntime: 'shell.becauseNoRuntime',
  root: 'shell.becauseRoot',
  electronFailed: 'shell.becauseElectronFailed',
} as const;

export type Reason = keyof typeof reasons;

export interface Serving {
  /** The project's folder: package.json, the built page and the licences lie there. */
  root: string;
  /** The file of the catalog's thread, beside this one or beside the bundle that this one is in. */
  thread: URL;
  because: Reason;
  /** Whether the default browser is asked to show the page. */
  opens: boolean;
}

/** Serves until it is told to stop, or until no page has asked for two minutes; then ends the process. */
export const serve = async ({ root, thread, because, opens }: Serving): Promise<void> => {
  const say = sayShellIn(languageOf(process.env));
  const now = (): string => new Date().toISOString();
  const folder = makeUserDataFolder();
  const catalog = startCatalog({
    thread,
    place: { file: join(folder, 'catalog.db'), now: now(), seedFolder: join(root, 'db', 'seed') },
    onWait: () => process.stdout.write(`${say('shell.catalogWait')}\n`),
  });
  // The thread opens the catalog while this one reads the rest of the host and a browser loads the page.
  const [{ startLocalHost }, { allHandlers }, { planCopies }] = await Promise.all([
    import('./local.ts'),
    import('./handlers/all.ts'),
    import('./handlers/planCopies.ts'),
  ]);
  const { version, releaseFeed } = readPackage(root);
  const log = createCrashLog({
    folder: join(folder, 'logs'),
    name: 'browser',
    now,
    shortened: { [root]: 'portfolio', [homedir()]: '~' },
  });
  process.on('uncaughtExceptionMonitor', (error, origin) => log.note(origin, error));

  let stopping = false;
  const stop = async (code = 0): Promise<void> => {
    if (stopping) return;
    stopping = true;
    if (launchFile !== null) rmSync(launchFile, { force: true });
    await host.close();
    await catalog.close();
    process.exit(code);
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
        logs: log.folder,
        releaseFeed,
      },
      opened: catalog.opened,
      root,
      log,
    }),
    assets: listAssets(join(root, 'dist', 'page')),
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

  void catalog.opened.then(async (opened) => {
    if (opened.ok) return;
    process.stderr.write(`${opened.error.message}\n`);
    await setTimeout(tellingMs);
    await stop(1);
  });

  let openedByItself = false;
  if (opens && because !== 'noDisplay') {
    // Beside the built page: browsers in a sandbox may not look into hidden folders such as the user-data one.
    launchFile = writeLaunchFile(join(root, 'dist'), host.newAddress(launchedCodeMs));
    openedByItself = await openInBrowser(launchFile);
  }
  const address = host.newAddress(printedCodeMs);
  process.stdout.write(
    `${say(openedByItself ? 'shell.servingOpened' : 'shell.serving', { because: say(reasons[because]), address })}\n`,
  );
  if (process.stdin.isTTY) process.stdout.write(`${say('shell.servingKeys')}\n`);
  // In the background of a shell there is nobody to press Enter, and asking would stop the program.
  process.on('SIGTTIN', () => {});
  process.stdin.on('error', () => {});
  createInterface({ input: process.stdin }).on('line', () => {
    process.stdout.write(`${host.newAddress(printedCodeMs)}\n`);
  });
};
