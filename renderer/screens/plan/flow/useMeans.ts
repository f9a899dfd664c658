/** What a new step or a new kind of flow starts with: the engine's proposal for the row, and a check that suits it. */

import type { Candidate } from '../../../../shared/engine/candidates.ts';
import { proposeCheck, proposeModel, proposeStep } from '../../../../shared/engine/propose.ts';
import { type ModelId, modelId } from '../../../../shared/foundation/ids.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { laddersOf, modelsOfPolicy } from '../../../../shared/plan/policyParts.ts';
import { usePolicy } from './context.ts';
import type { Means } from './policyKind.ts';

/** The id of no model: where there is none to turn to, the edit refuses it. */
const noModel = modelId('');

/** What may follow the last step of a flow, or be its first; null where nothing is adequate. */
export const useProposal = (policy: Policy | null): Candidate | null => {
  const { category, candidates, candidateById } = usePolicy();
  if (policy === null) return proposeModel(category, candidates);
  const last = laddersOf(policy).at(-1)?.rungs.at(-1);
  const before = last === undefined ? null : (candidateById.get(last.modelId) ?? null);
  return proposeStep(category, candidates, before, new Set(modelsOfPolicy(policy)));
};

/** A second model always: where nothing stronger is known, the one that stands there already. */
export const useSecondModel = (policy: Policy | null): ModelId => {
  const proposal = useProposal(policy);
  const [used] = policy === null ? [] : modelsOfPolicy(policy);
  return proposal?.model.id ?? used ?? noModel;
};

export const useMeans = (policy: Policy | null): Means => {
  const { category, candidates, candidateById } = usePolicy();
  const secondModel = useSecondModel(policy);
  const [first] = policy === null ? [] : modelsOfPolicy(policy);
  const judged = first === undefined ? null : (candidateById.get(first)?.model ?? null);
  return { secondModel, verifier: proposeCheck(category, candidates, judged) };
};
