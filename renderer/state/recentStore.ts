/** The plans opened lately, as the host listed them last. */
import { createStore } from 'zustand/vanilla';
import type { RecentPlan } from '../../shared/contract/contract.ts';

export interface RecentState {
  recent: readonly RecentPlan[];
}

export const recentStore = createStore<RecentState>(() => ({ recent: [] }));
