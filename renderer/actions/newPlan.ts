/** Starts a plan: from presets, as the example, or empty, with the catalog rows it uses. */

import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { examplePreset } from '../../shared/plan/presets.ts';
import type { Progress } from '../simulate/jobs.ts';
import { openPlan } from '../state/planStore.ts';
import { viewStore } from '../state/viewStore.ts';
import { workerWith } from './catalogWorker.ts';
import { leavePlan } from './leavePlan.ts';
import { readCatalog } from './readCatalog.ts';
import { warmReference } from './reference.ts';
import { say, tellRefusal } from './say.ts';
import { showPlan } from './showPlan.ts';
import { snapshotFor } from './snapshot.ts';

type Tell = (progress: Progress) => void;

const start = async (create: (catalog: Catalog) => Promise<Plan | null>): Promise<void> => {
  const catalog = await readCatalog();
  if (catalog === null || !(await leavePlan())) return;
  await warmReference(catalog);
  const plan = await create(catalog);
  if (plan === null) return;
  const document = { plan, snapshot: snapshotFor(plan, catalog), unknown: {} };
  openPlan({ document, token: null, fileName: null, draftId: crypto.randomUUID(), saved: null });
  showPlan();
};

/** null where it was refused, or another plan was begun in the meantime. */
const fromPresets = async (presets: readonly string[], catalog: Catalog, onProgress: Tell): Promise<Plan | null> => {
  const { language } = viewStore.getState();
  const made = await (await workerWith(catalog)).run('fresh', { presets, language }, onProgress);
  if (made === null) return null;
  if (made.ok) return made.value;
  tellRefusal(made.error);
  return null;
};

/** The rules of the presets choose their models from the catalog of now; several kinds of work become rows of one plan. */
export const newFromPresets = (presets: readonly string[], onProgress: Tell): Promise<void> =>
  start((catalog) => fromPresets(presets, catalog, onProgress));

/** No model is chosen: the planner builds both stacks. */
export const newEmpty = (): Promise<void> =>
  start(async () => (await import('../../shared/plan/createPlan.ts')).emptyPlan(viewStore.getState().language));

export const newExample = (onProgress: Tell): Promise<void> =>
  start(async (catalog) => {
    const plan = await fromPresets([examplePreset.id], catalog, onProgress);
    return plan === null
      ? null
      : { ...plan, title: say('presets.exampleTitle'), tasksPerMonth: examplePreset.tasksPerMonth };
  });
