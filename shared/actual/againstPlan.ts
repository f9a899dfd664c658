/**
 * A later usage file beside the plan, month by month: what was planned for the days it covers, what was paid, and every
 * difference between the two with its cause and its dollars. The facts of a row are taken over one at a time, so that the
 * differences add up; what the bill holds beyond them is explained as a reconciliation explains it.
 */

import type { Catalog, Snapshot } from '../catalog/catalog.ts';
import type { CatalogReference } from '../catalog/reference.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import { type Making, makingOf, rowFromUsage, workIn } from '../plan/fromUsage/rowFromUsage.ts';
import { daysPerMonth, windowOf } from '../plan/fromUsage/volume.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import type { CauseKind } from '../usage/causes.ts';
import { catalogBook, type PriceBook } from '../usage/priceBook.ts';
import type { UsageReading } from '../usage/readUsage.ts';
import { reconcile, withProvenWrites } from '../usage/reconcile.ts';
import type { UsageRecord } from '../usage/record.ts';
import { changedRecord } from '../usage/recordTable.ts';
import { resolveModel } from '../usage/resolveModel.ts';
import type { GroupKey } from '../usage/summary.ts';
import { dayOf, groupBy } from '../usage/totals.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { atPlannedSettings } from './atPlannedSettings.ts';
import { besideDiscounts } from './besideDiscounts.ts';
import { inCents } from './inCents.ts';
import { type RowsOfUsage, rowsOfUsage } from './rowsOfUsage.ts';
import { cashPerTask, inTasksOf, type Pricing, type RowCause, type RowState, stepsBetween } from './steps.ts';

export interface AgainstPlan {
  plan: Plan;
  snapshot: Snapshot;
  /** The stack that was to be run. */
  stackId: StackId;
  reading: UsageReading;
  /** null: the key under which most tokens bear the name of a row. */
  by: GroupKey | null;
  mapped: Readonly<Record<string, string>>;
  /** Names and prices models that the plan does not hold. */
  catalog: Catalog;
  reference: CatalogReference;
}

/**
 * `reckoning` is what lies between the plan's way of reckoning and the price of every single record (sizes about their
 * means); the kinds of a bill are those of a reconciliation.
 */
export type DifferenceCause =
  | 'volume'
  | RowCause
  | 'newWork'
  | 'reckoning'
  | 'otherCurrency'
  | CauseKind
  | 'unexplained';

export interface ActualDifference {
  cause: DifferenceCause;
  /** null: of the month as a whole. */
  row: RowId | null;
  /** What it adds to the planned cash, to the cent; negative: it takes away. */
  usd: number;
  /** Whom it is about: labels of new work, models of a bill's cause. */
  names: string[];
  /** Of a discount, a fee or another price; of the first day of a new one. */
  ratio: number | null;
  day: string | null;
}

export interface PlannedAndActual {
  planned: number;
  /** null where the month shows nothing of it. */
  actual: number | null;
}

export interface RowFacts {
  row: RowId;
  tasks: PlannedAndActual;
  requestsPerTask: PlannedAndActual;
  promptTokens: PlannedAndActual;
  completionTokens: PlannedAndActual;
  cacheReadShare: PlannedAndActual;
  /** Of the requests; null where the files do not say. */
  failedShare: number | null;
}

export interface ActualMonth {
  /** `2026-09`. */
  month: string;
  /** Whole days of it that the files cover, of which the plan's share is compared. */
  days: number;
  plannedUsd: number;
  actualUsd: number;
  /** What was paid; otherwise tokens times prices, where the files state no cost in USD. */
  isBilled: boolean;
  /** In the order in which they were taken over; they sum to `actualUsd` less `plannedUsd`, to the cent. */
  differences: ActualDifference[];
  rows: RowFacts[];
}

export interface PlanAgainstActual {
  stackId: StackId;
  by: GroupKey;
  months: ActualMonth[];
  /** Rows of the plan whose cash nobody knows: they have gaps, and what was paid for them is work beside the plan. */
  notReckoned: RowId[];
  /** Days only partly there, and records without a day, which were left out. */
  cutDays: string[];
  undated: number;
  /** Sums in other currencies, which are not compared. */
  otherCurrencies: Record<string, number>;
  /** Models that no rule resolves or no price is known of. */
  unpriced: string[];
}

/** What all months share. */
export interface Laid {
  ask: AgainstPlan;
  pricing: Pricing;
  book: PriceBook;
  making: Making;
  /** Names in the files that a price is known of. */
  priced: ReadonlySet<string>;
}

