/** Commitments that only buyers pay, on what no stack buys: they change nothing, and nobody would notice. */
import type { Model } from '../catalog/model.ts';
import { commitmentOn } from '../engine/commitments/onUse.ts';
import type { Commitment } from '../plan/commitment.ts';
import type { Plan } from '../plan/plan.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import type { Say } from '../words/say.ts';

export const unpaidCommitments = (plan: Plan, models: readonly Model[]): Commitment[] => {
  const { commitments = [], prices, stacks } = plan;
  const used = new Set(stacks.flatMap(({ policies }) => Object.values(policies).flatMap(modelsOfPolicy)));
  const paid = new Set(
    models.flatMap((model) => (used.has(model.id) ? (commitmentOn(commitments, model, prices)?.id ?? []) : [])),
  );
  return commitments.filter(({ id, paidBy }) => paidBy === 'buyers' && !paid.has(id));
};

export const unpaidText = (say: Say, { name }: Commitment): string => say('commitments.unpaid', { name });
