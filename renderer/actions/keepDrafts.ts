/** Keeps a draft of unsaved work with the host, so that a crash loses at most a few seconds of it, and says when it cannot. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import type { Refusal } from '../../shared/foundation/answer.ts';
import { formatDate } from '../../shared/words/format.ts';
import { host } from '../host/host.ts';
import { hostUnreachable } from '../host/unreachable.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { keepStore } from '../state/keepStore.ts';
import { isDirty, planStore } from '../state/planStore.ts';
import { addNotice, viewStore } from '../state/viewStore.ts';
import { createDraftKeeper } from './draftKeeper.ts';
import { writtenBy } from './hostInfo.ts';
import { say } from './say.ts';

const writer = createRunner(startWorker);

/** Of a large plan the text takes longer than a key may wait, so that a worker writes it, unless the page is about to go. */
const textOf = async (document: PortfolioDocument, isLast: boolean): Promise<string> => {
  const written = isLast ? null : await writer.run('write', { document, writtenBy: await writtenBy() });
  return written?.ok ? written.value : writePortfolio(document, await writtenBy());
};

let newest = 0;

const keep = async (isLast: boolean): Promise<Refusal | null> => {
  const { document, draftId } = planStore.getState();
  if (document === null) return null;
  const turn = ++newest;
  try {
    const text = await textOf(document, isLast);
    // A newer one was sent while a worker wrote this: it must not arrive after that.
    if (turn !== newest) return null;
    const kept = await host.call('draft.keep', { id: draftId, title: document.plan.title, text });
    if (!kept.ok) return kept.error;
    for (const { title, leavesOn } of kept.value.leaving) {
      const date = formatDate(leavesOn.slice(0, 10), viewStore.getState().language);
      addNotice({ tone: 'info', text: say('app.draftLeaves', { title, date }), stays: true });
    }
    return null;
  } catch {
    // A bridge whose other side is gone rejects where it should refuse.
    return hostUnreachable;
  }
};

const keeper = createDraftKeeper({
  now: () => performance.now(),
  later: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  keep,
  onTrouble: (trouble) => keepStore.setState({ trouble }),
});

/** The open plan is in a file or was given up: nothing is left to recover. */
export const dropDraft = async (id: string): Promise<void> => {
  if (id === '') return;
  // A draft that is on its way must not arrive after this.
  await keeper.idle();
  await host.call('draft.drop', { id });
};

export const startKeepingDrafts = (): void => {
  planStore.subscribe((state, before) => {
    if (state.document === before.document && state.saved === before.saved) return;
    if (state.past.length + state.future.length === 0 || !isDirty(state)) keeper.settled();
    else if (state.document !== before.document) keeper.edited();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.flush();
  });
  window.addEventListener('pagehide', () => keeper.flush());
};
