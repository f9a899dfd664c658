/** What is known of a model through other suites is never pushed aside by an assumption. */
import { expect, it } from 'vitest';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import { candidatesFor } from '../../../shared/engine/candidates.ts';
import { missingRates } from '../../../shared/engine/missingRates.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { assumptionsOf, bare } from '../../../shared/plan/createPlan.ts';
import { newCategory } from '../../../shared/plan/newCategory.ts';
import type { AssumedRate, Plan } from '../../../shared/plan/plan.ts';
import { singleModel } from '../../../shared/plan/policies.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';

const catalog = shippedCatalog();
const known = { ...catalog, reference: buildReference(catalog, []) };
const row = newCategory('programming', 1);
const planned = (models: readonly AssumedRate['modelId'][], assumedRates: AssumedRate[] = []): Plan => ({
  ...bare('', null, [row], []),
  assumedRates,
  stacks: models.map((id, i) => ({
    id: stackId(`s${i}`),
    name: '',
    note: '',
    policies: { [row.id]: singleModel(id) },
  })),
});

const blank = planned([]);
const candidates = candidatesFor(row, blank, known);
const unmeasured = candidates.filter(
  ({ model }) => assumptionsOf([row], planned([model.id]).stacks, known).length === 1,
);
const elsewhere = unmeasured.filter(({ rate }) => rate !== null).map(({ model }) => model.id);
const nowhere = unmeasured.filter(({ rate }) => rate === null).map(({ model }) => model.id);

it('assumes nothing of a model that another suite of such work measured, and of all others that stacks name', () => {
  expect(elsewhere.length).toBeGreaterThan(10);
  expect(nowhere.length).toBeGreaterThan(10);
  const plan = planned([...elsewhere.slice(0, 5), ...nowhere.slice(0, 5)]);
  expect(missingRates(plan, known).map(({ modelId }) => modelId)).toEqual(nowhere.slice(0, 5));
});

it('adds nothing to what she stated', () => {
  const [stated] = nowhere;
  if (stated === undefined) throw new Error('the catalog measures every model');
  const rate = { value: 0.7, stated: true };
  expect(missingRates(planned([stated], [{ modelId: stated, category: row.id, rate }]), known)).toEqual([]);
});
