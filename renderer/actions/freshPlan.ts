/** What a new plan holds: a preset with what its rules chose in its notes, or nothing. Fetched when one is begun. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { planFromPreset } from '../../shared/engine/planFromPreset.ts';
import { emptyPlan } from '../../shared/plan/createPlan.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Preset } from '../../shared/plan/presets.ts';
import { presetNotes } from '../../shared/report/presetNotes.ts';
import { viewStore } from '../state/viewStore.ts';
import { usualReference } from './reference.ts';
import { say } from './say.ts';

export const presetPlan = (preset: Preset, catalog: Catalog): Plan => {
  const made = planFromPreset(preset, { ...catalog, reference: usualReference(catalog) }, say);
  return { ...made.plan, notes: presetNotes(made, catalog.models, say, viewStore.getState().language) };
};

export const blankPlan = (): Plan => emptyPlan(viewStore.getState().language);
