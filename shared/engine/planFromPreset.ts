/** A plan from a preset: the mix of the study, and stacks whose models the preset's rules choose from the catalog. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import { stackId } from '../foundation/ids.ts';
import { bare } from '../plan/createPlan.ts';
import { newCategory } from '../plan/newCategory.ts';
import type { Plan, Stack } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import type { Preset } from '../plan/presets.ts';
import type { Say } from '../words/say.ts';
import { missingRates } from './missingRates.ts';
import { type Chosen, chooseFor, presetMarket } from './presetChoice.ts';

export interface PresetPlan {
  plan: Plan;
  /** What each stack's rule chose, row by row, and why. */
  chosen: { stack: StackId; rows: Chosen[] }[];
}

/** Letters of the stacks: a, b, ... */
const idOf = (at: number): StackId => stackId(String.fromCharCode('a'.charCodeAt(0) + at));

const policiesOf = (rows: readonly Chosen[]): Record<RowId, Policy> =>
  Object.fromEntries(rows.flatMap(({ row, found }) => (found === null ? [] : [[row, found.policy]])));

/**
 * A plan of a preset with names in the language of `say`. `known` is the whole catalog with its reference. A row for
 * which a rule finds no adequate model stays empty; a model without a measurement gets an assumed rate that says what it is.
 */
export const planFromPreset = (preset: Preset, known: Snapshot, say: Say): PresetPlan => {
  const categories = preset.mix.map(({ id, share, shareSource }) => newCategory(id, share, shareSource));
  const empty = bare(say(preset.name), preset.id, categories, []);
  const market = presetMarket(empty, known);
  const chosen = preset.stacks.map(({ rule }, at) => ({ stack: idOf(at), rows: chooseFor(rule, market) }));
  const stacks = preset.stacks.map(
    ({ name, note }, at): Stack => ({
      id: idOf(at),
      name: say(name),
      note: say(note),
      policies: policiesOf(chosen[at]?.rows ?? []),
    }),
  );
  const plan = { ...empty, stacks };
  return { plan: { ...plan, assumedRates: missingRates(plan, known) }, chosen };
};
