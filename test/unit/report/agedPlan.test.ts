/** What changed in the catalog since a plan took its rows: whose prices, how many measurements, and what becomes of the lead. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { evidenceId } from '../../../shared/foundation/ids.ts';
import { agedPlan } from '../../../shared/report/agedPlan.ts';
import { leadOf } from '../../../shared/report/verdict.ts';
import { stored } from '../compare/edited.ts';

const document = stored();
const { plan, snapshot } = document;
const leadNow = leadOf(evaluate({ plan, snapshot, draws: 1000 }));
/** A thousand times dearer whatever the leading stack uses: another must lead. */
const dearer = (factor: number, isDear: (id: string) => boolean) => ({
  ...snapshot,
  models: snapshot.models.map((model) =>
    isDear(model.id)
      ? {
          ...model,
          offers: model.offers.map((offer) => ({
            ...offer,
            promptUsdPerM: offer.promptUsdPerM * factor,
            completionUsdPerM: offer.completionUsdPerM * factor,
          })),
        }
      : model,
  ),
});

describe('a plan that was put away', () => {
  it('has nothing to say, and asks the engine nothing, where the catalog is as it was', () => {
    expect(agedPlan(document, snapshot)).toEqual({ prices: [], measurements: 0, sure: null });
  });

  it('names the models whose prices changed, and says how sure the lead was and is', { tags: ['slow'] }, () => {
    const [model] = snapshot.models;
    if (model === undefined || leadNow === null) throw new Error('a plan with a lead');
    const newest = dearer(1.5, (id) => id === model.id);
    const after = leadOf(evaluate({ plan, snapshot: newest, draws: 1000 }));
    const told = agedPlan(document, newest);
    expect(told.prices).toEqual([model.name]);
    expect(told.measurements).toBe(0);
    expect(told.sure?.before).toBe(leadNow.sure);
    expect(told.sure?.after).toBe(after?.sure);
    // A hair's breadth turns nothing: the one that led leads.
    expect(
      agedPlan(
        document,
        dearer(1.000_001, (id) => id === model.id),
      ).sure?.leads,
    ).toBeNull();
  });

  it('names the stack that would lead where it is another one', () => {
    const leading = plan.stacks.find(({ id }) => id === leadNow?.stackId);
    const used = JSON.stringify(leading);
    const others = JSON.stringify(plan.stacks.filter(({ id }) => id !== leading?.id));
    const alone = (id: string) => used.includes(id) && !others.includes(id);
    const told = agedPlan(document, dearer(10_000, alone));
    const lead = leadOf(evaluate({ plan, snapshot: dearer(10_000, alone), draws: 0 }));
    expect(lead?.stackId).not.toBe(leadNow?.stackId);
    expect(told.sure?.leads).toBe(plan.stacks.find(({ id }) => id === lead?.stackId)?.name);
  });

  it('counts measurements that are new, and not those of models the catalog no longer knows', () => {
    const [model, ...rest] = snapshot.models;
    const row = snapshot.evidence.find(({ modelId }) => modelId !== model?.id);
    if (row === undefined) throw new Error('a measured model');
    const evidence = snapshot.evidence.filter(({ modelId }) => modelId !== model?.id);
    const newest = { ...snapshot, models: rest, evidence: [...evidence, { ...row, id: evidenceId('new-1') }] };
    expect(agedPlan(document, newest)).toMatchObject({ prices: [], measurements: 1 });
  });
});
