/** What usage shows names a model and not its effort: where the plan asks it at one setting alone, that is the one it is held to be at. */
import { soldAs } from '../catalog/setting.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Policy } from '../plan/policy.ts';
import { modelsOfPolicy, partsOfPolicy, withParts } from '../plan/policyParts.ts';
import type { RowState } from './steps.ts';

/** Models as they are sold, with the id the plan has for each; those it asks at several settings are left out. */
const namesIn = (planned: Policy): ReadonlyMap<ModelId, ModelId> => {
  const ids = modelsOfPolicy(planned);
  return new Map(
    ids
      .filter((id) => ids.every((other) => other === id || soldAs(other) !== soldAs(id)))
      .map((id) => [soldAs(id), id] as const),
  );
};

const renamed = (policy: Policy, name: (id: ModelId) => ModelId): Policy =>
  policy.kind === 'ladder'
    ? { ...policy, rungs: policy.rungs.map((rung) => ({ ...rung, modelId: name(rung.modelId) })) }
    : withParts(
        policy,
        partsOfPolicy(policy).map((part) => renamed(part.policy, name)),
      );

export const atPlannedSettings = (seen: RowState, planned: Policy | undefined): RowState => {
  if (planned === undefined) return seen;
  const names = namesIn(planned);
  const name = (id: ModelId): ModelId => names.get(id) ?? id;
  return {
    ...seen,
    policy: renamed(seen.policy, name),
    ownTokens: seen.ownTokens.map((own) => ({ ...own, modelId: name(own.modelId) })),
  };
};
