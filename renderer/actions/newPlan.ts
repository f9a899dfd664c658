/** Starts a plan from a preset, with the catalog rows it uses. */

import type { Catalog } from '../../shared/catalog/catalog.ts';
import { createExamplePlan, createPlan } from '../../shared/plan/createPlan.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Language } from '../../shared/words/words.ts';
import { openPlan } from '../state/planStore.ts';
import { viewStore } from '../state/viewStore.ts';
import { leavePlan } from './leavePlan.ts';
import { readCatalog } from './readCatalog.ts';
import { warmReference } from './reference.ts';
import { showPlan } from './showPlan.ts';
import { snapshotFor } from './snapshot.ts';

const start = async (create: (catalog: Catalog, language: Language) => Plan): Promise<void> => {
  const catalog = await readCatalog();
  if (catalog === null || !(await leavePlan())) return;
  await warmReference(catalog);
  const plan = create(catalog, viewStore.getState().language);
  const document = { plan, snapshot: snapshotFor(plan, catalog), unknown: {} };
  openPlan({ document, token: null, fileName: null, draftId: crypto.randomUUID(), saved: null });
  showPlan();
};

/** `empty` starts with no policies: the planner builds both stacks. */
export const newFromPreset = (presetId: string): Promise<void> =>
  start((catalog, language) => createPlan(presetId, catalog, language));

export const newExample = (): Promise<void> => start(createExamplePlan);
