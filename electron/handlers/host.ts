/** What this host is and is made of, and where it writes down what went wrong. */
import type { Handlers, HostInfo } from '../../shared/contract/contract.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import type { OpenedHere } from '../catalogMessages.ts';
import type { CrashLog } from '../crashLog.ts';
import { newestVersion } from '../newestVersion.ts';
import { readNotices } from '../notices.ts';
import { versionsOf } from '../versions.ts';

export interface HostPlace {
  /** What is known before the catalog is open. */
  info: Omit<HostInfo, 'catalogNotice' | 'versions'>;
  opened: Promise<Answer<OpenedHere>>;
  /** The folder that holds LICENSE and dist. */
  root: string;
  log: CrashLog;
}

export const hostHandlers = ({
  info,
  opened,
  root,
  log,
}: HostPlace): Pick<Handlers, 'host.info' | 'host.notices' | 'host.newestVersion' | 'host.noteFailure'> => {
  // The notice is for the first page that asks: a reload should not be told again.
  let isSaid = false;
  return {
    'host.info': async () => {
      const catalog = await opened;
      if (!catalog.ok) return catalog;
      const { notice, sqlite } = catalog.value;
      const catalogNotice = isSaid ? null : notice;
      isSaid = true;
      return answer({ ...info, versions: versionsOf(sqlite, process.versions), catalogNotice });
    },
    'host.notices': async () => answer(await readNotices(root)),
    'host.newestVersion': () => newestVersion({ feed: info.releaseFeed, own: info.appVersion }),
    'host.noteFailure': ({ where, name, frames }) => {
      log.notePage(where, { name, frames });
      return answer(null);
    },
  };
};
