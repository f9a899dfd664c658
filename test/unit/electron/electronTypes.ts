/** Reads names out of Electron's own type file, so that a test need not trust what the sources think exists. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const text = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');

/** The interfaces behind the names that the module exports. */
const typeNames: Record<string, string> = {
  app: 'App',
  dialog: 'Dialog',
  shell: 'Shell',
  ipcMain: 'IpcMain',
  nativeTheme: 'NativeTheme',
  protocol: 'Protocol',
  contextBridge: 'ContextBridge',
  ipcRenderer: 'IpcRenderer',
};

const blockOf = (owner: string): string => {
  const name = typeNames[owner] ?? owner;
  const start = text.search(new RegExp(`^  (interface|class) ${name}\\b`, 'm'));
  if (start < 0) throw new Error(`Electron has no type ${name}`);
  return text.slice(start, text.indexOf('\n  }\n', start));
};

/** Whether `owner.member` is there, as a method, a property or a static one. */
export const exists = (owner: string, member: string): boolean => {
  if (owner === 'session')
    return (
      /^ {4}static defaultSession|^ {4}(readonly )?defaultSession/m.test(text) ||
      text.includes('defaultSession: Session')
    );
  return new RegExp(`^    (static |readonly )*${member}\\??[(:<]`, 'm').test(blockOf(owner));
};

/** The names of an event that a type fires. */
export const firesEvent = (owner: string, event: string): boolean => blockOf(owner).includes(`on(event: '${event}'`);

/** The keys of an options type, those it inherits left out. */
export const keysOf = (owner: string): string[] =>
  [...blockOf(owner).matchAll(/^ {4}(\w+)\??:/gm)].map((found) => found[1] ?? '');

/** Every permission a page could ask for. */
export const permissionNames = (): string[] => {
  const line = /setPermissionCheckHandler\(handler: [^\n]*/.exec(text)?.[0] ?? '';
  return [...line.matchAll(/'([\w-]+)'/g)].map((found) => found[1] ?? '');
};
