/** Brings a row of work into the plan, with the engine's proposal for what each stack does with it. */

import type { WorkKind } from '../../shared/catalog/category.ts';
import { candidatesFor } from '../../shared/engine/candidates.ts';
import { missingRates } from '../../shared/engine/missingRates.ts';
import { proposeModel } from '../../shared/engine/propose.ts';
import { answer } from '../../shared/foundation/answer.ts';
import type { RowId } from '../../shared/foundation/ids.ts';
import { setPolicy } from '../../shared/plan/edits/policies.ts';
import { addRow, setTasks } from '../../shared/plan/edits/rows.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { singleModel } from '../../shared/plan/policies.ts';
import { categoryName } from '../../shared/report/categoryName.ts';
import { rowTitle } from '../../shared/report/rowName.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { type Edit, editPlan } from './editPlan.ts';
import { referenceFor } from './reference.ts';
import { say, tell, tellRefusal, voiceNow } from './say.ts';
import { wholeSnapshot } from './wholeSnapshot.ts';

/** Rates of a row's models that nobody measured are assumed from what was measured of others. */
export const withAssumptions =
  (id: RowId): Edit =>
  (plan) => {
    const { catalog } = catalogStore.getState();
    const row = plan.categories.find((known) => known.id === id);
    if (catalog === null || row === undefined) return answer(plan);
    const known = { ...catalog, reference: referenceFor(catalog, plan) };
    const added = missingRates(plan, known, [row]);
    return answer(added.length === 0 ? plan : { ...plan, assumedRates: [...plan.assumedRates, ...added] });
  };

/** Until she types how many there are. */
const firstTasks = 1000;

/** A name that no row has yet; null where the row may be called what its kind is. */
const freeName = (plan: Plan, kind: WorkKind | null): string | null => {
  const taken = new Set(plan.categories.map((row) => rowTitle(voiceNow(), row)));
  if (kind !== null && !taken.has(categoryName(voiceNow(), kind))) return null;
  for (let number = 2; ; number += 1) {
    const name =
      kind === null ? say('plan.ownWorkName', { number: number - 1 }) : `${categoryName(voiceNow(), kind)} ${number}`;
    if (!taken.has(name)) return name;
  }
};

/** Every stack does the new row with the cheapest adequate model; where none is adequate, its cell stays empty. */
const withProposals =
  (id: RowId): Edit =>
  (plan) => {
    const { catalog } = catalogStore.getState();
    const { document } = planStore.getState();
    const row = plan.categories.find((known) => known.id === id);
    if (catalog === null || document === null || row === undefined) return answer(plan);
    const candidates = candidatesFor(row, plan, wholeSnapshot({ ...document, plan }, catalog));
    const proposal = proposeModel(row, candidates);
    if (proposal === null) return answer(plan);
    return plan.stacks.reduce<ReturnType<Edit>>(
      (edited, stack) => (edited.ok ? setPolicy(edited.value, stack.id, id, singleModel(proposal.model.id)) : edited),
      answer(plan),
    );
  };

/** `kind` null: work that no evidence is about; she says how well models do it. */
export const addWork = (kind: WorkKind | null): void => {
  const before = planStore.getState().document?.plan;
  if (before === undefined) return;
  const added = addRow(before, { name: freeName(before, kind), kind }, 0);
  const row = added.ok ? added.value.categories.at(-1) : undefined;
  if (!added.ok || row === undefined) {
    if (!added.ok) tellRefusal(added.error);
    return;
  }
  const refusal = editPlan('app.editCategories', [
    () => added,
    (plan) => setTasks(plan, row.id, firstTasks),
    withProposals(row.id),
  ]);
  if (refusal !== null) {
    tellRefusal(refusal);
    return;
  }
  setView({ sheet: { kind: 'work', row: row.id } });
  tell('info', say('plan.addedNotice', { row: rowTitle(voiceNow(), row) }));
};
