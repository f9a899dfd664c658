import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { priceInUse } from '../../../shared/catalog/chooseOffer.ts';
import { newModel } from '../../../shared/catalog/model.ts';
import { usualPrices } from '../../../shared/catalog/priceChoice.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { avoidHost, pricesOf, setHostDiscount, setPrices, stateOffer } from '../../../shared/plan/edits/prices.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { createPlan } from '../../namedPlan.ts';

const seed = (name: string) => JSON.parse(readFileSync(keptCatalogFile(`${name}.json`), 'utf8'));
const plan = createPlan('all-traffic-2025', { models: seed('models'), evidence: seed('evidence') });
const of = (edited: Answer<Plan>): Plan => {
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
};
const sold = { completionUsdPerM: 4, basis: 'a list', asOf: '2026-10-01', source: 'a list' };
const model = newModel({
  id: modelId('acme/m'),
  name: 'M',
  author: 'acme',
  authorName: 'Acme',
  inputModalities: ['text'],
  owner: 'seed',
  sources: {},
  offers: [
    { ...sold, promptUsdPerM: 2, host: 'Acme', hostType: 'first-party' },
    { ...sold, promptUsdPerM: 1, host: 'Elsewhere', hostType: 'inference-host' },
    { ...sold, promptUsdPerM: 1.5, host: 'Cloud', hostType: 'cloud', region: 'eu' },
  ],
});
const paid = (edited: Plan) => priceInUse(model, pricesOf(edited))?.promptUsdPerM;

describe('what a plan pays', () => {
  it('is the maker’s own price until the plan says otherwise', () => {
    expect(pricesOf(plan)).toEqual(usualPrices);
    expect(paid(plan)).toBe(2);
  });

  it('is the cheapest of the hosts that are not ruled out', () => {
    const cheapest = of(setPrices(plan, { offerRule: 'cheapest' }));
    expect(paid(cheapest)).toBe(1);
    const without = of(avoidHost(cheapest, 'Elsewhere', true));
    expect(paid(without)).toBe(1.5);
    expect(of(avoidHost(without, 'Elsewhere', false)).prices).toEqual(cheapest.prices);
  });

  it('is the offer that is named, until it is taken back', () => {
    const stated = of(stateOffer(plan, model.id, { host: 'Cloud', region: 'eu', serviceTier: null }));
    expect(paid(stated)).toBe(1.5);
    const other = of(stateOffer(stated, model.id, { host: 'Elsewhere', region: null, serviceTier: null }));
    expect(pricesOf(other).stated).toHaveLength(1);
    expect(paid(of(stateOffer(other, model.id, null)))).toBe(2);
  });

  it('is less by a host’s discount: 2 at 25% off is 1.5', () => {
    const cut = of(setHostDiscount(plan, 'Acme', 0.25));
    expect(paid(cut)).toBe(1.5);
    expect(pricesOf(of(setHostDiscount(cut, 'Acme', null))).discounts).toEqual([]);
    expect(setHostDiscount(plan, 'Acme', 1).ok).toBe(false);
  });

  it('refuses what no plan holds, and leaves the plan as it was', () => {
    expect(setPrices(plan, { horizonMonths: -1 }).ok).toBe(false);
    expect(setPrices(plan, { peakShare: 1.2 }).ok).toBe(false);
    expect(setPrices(plan, { workHours: { fromUtc: '8', toUtc: '18:00', days: null } }).ok).toBe(false);
    expect(plan.prices).toBeUndefined();
  });
});
