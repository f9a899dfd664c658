/** Adds a stack: with flows that are given, or with the engine's proposal for every row. */
import { candidatesFor } from '../../shared/engine/candidates.ts';
import { proposeModel } from '../../shared/engine/propose.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import { addStack as addTo } from '../../shared/plan/edits/stacks.ts';
import type { Stack } from '../../shared/plan/plan.ts';
import { singleModel } from '../../shared/plan/policies.ts';
import type { Policy } from '../../shared/plan/policy.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { tryEdit } from './tryEdit.ts';
import { wholeSnapshot } from './wholeSnapshot.ts';

/** The cheapest adequate model of each row; a row without one stays empty. */
const proposals = (): Stack['policies'] => {
  const { document } = planStore.getState();
  const { catalog } = catalogStore.getState();
  if (document === null || catalog === null) return {};
  const snapshot = wholeSnapshot(document, catalog);
  return Object.fromEntries(
    document.plan.categories.flatMap((row): [RowId, Policy][] => {
      const proposal = proposeModel(row, candidatesFor(row, document.plan, snapshot));
      return proposal === null ? [] : [[row.id, singleModel(proposal.model.id)]];
    }),
  );
};

const openLast = (): void => {
  const added = planStore.getState().document?.plan.stacks.at(-1);
  if (added !== undefined) setView({ sheet: { kind: 'stack', stack: added.id } });
};

/** Its sheet opens, so that it can be named. */
export const addProposedStack = (name: string): void => {
  tryEdit('app.editStack', (plan) => addTo(plan, name, proposals()));
  openLast();
};

export const addStackOf = (name: string, policies: Stack['policies']): void =>
  tryEdit('app.editStack', (plan) => addTo(plan, name, policies));
