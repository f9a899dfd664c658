/** What a new rung or a new kind of policy starts with: a model worth turning to and a check that suits the category. */

import { adequate } from '../../../../shared/engine/candidates.ts';
import { type ModelId, modelId } from '../../../../shared/foundation/ids.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { modelsOfPolicy } from '../../../../shared/plan/policyParts.ts';
import { verifierFrom, verifiersFor } from '../../../../shared/plan/verifierPresets.ts';
import { usePolicy } from './context.ts';
import type { Means } from './policyKind.ts';

/** A model this close to the best known rate is as good, and most of those cost far less. */
const nearlyBest = 0.05;

/** The id of no model: where there is none to turn to, the edit refuses it. */
const noModel = modelId('');

/** The cheapest of the nearly best models that the policy does not call yet; else the one that stands there. */
export const useSecondModel = (policy: Policy | null): ModelId => {
  const { candidates } = usePolicy();
  const used = new Set(policy === null ? [] : modelsOfPolicy(policy));
  const others = candidates.filter(({ model, usdPerAttempt }) => !used.has(model.id) && usdPerAttempt !== null);
  const best = Math.max(0, ...others.map((candidate) => candidate.rate ?? 0));
  return adequate(others, best - nearlyBest)[0]?.model.id ?? [...used][0] ?? candidates[0]?.model.id ?? noModel;
};

export const useMeans = (policy: Policy | null): Means => {
  const { category } = usePolicy();
  const secondModel = useSecondModel(policy);
  const preset = verifiersFor(category.id)[0];
  return { secondModel, verifier: preset === undefined ? null : verifierFrom(preset) };
};
