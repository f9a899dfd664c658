/** Sums of records, whole or by any key: disjoint tokens, requests, money by currency. Unknown stays null. */
import { cacheWriteOf, promptOf, type UsageRecord } from './record.ts';

export interface Totals {
  requests: number | null;
  input_uncached: number;
  cache_read: number;
  /** null where some writes do not say how long they are kept. */
  cache_write_5m: number | null;
  cache_write_1h: number | null;
  cache_write_total: number;
  prompt_total: number;
  output_total: number;
  reasoning_subset_of_output: number | null;
  /** By ISO code; null where nothing states a cost. */
  cost: Record<string, number> | null;
}

/** Adds up money without losing cents over a million rows (Kahan, 1965). */
class Sum {
  private sum = 0;
  private lost = 0;
  add(value: number): void {
    const next = value - this.lost;
    const sum = this.sum + next;
    this.lost = sum - this.sum - next;
    this.sum = sum;
  }
  get value(): number {
    return this.sum;
  }
}

/** Currencies a set of records uses at all, so that a group without a price still says in what it is 0. */
export const totalsOf = (records: readonly UsageRecord[]): Totals => {
  let requests: number | null = null;
  let isCountKnown = true;
  let split5m: number | null = 0;
  let split1h: number | null = 0;
  let reasoning: number | null = null;
  const tokens = { input: 0, read: 0, write: 0, output: 0 };
  const money = new Map<string, Sum>();
  for (const record of records) {
    if (!record.isMoneyOnly || record.requests !== 0) {
      if (record.requests === null) isCountKnown = false;
      else requests = (requests ?? 0) + record.requests;
    }
    tokens.input += record.inputUncached;
    tokens.read += record.cacheRead;
    tokens.write += cacheWriteOf(record);
    tokens.output += record.output;
    if (record.cacheWrite5m === null) split5m = record.cacheWriteUnsplit > 0 || split5m === null ? null : split5m;
    else if (split5m !== null) split5m += record.cacheWrite5m;
    if (record.cacheWrite1h === null) split1h = record.cacheWriteUnsplit > 0 || split1h === null ? null : split1h;
    else if (split1h !== null) split1h += record.cacheWrite1h;
    if (record.reasoning !== null) reasoning = (reasoning ?? 0) + record.reasoning;
    if (record.currency !== null) {
      const sum = money.get(record.currency) ?? new Sum();
      money.set(record.currency, sum);
      sum.add(record.cost ?? 0);
    }
  }
  return {
    requests: isCountKnown ? requests : null,
    input_uncached: tokens.input,
    cache_read: tokens.read,
    cache_write_5m: split5m,
    cache_write_1h: split1h,
    cache_write_total: tokens.write,
    prompt_total: tokens.input + tokens.read + tokens.write,
    output_total: tokens.output,
    reasoning_subset_of_output: reasoning,
    cost: money.size === 0 ? null : Object.fromEntries([...money].sort().map(([code, sum]) => [code, sum.value])),
  };
};

/** Records by a label, those without it under null; groups in the order of their names. */
export const groupBy = (
  records: readonly UsageRecord[],
  labelOf: (record: UsageRecord) => string | null,
): Map<string | null, UsageRecord[]> => {
  const groups = new Map<string | null, UsageRecord[]>();
  for (const record of records) {
    const label = labelOf(record);
    const group = groups.get(label);
    if (group) group.push(record);
    else groups.set(label, [record]);
  }
  return new Map([...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1)));
};

/** `2026-09`, in UTC. */
export const monthOf = (record: UsageRecord): string | null =>
  record.ms === null ? null : new Date(record.ms).toISOString().slice(0, 7);

/** `2026-09-01`, in UTC. */
export const dayOf = (record: UsageRecord): string | null =>
  record.ms === null ? null : new Date(record.ms).toISOString().slice(0, 10);

/** Totals of every group that has a name. */
export const totalsBy = (
  records: readonly UsageRecord[],
  labelOf: (record: UsageRecord) => string | null,
): Record<string, Totals> =>
  Object.fromEntries(
    [...groupBy(records, labelOf)].flatMap(([label, group]) => (label === null ? [] : [[label, totalsOf(group)]])),
  );

export interface Distribution {
  p50: number;
  p95: number;
  mean: number;
  /** Standard deviation over the mean. */
  cv: number;
}

export interface Percentiles {
  rule: string;
  n: number;
  prompt: Distribution;
  completion: Distribution;
}

/** A quantile by linear interpolation between order statistics (Hyndman and Fan, 1996, type 7). `sorted` is not empty. */
const quantile = (sorted: Float64Array, share: number): number => {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
};

const distributionOf = (values: Float64Array): Distribution => {
  values.sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    p50: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    mean,
    cv: mean === 0 ? 0 : Math.sqrt(variance) / mean,
  };
};

/** Sizes of single requests that succeeded and wrote something, in tokens; null where the file has sums alone. */
export const percentilesOf = (records: readonly UsageRecord[]): Percentiles | null => {
  const used = records.filter(({ grain, failed, output }) => grain === 'request' && failed === 0 && output > 0);
  if (used.length === 0) return null;
  return {
    rule: 'successful rows with output > 0; linear interpolation (type 7)',
    n: used.length,
    prompt: distributionOf(Float64Array.from(used, promptOf)),
    completion: distributionOf(Float64Array.from(used, ({ output }) => output)),
  };
};

/** How many requests failed; null where the files hold sums that do not say. */
export const failedOf = (records: readonly UsageRecord[]): number | null => {
  const saying = records.filter(({ grain, failed }) => grain === 'request' || failed > 0);
  return saying.length === 0 ? null : saying.reduce((sum, { failed }) => sum + failed, 0);
};

/** Shares of prompt tokens read from a cache, and of all tokens that went through a batch; null without tokens. */
export const sharesOf = (records: readonly UsageRecord[]): { cache: number; batch: number } | null => {
  const totals = totalsOf(records);
  const all = totals.prompt_total + totals.output_total;
  if (all === 0) return null;
  const batch = totalsOf(records.filter(({ tier }) => tier === 'batch'));
  return {
    cache: totals.prompt_total === 0 ? 0 : totals.cache_read / totals.prompt_total,
    batch: (batch.prompt_total + batch.output_total) / all,
  };
};
