/** Scenarios and versions of the open file: each change is a step that undo takes back. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import {
  addScenario,
  type Choice,
  chosen,
  goBackTo,
  keepVersion,
  removeScenario,
  removeVersion,
  renameScenario,
  type scenariosOf,
  switchScenario,
} from '../../shared/document/scenarios.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import type { ScenarioId } from '../../shared/foundation/ids.ts';
import { today } from '../parts/today.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { changeDocument, type EditLabel, planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { say, tellRefusal } from './say.ts';

/** A refusal leaves the file as it was and is handed back, for the field to show. */
const editFile = (
  label: EditLabel,
  change: (document: PortfolioDocument) => Answer<PortfolioDocument>,
): Refusal | null => {
  const { document } = planStore.getState();
  if (document === null) return null;
  const changed = change(document);
  if (!changed.ok) return changed.error;
  changeDocument(label, () => changed.value);
  return null;
};

/** Rows and stacks of one scenario need not be in another. */
const showAnew = (): void => setView({ sheet: null, hidden: { rows: [], stacks: [] }, pair: null });

export const openScenario = (id: ScenarioId): Refusal | null => {
  const refused = editFile('scenarios.editSwitch', (document) => switchScenario(document, id));
  showAnew();
  return refused;
};

export const newScenario = (name: string): Refusal | null =>
  editFile('scenarios.editAdd', (document) => addScenario(document, name, say('scenarios.first')));

/** Where the name cannot be given, the one it had stays, and why is said. */
export const nameScenario = (id: ScenarioId, name: string): void => {
  const refused = editFile('scenarios.editRename', (document) => renameScenario(document, id, name));
  if (refused !== null) tellRefusal(refused);
};

export const dropScenario = (id: ScenarioId): Refusal | null => {
  const refused = editFile('scenarios.editRemove', (document) => removeScenario(document, id));
  showAnew();
  return refused;
};

export const keepThisVersion = (name: string): Refusal | null =>
  editFile('scenarios.editKeep', (document) => keepVersion(document, name, today()));

export const goBackToVersion = (name: string): Refusal | null => {
  const refused = editFile('scenarios.editGoBack', (document) => goBackTo(document, name));
  showAnew();
  return refused;
};

export const dropVersion = (name: string): Refusal | null =>
  editFile('scenarios.editRemoveVersion', (document) => removeVersion(document, name));

/** The open plan against another one of its own file; nothing lands before she agrees. */
export const compareWithOwn = (name: string, choice: Choice): void => {
  const { document } = planStore.getState();
  if (document === null) return;
  const other = chosen(document, choice);
  if (!other.ok) return;
  const before = { name: document.plan.title, document };
  const after = { name, document: other.value };
  setView({ dialog: { name: 'compare', of: 'plans', before, after, base: null, isOpenHere: true } });
};

const runner = createRunner(startWorker);

/** Every scenario with its intervals, in their order; null where a newer asking came first. */
export const evaluateScenarios = (variants: ReturnType<typeof scenariosOf>): Promise<Answer<Outcome[]> | null> =>
  runner.run(
    'scenarios',
    variants.map(({ plan, snapshot }) => ({ plan, snapshot, draws: drawsOfIntervals })),
  );
