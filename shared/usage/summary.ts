/** A reading as one plain object: totals by kind of token, model, month and project, tasks, sizes, and the bill. */

import type { Note } from './collected.ts';
import { type Period, periodOf } from './period.ts';
import type { PriceBook } from './priceBook.ts';
import type { UsageReading } from './readUsage.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { promptOf, type UsageRecord } from './record.ts';
import { type ResolveRule, resolveModel } from './resolveModel.ts';
import { type Tasks, tasksOf } from './tasks.ts';
import {
  failedOf,
  groupBy,
  monthOf,
  type Percentiles,
  percentilesOf,
  sharesOf,
  type Totals,
  totalsBy,
  totalsOf,
} from './totals.ts';

export const groupKeys = ['project', 'key', 'tag', 'prompt', 'session', 'model'] as const;
export type GroupKey = (typeof groupKeys)[number];

export interface GroupSummary {
  totals: Totals;
  by_month: Record<string, Totals>;
  percentiles: Percentiles | null;
  tasks: Tasks | null;
  failed_requests: number | null;
  shares: { cache: number; batch: number } | null;
  models: Record<string, Totals>;
}

export interface ModelResolution {
  id: string | null;
  rules: ResolveRule[];
}

export interface UsageSummary {
  format: string;
  files: string[];
  timezone: string;
  granularity: string;
  period: Omit<Period, 'empty_days'>;
  empty_days: string[];
  data_rows: number;
  rows_to_drop: Record<string, number>;
  set_aside: { reason: string; rows: number; file: string; first_line: number }[];
  non_usage_lines: Record<string, number>;
  currencies: string[];
  /** Before discounts, where the files state it. */
  list_cost: number | null;
  byok_inference_USD: number;
  totals: Totals;
  by_model_raw: Record<string, Totals>;
  by_model_canonical: Record<string, Totals>;
  by_month: Record<string, Totals>;
  by_project: Record<string, Totals>;
  percentiles: Percentiles | null;
  tasks: Tasks | null;
  failed_requests: number | null;
  gateway_cache_hits: number;
  zero_rows: number;
  shares: { cache: number; batch: number } | null;
  models: Record<string, ModelResolution>;
  unresolved_models: string[];
  by: GroupKey | null;
  groups: Record<string, GroupSummary>;
  mapping: UsageReading['files'][number]['mapping'];
  notes: Note[];
  prices: string | null;
  /** Tokens times the prices of a price file, in its currency; null where prices are the catalog's. */
  modelled_cost_at_PRICES_json_USD: number | null;
  unpriced_models: string[];
  reconciliation: Reconciliation | null;
}

const grains = ['request', 'minute', 'hour', 'day', 'month'] as const;

/** The label a record is grouped by. */
export const labelOf = (record: UsageRecord, by: GroupKey): string | null => {
  switch (by) {
    case 'project':
      return record.project;
    case 'key':
      return record.key;
    case 'tag':
      return record.tag;
    case 'prompt':
      return record.prompt;
    case 'session':
      return record.session ?? record.trace;
    case 'model':
      return record.model;
    default: {
      const never: never = by;
      return never;
    }
  }
};

const groupSummary = (records: readonly UsageRecord[]): GroupSummary => ({
  totals: totalsOf(records),
  by_month: totalsBy(records, monthOf),
  percentiles: percentilesOf(records),
  tasks: tasksOf(records),
  failed_requests: failedOf(records),
  shares: sharesOf(records),
  models: totalsBy(records, ({ model }) => model),
});

const reasonName = (reason: string, detail: string | null): string =>
  detail === null || detail === '' ? reason : `${reason} (${detail})`;

const isZero = (record: UsageRecord): boolean =>
  record.grain !== 'request' &&
  promptOf(record) + record.output === 0 &&
  (record.cost ?? 0) === 0 &&
  (record.requests ?? 0) === 0;

