/** A real Chromium that needs nothing installed: unpacked from its package on Linux, the installed Chrome elsewhere. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BrowserChoice {
  channel?: 'chrome';
  launchOptions: { executablePath?: string };
}

/** Unpacks at most once per version. The package reuses whatever lies in the temporary folder, hence one of our own. */
export const chooseBrowser = async (): Promise<BrowserChoice> => {
  const own = process.env.PORTFOLIO_CHROMIUM;
  if (own) return { launchOptions: { executablePath: own } };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', launchOptions: {} };
  const before = process.env.TMPDIR;
  const folder = join(before ?? tmpdir(), 'portfolio-chromium-153');
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
  const executablePath = await chromium.executablePath(bin);
  await inflate(join(bin, 'al2023.tar.br'));
  // The package's own list of font folders names only those of a cloud function: without this no text has any height.
  const fonts = join(folder, 'fontconfig');
  mkdirSync(fonts, { recursive: true });
  writeFileSync(
    join(fonts, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`,
  );
  process.env.FONTCONFIG_PATH = fonts;
  setupLambdaEnvironment(join(folder, 'al2023', 'lib'));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  return { launchOptions: { executablePath } };
};
