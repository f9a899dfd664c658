/** The app in a real Electron window, or why it cannot be had here: these tests are then skipped and say so. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';

export const project = fileURLToPath(new URL('../..', import.meta.url));
const electron = join(project, 'node_modules', 'electron');
const named = join(electron, 'path.txt');
export const program = existsSync(named)
  ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist'), readFileSync(named, 'utf8').trim())
  : '';
export const plan = join(project, 'test', 'fixtures', 'portfolio-v1.portfolio');

const onLinux = process.platform === 'linux';
const reasons: readonly [holds: boolean, reason: string][] = [
  [!existsSync(program), 'no Electron runtime is installed'],
  [onLinux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY, 'there is no display to show a window on'],
  [onLinux && process.getuid?.() === 0, 'Electron keeps its sandbox only for ordinary users'],
  [
    !existsSync(join(project, 'dist', 'electron', 'main.js')),
    'the Electron files have not been built (npm start builds them)',
  ],
];

/** The first reason why there is no window here, or null. */
export const whyNot: string | null = reasons.find(([holds]) => holds)?.[1] ?? null;

export interface Launched {
  app: ElectronApplication;
  /** What a second start needs to meet the first. */
  env: Record<string, string>;
}

/** On a data folder of its own; `plans` stand on the command line as after a double click. */
export const launch = async (plans: readonly string[] = []): Promise<Launched> => {
  const data = mkdtempSync(join(tmpdir(), 'portfolio-desktop-'));
  const env = { ...(process.env as Record<string, string>), PORTFOLIO_DATA: data };
  return { app: await _electron.launch({ args: [project, ...plans], chromiumSandbox: true, env }), env };
};