interface InMonths extends Laid {
  /** Records that were billed in another currency, without that money. */
  foreign: ReadonlySet<UsageRecord>;
}

const unrounded = (difference: Pick<ActualDifference, 'cause' | 'row' | 'usd'>, names: string[] = []) => ({
  ...difference,
  names,
  ratio: null,
  day: null,
});

/** Records of models that have a price: others have no part in a row, and their cost stands by itself. */
export const pricedWork = (records: readonly UsageRecord[], { priced }: Laid): UsageRecord[] =>
  workIn(records).filter(({ model }) => model !== null && priced.has(model));

/** The row as planned, in the stack compared; null where that stack has no policy for it. */
export const plannedState = (row: CategoryPlan, { ask: { plan, stackId } }: Laid): RowState | null => {
  const policy = plan.stacks.find(({ id }) => id === stackId)?.policies[row.id];
  if (policy === undefined) return null;
  return { row, policy, ownTokens: plan.ownTokens.filter(({ category }) => category === row.id) };
};

/** The row as the records show it, with the tasks in them and a month's; null where they show no task. */
export const seenState = (
  row: CategoryPlan,
  records: readonly UsageRecord[],
  making: Making,
  planned: Policy | undefined,
): { state: RowState; tasks: number; tasksPerMonth: number; failedShare: number | null } | null => {
  const found = rowFromUsage({ label: row.name ?? row.id, records: [...records] }, row.id, making);
  if (found.policy === null || found.tasks <= 0) return null;
  const { toolCalls, toolCallUsd, searches, fileSearches, codeSessions, cacheHours } = row.shape;
  const counted = records.some((record) => record.searches > 0);
  const shape = {
    ...found.row.shape,
    toolCallUsd,
    // Searches that the records count are theirs; of other tools they say nothing.
    ...(counted ? {} : { toolCalls, ...(searches === undefined ? {} : { searches }) }),
    ...(fileSearches === undefined ? {} : { fileSearches }),
    ...(codeSessions === undefined ? {} : { codeSessions }),
    ...(cacheHours === undefined ? {} : { cacheHours }),
  };
  const shown: RowState = {
    row: { ...row, shape, shareSource: found.row.shareSource ?? '', deferrable: found.row.deferrable },
    policy: found.policy,
    ownTokens: found.ownTokens,
  };
  const state = atPlannedSettings(shown, planned);
  const { tasks, tasksPerMonth, facts } = found;
  const { tiedBy, failedShare } = facts.shape;
  // Nothing ties requests to tasks: a task is held to take as many of them as planned.
  const requests = row.shape.steps.value;
  return tiedBy !== null || requests <= 1
    ? { state, tasks, tasksPerMonth, failedShare }
    : {
        state: inTasksOf(state, row.shape),
        tasks: tasks / requests,
        tasksPerMonth: tasksPerMonth / requests,
        failedShare,
      };
};

const factsOf = (
  row: CategoryPlan,
  planned: number,
  seen: { state: RowState; tasks: number; failedShare: number | null } | null,
): RowFacts => {
  const shape = seen?.state.row.shape;
  return {
    row: row.id,
    tasks: { planned, actual: seen?.tasks ?? 0 },
    requestsPerTask: { planned: row.shape.steps.value, actual: shape?.steps.value ?? null },
    promptTokens: { planned: row.shape.promptTokens.value, actual: shape?.promptTokens.value ?? null },
    completionTokens: { planned: row.shape.completionTokens.value, actual: shape?.completionTokens.value ?? null },
    cacheReadShare: { planned: row.shape.cacheReadShare, actual: shape?.cacheReadShare ?? null },
    failedShare: seen?.failedShare ?? null,
  };
};

interface RowMonth {
  planned: number;
  /** At the plan's way of reckoning, with all facts of the row; null where it cannot be reckoned. */
  reckoned: number | null;
  differences: ActualDifference[];
  facts: RowFacts;
}

