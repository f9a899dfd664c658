/** Discounts that a bill states itself, row by row: what was paid beside the list price of the same tokens. */
import { chooseOffer } from '../../catalog/chooseOffer.ts';
import type { Model } from '../../catalog/model.ts';
import type { PriceChoice } from '../../catalog/priceChoice.ts';
import type { UsageRecord } from '../../usage/record.ts';
import { resolveModel } from '../../usage/resolveModel.ts';
import type { Making } from './rowFromUsage.ts';

/** Below it, rounding of a bill's rows looks like a discount; above it the rows are free or included, not discounted. */
const smallest = 0.001;
const largest = 0.99;

/** Shares of a bill whose rows are rounded to cents are no surer than this. */
const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;

/**
 * What each seller takes off its list, as a share, by the seller whose price the plan pays for the models billed. Rows that
 * state no list price, that cost nothing, or that lie inside a plan paid otherwise, say nothing of it.
 */
export const statedDiscounts = (
  records: readonly UsageRecord[],
  models: readonly Model[],
  { known, mapped }: Pick<Making, 'known' | 'mapped'>,
): PriceChoice['discounts'] => {
  const byId = new Map<string, Model>(models.map((model) => [model.id, model]));
  const sums = new Map<string, { paid: number; list: number }>();
  for (const { model: name, cost, listCost, feeCost, costKind } of records) {
    if (name === null || cost === null || cost === 0 || listCost === null || costKind !== 'billed') continue;
    const model = byId.get(resolveModel(name, known, mapped).id ?? '');
    const host = model === undefined ? null : (chooseOffer(model)?.offer.host ?? null);
    if (host === null) continue;
    const sum = sums.get(host) ?? { paid: 0, list: 0 };
    sums.set(host, { paid: sum.paid + cost - feeCost, list: sum.list + listCost });
  }
  return [...sums].flatMap(([host, { paid, list }]) => {
    const discount = list > 0 ? rounded(1 - paid / list) : 0;
    return discount >= smallest && discount <= largest ? [{ host, discount }] : [];
  });
};
