/** This user's catalog, opened once and closed again, for the commands that need it. */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { readCatalog } from '../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { catalogNoticeText } from '../../shared/report/catalogNotice.ts';
import { makeUserDataFolder } from '../userData.ts';
import type { Terminal } from './terminal.ts';

const folderOrRefusal = (): Answer<string> => {
  try {
    return answer(makeUserDataFolder());
  } catch (error) {
    const { code = 'UNKNOWN', path = '' } = error as NodeJS.ErrnoException;
    return refuse('dataFolderUnwritable', `The data folder ${path} cannot be used (${code}).`, { name: path, code });
  }
};

/**
 * Opens this user's catalog, asks it, and closes it again. What happened to it is said beside the output; that it was
 * refreshed is no news to a script. Refusals: `dataFolderUnwritable`, those of opening, and those of `ask`.
 */
export const withUserCatalog = <T>({ say, complain }: Terminal, ask: (db: Database) => Answer<T>): Answer<T> => {
  const folder = folderOrRefusal();
  if (!folder.ok) return folder;
  const opened = openCatalog({
    file: join(folder.value, 'catalog.db'),
    now: new Date().toISOString(),
    onWait: () => complain(say('shell.catalogWait')),
  });
  if (!opened.ok) return opened;
  const { db, notice } = opened.value;
  const text = notice === null || notice.kind === 'refreshed' ? null : catalogNoticeText(notice, say);
  if (text !== null) complain(text);
  try {
    return ask(db);
  } finally {
    closeCatalog(db);
  }
};

/** The whole of it. */
export const readUserCatalog = (terminal: Terminal): Answer<Catalog> =>
  withUserCatalog(terminal, (db) => answer(readCatalog(db)));
