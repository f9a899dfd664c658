/** What the page may ask of the system. Electron grants everything unless it is told otherwise. */
import { appOrigin } from './appOrigin.ts';

const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** `origin` as Chromium gives it, with or without its last slash. */
export const mayUse = (permission: string, origin: string): boolean =>
  granted.has(permission) && (origin === appOrigin || origin === `${appOrigin}/`);