/** One row in one month; null where the plan itself does not know its cash. */
const rowMonth = (
  row: CategoryPlan,
  days: number,
  records: readonly UsageRecord[],
  laid: Laid,
  making: Making,
): RowMonth | null => {
  const { pricing, ask } = laid;
  const start = plannedState(row, laid);
  const perTask = start === null ? null : cashPerTask(pricing, start, false);
  if (start === null || perTask === null) return null;
  const plannedTasks = (ask.plan.tasksPerMonth * row.share * days) / daysPerMonth;
  const planned = plannedTasks * perTask;
  const seen = records.length === 0 ? null : seenState(row, records, making, start.policy);
  const facts = factsOf(row, plannedTasks, seen);
  const nothing = { planned, differences: [unrounded({ cause: 'volume', row: row.id, usd: -planned })], facts };
  if (seen === null) return { ...nothing, reckoned: records.length === 0 ? 0 : null };
  const end = cashPerTask(pricing, seen.state, true);
  if (end === null) return { ...nothing, reckoned: null };
  const differences = [unrounded({ cause: 'volume', row: row.id, usd: (seen.tasks - plannedTasks) * perTask })];
  let known = perTask;
  for (const { cause, state } of stepsBetween(start, seen.state)) {
    const isSeen = cause === 'models' || cause === 'errors';
    // A state between the two that has gaps leaves its dollars to the next one.
    const now = cause === 'errors' ? end : cashPerTask(pricing, state, isSeen);
    if (now === null) continue;
    differences.push(unrounded({ cause, row: row.id, usd: seen.tasks * (now - known) }));
    known = now;
  }
  return { planned, reckoned: seen.tasks * end, differences, facts };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const monthOf = (
  month: string,
  days: number,
  records: readonly UsageRecord[],
  laid: InMonths,
): { month: ActualMonth; notReckoned: RowId[]; unpriced: string[] } => {
  const { ask, book } = laid;
  const { plan, mapped } = ask;
  const work = pricedWork(records, laid);
  const parts: RowsOfUsage = rowsOfUsage(plan, work, ask.by);
  const making = { ...laid.making, window: windowOf(work) };
  const rows = plan.categories
    .filter((row) => row.share > 0 || parts.byRow.has(row.id))
    .map((row) => ({ row, records: parts.byRow.get(row.id) ?? [] }))
    .map((one) => ({ ...one, found: rowMonth(one.row, days, one.records, laid, making) }));
  const atList = (own: readonly UsageRecord[]): number => reconcile(own, book, mapped).modelled_at_list;
  const beside = [
    ...[...parts.fresh].map(([label, own]) => ({ row: null, names: label === null ? [] : [label], own })),
    ...rows
      .filter(({ found, records: own }) => (found === null || found.reckoned === null) && own.length > 0)
      .map(({ row, records: own }) => ({ row: row.id, names: [], own })),
  ].map(({ row, names, own }) => unrounded({ cause: 'newWork', row, usd: atList(own) }, names));
  const inUsd = reconcile(
    records.filter((record) => !laid.foreign.has(record)),
    book,
    mapped,
  );
  // A month without any bill in dollars stands at the prices of the plan, whatever currency it was paid in.
  const bill = inUsd.billed === null ? reconcile(records, book, mapped) : inUsd;
  const abroad = inUsd.billed === null ? 0 : atList(records.filter((record) => laid.foreign.has(record)));
  const planned = sum(rows.map(({ found }) => found?.planned ?? 0));
  const reckoned = sum(rows.map(({ found }) => found?.reckoned ?? 0)) + sum(beside.map(({ usd }) => usd));
  const differences: ActualDifference[] = [
    ...rows.flatMap(({ found }) => found?.differences ?? []),
    ...beside,
    unrounded({ cause: 'reckoning', row: null, usd: bill.modelled_at_list + abroad - reckoned }),
    unrounded({ cause: 'otherCurrency', row: null, usd: -abroad }),
    ...bill.causes.map(({ cause, amount, models, ratio, day }) => ({
      cause,
      row: null,
      usd: amount,
      names: models,
      ratio,
      day,
    })),
    unrounded({ cause: 'unexplained', row: null, usd: bill.unexplained ?? 0 }),
  ];
  const cents = inCents(planned, differences);
  return {
    month: {
      month,
      days,
      plannedUsd: cents.start,
      actualUsd: cents.end,
      isBilled: bill.billed !== null,
      differences: cents.differences.filter(({ usd }) => usd !== 0),
      rows: rows.flatMap(({ found }) => (found === null ? [] : [found.facts])),
    },
    notReckoned: rows.filter(({ found }) => found === null).map(({ row }) => row.id),
    unpriced: bill.unpriced_models,
  };
};

/** Whole days of each month that the files cover; of monthly sums the whole month. */
const daysOf = (records: readonly UsageRecord[]): { days: Map<string, Set<string>>; cut: string[] } => {
  const { days, cut } = windowOf(records);
  const isMonthly = records.every(({ grain }) => grain === 'month');
  const all = isMonthly ? records.flatMap((record) => monthDays(dayOf(record))) : days;
  const byMonth = new Map<string, Set<string>>();
  for (const day of all) {
    const month = day.slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? new Set()).add(day));
  }
  return { days: byMonth, cut: isMonthly ? [] : cut };
};

