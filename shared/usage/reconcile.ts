/**
 * Why a bill and the prices differ: what the file states itself, then causes tried one at a time. A cause is accepted
 * only where it mends every day of a model; what none mends stays unexplained.
 */
import {
  type Cause,
  type CauseKind,
  type Cell,
  causesOf,
  findingsFor,
  type ModelCells,
  provenWrites,
  withSharedRatios,
} from './causes.ts';
import { costAt, type PriceBook, type TokenPrice, tierOf } from './priceBook.ts';
import { promptOf, type UsageRecord } from './record.ts';
import { changedRecord } from './recordTable.ts';
import { type Resolved, resolveModel } from './resolveModel.ts';
import { dayOf } from './totals.ts';

export interface Reconciliation {
  currency: string;
  /** null where no file states a cost in this currency. */
  billed: number | null;
  /** Tokens times prices, batch and tiers applied, nothing else. */
  modelled_at_list: number;
  /** The same after what the files state themselves (discounts, free and included rows) and what their rows prove. */
  modelled: number;
  /** Billed minus modelled; null where nothing is billed. */
  difference: number | null;
  causes: Cause[];
  unexplained: number | null;
  /** Billed in other currencies, which is not compared, and what the prices give for the same tokens. */
  not_compared: Record<string, number>;
  modelled_not_compared: number;
  unpriced_models: string[];
}

/** A row nobody was to pay for: free, inside a subscription, failed at no cost, or answered by a gateway. */
const isNotBilled = (record: UsageRecord, resolved: Resolved | null): boolean =>
  (record.cost ?? 0) === 0 &&
  record.byokCost === 0 &&
  (resolved?.isFree === true ||
    record.costKind === 'included' ||
    record.isGatewayHit ||
    (record.cost === 0 && record.failed > 0));

class Stated {
  private readonly causes = new Map<CauseKind, Cause>();
  add(cause: CauseKind, amount: number, model: string): void {
    if (amount === 0) return;
    const known = this.causes.get(cause);
    if (known) {
      known.amount += amount;
      if (!known.models.includes(model)) known.models.push(model);
    } else
      this.causes.set(cause, {
        cause,
        amount,
        models: [model],
        basis: 'stated',
        ratio: null,
        day: null,
        alsoPossible: [],
      });
  }
  get all(): Cause[] {
    return [...this.causes.values()];
  }
}

interface Reconciled {
  bill: Reconciliation;
  /** Tokens written to a cache inside the uncached ones of a record, where the rows' costs prove them. */
  writes: ReadonlyMap<UsageRecord, number>;
}

