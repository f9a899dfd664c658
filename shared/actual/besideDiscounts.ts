/** A bill's own list prices beside a plan that reckons with a discount already. */
import { chooseOffer } from '../catalog/chooseOffer.ts';
import type { Model } from '../catalog/model.ts';
import type { PriceChoice } from '../catalog/priceChoice.ts';
import type { PriceBook } from '../usage/priceBook.ts';
import type { UsageRecord } from '../usage/record.ts';
import { changedRecord } from '../usage/recordTable.ts';
import { resolveModel } from '../usage/resolveModel.ts';

/** The records with the list prices that the bill states less the plan's own discount: what is then left is news. */
export const besideDiscounts = (
  records: readonly UsageRecord[],
  prices: PriceChoice | undefined,
  { book, models, mapped }: { book: PriceBook; models: readonly Model[]; mapped: Readonly<Record<string, string>> },
): UsageRecord[] => {
  if (prices === undefined || prices.discounts.length === 0) return [...records];
  const byId = new Map<string, Model>(models.map((model) => [model.id, model]));
  return records.map((record): UsageRecord => {
    if (record.model === null || record.listCost === null) return record;
    const model = byId.get(resolveModel(record.model, book.known, mapped).id ?? '');
    const discount = model === undefined ? 0 : (chooseOffer(model, prices)?.discount ?? 0);
    return discount === 0 ? record : changedRecord(record, { listCost: record.listCost * (1 - discount) });
  });
};
