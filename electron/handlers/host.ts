/** What this host is: shown in About, and said once when something happened to the catalog. */

import type { Handlers, HostInfo } from '../../shared/contract/contract.ts';
import { answer } from '../../shared/foundation/answer.ts';

/** The notice is for the first page that asks: a reload should not be told again. */
export const hostHandlers = (info: HostInfo): Pick<Handlers, 'host.info'> => {
  let notice = info.catalogNotice;
  return {
    'host.info': () => {
      const said = notice;
      notice = null;
      return answer({ ...info, catalogNotice: said });
    },
  };
};
