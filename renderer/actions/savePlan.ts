/** Writes the open plan to its file, or to one the planner chooses. */
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { host } from '../host/host.ts';
import { markSaved, planStore } from '../state/planStore.ts';
import { fileNameOf } from './fileName.ts';
import { writtenBy } from './hostInfo.ts';
import { dropDraft } from './keepDrafts.ts';
import { noteRecent } from './recent.ts';
import { say, tell, tellRefusal } from './say.ts';

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
  markSaved(document, saved.value.token, saved.value.name);
  tell('good', say('app.savedNotice', { name: saved.value.name }));
  await dropDraft(draftId);
  await noteRecent({ ...saved.value, title: document.plan.title, text });
  return true;
};

/** True when the plan is in a file now. */
export const savePlan = (): Promise<boolean> => save(false);
export const savePlanAs = (): Promise<boolean> => save(true);
