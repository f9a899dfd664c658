/** Why a success costs what it costs: the steps from list price to cost per success, which add up to it. */
import { entryOf, itemAt } from '../foundation/arrays.ts';
import type { CompiledCategory } from './compiled.ts';
import { partlyBought } from './fleets/bought.ts';
import type { WaterfallStep } from './outcome.ts';
import { type PolicySums, spendUsd } from './policySums.ts';

/**
 * Steps in USD per task of the category, the last one the division by the success rate; their sum is the cost per
 * success. Empty where nothing succeeds. The first rung of every ladder is counted at one attempt per task until
 * `firstRung`, which adds its retries, its errors and what its tasks' difficulty does to their cost.
 */
export const waterfallOf = (
  category: CompiledCategory,
  sums: PolicySums,
  silentFailureUsd: number,
): WaterfallStep[] => {
  if (sums.success <= 0) return [];
  let list = 0;
  let tiers = 0;
  let verbosity = 0;
  let batch = 0;
  let fees = 0;
  let first = 0;
  let later = 0;
  for (const { leaf, sums: ladder } of sums.leaves) {
    for (const [r, rung] of leaf.rungs.entries()) {
      const usd = itemAt(ladder.rungs, r).costUnits * rung.usd.point;
      if (r > 0) {
        later += usd;
        continue;
      }
      const { point: cost, toolsUsd } = entryOf(category.costs, rung.model.id);
      const bought = rung.bought.point;
      const share = ladder.offered * bought;
      list += share * cost.list;
      tiers += share * (cost.afterCacheAndTiers - cost.list);
      verbosity += share * (cost.afterVerbosity - cost.afterCacheAndTiers);
      batch += share * (cost.afterBatch - cost.afterVerbosity);
      fees += ladder.offered * partlyBought(cost.fees, toolsUsd.point, bought);
      first += usd - ladder.offered * partlyBought(cost.usd, toolsUsd.point, bought);
    }
  }
  const fixed = sums.committedUsd + sums.ownedUsd;
  const total = spendUsd(sums) + silentFailureUsd;
  return [
    { step: 'list', usd: list },
    { step: 'cacheAndTiers', usd: tiers },
    { step: 'verbosity', usd: verbosity },
    { step: 'batch', usd: batch },
    { step: 'fees', usd: fees },
    { step: 'firstRung', usd: first },
    { step: 'laterRungs', usd: later },
    { step: 'verifier', usd: sums.verifierUsd },
    { step: 'human', usd: sums.humanUsd },
    ...(fixed === 0 ? [] : [{ step: 'hardware' as const, usd: fixed }]),
    { step: 'silentFailures', usd: silentFailureUsd },
    { step: 'division', usd: total / sums.success - total },
  ];
};
