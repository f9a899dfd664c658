/** Every call that both hosts answer themselves, put together from one file per noun. */
import { join } from 'node:path';
import type { Handlers, HostInfo } from '../../shared/contract/contract.ts';
import type { CatalogCall } from '../catalogMessages.ts';
import type { CrashLog } from '../crashLog.ts';
import type { SharedHandlers } from './answerCall.ts';
import { draftHandlers } from './draft.ts';
import { hostHandlers } from './host.ts';
import { type PlanKeeper, recentHandlers } from './recent.ts';

export interface HandlerNeeds {
  catalog: Pick<Handlers, CatalogCall>;
  /** The user's data folder, and the one of the list of recent plans, which is each host's own. */
  folder: string;
  recentFolder: string;
  /** ISO time. */
  now: () => string;
  keeper: PlanKeeper;
  info: HostInfo;
  /** The folder that holds LICENSE and dist. */
  root: string;
  log: CrashLog;
}

export const allHandlers = ({
  catalog,
  folder,
  recentFolder,
  now,
  keeper,
  info,
  root,
  log,
}: HandlerNeeds): SharedHandlers => ({
  ...hostHandlers({ info, root, log }),
  ...catalog,
  ...recentHandlers({ folder: recentFolder, now, keeper }),
  ...draftHandlers({ folder: join(folder, 'drafts'), now }),
});
