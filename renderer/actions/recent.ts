/** The plans opened lately, kept by the host. */
import type { Ask, RecentPlan } from '../../shared/contract/contract.ts';
import { host } from '../host/host.ts';
import { tellRefusal } from './say.ts';

export const listRecent = async (): Promise<RecentPlan[]> => {
  const listed = await host.call('recent.list', null);
  return listed.ok ? listed.value : [];
};

/** True when the plan stands in the list. One that does not is no reason to disturb a planner whose plan is in a file. */
export const noteRecent = async (ask: Ask<'recent.note'>): Promise<boolean> => (await host.call('recent.note', ask)).ok;

export const clearRecent = async (): Promise<RecentPlan[]> => {
  const cleared = await host.call('recent.clear', null);
  if (cleared.ok) return cleared.value;
  tellRefusal(cleared.error);
  return listRecent();
};
