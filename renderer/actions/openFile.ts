/** Opens a plan: from the planner's choice, a drop, the list of recent plans, or what the host was handed. */

import type { Draft, OpenedFile } from '../../shared/contract/contract.ts';
import { decodeUtf8 } from '../../shared/document/bytes.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { readBrowserFile } from '../host/browserFiles.ts';
import { host } from '../host/host.ts';
import { openPlan } from '../state/planStore.ts';
import { goTo } from './goTo.ts';
import { leavePlan } from './leavePlan.ts';
import { noteRecent } from './recent.ts';
import { say, tell, tellRefusal } from './say.ts';

const readDocument = (bytes: Uint8Array): Answer<{ document: PortfolioDocument; text: string }> => {
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  const document = openPortfolio(text.value);
  return document.ok ? answer({ document: document.value, text: text.value }) : document;
};

/** The open plan stays as it is until the file has passed every check and the planner has let go of hers. */
export const openOpened = async (file: OpenedFile): Promise<void> => {
  const read = readDocument(file.bytes);
  if (!read.ok) return tellRefusal(read.error);
  if (!(await leavePlan())) return;
  const { document, text } = read.value;
  openPlan({ document, token: file.token, fileName: file.name, draftId: crypto.randomUUID(), saved: document });
  goTo('compare');
  tell('good', say('app.openedNotice', { name: file.name }));
  await noteRecent({ token: file.token, name: file.name, title: document.plan.title, text });
};

const openAnswered = async (answered: Answer<OpenedFile | null>): Promise<void> => {
  if (!answered.ok) tellRefusal(answered.error);
  else if (answered.value !== null) await openOpened(answered.value);
};

export const openFile = async (): Promise<void> => openAnswered(await host.call('file.open', { token: null }));

export const openRecent = async (token: string): Promise<void> =>
  openAnswered(await host.call('recent.open', { token }));

export const openDropped = async (file: File): Promise<void> => openAnswered(await readBrowserFile(file));

export const listDrafts = async (): Promise<Draft[]> => {
  const listed = await host.call('draft.list', null);
  return listed.ok ? listed.value : [];
};

/** A recovered draft is in no file yet; its draft is kept until it is. */
export const openDraft = async (draft: Draft): Promise<void> => {
  const document = openPortfolio(draft.text);
  if (!document.ok) return tellRefusal(document.error);
  if (!(await leavePlan())) return;
  openPlan({ document: document.value, token: null, fileName: null, draftId: draft.id, saved: null });
  goTo('compare');
  tell('info', say('app.recoveredNotice', { title: document.value.plan.title }));
};
