/** This user's catalog for one command: opened, what happened to it said beside the output, read, closed. */
import { join } from 'node:path';
import { readCatalog } from '../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { catalogNoticeText } from '../../shared/report/catalogNotice.ts';
import { makeUserDataFolder } from '../userData.ts';
import { type Terminal, withValue } from './terminal.ts';

export const withCatalog = (
  terminal: Terminal,
  goOn: (catalog: Catalog) => number | Promise<number>,
): Promise<number> => {
  const place = {
    file: join(makeUserDataFolder(), 'catalog.db'),
    now: new Date().toISOString(),
    onWait: () => terminal.complain(terminal.say('shell.catalogWait')),
  };
  return withValue(terminal, 'catalog', openCatalog(place), ({ db, notice }) => {
    const catalog = readCatalog(db);
    closeCatalog(db);
    // A refreshed catalog is no news to a script.
    const text = notice === null || notice.kind === 'refreshed' ? null : catalogNoticeText(notice, terminal.say);
    if (text !== null) terminal.complain(text);
    return goOn(catalog);
  });
};
