/** The plans opened lately, kept by the host; whoever shows them reads the store. */
import type { Ask, RecentPlan } from '../../shared/contract/contract.ts';
import { host } from '../host/host.ts';
import { recentStore } from '../state/recentStore.ts';
import { tellRefusal } from './say.ts';

export const listRecent = async (): Promise<readonly RecentPlan[]> => {
  const listed = await host.call('recent.list', null);
  const recent = listed.ok ? listed.value : [];
  recentStore.setState({ recent });
  return recent;
};

/** True when the plan stands in the list. One that does not is no reason to disturb a planner whose plan is in a file. */
export const noteRecent = async (ask: Ask<'recent.note'>): Promise<boolean> => {
  const noted = await host.call('recent.note', ask);
  if (noted.ok) void listRecent();
  return noted.ok;
};

export const clearRecent = async (): Promise<void> => {
  const cleared = await host.call('recent.clear', null);
  if (!cleared.ok) tellRefusal(cleared.error);
  await listRecent();
};
