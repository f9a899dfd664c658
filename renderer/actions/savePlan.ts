/** Writes the open plan to its file, or to one the planner chooses. */

import type { SavedFile } from '../../shared/contract/contract.ts';
import { saveNoteWords } from '../../shared/contract/saveNotes.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { modelsOfPlan } from '../../shared/plan/snapshot.ts';
import { host } from '../host/host.ts';
import { markSaved, planStore, setFile } from '../state/planStore.ts';
import { addNotice } from '../state/viewStore.ts';
import { fileNameOf } from './fileName.ts';
import { writtenBy } from './hostInfo.ts';
import { dropDraft } from './keepDrafts.ts';
import { noteRecent } from './recent.ts';
import { say, tell, tellRefusal } from './say.ts';

const tellNotes = ({ name, notes }: SavedFile): void => {
  for (const note of notes) {
    addNotice({ tone: note === 'unconfirmed' ? 'bad' : 'info', text: say(saveNoteWords[note], { name }), stays: true });
  }
};

/** A field that is being typed in is taken first, as leaving it would. */
const settleFocusedField = (): void => {
  const focused = window.document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) {
    focused.blur();
    focused.focus();
  }
};

const save = async (chooseAnew: boolean): Promise<boolean> => {
  settleFocusedField();
  const { document, token, fileName, draftId } = planStore.getState();
  if (document === null) return false;
  const text = writePortfolio(document, await writtenBy());
  const saved = await host.call('file.save', {
    token: chooseAnew ? null : token,
    suggestedName: chooseAnew || fileName === null ? fileNameOf(document.plan.title, 'portfolio') : fileName,
    kind: 'portfolio',
    bytes: new TextEncoder().encode(text),
  });
  if (!saved.ok) {
    tellRefusal(saved.error);
    return false;
  }
  if (saved.value === null) return false;
  const { token: newToken, name, how, notes } = saved.value;
  setFile(saved.value);
  tellNotes(saved.value);
  const { verdictSaid } = await import('./verdictSaid.ts');
  const standing = verdictSaid();
  const isCopied = await noteRecent({
    token: newToken,
    name,
    title: document.plan.title,
    text,
    models: modelsOfPlan(document.plan),
    ...(standing ?? {}),
  });
  // Of a download nobody learns whether it was written: the copy among the recent plans is what makes it safe.
  const isSafe = how === 'written' ? !notes.includes('unconfirmed') : isCopied;
  if (!isSafe) {
    if (how === 'handedOver') addNotice({ tone: 'bad', text: say('app.handedOverAlone', { name }), stays: true });
    return false;
  }
  markSaved(document);
  tell(
    how === 'written' ? 'good' : 'info',
    say(how === 'written' ? 'app.savedNotice' : 'app.handedOverNotice', { name }),
  );
  await dropDraft(draftId);
  return true;
};

/** True when the plan is in a file now, or in a download and among the recent plans. */
export const savePlan = (): Promise<boolean> => save(false);
export const savePlanAs = (): Promise<boolean> => save(true);
