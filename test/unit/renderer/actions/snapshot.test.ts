import { beforeEach, describe, expect, it } from 'vitest';
import { snapshotFor, withRowsFor } from '../../../../renderer/actions/snapshot.ts';
import { setCatalog } from '../../../../renderer/state/catalogStore.ts';
import type { Catalog } from '../../../../shared/catalog/catalog.ts';
import { atSetting } from '../../../../shared/catalog/setting.ts';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import { type ModelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { setPolicy } from '../../../../shared/plan/edits/policies.ts';
import { addRow } from '../../../../shared/plan/edits/rows.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { singleModel } from '../../../../shared/plan/policies.ts';
import { modelsOfPlan } from '../../../../shared/plan/snapshot.ts';
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

  it('gain a model with its evidence when a policy names it, and lose it when none does', { tags: ['slow'] }, () => {
    const before = opened();
    const category = before.plan.categories[0]!.id;
    const policy = before.plan.stacks[0]!.policies[category]!;
    const added = edited(before, ok(setPolicy(before.plan, stackId('a'), category, singleModel(first.id))));
    expect(added.snapshot.models.map((model) => model.id)).toContain(first.id);
    const back = edited(added, ok(setPolicy(added.plan, stackId('a'), category, policy)));
    expect(back.snapshot.models.map((model) => model.id)).not.toContain(first.id);
  });

  it('stay as they were taken when the catalog has moved', { tags: ['slow'] }, () => {
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

  it('gain the evidence of a category that joins the mix', { tags: ['slow'] }, () => {
    const before = opened();
    const has = (document: PortfolioDocument) =>
      document.snapshot.evidence.some((row) => row.category === 'roleplay' && row.completionTokensPerTask === null);
    expect(has(before)).toBe(false);
    const joined = ok(addRow(before.plan, { name: null, kind: 'roleplay' }));
    const roleplayer = catalog.evidence.find((row) => row.category === 'roleplay' && row.trials !== null)!.modelId;
    const used = ok(setPolicy(joined, stackId('a'), rowId('roleplay'), singleModel(roleplayer)));
    expect(has(edited(before, used))).toBe(true);
  });

  it('keep the model its maker names instead, and bring its evidence once a policy names it', {
    tags: ['slow'],
  }, () => {
    const start = opened();
    const named = new Set(modelsOfPlan(start.plan));
    const measured = new Set(catalog.evidence.flatMap((row) => (row.category === 'programming' ? [row.modelId] : [])));
    const ending = catalog.models.find(
      ({ successor }) => successor !== null && measured.has(successor) && !named.has(successor),
    )!;
    const successor = ending.successor!;
    const other = catalog.models.find(({ id }) => id !== successor && id !== ending.id && !named.has(id))!;
    const row = start.plan.categories[0]!.id;
    const uses = (document: PortfolioDocument, id: ModelId, stack: 'a' | 'b') =>
      edited(document, ok(setPolicy(document.plan, stackId(stack), row, singleModel(id))));
    const evidenceIn = ({ snapshot }: PortfolioDocument) =>
      snapshot.evidence.flatMap(({ modelId, id }) => (modelId === successor ? [id] : [])).sort();

    const after = uses(uses(start, ending.id, 'a'), other.id, 'b');
    expect(after.snapshot.models.filter(({ id }) => id === successor)).toHaveLength(1);
    expect(evidenceIn(after)).toEqual([]);
    const chosen = uses(after, successor, 'b');
    expect(chosen.snapshot.models.filter(({ id }) => id === successor)).toHaveLength(1);
    expect(evidenceIn(chosen)).toEqual(evidenceIn({ ...chosen, snapshot: snapshotFor(chosen.plan, catalog) }));
    expect(evidenceIn(chosen)).not.toEqual([]);
  });

  it('are not touched by an edit that names no model and no yardstick', () => {
    const before = opened();
    expect(edited(before, { ...before.plan, tasksPerMonth: 1 }).snapshot).toBe(before.snapshot);
    const [category, ...rest] = before.plan.categories;
    const moved = { ...before.plan, categories: [{ ...category!, deferrable: true }, ...rest] };
    expect(edited(before, moved).snapshot).toBe(before.snapshot);
  });
});