const listCostOf = (records: readonly UsageRecord[]): number | null =>
  records.reduce((sum: number | null, { listCost }) => (listCost === null ? sum : (sum ?? 0) + listCost), null);

const countOf = (records: readonly UsageRecord[], isCounted: (record: UsageRecord) => boolean): number =>
  records.reduce((count, record) => count + Number(isCounted(record)), 0);

/** The names of models, in order. */
const modelsIn = (records: readonly UsageRecord[]): string[] => {
  const names = new Set<string>();
  for (const { model } of records) if (model !== null) names.add(model);
  return [...names].sort();
};

/**
 * Everything that is said of a reading. Keys are those of JSON output. `book` prices it and names models; `mapped` are
 * model names mapped by hand.
 */
export const summarise = (
  reading: UsageReading,
  book: PriceBook | null,
  by: GroupKey | null,
  mapped: Readonly<Record<string, string>>,
): UsageSummary => {
  const { records } = reading;
  const totals = totalsOf(records);
  const raw = modelsIn(records);
  const resolutions = new Map(
    book === null ? [] : raw.map((name) => [name, resolveModel(name, book.known, mapped)] as const),
  );
  const canonical = (name: string | null): string | null => {
    if (name === null) return null;
    const resolved = resolutions.get(name);
    return resolved === undefined ? name : (resolved.id ?? resolved.family);
  };
  const { empty_days: empty, ...period } = periodOf(records);
  const bill = book === null ? null : reconcile(records, book, mapped);
  const groups = by === null ? [] : [...groupBy(records, (record) => labelOf(record, by))];
  return {
    format: [...new Set(reading.files.map(({ format }) => format))].join(', '),
    files: reading.files.map(({ name }) => name),
    timezone: reading.zone,
    granularity: grains.find((grain) => records.some((record) => record.grain === grain)) ?? 'request',
    period,
    empty_days: empty,
    data_rows: reading.dataRows,
    rows_to_drop: Object.fromEntries(
      reading.asides.map(({ reason, detail, rows }) => [reasonName(reason, detail), rows]),
    ),
    set_aside: reading.asides.map(({ reason, detail, rows, file, line }) => ({
      reason: reasonName(reason, detail),
      rows,
      file,
      first_line: line,
    })),
    non_usage_lines: Object.fromEntries(
      reading.otherMoney.map(({ kind, currency, amount }) => [`${kind} ${currency}`, amount]),
    ),
    currencies: Object.keys(totals.cost ?? {}),
    list_cost: listCostOf(records),
    byok_inference_USD: records.reduce((sum, { byokCost }) => sum + byokCost, 0),
    totals,
    by_model_raw: totalsBy(records, ({ model }) => model),
    by_model_canonical: totalsBy(records, ({ model }) => canonical(model)),
    by_month: totalsBy(records, monthOf),
    by_project: totalsBy(records, ({ project }) => project),
    percentiles: percentilesOf(records),
    tasks: tasksOf(records),
    failed_requests: failedOf(records),
    gateway_cache_hits: countOf(records, ({ isGatewayHit }) => isGatewayHit),
    zero_rows: countOf(records, isZero),
    shares: sharesOf(records),
    models: Object.fromEntries([...resolutions].map(([name, { id, rules }]) => [name, { id, rules }])),
    unresolved_models: [...resolutions].flatMap(([name, { id }]) => (id === null ? [name] : [])),
    by,
    groups: Object.fromEntries(groups.map(([label, group]) => [label ?? '', groupSummary(group)])),
    mapping: reading.files.find(({ mapping }) => mapping !== null)?.mapping ?? null,
    notes: reading.notes,
    prices: book?.name ?? null,
    modelled_cost_at_PRICES_json_USD:
      book?.kind === 'file' && bill !== null ? bill.modelled_at_list + bill.modelled_not_compared : null,
    unpriced_models: bill?.unpriced_models ?? [],
    reconciliation: bill,
  };
};
