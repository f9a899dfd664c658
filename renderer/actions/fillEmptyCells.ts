/** Gives every empty cell the engine's proposal: the cheapest adequate model that no stack before it has in that row. */
import { candidatesFor } from '../../shared/engine/candidates.ts';
import { proposeModel } from '../../shared/engine/propose.ts';
import { modelsInRow } from '../../shared/engine/proposeStack.ts';
import { setPolicy } from '../../shared/plan/edits/policies.ts';
import { singleModel } from '../../shared/plan/policies.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { planStore } from '../state/planStore.ts';
import type { Edit } from './editPlan.ts';
import { say, tell } from './say.ts';
import { tryEdit } from './tryEdit.ts';
import { wholeSnapshot } from './wholeSnapshot.ts';

/** A row in which one model alone is adequate has it in every stack. */
export const fillEmptyCells = (): void => {
  const { document } = planStore.getState();
  const { catalog } = catalogStore.getState();
  if (document === null || catalog === null) return;
  const { plan } = document;
  const snapshot = wholeSnapshot(document, catalog);
  const edits = plan.categories.flatMap((row): Edit[] => {
    const candidates = candidatesFor(row, plan, snapshot);
    const had = modelsInRow(plan, row.id);
    return plan.stacks.flatMap((stack): Edit[] => {
      if (stack.policies[row.id] !== undefined) return [];
      const found = proposeModel(row, candidates, had) ?? proposeModel(row, candidates);
      if (found === null) return [];
      had.add(found.model.id);
      return [(current) => setPolicy(current, stack.id, row.id, singleModel(found.model.id))];
    });
  });
  if (edits.length === 0) tell('info', say('plan.filledNone'));
  else tryEdit('app.editStack', edits);
};
