/** Starts a plan: from a preset, as the example, or empty, with the catalog rows it uses. */

import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { examplePreset, presetOf } from '../../shared/plan/presets.ts';
import { openPlan } from '../state/planStore.ts';
import { leavePlan } from './leavePlan.ts';
import { readCatalog } from './readCatalog.ts';
import { warmReference } from './reference.ts';
import { say } from './say.ts';
import { showPlan } from './showPlan.ts';
import { snapshotFor } from './snapshot.ts';

const fresh = () => import('./freshPlan.ts');

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

const fromPreset = async (presetId: string, catalog: Catalog): Promise<Plan | null> => {
  const preset = presetOf(presetId);
  if (preset === null) return null;
  const { presetPlan } = await fresh();
  return presetPlan(preset, catalog);
};

/** The rules of the preset choose its models from the catalog of now. */
export const newFromPreset = (presetId: string): Promise<void> => start((catalog) => fromPreset(presetId, catalog));

/** No model is chosen: the planner builds both stacks. */
export const newEmpty = (): Promise<void> => start(async () => (await fresh()).blankPlan());

export const newExample = (): Promise<void> =>
  start(async (catalog) => {
    const plan = await fromPreset(examplePreset.id, catalog);
    return plan === null
      ? null
      : { ...plan, title: say('presets.exampleTitle'), tasksPerMonth: examplePreset.tasksPerMonth };
  });
