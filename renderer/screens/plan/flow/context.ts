/** What the parts of one policy's editor share: where it stands, what may be chosen, and what the engine says of it. */
import { createContext, useContext } from 'react';
import type { Candidate } from '../../../../shared/engine/candidates.ts';
import type { CategoryOutcome } from '../../../../shared/engine/outcome.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { PolicyPlace } from '../../../../shared/plan/edits/policies.ts';
import type { CategoryPlan, Stack } from '../../../../shared/plan/plan.ts';

export interface PolicyContext {
  stack: Stack;
  /** The stack's place in the plan: its letter and colour. */
  place: number;
  category: CategoryPlan;
  /** Every model of the catalog, as a choice for the category. */
  candidates: readonly Candidate[];
  candidateById: ReadonlyMap<ModelId, Candidate>;
  outcome: CategoryOutcome | null;
}

export const PolicyContext = createContext<PolicyContext | null>(null);

export const usePolicy = (): PolicyContext => {
  const context = useContext(PolicyContext);
  if (context === null) throw new Error('There is no policy around this part.');
  return context;
};

export const placeOf = (context: PolicyContext, path: readonly number[]): PolicyPlace => ({
  stackId: context.stack.id,
  category: context.category.id,
  path,
});

export const modelNameOf = ({ candidateById }: PolicyContext, id: ModelId): string =>
  candidateById.get(id)?.model.name ?? id;
