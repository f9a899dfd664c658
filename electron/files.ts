/** Open and save by the system's own dialogs. The page knows a file by a token; the path stays here. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileKind, Handlers, OpenedFile } from '../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';
import type { WordPath } from '../shared/words/all.ts';
import type { Say } from '../shared/words/say.ts';
import type { FileIdentity } from './fileIdentity.ts';
import type { PlanKeeper } from './handlers/recent.ts';
import { createQueue } from './queue.ts';
import { readPlanBytes, readPlanFile } from './readPlanBytes.ts';
import { saveFile } from './saveFile.ts';
import { sweepTempFiles } from './tempFile.ts';

export interface FilesNeeds {
  /** The window a dialog belongs to. */
  window: () => BrowserWindow | null;
  /** The user's data folder: remembers where the last file was, since the system's dialogs no longer do. */
  folder: string;
  say: Say;
}

export interface Files {
  handlers: Pick<Handlers, 'file.open' | 'file.save'>;
  keeper: PlanKeeper;
  /** Opens a file the system handed over: a double click, a drop on the icon. */
  openPath(path: string): Promise<Answer<OpenedFile>>;
}

const kindWords: Record<FileKind, WordPath> = {
  portfolio: 'shell.fileKindPortfolio',
  xlsx: 'shell.fileKindXlsx',
  csv: 'shell.fileKindCsv',
  svg: 'shell.fileKindSvg',
  png: 'shell.fileKindPng',
  html: 'shell.fileKindHtml',
  yaml: 'shell.fileKindYaml',
  json: 'shell.fileKindJson',
  md: 'shell.fileKindMd',
  py: 'shell.fileKindPy',
};

/** A name the page suggests is a name and nothing more: no folder of its choosing. */
const plainName = (suggested: string): string => suggested.replace(/[/\\:]/g, '-').replace(/^\.+/, '') || 'plan';

/** Dialogs of some systems leave the ending out; it is added once. */
const withEnding = (path: string, kind: FileKind): string =>
  path.toLowerCase().endsWith(`.${kind}`) ? path : `${path}.${kind}`;

/**
 * Where the planner wants the file, or null. `isNew`: the ending was added to a name the dialog did not ask about, so
 * no file may be replaced there.
 */
const placeChosen = async (
  window: FilesNeeds['window'],
  firstPath: string,
  { kind, filter }: { kind: FileKind; filter: Electron.FileFilter },
): Promise<{ path: string; isNew: boolean } | null> => {
  for (let defaultPath = firstPath; ; ) {
    const options: Electron.SaveDialogOptions = {
      defaultPath,
      filters: [filter],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const parent = window();
    const chosen = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options);
    if (chosen.canceled || chosen.filePath === '') return null;
    const path = withEnding(chosen.filePath, kind);
    if (path === chosen.filePath) return { path, isNew: false };
    if (!existsSync(path)) return { path, isNew: true };
    // The dialog asks about this file when it is shown again with its whole name.
    defaultPath = path;
  }
};

export const createFiles = ({ window, folder, say }: FilesNeeds): Files => {
  /** What each token stands for, and the file as this program last read or wrote it. */
  const known = new Map<string, { path: string; identity: FileIdentity | null }>();
  const inQueue = createQueue();
  const lastFolderFile = join(folder, 'last-folder');

  const lastFolder = (): string => {
    try {
      return readFileSync(lastFolderFile, 'utf8');
    } catch {
      return app.getPath('documents');
    }
  };
  const remember = async (path: string, identity: FileIdentity | null, isPlan: boolean): Promise<string> => {
    await saveFile(lastFolderFile, new TextEncoder().encode(dirname(path)));
    if (isPlan) app.addRecentDocument(path);
    const token = [...known].find(([, file]) => file.path === path)?.[0] ?? randomUUID();
    known.set(token, { path, identity });
    return token;
  };

  const openPath = async (path: string): Promise<Answer<OpenedFile>> => {
    const read = await readPlanFile(path);
    if (!read.ok) return read;
    await sweepTempFiles(dirname(path), fs);
    const token = await remember(path, read.value.identity, true);
    return answer({ token, name: basename(path), bytes: read.value.bytes });
  };

  const filter = (kind: FileKind) => ({ name: say(kindWords[kind]), extensions: [kind] });

  const open: Handlers['file.open'] = async ({ token }) => {
    if (token !== null) {
      const file = known.get(token);
      return file === undefined ? refuse('unknownToken', 'This file has not been opened here.') : openPath(file.path);
    }
    const options: Electron.OpenDialogOptions = {
      defaultPath: lastFolder(),
      filters: [filter('portfolio')],
      properties: ['openFile'],
    };
    const parent = window();
    const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
    const [path] = chosen.filePaths;
    return chosen.canceled || path === undefined ? answer(null) : openPath(path);
  };

  const save: Handlers['file.save'] = async ({ token, suggestedName, kind, bytes }) => {
    const file = token === null ? undefined : known.get(token);
    const place =
      file === undefined
        ? await placeChosen(window, join(lastFolder(), plainName(suggestedName)), { kind, filter: filter(kind) })
        : { path: file.path, isNew: false };
    if (place === null) return answer(null);
    // A file just chosen in the dialog is hers to overwrite; one she opened earlier must still be the one she opened.
    const expected = file === undefined ? (place.isNew ? { expected: null } : {}) : { expected: file.identity };
    const saved = await saveFile(place.path, bytes, expected);
    if (!saved.ok) return saved;
    const { notes, ...identity } = saved.value;
    const newToken = await remember(place.path, identity, kind === 'portfolio');
    return answer({ token: newToken, name: basename(place.path), how: 'written', notes });
  };

  return {
    handlers: { 'file.open': open, 'file.save': (ask) => inQueue(async () => save(ask)) },
    openPath,
    keeper: {
      keep: async ({ token }) => {
        const file = known.get(token);
        if (file === undefined) throw new Error('a plan that is in no file');
        return file.path;
      },
      open: ({ reference }) => openPath(reference),
      read: ({ reference }) => readPlanBytes(reference),
      // The files are the planner's: clearing the list leaves them where they are.
      drop: async () => {},
    },
  };
};
