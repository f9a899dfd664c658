/** Who the money for models goes to: a month's model and judge spend by model, vendor, origin and openness. */

import type { Model } from '../catalog/model.ts';
import { itemAt } from '../foundation/arrays.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { SpendShare, StackOutcome } from './outcome.ts';
import type { PolicySums } from './policySums.ts';

export interface SpentOn {
  model: Model;
  usdPerMonth: number;
}

/** What each model earns in a month from `tasks` tasks of a policy; judges are listed under their own id. */
export const spentOn = (sums: PolicySums, tasks: number, models: ReadonlyMap<ModelId, Model>): SpentOn[] =>
  sums.leaves.flatMap(({ leaf, sums: ladder }) =>
    leaf.rungs.flatMap((rung, r): SpentOn[] => {
      const flow = itemAt(ladder.rungs, r);
      const own = { model: rung.model, usdPerMonth: tasks * flow.costUnits * rung.usd.point };
      const judge = rung.judge === null ? undefined : models.get(rung.judge);
      return judge === undefined ? [own] : [own, { model: judge, usdPerMonth: tasks * flow.returned * rung.judgeUsd }];
    }),
  );

const grouped = (spent: readonly SpentOn[], nameOf: (model: Model) => string): SpendShare[] => {
  const byName = new Map<string, number>();
  let all = 0;
  for (const { model, usdPerMonth } of spent) {
    byName.set(nameOf(model), (byName.get(nameOf(model)) ?? 0) + usdPerMonth);
    all += usdPerMonth;
  }
  return [...byName]
    .map(([name, usdPerMonth]) => ({ name, usdPerMonth, share: all > 0 ? usdPerMonth / all : 0 }))
    .sort((a, b) => b.usdPerMonth - a.usdPerMonth || (a.name < b.name ? -1 : 1));
};

/** HHI: the sum of the vendors' squared shares; 1 is a single vendor. */
export const spendOf = (spent: readonly SpentOn[]): StackOutcome['spend'] => {
  const vendor = grouped(spent, (model) => model.authorName);
  return {
    model: grouped(spent, (model) => model.id),
    vendor,
    origin: grouped(spent, (model) => model.originGroup ?? 'unknown'),
    weights: grouped(spent, (model) =>
      model.openWeights === null ? 'unknown' : model.openWeights ? 'open' : 'closed',
    ),
    hhi: vendor.reduce((sum, { share }) => sum + share * share, 0),
  };
};
