/** Whether the work on the desk is being kept: what stands in the way of drafts, as long as it does. */
import { createStore } from 'zustand/vanilla';
import type { Refusal } from '../../shared/foundation/answer.ts';

export interface KeepState {
  trouble: Refusal | null;
}

export const keepStore = createStore<KeepState>(() => ({ trouble: null }));