const reconciled = (
  records: readonly UsageRecord[],
  book: PriceBook,
  mapped: Readonly<Record<string, string>>,
): Reconciled => {
  const stated = new Stated();
  const models = new Map<string, ModelCells>();
  const unpriced = new Set<string>();
  const otherCurrencies: Record<string, number> = {};
  const resolutions = new Map<string, Resolved>();
  const resolved = (name: string): Resolved => {
    const known = resolutions.get(name) ?? resolveModel(name, book.known, mapped);
    resolutions.set(name, known);
    return known;
  };
  const statesCost = records.some(({ cost, currency }) => cost !== null && currency === book.currency);
  let billed = 0;
  let notCompared = 0;
  let atList = 0;
  let modelled = 0;
  for (const record of records) {
    const found = record.model === null ? null : resolved(record.model);
    const price = found?.id === null || found === null ? null : book.priceOf(found.id);
    if (record.currency !== null && record.currency !== book.currency) {
      otherCurrencies[record.currency] = (otherCurrencies[record.currency] ?? 0) + (record.cost ?? 0);
      notCompared += price === null ? 0 : costAt(tierOf(price, record), record);
      continue;
    }
    const cost = record.cost ?? 0;
    billed += cost;
    const name = found?.id ?? found?.family ?? 'no model';
    if (record.feeCost !== 0) stated.add('fees', record.feeCost, name);
    const paid = cost - record.feeCost;
    if (price === null) {
      if (promptOf(record) + record.output > 0 || cost !== 0) unpriced.add(name);
      stated.add('unpricedModels', paid, name);
      continue;
    }
    const list = costAt(tierOf(price, record), record);
    atList += list;
    if (statesCost && isNotBilled(record, found)) {
      stated.add('notBilled', -list, name);
      continue;
    }
    if (record.byokCost > 0) {
      stated.add('fees', paid, name);
      stated.add('byok', -record.byokCost, name);
    } else if (record.listCost !== null && record.cost !== null)
      stated.add('discountStated', paid - record.listCost, name);
    const share = record.listCost !== null && record.cost !== null && record.listCost > 0 ? paid / record.listCost : 1;
    modelled += list * share;
    addToCell(models, { name, price, record, list, paid, share });
  }
  const shared = {
    currency: book.currency,
    modelled_at_list: atList,
    not_compared: otherCurrencies,
    modelled_not_compared: notCompared,
    unpriced_models: [...unpriced].sort(),
  };
  if (!statesCost)
    return {
      bill: { ...shared, billed: null, modelled: atList, difference: null, causes: [], unexplained: null },
      writes: new Map(),
    };
  const written = [...models.values()].flatMap((model) => {
    const writes = provenWrites(model);
    return writes === null ? [] : [{ model: model.model, ...writes }];
  });
  const proven = written.map(
    ({ model, amount }): Cause => ({
      cause: 'cacheWritesInsideInput',
      amount,
      models: [model],
      basis: 'proven',
      ratio: null,
      day: null,
      alsoPossible: [],
    }),
  );
  modelled += proven.reduce((sum, { amount }) => sum + amount, 0);
  const found = causesOf(withSharedRatios(findingsFor([...models.values()])));
  const causes = [...stated.all, ...proven, ...found];
  return {
    bill: {
      ...shared,
      billed,
      modelled,
      difference: billed - modelled,
      causes,
      unexplained: billed - atList - causes.reduce((sum, { amount }) => sum + amount, 0),
    },
    writes: new Map(written.flatMap(({ tokens }) => [...tokens])),
  };
};

/** Lays the bill beside the prices. `mapped` holds model names that were mapped by hand. */
export const reconcile = (
  records: readonly UsageRecord[],
  book: PriceBook,
  mapped: Readonly<Record<string, string>>,
): Reconciliation => reconciled(records, book, mapped).bill;

/**
 * The records with the cache writes that their costs prove told apart from the uncached tokens they were counted with, so
 * that a plan made of them pays for them. The prompt's size stays.
 */
export const withProvenWrites = (
  records: readonly UsageRecord[],
  book: PriceBook,
  mapped: Readonly<Record<string, string>>,
): UsageRecord[] => {
  const { writes } = reconciled(records, book, mapped);
  return records.map((record) => {
    const tokens = writes.get(record);
    return tokens === undefined
      ? record
      : changedRecord(record, { inputUncached: record.inputUncached - tokens, cacheWrite5m: tokens });
  });
};

interface CellPart {
  name: string;
  price: TokenPrice;
  record: UsageRecord;
  list: number;
  paid: number;
  /** Paid over list where the file states both. */
  share: number;
}

/** Adds a record to its model's day, at what it would have cost before the discount the file states. */
const addToCell = (models: Map<string, ModelCells>, { name, price, record, list, paid, share }: CellPart): void => {
  const model = models.get(name) ?? { model: name, price, cells: new Map<string, Cell>() };
  models.set(name, model);
  const day = dayOf(record) ?? '';
  const cell = model.cells.get(day) ?? { day, billed: 0, modelled: 0, rows: 0, records: [] };
  model.cells.set(day, cell);
  cell.billed += record.byokCost > 0 ? record.byokCost : share > 0 ? paid / share : paid;
  cell.modelled += list;
  if (record.cost !== null) cell.rows += 1;
  cell.records.push(record);
};
