/** What a new rung or a new kind of policy starts with: a model worth turning to and a check that suits the category. */
import type { ModelId } from '../../../shared/catalog/model.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { verifierFrom, verifiersFor } from '../../../shared/plan/verifierPresets.ts';
import { usePolicy } from './context.ts';
import type { Means } from './policyKind.ts';

/** The measured model with the highest rate that the policy does not call yet; else the one that stands there. */
export const useSecondModel = (policy: Policy | null): ModelId => {
  const { candidates } = usePolicy();
  const used = new Set(policy === null ? [] : modelsOfPolicy(policy));
  let best: (typeof candidates)[number] | null = null;
  for (const candidate of candidates)
    if (
      candidate.rate !== null &&
      candidate.usdPerAttempt !== null &&
      !used.has(candidate.model.id) &&
      candidate.rate > (best?.rate ?? -1)
    )
      best = candidate;
  return best?.model.id ?? [...used][0] ?? candidates[0]?.model.id ?? '';
};

export const useMeans = (policy: Policy | null): Means => {
  const { category } = usePolicy();
  const secondModel = useSecondModel(policy);
  const preset = verifiersFor(category.id)[0];
  return { secondModel, verifier: preset === undefined ? null : verifierFrom(preset) };
};
