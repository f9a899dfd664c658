/** Sums of records, whole or by any key: disjoint tokens, requests, money by currency. Unknown stays null. */
import { groupedBy } from '../foundation/maps.ts';
import { promptOf, type UsageRecord } from './record.ts';

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

/** Totals as they add up, record by record: nothing is held but the sums. */
class Adding {
  private requests: number | null = null;
  private isCountKnown = true;
  private split5m: number | null = 0;
  private split1h: number | null = 0;
  private reasoning: number | null = null;
  private input = 0;
  private read = 0;
  private write = 0;
  private output = 0;
  private readonly money = new Map<string, Sum>();

  add(record: UsageRecord): void {
    const { requests, cacheWrite5m, cacheWrite1h, cacheWriteUnsplit, reasoning, currency } = record;
    if (!record.isMoneyOnly || requests !== 0) {
      if (requests === null) this.isCountKnown = false;
      else this.requests = (this.requests ?? 0) + requests;
    }
    this.input += record.inputUncached;
    this.read += record.cacheRead;
    this.write += (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0) + cacheWriteUnsplit;
    this.output += record.output;
    if (cacheWrite5m === null) this.split5m = cacheWriteUnsplit > 0 ? null : this.split5m;
    else if (this.split5m !== null) this.split5m += cacheWrite5m;
    if (cacheWrite1h === null) this.split1h = cacheWriteUnsplit > 0 ? null : this.split1h;
    else if (this.split1h !== null) this.split1h += cacheWrite1h;
    if (reasoning !== null) this.reasoning = (this.reasoning ?? 0) + reasoning;
    if (currency === null) return;
    const sum = this.money.get(currency) ?? new Sum();
    this.money.set(currency, sum);
    sum.add(record.cost ?? 0);
  }

  get totals(): Totals {
    const { money, input, read, write } = this;
    return {
      requests: this.isCountKnown ? this.requests : null,
      input_uncached: input,
      cache_read: read,
      cache_write_5m: this.split5m,
      cache_write_1h: this.split1h,
      cache_write_total: write,
      prompt_total: input + read + write,
      output_total: this.output,
      reasoning_subset_of_output: this.reasoning,
      cost: money.size === 0 ? null : Object.fromEntries([...money].sort().map(([code, sum]) => [code, sum.value])),
    };
  }
}

/** Currencies a set of records uses at all, so that a group without a price still says in what it is 0. */
export const totalsOf = (records: readonly UsageRecord[]): Totals => {
  const adding = new Adding();
  for (const record of records) adding.add(record);
  return adding.totals;
};

/** null comes last. */
const byLabel = ([a]: [string | null, unknown], [b]: [string | null, unknown]): number =>
  a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

/** Records by a label, those without it under null; groups in the order of their names. */
export const groupBy = (
  records: readonly UsageRecord[],
  labelOf: (record: UsageRecord) => string | null,
): Map<string | null, UsageRecord[]> => new Map([...groupedBy(records, labelOf)].sort(byLabel));

const dayMs = 86_400_000;
const dayNames = new Map<number, string>();
const mostDays = 10_000;

/** The name of the day a moment lies in; a million requests lie in a few dozen days. */
const dayName = (ms: number): string => {
  const day = Math.floor(ms / dayMs);
  let name = dayNames.get(day);
  if (name === undefined) {
    name = new Date(day * dayMs).toISOString().slice(0, 10);
    if (dayNames.size < mostDays) dayNames.set(day, name);
  }
  return name;
};

/** `2026-09-01`, in UTC. */
export const dayOf = (record: UsageRecord): string | null => (record.ms === null ? null : dayName(record.ms));

/** `2026-09`, in UTC. */
export const monthOf = (record: UsageRecord): string | null => dayOf(record)?.slice(0, 7) ?? null;

/** Totals of every group that has a name. */
export const totalsBy = (
  records: readonly UsageRecord[],
  labelOf: (record: UsageRecord) => string | null,
): Record<string, Totals> => {
  const groups = new Map<string, Adding>();
  for (const record of records) {
    const label = labelOf(record);
    if (label === null) continue;
    const adding = groups.get(label) ?? new Adding();
    groups.set(label, adding);
    adding.add(record);
  }
  return Object.fromEntries([...groups].sort(byLabel).map(([label, { totals }]) => [label, totals]));
};

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
  const isUsed = ({ grain, failed, output }: UsageRecord): boolean => grain === 'request' && failed === 0 && output > 0;
  const n = records.reduce((count, record) => count + Number(isUsed(record)), 0);
  if (n === 0) return null;
  const sizesOf = (of: (record: UsageRecord) => number): Float64Array => {
    const sizes = new Float64Array(n);
    let at = 0;
    for (const record of records)
      if (isUsed(record)) {
        sizes[at] = of(record);
        at += 1;
      }
    return sizes;
  };
  return {
    rule: 'successful rows with output > 0; linear interpolation (type 7)',
    n,
    prompt: distributionOf(sizesOf(promptOf)),
    completion: distributionOf(sizesOf(({ output }) => output)),
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
