/** Compares the open plan with another file, or two files, and takes over what the planner chooses as one step. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { type Choice, chosen } from '../../shared/document/scenarios.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { host } from '../host/host.ts';
import { today } from '../parts/today.ts';
import type { AnswerOf, AskOf } from '../simulate/jobs.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import type { Dialog, NamedDocument } from '../state/dialog.ts';
import { changeDocument, type EditLabel, planStore } from '../state/planStore.ts';
import { setView, viewStore } from '../state/viewStore.ts';
import { readDocument } from './openFile.ts';
import { say, tell, tellRefusal } from './say.ts';
import { tellUnopened } from './tellUnopened.ts';

const runner = createRunner(startWorker);

/** Another plan from the planner's choice; null where she chose none or it does not open, which is said. */
const choosePlan = async (): Promise<NamedDocument | null> => {
  const opened = await host.call('file.open', { token: null });
  if (!opened.ok) tellRefusal(opened.error);
  if (!opened.ok || opened.value === null) return null;
  const { name, bytes } = opened.value;
  const read = await readDocument(bytes, name);
  if (read === null) return null;
  if (read.ok) return { name, document: read.value.document };
  await tellUnopened(opened.value, read.error);
  return null;
};

export const compareWithFile = async (): Promise<void> => {
  const { document, fileName } = planStore.getState();
  if (document === null) return;
  const after = await choosePlan();
  if (after === null) return;
  const before = { name: fileName ?? document.plan.title, document };
  setView({ dialog: { name: 'compare', of: 'plans', before, after, base: null, isOpenHere: true } });
};

/** The open plan against itself with the inputs of a workbook that was exported from it; nothing lands before she agrees. */
export const compareWithWorkbook = async (file: File): Promise<void> => {
  const { document } = planStore.getState();
  if (document === null) return;
  const { plan, snapshot } = document;
  const workbook = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  const { language } = viewStore.getState();
  const read = await runner.run('inputs', { plan, snapshot, workbook, language, day: today() });
  if (read === null) return;
  if (!read.ok) return tellRefusal(read.error);
  const before = { name: document.plan.title, document };
  const after = { name: file.name, document: { ...document, plan: read.value } };
  setView({ dialog: { name: 'compare', of: 'workbook', before, after, base: null, isOpenHere: true } });
};

/** Puts another file in one of the places of the open comparison. */
export const choosePlace = async (place: 'before' | 'after' | 'base'): Promise<void> => {
  const { dialog } = viewStore.getState();
  if (dialog?.name !== 'compare') return;
  const chosen = await choosePlan();
  // Reading a large file shows a dialog of its own in the meantime.
  const next: Dialog =
    chosen === null
      ? dialog
      : { ...dialog, [place]: chosen, isOpenHere: place === 'before' ? false : dialog.isOpenHere };
  setView({ dialog: next });
};

/** Another scenario or a version of the file it is compared with. */
export const choosePlanOfFile = (choice: Choice): void => {
  const { dialog } = viewStore.getState();
  if (dialog?.name !== 'compare') return;
  const plan = chosen(dialog.after.document, choice);
  if (plan.ok) setView({ dialog: { ...dialog, after: { ...dialog.after, document: plan.value } } });
  else tellRefusal(plan.error);
};

/** Comparing and merging evaluate a plan many times, so a worker does it; null where a newer question came first. */
export const compareInWorker = <K extends 'compare' | 'take' | 'merge'>(
  kind: K,
  ask: AskOf<K>,
): Promise<Answer<AnswerOf<K>> | null> => runner.run(kind, ask);

/** The open file becomes this one, as one step that undo takes back. */
export const takeOverFile = (label: EditLabel, document: PortfolioDocument, number: number): void => {
  setView({ dialog: null });
  changeDocument(label, () => document);
  tell('good', say('differences.taken', { number }));
};

/** The open plan becomes this one; the other scenarios and the versions of its file stay. */
export const takeOver = (label: EditLabel, { plan, snapshot, unknown }: PortfolioDocument, number: number): void => {
  const { document } = planStore.getState();
  if (document !== null) takeOverFile(label, { ...document, plan, snapshot, unknown }, number);
};
