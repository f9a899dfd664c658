/** Adds a stack: with flows that are given, or with the engine's proposal for every row. */
import { proposeStack } from '../../shared/engine/proposeStack.ts';
import { addStack as addTo } from '../../shared/plan/edits/stacks.ts';
import type { Stack } from '../../shared/plan/plan.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { tryEdit } from './tryEdit.ts';
import { wholeSnapshot } from './wholeSnapshot.ts';

const proposals = (): Stack['policies'] => {
  const { document } = planStore.getState();
  const { catalog } = catalogStore.getState();
  return document === null || catalog === null ? {} : proposeStack(document.plan, wholeSnapshot(document, catalog));
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
