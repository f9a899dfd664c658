/** Keeps a draft of unsaved work with the host, so that a crash loses at most a few seconds of it. */
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { host } from '../host/host.ts';
import { isDirty, planStore } from '../state/planStore.ts';
import { writtenBy } from './hostInfo.ts';

const afterEditMs = 1000;
const atMostEveryMs = 5000;

const keep = async (): Promise<void> => {
  const state = planStore.getState();
  if (state.document === null || !isDirty(state)) return;
  await host.call('draft.keep', {
    id: state.draftId,
    title: state.document.plan.title,
    text: writePortfolio(state.document, await writtenBy()),
  });
};

/** The open plan is in a file or was given up: nothing is left to recover. */
export const dropDraft = async (id: string): Promise<void> => {
  if (id !== '') await host.call('draft.drop', { id });
};

export const startKeepingDrafts = (): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  planStore.subscribe((state, before) => {
    if (state.document === before.document && state.saved === before.saved) return;
    clearTimeout(timer);
    if (state.past.length + state.future.length === 0 || !isDirty(state)) return;
    const wait = Math.max(afterEditMs, last + atMostEveryMs - performance.now());
    timer = setTimeout(() => {
      last = performance.now();
      void keep();
    }, wait);
  });
};
