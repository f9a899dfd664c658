/** What this host is and is made of, and where it writes down what went wrong. */
import type { Handlers, HostInfo } from '../../shared/contract/contract.ts';
import { answer } from '../../shared/foundation/answer.ts';
import type { CrashLog } from '../crashLog.ts';
import { newestVersion } from '../newestVersion.ts';
import { readNotices } from '../notices.ts';

export interface HostPlace {
  info: HostInfo;
  /** The folder that holds LICENSE and dist. */
  root: string;
  log: CrashLog;
}

export const hostHandlers = ({
  info,
  root,
  log,
}: HostPlace): Pick<Handlers, 'host.info' | 'host.notices' | 'host.newestVersion' | 'host.noteFailure'> => {
  // The notice is for the first page that asks: a reload should not be told again.
  let notice = info.catalogNotice;
  return {
    'host.info': () => {
      const said = notice;
      notice = null;
      return answer({ ...info, catalogNotice: said });
    },
    'host.notices': async () => answer(await readNotices(root)),
    'host.newestVersion': () => newestVersion({ feed: info.releaseFeed, own: info.appVersion }),
    'host.noteFailure': ({ where, name, frames }) => {
      log.notePage(where, { name, frames });
      return answer(null);
    },
  };
};
