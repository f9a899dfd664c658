import { beforeEach, describe, expect, it } from 'vitest';
import { snapshotFor, withRowsFor } from '../../../../renderer/actions/snapshot.ts';
import { setCatalog } from '../../../../renderer/state/catalogStore.ts';
import type { Catalog } from '../../../../shared/catalog/catalog.ts';
import { atSetting } from '../../../../shared/catalog/setting.ts';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import { rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { setPolicy } from '../../../../shared/plan/edits/policies.ts';
import { addRow } from '../../../../shared/plan/edits/rows.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { singleModel } from '../../../../shared/plan/policies.ts';
import { createPlan } from '../../../namedPlan.ts';
import { offerOf, withPrice } from '../../../offerOf.ts';
import { shippedCatalog } from '../../../shippedCatalog.ts';

const catalog: Catalog = shippedCatalog();
const first = catalog.models[0]!;

const opened = (): PortfolioDocument => {
  const plan = createPlan('coding-assistant', catalog);
  return { plan, snapshot: snapshotFor(plan, catalog), unknown: {} };
};

const edited = (document: PortfolioDocument, plan: Plan): PortfolioDocument =>
  withRowsFor({ ...document, plan }, document.plan);

const ok = <T>(answered: { ok: true; value: T } | { ok: false }): T => {
  if (!answered.ok) throw new Error('refused');
  return answered.value;
};

describe('the rows a plan carries', () => {
  beforeEach(() => setCatalog(catalog));

  it('gain a model with its evidence when a policy names it, and lose it when none does', () => {
    const before = opened();
    const category = before.plan.categories[0]!.id;
    const policy = before.plan.stacks[0]!.policies[category]!;
    const added = edited(before, ok(setPolicy(before.plan, stackId('a'), category, singleModel(first.id))));
    expect(added.snapshot.models.map((model) => model.id)).toContain(first.id);
    const back = edited(added, ok(setPolicy(added.plan, stackId('a'), category, policy)));
    expect(back.snapshot.models.map((model) => model.id)).not.toContain(first.id);
  });

  it('stay as they were taken when the catalog has moved', () => {
    const before = opened();
    const mine = before.snapshot.models.find((model) => model.id === 'anthropic/claude-haiku-4.5')!;
    const dearer = withPrice(mine, { promptUsdPerM: offerOf(mine).promptUsdPerM * 10 });
    setCatalog({ ...catalog, models: catalog.models.map((model) => (model.id === mine.id ? dearer : model)) });
    const category = before.plan.categories[0]!.id;
    const stack = before.plan.stacks[1]!;
    const added = edited(before, ok(setPolicy(before.plan, stack.id, category, singleModel(first.id))));
    expect(added.snapshot.models.find((model) => model.id === mine.id)).toEqual(mine);
    expect(added.snapshot.models.map((model) => model.id)).toContain(first.id);
    const high = atSetting(mine.id, 'high');
    const atHigh = edited(before, ok(setPolicy(before.plan, stack.id, category, singleModel(high))));
    expect(atHigh.snapshot.models.find((model) => model.id === high)?.offers).toEqual(mine.offers);
  });

  it('gain the evidence of a category that joins the mix', () => {
    const before = opened();
    const has = (document: PortfolioDocument) =>
      document.snapshot.evidence.some((row) => row.category === 'roleplay' && row.completionTokensPerTask === null);
    expect(has(before)).toBe(false);
    const joined = ok(addRow(before.plan, { name: null, kind: 'roleplay' }));
    const roleplayer = catalog.evidence.find((row) => row.category === 'roleplay' && row.trials !== null)!.modelId;
    const used = ok(setPolicy(joined, stackId('a'), rowId('roleplay'), singleModel(roleplayer)));
    expect(has(edited(before, used))).toBe(true);
  });

  it('are not touched by an edit that names no model and no yardstick', () => {
    const before = opened();
    expect(edited(before, { ...before.plan, tasksPerMonth: 1 }).snapshot).toBe(before.snapshot);
    const [category, ...rest] = before.plan.categories;
    const moved = { ...before.plan, categories: [{ ...category!, deferrable: true }, ...rest] };
    expect(edited(before, moved).snapshot).toBe(before.snapshot);
  });
});
