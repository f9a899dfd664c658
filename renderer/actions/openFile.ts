/** Opens a plan: from the planner's choice, a drop, the list of recent plans, or what the host was handed. */

import type { Draft, OpenedFile } from '../../shared/contract/contract.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { modelsOfPlan } from '../../shared/plan/snapshot.ts';
import { readBrowserFile } from '../host/browserFiles.ts';
import { host } from '../host/host.ts';
import type { GivenFile } from '../simulate/givenFile.ts';
import type { OpenedPlan } from '../simulate/openBytes.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { openPlan, planStore } from '../state/planStore.ts';
import { addNotice, setView, viewStore } from '../state/viewStore.ts';
import { leavePlan } from './leavePlan.ts';
import { openInTabs } from './openTabs.ts';
import { readCatalog } from './readCatalog.ts';
import { listRecent, noteRecent } from './recent.ts';
import { say, tell, tellRefusal, tellRefusalOf, voiceNow } from './say.ts';
import { showPlan } from './showPlan.ts';

/** Below this a file is read faster than a worker starts. */
const bytesReadHere = 64 * 1024;
/** A file that takes longer shows how far it is, and a way out. */
const patienceMs = 300;

/** What reads and checks a file comes when the first one is opened. */
const reading = () => import('../simulate/openBytes.ts');

const reader = createRunner(startWorker);

/** null where the planner gave the reading up. */
export const readDocument = async (bytes: Uint8Array, fileName: string): Promise<Answer<OpenedPlan> | null> => {
  if (bytes.length <= bytesReadHere) return (await reading()).openBytes(bytes);
  let done = 0;
  const cancel = (): void => reader.cancel();
  const show = (): void => setView({ dialog: { name: 'reading', fileName, done, cancel } });
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    show();
  }, patienceMs);
  const read = await reader.run('open', bytes, (progress) => {
    done = progress.done;
    if (isShown) show();
  });
  clearTimeout(timer);
  if (isShown) setView({ dialog: null });
  return read;
};

/** What an older file's figures were corrected for, and what its versions may have lost, stays to be read. */
const tellOfFile = async (document: PortfolioDocument): Promise<void> => {
  if (document.openedFrom !== undefined) (await import('./tellCorrections.ts')).tellCorrections(document);
  if (document.lostScenarios === undefined) return;
  const [{ lostScenarioSentences }] = await Promise.all([
    import('../../shared/report/openedFile.ts'),
    import('./laterWords.ts'),
  ]);
  for (const text of lostScenarioSentences(document, voiceNow())) addNotice({ tone: 'bad', text, stays: true });
};

/** A file that this machine has not had before says what its figures rest on there, and what is newer here. */
const tellOpened = async (document: PortfolioDocument, draftId: string): Promise<void> => {
  const [{ openedFile, openedSentences }, catalog] = await Promise.all([
    import('../../shared/report/openedFile.ts'),
    readCatalog(),
    import('./laterWords.ts'),
  ]);
  if (catalog === null || planStore.getState().draftId !== draftId) return;
  const told = openedFile(document, catalog);
  if (openedSentences(told, voiceNow(), viewStore.getState().language).length > 0)
    setView({ opened: { draftId, told } });
};

/**
 * The open plan stays as it is until the file has passed every check and the planner has let go of hers. True when it
 * is the open one.
 */
export const openOpened = async (file: OpenedFile): Promise<boolean> => {
  const read = await readDocument(file.bytes, file.name);
  if (read === null) return false;
  if (!read.ok) {
    await (await import('./tellUnopened.ts')).tellUnopened(file, read.error);
    return false;
  }
  if (!(await leavePlan())) return false;
  const { document, text } = read.value;
  const isKnown = (await listRecent()).some(({ token }) => token === file.token);
  const draftId = crypto.randomUUID();
  openPlan({ document, token: file.token, fileName: file.name, draftId, saved: document });
  showPlan();
  tell('good', say('app.openedNotice', { name: file.name }));
  await tellOfFile(document);
  if (!isKnown) void tellOpened(document, draftId);
  const { title } = document.plan;
  await noteRecent({ token: file.token, name: file.name, title, text, models: modelsOfPlan(document.plan) });
  return true;
};

const openAnswered = async (answered: Answer<OpenedFile | null>): Promise<boolean> => {
  if (answered.ok) return answered.value !== null && openOpened(answered.value);
  tellRefusal(answered.error);
  return false;
};

export const openFile = async (): Promise<boolean> => openAnswered(await host.call('file.open', { token: null }));

/** True when it is the open plan now. */
export const openRecent = async (token: string): Promise<boolean> =>
  openAnswered(await host.call('recent.open', { token }));

/** A plan that was given among files, whatever its name. True when it is the open one. */
export const openGiven = async ({ name, content }: GivenFile): Promise<boolean> =>
  openAnswered(await readBrowserFile(new File([content], name)));

/** A plan that is open in some tab is not lost work. */
export const listDrafts = async (): Promise<Draft[]> => {
  const [listed, open] = await Promise.all([host.call('draft.list', null), openInTabs()]);
  return listed.ok ? listed.value.filter(({ id }) => !open.has(id)) : [];
};

/** A recovered draft is in no file yet; its draft is kept until it is. */
export const openDraft = async (draft: Draft): Promise<void> => {
  const read = await readDocument(new TextEncoder().encode(draft.text), draft.title);
  if (read === null) return;
  if (!read.ok) return tellRefusalOf(draft.title, read.error);
  if (!(await leavePlan())) return;
  const { document } = read.value;
  openPlan({ document, token: null, fileName: null, draftId: draft.id, saved: null });
  showPlan();
  tell('info', say('app.recoveredNotice', { title: document.plan.title }));
  await tellOfFile(document);
};
