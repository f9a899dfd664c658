/** Every call that both hosts answer themselves, put together from one file per noun. */
import { join } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { CatalogCall } from '../catalogMessages.ts';
import type { SharedHandlers } from './answerCall.ts';
import { draftHandlers } from './draft.ts';
import { type HostPlace, hostHandlers } from './host.ts';
import { type PlanKeeper, recentHandlers } from './recent.ts';

export interface HandlerNeeds extends HostPlace {
  catalog: Pick<Handlers, CatalogCall>;
  /** The user's data folder, and the one of the list of recent plans, which is each host's own. */
  folder: string;
  recentFolder: string;
  /** ISO time. */
  now: () => string;
  keeper: PlanKeeper;
}

export const allHandlers = ({ catalog, folder, recentFolder, now, keeper, ...host }: HandlerNeeds): SharedHandlers => ({
  ...hostHandlers(host),
  ...catalog,
  ...recentHandlers({ folder: recentFolder, now, keeper }),
  ...draftHandlers({ folder: join(folder, 'drafts'), now }),
});
