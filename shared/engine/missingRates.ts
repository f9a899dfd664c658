/** Rates that a plan has to assume: of models its stacks name of which nothing is known in a row, on any suite. */
import type { Snapshot } from '../catalog/catalog.ts';
import { assumptionsOf } from '../plan/createPlan.ts';
import type { AssumedRate, Plan } from '../plan/plan.ts';
import { beliefsOf } from './beliefs.ts';
import { noDraws } from './quantity.ts';

/**
 * What to assume in these rows of the plan beside the rates it holds. A model that was measured on the row's yardstick,
 * linked to it or measured on another suite of such work is known, and nothing is assumed of it.
 */
export const missingRates = (plan: Plan, known: Snapshot, rows = plan.categories): AssumedRate[] =>
  rows.flatMap((row) => {
    const assumed = assumptionsOf([row], plan.stacks, known);
    if (assumed.length === 0) return [];
    const models = assumed.map(({ modelId }) => modelId);
    const beliefs = beliefsOf(models, row, plan.assumedRates, known, noDraws);
    return assumed.filter(({ modelId }) => (beliefs.get(modelId) ?? null) === null);
  });