const monthDays = (day: string | null): string[] => {
  if (day === null) return [];
  const [year = 0, month = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: last }, (_, i) => `${day.slice(0, 7)}-${String(i + 1).padStart(2, '0')}`);
};

/** Money in another currency is named and not compared; its tokens are. */
const inDollars = (records: readonly UsageRecord[]) => {
  const otherCurrencies: Record<string, number> = {};
  const foreign = new Set<UsageRecord>();
  const own = records.map((record): UsageRecord => {
    const { currency, cost } = record;
    if (currency === null || currency === 'USD') return record;
    otherCurrencies[currency] = (otherCurrencies[currency] ?? 0) + (cost ?? 0);
    const tokens = changedRecord(record, { cost: null, currency: null, listCost: null, feeCost: 0, byokCost: 0 });
    foreign.add(tokens);
    return tokens;
  });
  return { own, otherCurrencies, foreign };
};

/** What prices and names everything: the plan's own rows, and the catalog's for models it does not hold. */
export const laidOut = (ask: AgainstPlan, say: Say, language: Language): Laid => {
  const { plan, snapshot, catalog, reading, reference, mapped } = ask;
  const held = new Set(snapshot.models.map(({ id }) => id));
  const models = [...snapshot.models, ...catalog.models.filter(({ id }) => !held.has(id))];
  const book = catalogBook(models, plan.prices);
  const names = new Set(reading.records.flatMap(({ model }) => (model === null ? [] : [model])));
  const isPriced = (name: string): boolean => {
    const { id } = resolveModel(name, book.known, mapped);
    return id !== null && book.priceOf(id) !== null;
  };
  return {
    ask,
    pricing: { plan, snapshot, models },
    book,
    making: makingOf(reading, { catalog: { ...catalog, models }, reference, mapped, kinds: new Map() }, say, language),
    priced: new Set([...names].filter(isPriced)),
  };
};

/**
 * Lays usage beside a plan. Refusals: actualNoStack, where the plan has no such stack; actualNoRow, where nothing in the
 * files is work of a row of the plan; usageNoWork, where no record has a day.
 */
export const againstPlan = (ask: AgainstPlan, say: Say, language: Language): Answer<PlanAgainstActual> => {
  const { plan, stackId, reading } = ask;
  if (!plan.stacks.some(({ id }) => id === stackId)) {
    const allowed = plan.stacks.map(({ id }) => id).join(', ');
    return refuse('actualNoStack', `The plan has no stack ${stackId}; allowed: ${allowed}.`, {
      stack: stackId,
      allowed,
    });
  }
  const laid = laidOut(ask, say, language);
  const {
    own: paid,
    otherCurrencies,
    foreign,
  } = inDollars(reading.records.filter((one) => !one.isGatewayHit || (one.cost ?? 0) !== 0));
  const own = withProvenWrites(
    besideDiscounts(paid, plan.prices, { book: laid.book, models: laid.pricing.models, mapped: ask.mapped }),
    laid.book,
    ask.mapped,
  );
  const priced = pricedWork(own, laid);
  const { by, byRow } = rowsOfUsage(plan, priced, ask.by);
  if (byRow.size === 0) {
    const rows = plan.categories.map(({ id, name }) => name ?? id).join(', ');
    return refuse('actualNoRow', `Nothing in the files is called as a row of the plan (${rows}) under ${by}.`, {
      by,
      rows,
    });
  }
  const { days, cut } = daysOf(workIn(own));
  if (days.size === 0)
    return refuse(
      'usageNoWork',
      'The files hold no requests and no tokens: there is nothing to plan. Choose an export with usage.',
    );
  const fixed: InMonths = { ...laid, ask: { ...ask, by }, foreign };
  const byDay = groupBy(own, dayOf);
  const months = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, covered]) =>
      monthOf(
        month,
        covered.size,
        [...covered].flatMap((day) => byDay.get(day) ?? []),
        fixed,
      ),
    );
  return answer({
    stackId,
    by,
    months: months.map(({ month }) => month),
    notReckoned: [...new Set(months.flatMap(({ notReckoned }) => notReckoned))],
    cutDays: cut,
    undated: byDay.get(null)?.length ?? 0,
    otherCurrencies,
    unpriced: [...new Set(months.flatMap(({ unpriced }) => unpriced))].sort(),
  });
};
