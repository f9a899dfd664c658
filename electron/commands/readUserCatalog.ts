/** This user's catalog, read once and closed again, for the commands that need it. */
import { join } from 'node:path';
import { readCatalog } from '../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { makeUserDataFolder } from '../userData.ts';

const folderOrRefusal = (): Answer<string> => {
  try {
    return answer(makeUserDataFolder());
  } catch (error) {
    const { code = 'UNKNOWN', path = '' } = error as NodeJS.ErrnoException;
    return refuse('dataFolderUnwritable', `The data folder ${path} cannot be used (${code}).`, { name: path, code });
  }
};

/** Refusals: `dataFolderUnwritable`, and those of opening the catalog. */
export const readUserCatalog = (): Answer<Catalog> => {
  const folder = folderOrRefusal();
  if (!folder.ok) return folder;
  const opened = openCatalog({ file: join(folder.value, 'catalog.db'), now: new Date().toISOString() });
  if (!opened.ok) return opened;
  const catalog = readCatalog(opened.value.db);
  closeCatalog(opened.value.db);
  return answer(catalog);
};
